//! Headings to a tree of chapters and text to paragraphs: what Markdown and word processor files have in common.
//! It must not look at marks or styles; the readers have done that.

use crate::input::{Limits, Report, fail};
use crate::marks;
use crate::message::Message;
use crate::model::{BlockEntry, ItemEntry, PlanDocument, ReadError};
use cantiere_domain::plan::{BlockKind, Content, ItemKind, Source};

/// Headings of a document of a word processor, at most.
const HEADINGS: usize = 10_000;
/// Bytes of its text, at most: what it repeats by reference, as an address, must not fill the memory.
const TEXT: usize = 32 << 20;
/// What a cell of a table counts as, in bytes: short rows are filled up to the longest.
const CELL: usize = 32;

pub(crate) struct Outline<'a> {
    path: &'a str,
    pub plan: PlanDocument,
    pub report: Report,
    /// The open chapters with the level of their heading.
    chapters: Vec<(u8, usize)>,
    /// Bytes of text so far.
    bytes: usize,
}

impl<'a> Outline<'a> {
    pub fn new(path: &'a str, warnings: usize) -> Self {
        Outline { path, plan: PlanDocument::default(), report: Report::new(warnings), chapters: Vec::new(), bytes: 0 }
    }

    /// `line` counts lines, or paragraphs where a format has no lines.
    pub fn heading(&mut self, level: u8, title: &str, line: usize) {
        if title.trim().is_empty() {
            self.report.warn(
                self.path,
                line,
                both!("an empty heading is left out", "un titolo vuoto viene tralasciato"),
            );
            return;
        }
        if self.chapters.last().map_or(level > 1 && !self.plan.items.is_empty(), |(above, _)| level > above + 1) {
            self.report.warn(
                self.path,
                line,
                both!(
                    "the heading “{}” skips a level; it is put under the one above",
                    "il titolo “{}” salta un livello: viene messo sotto quello che lo precede",
                    title.chars().take(60).collect::<String>()
                ),
            );
        }
        self.chapters.retain(|(l, _)| *l < level);
        let at = self.plan.items.len();
        let source = Source { original_id: format!("{}:{line}", self.path), ..Source::default() };
        self.plan.items.push(ItemEntry {
            parent: self.chapters.last().map(|(_, at)| *at),
            kind: ItemKind::Chapter,
            code: None,
            uuid: None,
            title: title.trim().to_string(),
            content: Content { source, ..Content::default() },
            state: None,
            file: self.path.to_string(),
            line,
        });
        self.chapters.push((level, at));
        self.block(BlockKind::Item, 0, String::new());
    }

    pub fn block(&mut self, kind: BlockKind, level: u8, text: String) {
        if kind == BlockKind::Item || !text.trim().is_empty() {
            let item = self.chapters.last().map(|(_, at)| *at);
            self.bytes += text.len();
            self.plan.blocks.push(BlockEntry { item, kind, level, text, anchor: None });
        }
    }

    pub fn table(&mut self, rows: &[Vec<String>]) {
        let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
        self.bytes += CELL * rows.len() * columns;
        if self.has_room()
            && let Some(markdown) = marks::table(rows)
        {
            self.block(BlockKind::Table, 0, markdown);
        }
    }

    /// The address that a stretch of text leads to. Once there is too much, it is left out, and `check` refuses the document.
    pub fn link(&mut self, address: Option<&str>) -> Option<String> {
        // It is copied some times on its way.
        self.bytes += 4 * address.map_or(0, str::len);
        address.filter(|_| self.has_room()).map(str::to_string)
    }

    /// Whether more text may come.
    fn has_room(&self) -> bool {
        self.bytes <= TEXT
    }

    /// An error if a document that is not read yet has so many paragraphs.
    pub fn expect(&self, paragraphs: usize, limits: &Limits) -> Result<(), ReadError> {
        match paragraphs > limits.blocks {
            true => Err(fail(self.path, 0, too_many_paragraphs(limits))),
            false => Ok(()),
        }
    }

    /// An error once a document of a word processor holds more than is taken at once.
    pub fn check(&self, paragraph: usize, limits: &Limits) -> Result<(), ReadError> {
        let message = if self.plan.blocks.len() > limits.blocks {
            too_many_paragraphs(limits)
        } else if self.plan.items.len() > HEADINGS {
            both!(
                "more than {HEADINGS} headings; import the document in parts",
                "più di {HEADINGS} titoli: importa il documento in più parti"
            )
        } else if !self.has_room() {
            both!(
                "more than {} MB of text; import the document in parts",
                "più di {} MB di testo: importa il documento in più parti",
                TEXT >> 20
            )
        } else {
            return Ok(());
        };
        Err(fail(self.path, paragraph, message))
    }

    pub fn finish(mut self) -> PlanDocument {
        self.plan.warnings = self.report.finish();
        self.plan
    }
}

fn too_many_paragraphs(limits: &Limits) -> Message {
    both!(
        "more than {} paragraphs; import the document in parts",
        "più di {} paragrafi: importa il documento in più parti",
        limits.blocks
    )
}
