//! How much two paragraphs are one: shared words, their order, and whether one is the beginning of the other.
//! Words are compared without case and accents; marks count for nothing.

use cantiere_domain::text::words;
use std::collections::HashMap;

/// Below this share of words an anchor is never given.
pub const LEAST_SHARE: f32 = 0.30;
/// Below this likeness two paragraphs are taken for different ones.
pub const LEAST_SCORE: f32 = 0.44;

/// The words of one paragraph as numbers.
pub struct Text {
    /// In the order of the text.
    pub words: Vec<u32>,
    sorted: Vec<u32>,
    pairs: Vec<u64>,
}

/// Gives every word one number.
#[derive(Default)]
pub struct Vocabulary(HashMap<String, u32>);

impl Vocabulary {
    pub fn text(&mut self, text: &str) -> Text {
        // Most words need no folding of accents, which is the dear part.
        let fold = |token: &str| {
            if token.is_ascii() {
                token.to_ascii_lowercase().split(|c: char| !c.is_alphanumeric()).map(str::to_string).collect()
            } else {
                words(token)
            }
        };
        let words: Vec<u32> = text
            .split_whitespace()
            .flat_map(fold)
            .filter(|w| !w.is_empty())
            .map(|w| {
                let next = self.0.len() as u32;
                *self.0.entry(w).or_insert(next)
            })
            .collect();
        let mut sorted = words.clone();
        sorted.sort_unstable();
        let mut pairs: Vec<u64> = words.windows(2).map(pair).collect();
        pairs.sort_unstable();
        Text { words, sorted, pairs }
    }
}

pub fn pair(two: &[u32]) -> u64 {
    u64::from(two[0]) << 32 | u64::from(two[1])
}

impl Text {
    /// Distinct words and pairs of neighbours: what a paragraph is looked up by.
    pub fn pairs(&self) -> &[u64] {
        &self.pairs
    }
}

/// From 0 to 1, or nothing when they must not be one.
pub fn likeness(old: &Text, new: &Text) -> Option<f32> {
    let (a, b) = (old.words.len(), new.words.len());
    if a == 0 || b == 0 {
        return None;
    }
    let common = shared(&old.sorted, &new.sorted) as f32;
    let of_new = common / b as f32;
    let of_old = common / a as f32;
    // The first part of a paragraph that was split: nearly all its words, from the same beginning.
    if b < a && of_new >= 0.85 && begins_alike(old, new) {
        return Some(0.80 + 0.15 * of_old);
    }
    if of_new < LEAST_SHARE || of_old < LEAST_SHARE || distinct_share(old, new) < LEAST_SHARE {
        return None;
    }
    let longest = a.max(b) as f32;
    let in_order =
        if a.min(b) < 2 { common / longest } else { shared(&old.pairs, &new.pairs) as f32 / (longest - 1.0) };
    let score = (common / longest).max(0.75 * common / longest + 0.25 * in_order) * 0.8 + 0.2 * in_order;
    // Shared words weigh most; of equals, the one in the same order wins.
    (common / longest >= LEAST_SCORE).then_some(score)
}

fn begins_alike(old: &Text, new: &Text) -> bool {
    let length = new.words.len().min(6);
    let same = old.words.iter().zip(&new.words).take(length).filter(|(a, b)| a == b).count();
    new.words.len() >= 3 && same + 1 >= length
}

fn distinct_share(old: &Text, new: &Text) -> f32 {
    let (mut common, mut all, mut before) = (0, 0, None);
    for word in &new.sorted {
        if before != Some(word) {
            all += 1;
            common += usize::from(old.sorted.binary_search(word).is_ok());
        }
        before = Some(word);
    }
    common as f32 / all.max(1) as f32
}

/// How many two sorted lists have in common, each counted as often as it is in both.
fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                (i, j, count) = (i + 1, j + 1, count + 1);
            }
        }
    }
    count
}
