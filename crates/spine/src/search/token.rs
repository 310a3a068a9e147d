//! Cuts text into words and gives the forms they are found by: folded, and stemmed by the text's language.
//! It drops nothing: words that carry little are dropped from questions (`parse`), never from what is indexed.

use cantiere_domain::Lang;
use cantiere_domain::text::fold;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::HashMap;
use unicode_normalization::char::is_combining_mark;

/// Longest word kept, in bytes; the rest of a longer one is cut off, in texts and questions alike.
const MAX_BYTES: usize = 64;

/// The words of a text as byte ranges. Elisions, hyphens and dots separate: `dell'ente` is two words.
pub fn spans(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut chars = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = chars.next()?;
            if c.is_alphanumeric() {
                break at;
            }
        };
        while chars.next_if(|(_, c)| c.is_alphanumeric() || is_joined(*c)).is_some() {}
        Some((start, chars.peek().map_or(text.len(), |(at, _)| *at)))
    })
}

/// Marks that belong to the letter before them, and the soft hyphen, which is no hyphen but a hint to the printer.
fn is_joined(c: char) -> bool {
    !c.is_ascii() && (c == '\u{AD}' || is_combining_mark(c))
}

/// A word as it is compared: folded, letters and digits only, never empty.
pub fn folded(word: &str) -> String {
    let mut out = if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        word.to_ascii_lowercase()
    } else {
        let mut out = fold(word);
        out.retain(char::is_alphanumeric);
        out
    };
    if out.len() > MAX_BYTES {
        let end = (0..=MAX_BYTES).rev().find(|n| out.is_char_boundary(*n)).unwrap_or(0);
        out.truncate(end);
    }
    if out.is_empty() { "0".into() } else { out }
}

/// The folded words of a text, in order.
pub fn words(text: &str) -> Vec<String> {
    spans(text).map(|(from, to)| folded(&text[from..to])).collect()
}

/// Stems the words of one language; a stem begins with the language's letter, so that those of two never meet.
pub struct Stems {
    tag: char,
    stemmer: Stemmer,
    known: HashMap<String, String>,
}

impl Stems {
    pub fn new(language: Lang) -> Stems {
        let (tag, algorithm) = match language {
            Lang::It => ('i', Algorithm::Italian),
            Lang::En => ('e', Algorithm::English),
        };
        Stems { tag, stemmer: Stemmer::create(algorithm), known: HashMap::new() }
    }

    /// The stem of a folded word.
    pub fn of(&mut self, word: &str) -> &str {
        if !self.known.contains_key(word) {
            let stem = format!("{}{}", self.tag, self.stemmer.stem(word));
            self.known.insert(word.to_string(), stem);
        }
        &self.known[word]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(words(text).join(" "), expected, "{text}");
    }

    #[test]
    fn words_fold_case_accents_elisions_and_hyphens() {
        check("L’innovazione dell'Università", "l innovazione dell universita");
        check("e-mail, CAP1.PA.02; n. 3°", "e mail cap1 pa 02 n 3");
        check("perche\u{300} coope\u{AD}razione", "perche cooperazione");
        check("½ ﬁne ΑΘΉΝΑ 東京", "12 fine αθηνα 東京");
        check(" -- ' ", "");
    }

    #[test]
    fn stems_join_forms_of_one_word() {
        let mut it = Stems::new(Lang::It);
        let comune = it.of("comune").to_string();
        assert_eq!(it.of("comuni"), comune);
        assert_ne!(it.of("comunali"), comune, "otherwise the shipped synonym would be needless");
        let mut en = Stems::new(Lang::En);
        let plan = en.of("plans").to_string();
        assert_eq!(en.of("plan"), plan);
        assert_ne!(en.of("comune"), comune);
    }

    proptest! {
        #[test]
        fn words_hold_letters_and_digits_only(text in "\\PC{0,60}") {
            for word in words(&text) {
                prop_assert!(!word.is_empty() && word.len() <= MAX_BYTES);
                prop_assert!(word.chars().all(char::is_alphanumeric), "{word:?}");
                prop_assert_eq!(words(&word), vec![word.clone()], "a word is one word");
            }
        }
    }
}
