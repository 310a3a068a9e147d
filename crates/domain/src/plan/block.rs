//! The text of a plan as paragraphs, each with a number that readers cite.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// `level` 1 is the heading right below its chapter.
    Heading,
    Paragraph,
    /// `level` is the depth of the list, from 1.
    ListEntry,
    /// A Markdown table, kept as one.
    Table,
    /// Quoted, literal or displayed text.
    Quote,
    /// Where an item stands in the text: the block has the item's words nowhere, the page shows the item.
    Item,
}

impl BlockKind {
    pub const ALL: [BlockKind; 6] = [
        BlockKind::Heading,
        BlockKind::Paragraph,
        BlockKind::ListEntry,
        BlockKind::Table,
        BlockKind::Quote,
        BlockKind::Item,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            BlockKind::Heading => "heading",
            BlockKind::Paragraph => "paragraph",
            BlockKind::ListEntry => "list_entry",
            BlockKind::Table => "table",
            BlockKind::Quote => "quote",
            BlockKind::Item => "item",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// Whether readers see a number beside it.
    pub fn is_numbered(self) -> bool {
        !matches!(self, BlockKind::Heading | BlockKind::Item)
    }
}

/// The visible numbers of the paragraphs of a version: `4.12` is the twelfth of the fourth chapter.
/// `blocks` are (index of the top-level chapter from 1, or 0 for text before the first; kind), in order.
pub fn number_blocks(blocks: &[(usize, BlockKind)]) -> Vec<Option<String>> {
    let mut counts = std::collections::HashMap::<usize, usize>::new();
    blocks
        .iter()
        .map(|(chapter, kind)| {
            kind.is_numbered().then(|| {
                let n = counts.entry(*chapter).or_default();
                *n += 1;
                format!("{chapter}.{n}")
            })
        })
        .collect()
}
