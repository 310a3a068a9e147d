//! Which older paragraphs a newer one may be, found by its rarest words and neighbour pairs.
//! The work for one paragraph is bounded, however many paragraphs are alike.

use super::likeness::{Text, pair};
use std::collections::HashMap;

/// Places in lists of occurrences looked at for one paragraph.
const LOOKUPS: usize = 240;
/// Candidates kept for one paragraph.
const KEPT: usize = 12;

/// Words and pairs of the older paragraphs, and where they occur.
pub struct Index {
    lists: HashMap<u64, Vec<u32>>,
    votes: Vec<f32>,
}

impl Index {
    /// Of the paragraphs `which` alone.
    pub fn new(texts: &[Text], which: impl Iterator<Item = usize>) -> Index {
        let mut lists: HashMap<u64, Vec<u32>> = HashMap::new();
        for at in which {
            for feature in features(&texts[at]) {
                lists.entry(feature).or_default().push(at as u32);
            }
        }
        Index { lists, votes: vec![0.0; texts.len()] }
    }

    /// The older paragraphs most like it, best first.
    pub fn candidates(&mut self, text: &Text) -> Vec<usize> {
        let mut found: Vec<&Vec<u32>> = features(text).into_iter().filter_map(|f| self.lists.get(&f)).collect();
        found.sort_by_key(|list| list.len());
        let mut touched: Vec<usize> = Vec::new();
        let mut looked = 0;
        for list in found {
            looked += list.len();
            if looked > LOOKUPS && !touched.is_empty() {
                break;
            }
            let weight = 1.0 / (list.len() as f32).sqrt();
            for at in list.iter().take(LOOKUPS) {
                let at = *at as usize;
                if self.votes[at] == 0.0 {
                    touched.push(at);
                }
                self.votes[at] += weight;
            }
        }
        touched.sort_by(|a, b| self.votes[*b].total_cmp(&self.votes[*a]).then(a.cmp(b)));
        for at in &touched {
            self.votes[*at] = 0.0;
        }
        touched.truncate(KEPT);
        touched
    }
}

fn features(text: &Text) -> Vec<u64> {
    // A word alone is paired with a number that no word has.
    let mut features: Vec<u64> = text.words.iter().map(|w| pair(&[*w, u32::MAX])).collect();
    features.extend_from_slice(text.pairs());
    features.sort_unstable();
    features.dedup();
    features
}
