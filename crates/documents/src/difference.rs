//! What changed between two texts, word by word.
//! Put together, the pieces that are not `Added` are the old text, and those not `Removed` the new one.

use serde::{Deserialize, Serialize};
use similar::{Algorithm, ChangeTag, TextDiff};
use std::time::Duration;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    Same,
    Added,
    Removed,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    pub change: Change,
    pub text: String,
}

impl Piece {
    pub fn is_added(&self) -> bool {
        self.change == Change::Added
    }

    pub fn is_removed(&self) -> bool {
        self.change == Change::Removed
    }
}

/// Pieces in reading order, what was removed before what was added; no two neighbours of one kind.
///
/// ```
/// use cantiere_documents::difference::{Change, difference};
/// let pieces = difference("Ogni classe ha un orto.", "Ogni classe cura un orto.");
/// let said: Vec<_> = pieces.iter().map(|p| (p.change, p.text.as_str())).collect();
/// assert_eq!(said, [(Change::Same, "Ogni classe "), (Change::Removed, "ha"), (Change::Added, "cura"), (Change::Same, " un orto.")]);
/// ```
pub fn difference(old: &str, new: &str) -> Vec<Piece> {
    let (old_words, new_words) = (split(old), split(new));
    // Beyond the deadline similar gives a coarser answer, still a true one.
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Myers)
        .timeout(Duration::from_millis(200))
        .diff_slices(&old_words, &new_words);
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut removed, mut added) = (String::new(), String::new());
    for change in diff.iter_all_changes() {
        match change.tag() {
            ChangeTag::Delete => removed.push_str(change.value()),
            ChangeTag::Insert => added.push_str(change.value()),
            ChangeTag::Equal => {
                flush(&mut pieces, &mut removed, &mut added);
                push(&mut pieces, Change::Same, change.value());
            }
        }
    }
    flush(&mut pieces, &mut removed, &mut added);
    pieces
}

fn flush(pieces: &mut Vec<Piece>, removed: &mut String, added: &mut String) {
    push(pieces, Change::Removed, &std::mem::take(removed));
    push(pieces, Change::Added, &std::mem::take(added));
}

fn push(pieces: &mut Vec<Piece>, change: Change, text: &str) {
    if text.is_empty() {
        return;
    }
    match pieces.last_mut() {
        Some(last) if last.change == change => last.text.push_str(text),
        _ => pieces.push(Piece { change, text: text.to_string() }),
    }
}

/// Words, runs of blanks, and every other sign alone; nothing is lost.
fn split(text: &str) -> Vec<&str> {
    let class = |c: char| {
        if c.is_alphanumeric() {
            0
        } else if c.is_whitespace() {
            1
        } else {
            2
        }
    };
    let mut parts = Vec::new();
    let mut from = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        let now = class(c);
        if before.is_some_and(|b| b != now || now == 2) {
            parts.push(&text[from..at]);
            from = at;
        }
        before = Some(now);
    }
    if from < text.len() {
        parts.push(&text[from..]);
    }
    parts
}
