//! Lines to nodes, by indentation: what docutils calls body elements.
//! Depth is bounded by the caller's limit; no line is looked at more often than it is deep.

use super::lines::{Line, adornment, cut, dedent, indented_end, literal, marker};
use super::table;
use crate::input::{Limits, Report, fail, text_of};
use crate::model::ReadError;

#[derive(Clone, Debug, PartialEq)]
pub enum NodeKind {
    /// The adornment tells the level; which is above which is known when all are seen.
    Heading {
        adornment: char,
    },
    Paragraph,
    /// `marker` is the number of a numbered list, as written.
    ListEntry {
        marker: Option<String>,
    },
    /// Markdown already.
    Table,
    /// Markdown already, for a literal block; a quoted paragraph otherwise.
    Literal,
    Quote,
    Toctree {
        entries: Vec<(usize, String)>,
    },
}

#[derive(Clone, Debug)]
pub struct Node {
    pub line: usize,
    pub kind: NodeKind,
    /// How many lists it stands in; for a list entry its own is counted.
    pub depth: u8,
    /// Lines joined by a blank, marks still those of reStructuredText (tables and literals: Markdown).
    pub text: String,
}

pub fn parse(path: &str, bytes: &[u8], limits: &Limits, report: &mut Report) -> Result<Vec<Node>, ReadError> {
    let text = text_of(path, bytes, limits)?.replace('\t', "        ");
    let lines: Vec<Line> = text.lines().enumerate().map(|(n, l)| (n + 1, l.trim_end())).collect();
    let mut parser = Parser { path, limits, report, nodes: Vec::new() };
    parser.body(&lines, Place { lists: 0, nesting: 0, quote: false })?;
    Ok(parser.nodes)
}

#[derive(Clone, Copy)]
struct Place {
    lists: u8,
    nesting: usize,
    quote: bool,
}

struct Parser<'a> {
    path: &'a str,
    limits: &'a Limits,
    report: &'a mut Report,
    nodes: Vec<Node>,
}

impl Parser<'_> {
    fn push(&mut self, line: usize, kind: NodeKind, place: Place, text: String) {
        let kind = if place.quote && kind == NodeKind::Paragraph { NodeKind::Quote } else { kind };
        self.nodes.push(Node { line, kind, depth: place.lists, text });
    }

    fn body(&mut self, lines: &[Line], place: Place) -> Result<(), ReadError> {
        if place.nesting > self.limits.nesting {
            let line = lines.first().map_or(0, |l| l.0);
            return Err(fail(
                self.path,
                line,
                both!(
                    "lists or quotes are nested more than {} deep; flatten them",
                    "elenchi o citazioni sono annidati per più di {} livelli: riducili",
                    self.limits.nesting
                ),
            ));
        }
        let mut at = 0;
        while at < lines.len() {
            at = self.element(lines, at, place)?;
        }
        Ok(())
    }

    /// Reads what begins at `at`; where the next begins.
    fn element(&mut self, lines: &[Line], at: usize, place: Place) -> Result<usize, ReadError> {
        let (number, line) = lines[at];
        let next = lines.get(at + 1).map_or("", |l| l.1);
        if line.is_empty() {
            return Ok(at + 1);
        }
        if line.starts_with(' ') {
            let end = indented_end(lines, at);
            let inner = dedent(&lines[at..end]);
            self.body(&inner, Place { nesting: place.nesting + 1, quote: true, ..place })?;
            return Ok(end);
        }
        if line == ".." || line.starts_with(".. ") {
            return self.explicit(lines, at, place);
        }
        if place.nesting == 0
            && let Some(end) = self.heading(lines, at, place)
        {
            return Ok(end);
        }
        if table::is_grid_border(line) {
            let end = (at..lines.len()).find(|i| !lines[*i].1.starts_with(['+', '|'])).unwrap_or(lines.len());
            match table::grid(&lines[at..end]) {
                Some(markdown) => self.push(number, NodeKind::Table, place, markdown),
                None => {
                    self.report.warn(
                        self.path,
                        number,
                        both!(
                            "a table whose columns do not line up; it is kept as literal text",
                            "una tabella con le colonne non allineate: resta come testo così com’è"
                        ),
                    );
                    self.push(number, NodeKind::Literal, place, literal(&lines[at..end]));
                }
            }
            return Ok(end);
        }
        if table::is_simple_border(line) {
            let (end, markdown) = table::simple(&lines[at..]);
            if let Some(markdown) = markdown {
                self.push(number, NodeKind::Table, place, markdown);
                return Ok(at + end);
            }
        }
        if let Some((marker, offset)) = marker(line) {
            let alone = marker.is_none() || next.is_empty() || next.starts_with(' ') || self::marker(next).is_some();
            if alone {
                return self.list_entry(lines, at, place, marker, offset);
            }
        }
        if line.starts_with("| ") {
            let end = (at..lines.len())
                .find(|i| !lines[*i].1.starts_with('|') && !lines[*i].1.starts_with(' '))
                .unwrap_or(lines.len());
            let text = lines[at..end].iter().map(|l| l.1.trim_start_matches('|').trim()).collect::<Vec<_>>().join(" ");
            self.push(number, NodeKind::Paragraph, place, text);
            return Ok(end);
        }
        if next.starts_with(' ') && !line.ends_with("::") && place.lists == 0 {
            return self.definition(lines, at, place);
        }
        self.paragraph(lines, at, place)
    }

    fn heading(&mut self, lines: &[Line], at: usize, place: Place) -> Option<usize> {
        let (number, line) = lines[at];
        let next = lines.get(at + 1).map_or("", |l| l.1);
        if let Some(over) = adornment(line) {
            let under = lines.get(at + 2).and_then(|l| adornment(l.1));
            if under == Some(over) && !next.is_empty() && adornment(next).is_none() {
                self.push(lines[at + 1].0, NodeKind::Heading { adornment: over }, place, next.trim().to_string());
                return Some(at + 3);
            }
            // A line of marks alone only parts the text.
            return (next.is_empty() && !table::is_simple_border(line)).then_some(at + 1);
        }
        let under = adornment(next)?;
        let (title, rule) = (line.chars().count(), next.chars().count());
        if rule < title.min(4) {
            return None;
        }
        if rule < title {
            self.report.warn(
                self.path,
                number + 1,
                both!(
                    "the line under this heading is shorter than the heading; it is read as a heading",
                    "la riga sotto questo titolo è più corta del titolo: viene letto come titolo"
                ),
            );
        }
        self.push(number, NodeKind::Heading { adornment: under }, place, line.trim().to_string());
        Some(at + 2)
    }

    fn list_entry(
        &mut self,
        lines: &[Line],
        at: usize,
        place: Place,
        marker: Option<String>,
        offset: usize,
    ) -> Result<usize, ReadError> {
        let (number, line) = lines[at];
        let end = indented_end(lines, at + 1);
        let mut inner = vec![(number, line[offset..].trim_start())];
        inner.extend(lines[at + 1..end].iter().map(|(n, l)| (*n, cut(l, offset))));
        let before = self.nodes.len();
        let inside = Place { lists: place.lists.saturating_add(1), nesting: place.nesting + 1, quote: false };
        self.body(&inner, inside)?;
        match self.nodes.get_mut(before) {
            Some(first) if matches!(first.kind, NodeKind::Paragraph) => first.kind = NodeKind::ListEntry { marker },
            // A list that begins inside a list on the same line: the outer mark carries nothing.
            Some(_) => {}
            None => self.report.warn(
                self.path,
                number,
                both!("an empty list entry is left out", "una voce di elenco vuota viene tralasciata"),
            ),
        }
        Ok(end)
    }

    fn definition(&mut self, lines: &[Line], at: usize, place: Place) -> Result<usize, ReadError> {
        let (number, term) = lines[at];
        let end = indented_end(lines, at + 1);
        let before = self.nodes.len();
        self.body(&dedent(&lines[at + 1..end]), Place { nesting: place.nesting + 1, ..place })?;
        let term = term.trim();
        match self.nodes.get_mut(before) {
            Some(first) if matches!(first.kind, NodeKind::Paragraph | NodeKind::Quote) => {
                let colon = if term.trim_end_matches('*').ends_with([':', '.']) { "" } else { ":" };
                first.text = format!("{term}{colon} {}", first.text);
                first.line = number;
            }
            _ => self.nodes.insert(
                before,
                Node { line: number, kind: NodeKind::Paragraph, depth: place.lists, text: term.to_string() },
            ),
        }
        Ok(end)
    }

    fn paragraph(&mut self, lines: &[Line], at: usize, place: Place) -> Result<usize, ReadError> {
        let mut end = at + 1;
        while end < lines.len() && !lines[end].1.is_empty() {
            end += 1;
        }
        let mut text = lines[at..end].iter().map(|l| l.1.trim()).collect::<Vec<_>>().join(" ");
        let literal_follows = text.ends_with("::");
        if literal_follows {
            let spaced = text == "::" || text.ends_with(" ::");
            text.truncate(text.len() - if spaced { 2 } else { 1 });
            text.truncate(text.trim_end().len());
        }
        if !text.is_empty() {
            self.push(lines[at].0, NodeKind::Paragraph, place, text);
        }
        if literal_follows {
            let start = (end..lines.len()).find(|i| !lines[*i].1.is_empty()).unwrap_or(lines.len());
            let stop = indented_end(lines, start);
            if stop > start {
                self.push(lines[start].0, NodeKind::Literal, place, literal(&dedent(&lines[start..stop])));
                return Ok(stop);
            }
        }
        Ok(end)
    }

    /// `.. something`: contents lists, figures, notes; all else is a comment or is told.
    fn explicit(&mut self, lines: &[Line], at: usize, place: Place) -> Result<usize, ReadError> {
        let (number, line) = lines[at];
        let end = indented_end(lines, at + 1);
        let head = line.trim_start_matches('.').trim();
        let inner = dedent(&lines[at + 1..end]);
        let Some((name, argument)) = head.split_once("::").filter(|(n, _)| !n.contains(' ')) else {
            if let Some(rest) = head.strip_prefix('[').filter(|r| r.contains(']')) {
                let mut text = format!("[{rest}");
                for (_, l) in &inner {
                    text.push(' ');
                    text.push_str(l.trim());
                }
                self.push(number, NodeKind::Paragraph, place, text.trim().to_string());
            }
            return Ok(end);
        };
        let fields = inner.iter().take_while(|(_, l)| !l.is_empty()).count();
        let after_fields =
            if inner.first().is_some_and(|l| l.1.starts_with(':')) { &inner[fields..] } else { &inner[..] };
        match name {
            "toctree" => {
                let entries = after_fields.iter().filter(|(_, l)| !l.is_empty() && !l.starts_with(':'));
                let entries = entries.map(|(n, l)| (*n, l.trim().to_string())).collect();
                self.push(number, NodeKind::Toctree { entries }, place, String::new());
            }
            "figure" | "image" => {
                self.report.warn(
                    self.path,
                    number,
                    both!(
                        "the figure {} is not part of the text; its caption is kept",
                        "la figura {} non fa parte del testo: resta la didascalia",
                        argument.trim()
                    ),
                );
                self.body(after_fields, Place { nesting: place.nesting + 1, quote: true, ..place })?;
            }
            "note" | "warning" | "tip" | "important" | "attention" | "hint" | "admonition" | "topic" | "epigraph"
            | "pull-quote" | "rubric" => {
                if !argument.trim().is_empty() {
                    self.push(number, NodeKind::Quote, place, argument.trim().to_string());
                }
                self.body(after_fields, Place { nesting: place.nesting + 1, quote: true, ..place })?;
            }
            "code" | "code-block" | "parsed-literal" => {
                self.push(number, NodeKind::Literal, place, literal(after_fields))
            }
            "contents" | "index" | "meta" | "highlight" => {}
            other => self.report.warn(
                self.path,
                number,
                both!(
                    "“.. {other}::” is not known; what it holds is left out",
                    "“.. {other}::” non è previsto: quello che contiene viene tralasciato"
                ),
            ),
        }
        Ok(end)
    }
}
