//! Paragraphs of a content file into blocks with keys.
//! A key says where the paragraph stands (`p2-07`); it is the same in every version, for versions have the same paragraphs.

use cantiere_documents::BlockEntry;
use cantiere_domain::plan::BlockKind;

/// The paragraphs of one chapter, as they are added.
pub struct ChapterText {
    chapter: String,
    numbered: usize,
    other: usize,
    pub blocks: Vec<BlockEntry>,
}

impl ChapterText {
    pub fn new(chapter: &str) -> Self {
        ChapterText { chapter: chapter.to_lowercase(), numbered: 0, other: 0, blocks: Vec::new() }
    }

    /// Shows an item here.
    pub fn show(&mut self, item: usize) {
        self.push(Some(item), BlockKind::Item, 0, String::new());
    }

    /// Adds what stands between blank lines of `text`, as the text of `item`.
    pub fn add(&mut self, item: usize, text: &str) {
        for part in text.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
            if let Some(heading) = part.strip_prefix("## ") {
                self.push(Some(item), BlockKind::Heading, 1, one_line(heading));
            } else if part.starts_with("- ") {
                for entry in part.lines().filter_map(|l| l.trim().strip_prefix("- ")) {
                    self.push(Some(item), BlockKind::ListEntry, 1, one_line(entry));
                }
            } else if part.starts_with("| ") {
                self.push(Some(item), BlockKind::Table, 0, part.to_string());
            } else if let Some(quote) = part.strip_prefix("> ") {
                self.push(Some(item), BlockKind::Quote, 0, one_line(quote));
            } else {
                self.push(Some(item), BlockKind::Paragraph, 0, one_line(part));
            }
        }
    }

    fn push(&mut self, item: Option<usize>, kind: BlockKind, level: u8, text: String) {
        let key = if kind.is_numbered() {
            self.numbered += 1;
            format!("p{}-{:02}", self.chapter, self.numbered)
        } else {
            self.other += 1;
            format!("h{}-{:02}", self.chapter, self.other)
        };
        self.blocks.push(BlockEntry { item, kind, level, text, anchor: Some(key) });
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
