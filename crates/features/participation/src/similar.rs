//! Needs and proposals that use nearly the same words as a new one: at most three, shown to a person who decides.
//! Words tell copies and rewordings, never paraphrases, and cannot tell a thing from its opposite: so what differs although
//! the words are the same (a “not”, numbers, places) is said. Nothing leaves the server.

use crate::order::Listing;
use cantiere_domain::Lang;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ProcessId;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::search::token::{Stems, words};
use cantiere_store::Conn;
use cantiere_web::Error;
use std::collections::{BTreeSet, HashMap};
use std::sync::Mutex;

const MOST: usize = 3;
/// Below this share of common stems and letters two texts are not similar.
const ENOUGH: f64 = 0.22;
/// Read at a time when a process is looked at first.
const CHUNK: usize = 500;

pub struct Near {
    pub contribution: Contribution,
    pub differs: Vec<Differs>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Differs {
    /// One of the two says “not”.
    Negation,
    Numbers,
    Places,
}

impl Differs {
    pub fn as_str(self) -> &'static str {
        match self {
            Differs::Negation => "negation",
            Differs::Numbers => "numbers",
            Differs::Places => "places",
        }
    }
}

/// What of a text is compared.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    stems: BTreeSet<u64>,
    trigrams: BTreeSet<u64>,
    numbers: BTreeSet<String>,
    /// Words with a capital in the middle of a sentence.
    names: BTreeSet<String>,
    negated: bool,
}

/// Shapes of the needs and proposals of each process, by contribution and version.
#[derive(Default)]
pub struct Corpus(Mutex<HashMap<i64, HashMap<i64, Shape>>>);

impl Corpus {
    /// The nearest of those that are published, nearest first.
    pub fn near(
        &self,
        conn: &mut Conn,
        listing: &Listing,
        process: ProcessId,
        text: &str,
        language: Lang,
    ) -> Result<Vec<Near>, Error> {
        let wanted: Vec<i64> =
            listing.entries.iter().filter(|e| matches!(e.kind.as_str(), "need" | "proposal")).map(|e| e.id).collect();
        let missing: Vec<i64> = {
            let known = self.lock();
            let known = known.get(&process.0);
            wanted.iter().copied().filter(|id| known.is_none_or(|k| !k.contains_key(id))).collect()
        };
        for chunk in missing.chunks(CHUNK) {
            let shapes: Vec<(i64, Shape)> = contribution::by_ids(conn, chunk)?
                .into_iter()
                .map(|c| (c.id.0, shape(&format!("{} {}", c.words.title, c.words.body), c.language)))
                .collect();
            self.lock().entry(process.0).or_default().extend(shapes);
        }
        let own = shape(text, language);
        let mut scored: Vec<(i64, f64, Vec<Differs>)> = {
            let known = self.lock();
            let Some(known) = known.get(&process.0) else { return Ok(Vec::new()) };
            wanted
                .iter()
                .filter_map(|id| Some((*id, known.get(id)?)))
                .map(|(id, other)| (id, likeness(&own, other), other))
                .filter(|(_, score, _)| *score >= ENOUGH)
                .map(|(id, score, other)| (id, score, differs(&own, other)))
                .collect()
        };
        scored.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        scored.truncate(MOST);
        let ids: Vec<i64> = scored.iter().map(|s| s.0).collect();
        let found = contribution::by_ids(conn, &ids)?;
        let near = |c: Contribution| {
            let differs = scored.iter().find(|s| s.0 == c.id.0).map(|s| s.2.clone()).unwrap_or_default();
            Near { contribution: c, differs }
        };
        Ok(found.into_iter().filter(|c| c.state == ContributionState::Published).map(near).collect())
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, HashMap<i64, Shape>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

pub fn shape(text: &str, language: Lang) -> Shape {
    let mut stems = Stems::new(language);
    let all = words(text);
    let mut out = Shape { negated: all.iter().any(|w| is_not(w, language)), ..Shape::default() };
    for word in &all {
        if word.chars().any(|c| c.is_ascii_digit()) {
            out.numbers.insert(word.clone());
        }
        // Short words say little about the matter.
        if word.chars().count() > 3 {
            out.stems.insert(hash(stems.of(word)));
        }
    }
    let line = all.join(" ");
    let letters: Vec<char> = line.chars().collect();
    out.trigrams = letters.windows(3).map(|w| hash(&w.iter().collect::<String>())).collect();
    let mut begins = true;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !begins && bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().count() > 2 {
            out.names.extend(words(bare));
        }
        begins = word.ends_with(['.', '?', '!', ':']);
    }
    out
}

fn is_not(word: &str, language: Lang) -> bool {
    match language {
        Lang::It => matches!(word, "non" | "nessun" | "nessuno" | "nessuna" | "senza" | "mai"),
        Lang::En => matches!(word, "not" | "no" | "never" | "without" | "none"),
    }
}

/// From 0 to 1: the larger of what stems and letters have in common.
fn likeness(a: &Shape, b: &Shape) -> f64 {
    jaccard(&a.stems, &b.stems).max(jaccard(&a.trigrams, &b.trigrams) * 0.75)
}

fn differs(a: &Shape, b: &Shape) -> Vec<Differs> {
    let mut out = Vec::new();
    if a.negated != b.negated {
        out.push(Differs::Negation);
    }
    if a.numbers != b.numbers {
        out.push(Differs::Numbers);
    }
    if !a.names.is_empty() && !b.names.is_empty() && a.names.is_disjoint(&b.names) {
        out.push(Differs::Places);
    }
    out
}

fn jaccard(a: &BTreeSet<u64>, b: &BTreeSet<u64>) -> f64 {
    let common = a.intersection(b).count();
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

/// FNV-1a: the same in every process.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn compare(a: &str, b: &str) -> (bool, Vec<Differs>) {
        let (a, b) = (shape(a, Lang::It), shape(b, Lang::It));
        (likeness(&a, &b) >= ENOUGH, differs(&a, &b))
    }

    #[test]
    fn a_reworded_proposal_is_near() {
        let (near, differs) = compare(
            "Aprire le biblioteche scolastiche anche di pomeriggio",
            "Biblioteche delle scuole aperte anche il pomeriggio",
        );
        assert!(near);
        assert_eq!(differs, []);
    }

    #[test]
    fn an_opposite_is_near_and_said_to_differ() {
        let (near, differs) = compare("Costruire il parcheggio in piazza", "Non costruire il parcheggio in piazza");
        assert!(near);
        assert_eq!(differs, [Differs::Negation]);
    }

    #[test]
    fn other_numbers_and_places_are_said_to_differ() {
        let (near, differs) = compare(
            "Uno sportello digitale a Valdoria per 20 paesi",
            "Uno sportello digitale a Portosole per 40 paesi",
        );
        assert!(near);
        assert_eq!(differs, [Differs::Numbers, Differs::Places]);
    }

    #[test]
    fn another_matter_is_not_near() {
        assert!(!compare("Una pista ciclabile lungo il fiume", "Corsi di italiano per chi arriva").0);
    }
}
