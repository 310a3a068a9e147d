//! Headings to a tree of chapters and text to paragraphs: what Markdown and word processor files have in common.
//! It must not look at marks or styles; the readers have done that.

use crate::input::{Report, fail};
use crate::model::{BlockEntry, ItemEntry, PlanDocument, ReadError};
use cantiere_domain::plan::{BlockKind, Content, ItemKind, Source};

pub(crate) struct Outline<'a> {
    path: &'a str,
    pub plan: PlanDocument,
    pub report: Report,
    /// The open chapters with the level of their heading.
    chapters: Vec<(u8, usize)>,
}

impl<'a> Outline<'a> {
    pub fn new(path: &'a str, warnings: usize) -> Self {
        Outline { path, plan: PlanDocument::default(), report: Report::new(warnings), chapters: Vec::new() }
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
            self.plan.blocks.push(BlockEntry { item, kind, level, text, anchor: None });
        }
    }

    /// Whether there are not too many paragraphs; `line` as for a heading.
    pub fn at_most(&self, most: usize, line: usize) -> Result<(), ReadError> {
        match self.plan.blocks.len() > most {
            true => Err(fail(
                self.path,
                line,
                both!(
                    "more than {most} paragraphs; import the document in parts",
                    "più di {most} paragrafi: importa il documento in più parti"
                ),
            )),
            false => Ok(()),
        }
    }

    pub fn finish(mut self) -> PlanDocument {
        self.plan.warnings = self.report.finish();
        self.plan
    }
}
