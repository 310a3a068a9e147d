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

/// The visible numbers of the paragraphs of a version: `4.12` is the twelfth of the chapter that is called 4.
/// `blocks` are (label of the chapter from [`chapter_labels`], empty for text before the first; kind), in order.
pub fn number_blocks(blocks: &[(&str, BlockKind)]) -> Vec<Option<String>> {
    let mut counts = std::collections::HashMap::<&str, usize>::new();
    blocks
        .iter()
        .map(|(chapter, kind)| {
            kind.is_numbered().then(|| {
                let n = counts.entry(chapter).or_default();
                *n += 1;
                if chapter.is_empty() { n.to_string() } else { format!("{chapter}.{n}") }
            })
        })
        .collect()
}

/// What chapters are called in the numbers of their paragraphs: the number at the end of their own code (`CAP3` is 3)
/// where every number is found once; those without one are A, B, C. Where no chapter has one, they are counted.
pub fn chapter_labels(codes: &[&str]) -> Vec<String> {
    let own: Vec<Option<&str>> = codes
        .iter()
        .map(|code| {
            let digits = code.len() - code.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            (digits > 0).then(|| code[code.len() - digits..].trim_start_matches('0')).filter(|n| !n.is_empty())
        })
        .collect();
    let mut seen = std::collections::HashSet::new();
    let telling = own.iter().any(Option::is_some) && own.iter().flatten().all(|n| seen.insert(*n));
    let mut letters = 0;
    own.iter()
        .enumerate()
        .map(|(at, number)| match (telling, number) {
            (false, _) => (at + 1).to_string(),
            (true, Some(number)) => number.to_string(),
            (true, None) => {
                letters += 1;
                letter(letters)
            }
        })
        .collect()
}

/// A, B, … Z, AA, AB, …
fn letter(mut n: usize) -> String {
    let mut out = Vec::new();
    while n > 0 {
        n -= 1;
        out.push(b'A' + (n % 26) as u8);
        n /= 26;
    }
    out.iter().rev().map(|b| *b as char).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chapter_labels_follow_the_codes_where_they_tell_chapters_apart() {
        assert_eq!(chapter_labels(&["", "CAP1", "CAP2", ""]), ["A", "1", "2", "B"]);
        assert_eq!(chapter_labels(&["infrastrutture", "dati"]), ["1", "2"]);
        assert_eq!(chapter_labels(&["CAP1", "X1"]), ["1", "2"]);
        assert_eq!(chapter_labels(&["CAP01", "CAP10"]), ["1", "10"]);
    }

    #[test]
    fn number_blocks_counts_paragraphs_within_their_chapter() {
        use BlockKind::{Heading, ListEntry, Paragraph};
        let numbers =
            number_blocks(&[("", Paragraph), ("1", Heading), ("1", Paragraph), ("2", Paragraph), ("1", ListEntry)]);
        let expected = [Some("1"), None, Some("1.1"), Some("2.1"), Some("1.2")];
        assert_eq!(numbers.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    }
}
