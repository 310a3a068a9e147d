//! Nodes to items and paragraphs: which chapter, objective, expected result and section of lines we stand in.
//! It must lose nothing: what is no item is text, and what is doubtful is told.

use super::entry::Open;
use super::pattern;
use crate::input::{Report, fail};
use crate::model::{BlockEntry, ItemEntry, PlanDocument, ReadError};
use crate::rst::{Node, NodeKind, to_markdown, to_plain};
use cantiere_domain::plan::{BlockKind, Content, ItemKind, Source};
use pattern::{Coded, Lines};
use std::collections::HashMap;

/// Where in one file we stand.
#[derive(Default)]
pub(super) struct Place {
    pub(super) path: String,
    is_index: bool,
    pub(super) parent: Option<usize>,
    pub(super) chapter: Option<usize>,
    /// Adornments in the order they were met: the rank of a heading.
    ranks: Vec<char>,
    pub(super) objective: Option<(usize, usize)>,
    pub(super) result: Option<usize>,
    pub(super) section: Option<(Lines, usize)>,
    pub(super) served: Vec<String>,
    /// “Linee di azione vigenti”: lines already running, without a date.
    pub(super) running: bool,
    open: Option<Open>,
}

pub struct Builder {
    pub(super) plan: PlanDocument,
    places: Vec<Place>,
    pub(super) by_code: HashMap<String, usize>,
    pub(super) actors: HashMap<String, usize>,
    most: (usize, usize),
}

impl Builder {
    pub fn new(items: usize, blocks: usize) -> Self {
        Builder {
            plan: PlanDocument::default(),
            places: Vec::new(),
            by_code: HashMap::new(),
            actors: HashMap::new(),
            most: (items, blocks),
        }
    }

    pub fn open_file(&mut self, path: &str, parent: Option<usize>, is_index: bool) {
        self.places.push(Place { path: path.to_string(), parent, is_index, ..Place::default() });
    }

    pub fn close_file(&mut self, report: &mut Report) -> Result<(), ReadError> {
        self.close_open(report)?;
        self.places.pop();
        Ok(())
    }

    /// The chapter that the files of a contents list belong to.
    pub fn chapter(&self) -> Option<usize> {
        self.places.last().and_then(|p| p.chapter.or(p.parent))
    }

    /// Checks what could not be checked before all was read.
    pub fn finish(self, report: &mut Report) -> PlanDocument {
        for item in &self.plan.items {
            for code in &item.content.serves {
                if !self.by_code.contains_key(code) {
                    report.warn(
                        &item.file,
                        item.line,
                        both!(
                            "this line serves {code}, which the plan does not define",
                            "questa linea concorre a {code}, che il piano non definisce"
                        ),
                    );
                }
            }
        }
        self.plan
    }

    pub fn node(&mut self, node: &Node, report: &mut Report) -> Result<(), ReadError> {
        if let Some(open) = &mut self.place().open
            && open.takes(node)
        {
            open.nodes.push(node.clone());
            return Ok(());
        }
        self.close_open(report)?;
        match &node.kind {
            NodeKind::Heading { adornment } => self.heading(node, *adornment, report),
            NodeKind::ListEntry { .. } if node.depth == 1 && self.opens(node) => Ok(()),
            NodeKind::Paragraph if node.depth == 0 => self.paragraph(node, report),
            _ => self.text(node),
        }
    }

    pub(super) fn place(&mut self) -> &mut Place {
        self.places.last_mut().expect("nodes come between open_file and close_file")
    }

    /// A list entry that may be a target or a line.
    fn opens(&mut self, node: &Node) -> bool {
        let place = self.place();
        let target = if place.result.is_some() && place.section.is_none() {
            pattern::target(&node.text).map(|t| t.0)
        } else {
            None
        };
        let opens = target.is_some() || place.section.is_some();
        if opens {
            place.open = Some(Open { line: node.line, target, nodes: vec![node.clone()] });
        }
        opens
    }

    fn heading(&mut self, node: &Node, adornment: char, report: &mut Report) -> Result<(), ReadError> {
        let plain = to_plain(&node.text);
        let place = self.place();
        let rank = place.ranks.iter().position(|c| *c == adornment).unwrap_or_else(|| {
            place.ranks.push(adornment);
            place.ranks.len() - 1
        });
        if place.is_index {
            if rank == 0 && self.plan.title.is_none() {
                self.plan.title = Some(plain);
                return Ok(());
            }
            return self.block(None, BlockKind::Heading, rank.clamp(1, 6) as u8, to_markdown(&node.text));
        }
        if place.section.is_some_and(|(_, at)| rank <= at) {
            (place.section, place.running) = (None, false);
            place.served.clear();
        }
        if place.objective.is_some_and(|(_, at)| rank <= at) {
            place.objective = None;
        }
        if place.section.is_none() {
            place.result = None;
        }
        if rank == 0 {
            return self.chapter_heading(node, &plain, report);
        }
        if place.section.is_some()
            && let Some(codes) =
                pattern::served(&plain).or_else(|| pattern::expected_result(&plain).map(|r| vec![r.code]))
        {
            (place.served, place.running) = (codes, false);
            return self.block_here(BlockKind::Heading, rank.min(6) as u8, to_markdown(&node.text));
        }
        if let Some(found) = pattern::objective(&plain) {
            let parent = self.chapter();
            let item = self.coded(ItemKind::Objective, parent, found, node.line, report)?;
            self.place().objective = Some((item, rank));
            return Ok(());
        }
        if let Some(found) = pattern::expected_result(&plain) {
            return self.result(found, node.line, report);
        }
        if let Some(lines) = pattern::section_of_lines(&plain) {
            let place = self.place();
            place.section = Some((lines, rank));
            place.served.clear();
        }
        self.block_here(BlockKind::Heading, rank.min(6) as u8, to_markdown(&node.text))
    }

    fn chapter_heading(&mut self, node: &Node, plain: &str, report: &mut Report) -> Result<(), ReadError> {
        let parent = self.place().parent;
        let path = self.place().path.clone();
        let found = if parent.is_none() { pattern::chapter(plain) } else { None };
        let (code, title) = found.map_or((None, plain.to_string()), |c| (Some(c.code), c.title));
        let source = Source { original_id: path, ..Source::default() };
        let content = Content { source, ..Content::default() };
        let item = self.item(ItemKind::Chapter, parent, code, title, content, node.line, report)?;
        let place = self.place();
        (place.chapter, place.objective, place.result, place.section) = (Some(item), None, None, None);
        Ok(())
    }

    fn result(&mut self, found: Coded, line: usize, report: &mut Report) -> Result<(), ReadError> {
        let objective = self.place().objective.map(|(at, _)| at);
        let path = self.place().path.clone();
        if objective.is_none() {
            report.warn(
                &path,
                line,
                both!(
                    "{} stands under no objective; it is put under its chapter",
                    "{} non sta sotto alcun obiettivo: viene messo sotto il suo capitolo",
                    found.code
                ),
            );
        }
        let of = objective.and_then(|o| self.plan.items[o].code.clone()).unwrap_or_default();
        if objective.is_some() && !found.code[2..].starts_with(&format!("{}.", of.trim_start_matches("OB"))) {
            report.warn(
                &path,
                line,
                both!(
                    "{} stands under {of}: its number says another objective",
                    "{} sta sotto {of}, ma il suo numero indica un altro obiettivo",
                    found.code
                ),
            );
        }
        let parent = objective.or(self.chapter());
        let item = self.coded(ItemKind::ExpectedResult, parent, found, line, report)?;
        self.place().result = Some(item);
        Ok(())
    }

    fn paragraph(&mut self, node: &Node, report: &mut Report) -> Result<(), ReadError> {
        let marked = node.text.starts_with('*') && node.text.ends_with('*');
        let place = self.place();
        if marked
            && place.section.is_none()
            && place.objective.is_some()
            && let Some(found) = pattern::expected_result(&to_plain(&node.text))
        {
            return self.result(found, node.line, report);
        }
        if marked && place.section.is_some() {
            let plain = to_plain(&node.text);
            if let Some(running) = pattern::group_of_lines(&plain) {
                place.running = running;
            } else if let Some(codes) = pattern::served(&plain) {
                (place.served, place.running) = (codes, false);
            }
        }
        self.text(node)
    }

    /// What is no item: text of the innermost item.
    pub(super) fn text(&mut self, node: &Node) -> Result<(), ReadError> {
        let markdown = || to_markdown(&node.text);
        match &node.kind {
            NodeKind::ListEntry { marker } => {
                let number = marker.as_ref().map_or(String::new(), |m| format!("{m} "));
                self.block_here(BlockKind::ListEntry, node.depth.max(1), format!("{number}{}", markdown()))
            }
            NodeKind::Table => self.block_here(BlockKind::Table, 0, node.text.clone()),
            NodeKind::Literal => self.block_here(BlockKind::Quote, 0, node.text.clone()),
            NodeKind::Quote => self.block_here(BlockKind::Quote, 0, format!("> {}", markdown())),
            _ => self.block_here(BlockKind::Paragraph, 0, markdown()),
        }
    }

    /// Ends the list entry that was being read.
    pub fn close_open(&mut self, report: &mut Report) -> Result<(), ReadError> {
        let Some(open) = self.place().open.take() else { return Ok(()) };
        match open.target {
            Some(year) => self.target(&open, year, report),
            None => self.line(&open, report),
        }
    }

    fn coded(
        &mut self,
        kind: ItemKind,
        parent: Option<usize>,
        found: Coded,
        line: usize,
        report: &mut Report,
    ) -> Result<usize, ReadError> {
        let source = Source { original_id: found.as_written, ..Source::default() };
        self.item(kind, parent, Some(found.code), found.title, Content { source, ..Content::default() }, line, report)
    }

    #[expect(clippy::too_many_arguments, reason = "one place makes every item, whatever its kind")]
    pub(super) fn item(
        &mut self,
        kind: ItemKind,
        parent: Option<usize>,
        mut code: Option<String>,
        title: String,
        content: Content,
        line: usize,
        report: &mut Report,
    ) -> Result<usize, ReadError> {
        let at = self.plan.items.len();
        let file = self.place().path.clone();
        if at >= self.most.0 {
            return Err(fail(
                &file,
                line,
                both!(
                    "more than {} items; import the plan in parts",
                    "più di {} voci: importa il piano in più parti",
                    self.most.0
                ),
            ));
        }
        if let Some(said) = &code {
            if let Some(first) = self.by_code.get(said) {
                let first = &self.plan.items[*first];
                report.warn(
                    &file,
                    line,
                    both!(
                        "the code {said} is already used in {}:{}; this one is kept without a code",
                        "il codice {said} è già usato in {}:{}: questa voce resta senza codice",
                        first.file,
                        first.line
                    ),
                );
                code = None;
            } else {
                self.by_code.insert(said.clone(), at);
            }
        }
        self.plan.items.push(ItemEntry { parent, kind, code, uuid: None, title, content, state: None, file, line });
        self.block(Some(at), BlockKind::Item, 0, String::new())?;
        Ok(at)
    }

    fn block_here(&mut self, kind: BlockKind, level: u8, text: String) -> Result<(), ReadError> {
        let place = self.place();
        let item = place.result.filter(|_| place.section.is_none()).or(place.objective.map(|(at, _)| at));
        let item = item.or(self.chapter());
        self.block(item, kind, level, text)
    }

    fn block(&mut self, item: Option<usize>, kind: BlockKind, level: u8, text: String) -> Result<(), ReadError> {
        if kind != BlockKind::Item && text.is_empty() {
            return Ok(());
        }
        if self.plan.blocks.len() >= self.most.1 {
            return Err(fail(
                &self.place().path.clone(),
                0,
                both!(
                    "more than {} paragraphs; import the plan in parts",
                    "più di {} paragrafi: importa il piano in più parti",
                    self.most.1
                ),
            ));
        }
        self.plan.blocks.push(BlockEntry { item, kind, level, text, anchor: None });
        Ok(())
    }
}
