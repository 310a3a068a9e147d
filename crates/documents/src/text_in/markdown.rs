//! Markdown: headings make the tree of chapters, everything else is text.
//! The source is kept as it was written; nothing is rendered here.

use super::outline::Outline;
use crate::input::{Files, ReadOptions, fail, text_of};
use crate::model::{PlanDocument, ReadError};
use cantiere_domain::plan::BlockKind;
use comrak::nodes::{ListType, Node, NodeValue, Sourcepos};
use comrak::{Arena, Options};

pub(crate) fn read(files: &Files, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let (path, bytes) = files.main(&[".md", ".markdown", ".txt"])?;
    parse(path, text_of(path, bytes, &options.limits)?, options)
}

/// Markdown that is already text, from a file or from another reader.
pub(crate) fn parse(path: &str, text: &str, options: &ReadOptions) -> Result<PlanDocument, ReadError> {
    let mut comrak = Options::default();
    comrak.extension.table = true;
    comrak.extension.front_matter_delimiter = Some("---".into());
    let started = std::time::Instant::now();
    let arena = Arena::new();
    let root =
        comrak::try_parse_document(&arena, text, &comrak, &|| started.elapsed().as_secs() >= 20).map_err(|_| {
            fail(
                path,
                0,
                both!(
                    "reading takes longer than 20 seconds; the file is too large or nested too deep: split it",
                    "la lettura dura più di 20 secondi: il file è troppo grande o troppo annidato. Dividilo"
                ),
            )
        })?;
    let mut walk = Walk {
        path,
        lines: text.lines().collect(),
        out: Outline::new(path, options.limits.warnings),
        nesting: options.limits.nesting,
    };
    // A head between lines of hyphens speaks about the text and is none of it.
    let is_head = |node: &Node<'_>| matches!(node.data.borrow().value, NodeValue::FrontMatter(_));
    let nodes: Vec<Node<'_>> = root.children().filter(|node| !is_head(node)).collect();
    let title = title_of_all(&nodes);
    for (n, node) in nodes.into_iter().enumerate() {
        if title && n == 0 {
            walk.out.plan.title = Some(plain(node));
        } else {
            walk.block(node, 0)?;
        }
    }
    Ok(walk.out.finish())
}

/// Whether the document opens with its only heading of the first level, over others: then that is the plan's title.
fn title_of_all(nodes: &[Node<'_>]) -> bool {
    let level = |node: &Node<'_>| match &node.data.borrow().value {
        NodeValue::Heading(h) => Some(h.level),
        _ => None,
    };
    let levels: Vec<Option<u8>> = nodes.iter().map(level).collect();
    levels.first() == Some(&Some(1))
        && levels.iter().flatten().filter(|l| **l == 1).count() == 1
        && levels.iter().flatten().count() > 1
}

struct Walk<'a> {
    path: &'a str,
    lines: Vec<&'a str>,
    out: Outline<'a>,
    nesting: usize,
}

impl Walk<'_> {
    fn block<'n>(&mut self, node: Node<'n>, depth: usize) -> Result<(), ReadError> {
        let (place, value) = {
            let data = node.data.borrow();
            (data.sourcepos, data.value.clone())
        };
        if depth > self.nesting {
            return Err(fail(
                self.path,
                place.start.line,
                both!(
                    "lists are nested more than {} deep; flatten them",
                    "gli elenchi sono annidati per più di {} livelli: riducili",
                    self.nesting
                ),
            ));
        }
        match value {
            NodeValue::Heading(heading) if depth == 0 => {
                self.out.heading(heading.level, &plain(node), place.start.line)
            }
            NodeValue::Heading(_) | NodeValue::Paragraph => {
                let text = self.inline(place);
                self.out.block(BlockKind::Paragraph, 0, text);
            }
            NodeValue::List(_) => {
                for item in node.children() {
                    self.entry(item, depth + 1)?;
                }
            }
            NodeValue::Table(_) => {
                let text = self.whole(place);
                self.out.block(BlockKind::Table, 0, text);
            }
            NodeValue::BlockQuote | NodeValue::CodeBlock(_) => {
                let text = self.whole(place);
                self.out.block(BlockKind::Quote, 0, text);
            }
            NodeValue::HtmlBlock(_) => {
                self.out.report.warn(
                    self.path,
                    place.start.line,
                    both!(
                        "HTML inside Markdown is kept as literal text",
                        "l’HTML dentro il Markdown resta come testo così com’è"
                    ),
                );
                let whole = self.whole(place);
                self.out.block(BlockKind::Quote, 0, format!("```\n{whole}\n```"));
            }
            NodeValue::ThematicBreak => {}
            _ => {
                let text = self.whole(place);
                self.out.block(BlockKind::Paragraph, 0, text);
            }
        }
        Ok(())
    }

    fn entry<'n>(&mut self, item: Node<'n>, depth: usize) -> Result<(), ReadError> {
        let number = match &item.data.borrow().value {
            NodeValue::Item(list) if list.list_type == ListType::Ordered => format!("{}. ", position(item, list.start)),
            _ => String::new(),
        };
        for (n, child) in item.children().enumerate() {
            let (place, is_paragraph) = {
                let data = child.data.borrow();
                (data.sourcepos, matches!(data.value, NodeValue::Paragraph))
            };
            if n == 0 && is_paragraph {
                let text = self.inline(place);
                self.out.block(BlockKind::ListEntry, depth.min(255) as u8, format!("{number}{text}"));
            } else {
                self.block(child, depth)?;
            }
        }
        Ok(())
    }

    /// The source of a paragraph as one line; hard line breaks are kept.
    fn inline(&self, place: Sourcepos) -> String {
        let mut out = String::new();
        for (n, line) in self.slice(place).enumerate() {
            if n > 0 {
                out.push(if out.ends_with('\\') { '\n' } else { ' ' });
            }
            let breaks = line.ends_with("  ");
            out.push_str(line.trim());
            if breaks {
                out.push('\\');
            }
        }
        out.trim_end_matches('\\').trim().to_string()
    }

    fn whole(&self, place: Sourcepos) -> String {
        let indent = place.start.column.saturating_sub(1);
        let mut out = String::new();
        for line in self.slice(place) {
            let blanks = line.len() - line.trim_start_matches(' ').len();
            out.push_str(&line[blanks.min(indent)..]);
            out.push('\n');
        }
        out.trim_end().to_string()
    }

    fn slice(&self, place: Sourcepos) -> impl Iterator<Item = &str> {
        let first = place.start.line;
        let last = place.end.line.min(self.lines.len());
        (first..=last).filter(|n| *n > 0).filter_map(move |n| {
            let line = self.lines.get(n - 1)?;
            Some(if n == first { line.get(place.start.column.saturating_sub(1)..).unwrap_or(line) } else { line })
        })
    }
}

/// The number of an entry: the first one's, counted on.
fn position<'a>(item: Node<'a>, start: usize) -> usize {
    let before = item.parent().map_or(0, |list| list.children().take_while(|c| !c.same_node(item)).count());
    if before == 0 {
        start
    } else {
        item.parent().and_then(|l| l.first_child()).map_or(start, |f| number_of(f)) + before
    }
}

fn number_of<'a>(item: Node<'a>) -> usize {
    match &item.data.borrow().value {
        NodeValue::Item(list) => list.start,
        _ => 1,
    }
}

fn plain<'a>(node: Node<'a>) -> String {
    let mut out = String::new();
    for inner in node.descendants() {
        match &inner.data.borrow().value {
            NodeValue::Text(text) => out.push_str(text),
            NodeValue::Code(code) => out.push_str(&code.literal),
            NodeValue::SoftBreak | NodeValue::LineBreak => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_string()
}
