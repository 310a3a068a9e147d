//! What of a text is compared: stems and runs of three letters, and apart from them what would make it another matter.

use crate::search::token::{Stems, words};
use cantiere_domain::Lang;

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

    pub fn parse(text: &str) -> Option<Differs> {
        [Differs::Negation, Differs::Numbers, Differs::Places].into_iter().find(|d| d.as_str() == text)
    }
}

/// All lists are sorted and hold each thing once.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    stems: Vec<u64>,
    pub(super) trigrams: Vec<u64>,
    numbers: Vec<String>,
    /// Words with a capital in the middle of a sentence.
    names: Vec<String>,
    negated: bool,
}

pub fn shape(text: &str, language: Lang) -> Shape {
    shape_with(&mut Stems::new(language), text, language)
}

/// The same with stems that are kept from text to text.
pub fn shape_with(stems: &mut Stems, text: &str, language: Lang) -> Shape {
    let all = words(text);
    let mut out = Shape { negated: all.iter().any(|w| is_not(w, language)), ..Shape::default() };
    for word in &all {
        if word.chars().any(|c| c.is_ascii_digit()) {
            out.numbers.push(word.clone());
        }
        // Short words say little about the matter.
        if word.chars().count() > 3 {
            out.stems.push(hash(stems.of(word)));
        }
    }
    let mut letters = all.iter().enumerate().flat_map(|(n, w)| (n > 0).then_some(' ').into_iter().chain(w.chars()));
    if let (Some(mut a), Some(mut b)) = (letters.next(), letters.next()) {
        for c in letters {
            out.trigrams.push(u64::from(a) << 42 | u64::from(b) << 21 | u64::from(c));
            (a, b) = (b, c);
        }
    }
    let mut begins = true;
    for word in text.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        if !begins && bare.chars().next().is_some_and(char::is_uppercase) && bare.chars().count() > 2 {
            out.names.extend(words(bare));
        }
        begins = word.ends_with(['.', '?', '!', ':']);
    }
    tidy(&mut out.stems);
    tidy(&mut out.trigrams);
    tidy(&mut out.numbers);
    tidy(&mut out.names);
    out
}

fn tidy<T: Ord>(list: &mut Vec<T>) {
    list.sort_unstable();
    list.dedup();
}

fn is_not(word: &str, language: Lang) -> bool {
    match language {
        Lang::It => matches!(word, "non" | "nessun" | "nessuno" | "nessuna" | "senza" | "mai"),
        Lang::En => matches!(word, "not" | "no" | "never" | "without" | "none"),
    }
}

/// From 0 to 1: the larger of what stems and letters have in common.
pub fn likeness(a: &Shape, b: &Shape) -> f64 {
    jaccard(&a.stems, &b.stems).max(jaccard(&a.trigrams, &b.trigrams) * 0.75)
}

/// What makes them another matter although the words are alike.
pub fn differs(a: &Shape, b: &Shape) -> Vec<Differs> {
    let mut out = Vec::new();
    if a.negated != b.negated {
        out.push(Differs::Negation);
    }
    if a.numbers != b.numbers {
        out.push(Differs::Numbers);
    }
    // Each names something that the other does not: a name that only one of them adds is no other place.
    let same = common(&a.names, &b.names);
    if same < a.names.len() && same < b.names.len() {
        out.push(Differs::Places);
    }
    out
}

fn jaccard(a: &[u64], b: &[u64]) -> f64 {
    let common = common(a, b);
    let all = a.len() + b.len() - common;
    if all == 0 { 0.0 } else { common as f64 / all as f64 }
}

fn common<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut n, mut m, mut found) = (0, 0, 0);
    while n < a.len() && m < b.len() {
        match a[n].cmp(&b[m]) {
            std::cmp::Ordering::Less => n += 1,
            std::cmp::Ordering::Greater => m += 1,
            std::cmp::Ordering::Equal => {
                found += 1;
                n += 1;
                m += 1;
            }
        }
    }
    found
}

/// FNV-1a: the same in every process.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::super::ENOUGH;
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
    fn a_name_that_both_have_hides_no_other_place_and_one_that_is_added_is_none() {
        let place = |a: &str, b: &str| compare(a, b).1;
        let (here, there) = ("Lo sportello del Comune a Valdoria", "Lo sportello del Comune a Portosole");
        assert_eq!(place(here, there), [Differs::Places]);
        assert_eq!(place(here, "Lo sportello a Valdoria"), []);
    }

    #[test]
    fn another_matter_is_not_near() {
        assert!(!compare("Una pista ciclabile lungo il fiume", "Corsi di italiano per chi arriva").0);
    }
}
