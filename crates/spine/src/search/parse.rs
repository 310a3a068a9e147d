//! Reads what somebody typed into the search box. Every text is a question: nothing is an error here,
//! and nothing that was typed reaches an engine but folded words.

use super::document::PREFIXES;
use super::token::{Stems, folded, spans};
use cantiere_domain::Lang;

/// How surely an alternative is what was meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Synonym,
    Prefix,
    Stem,
    Exact,
}

/// One way in which a term can stand in a document: these words in this order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Alternative {
    pub strength: Strength,
    /// Stems rather than words.
    pub stems: bool,
    pub tokens: Vec<String>,
    /// The last word may go on.
    pub open: bool,
}

/// One thing asked for; a document must have at least one alternative of every term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term {
    pub words: Vec<String>,
    pub alternatives: Vec<Alternative>,
    quoted: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Question {
    pub terms: Vec<Term>,
    /// The last word may be unfinished: how else it can be read, should too little be found.
    pub unfinished: Option<Alternative>,
    /// Every word as typed, for comparing with codes and titles.
    pub words: Vec<String>,
}

const MAX_CHARS: usize = 300;
const MAX_TERMS: usize = 12;
/// Shorter beginnings mean too much.
const MIN_PREFIX: usize = *PREFIXES.start();

pub(super) fn question(text: &str) -> Question {
    let text: String = text.chars().take(MAX_CHARS).collect();
    let mut stems = [Stems::new(Lang::It), Stems::new(Lang::En)];
    let mut pieces = Vec::new();
    for (part, quoted) in quoted_parts(&text) {
        if quoted {
            pieces.extend(Piece::phrase(part));
        } else {
            part.split_whitespace().for_each(|chunk| Piece::chunk(chunk, &mut pieces));
        }
    }
    let words = super::token::words(&text);
    let telling = pieces.iter().any(|p| !p.little);
    pieces.retain(|p| !p.little || !telling);
    pieces.truncate(MAX_TERMS);
    let unfinished = match pieces.last() {
        Some(last) if !text.ends_with(char::is_whitespace) && !last.starred => last.open(),
        _ => None,
    };
    let mut terms: Vec<Term> = Vec::new();
    for piece in &pieces {
        let term = piece.term(&mut stems);
        let last = std::ptr::eq(piece, &pieces[pieces.len() - 1]);
        if !terms.contains(&term) || (last && unfinished.is_some()) {
            terms.push(term);
        }
    }
    Question { terms, unfinished, words }
}

impl Question {
    /// Read once more, with its last word unfinished.
    pub fn opened(&self) -> Option<Question> {
        let mut opened = self.clone();
        let alternative = opened.unfinished.take()?;
        opened.terms.last_mut()?.alternatives.push(alternative);
        Some(opened)
    }

    /// The keys under which synonyms of each term are looked up.
    pub fn synonym_keys(&self) -> Vec<(usize, String)> {
        let mut keys = Vec::new();
        for (n, term) in self.terms.iter().enumerate().filter(|(_, t)| !t.quoted && t.words.len() == 1) {
            keys.extend(term.alternatives.iter().filter(|a| a.stems).map(|a| (n, a.tokens[0].clone())));
        }
        keys
    }

    pub fn add_synonym(&mut self, term: usize, language: Lang, expansion: &str) {
        let mut stems = Stems::new(language);
        let tokens: Vec<String> = super::token::words(expansion).iter().map(|w| stems.of(w).to_string()).collect();
        if !tokens.is_empty() {
            let alternative = Alternative { strength: Strength::Synonym, stems: true, tokens, open: false };
            self.terms[term].alternatives.push(alternative);
        }
    }
}

/// Words that belong together in the question.
struct Piece {
    words: Vec<String>,
    quoted: bool,
    /// `word*`: asked for as a beginning.
    starred: bool,
    /// A word that says little by itself.
    little: bool,
}

impl Piece {
    fn phrase(text: &str) -> Option<Piece> {
        let words = super::token::words(text);
        (!words.is_empty()).then_some(Piece { words, quoted: true, starred: false, little: false })
    }

    /// Splits what stands between two blanks: `CAP1.PA.02` and `e-mail` stay together, `dell'ente` loses its article.
    fn chunk(chunk: &str, pieces: &mut Vec<Piece>) {
        let spans: Vec<(usize, usize)> = spans(chunk).collect();
        let mut words: Vec<&str> = Vec::new();
        for (n, (from, to)) in spans.iter().enumerate() {
            let after = match spans.get(n + 1) {
                Some((next, _)) => &chunk[*to..*next],
                None => &chunk[*to..],
            };
            let word = &chunk[*from..*to];
            let last = n + 1 == spans.len();
            if words.is_empty() && !last && is_apostrophe(after) && ELIDED.contains(&folded(word).as_str()) {
                continue;
            }
            words.push(word);
            let ends = last || !matches!(after, "." | "-" | "_" | "/" | ":" | "&" | "‐" | "‑") && !is_apostrophe(after);
            if ends || after.starts_with('*') {
                let little = words.len() == 1 && says_little(words[0]);
                let words = words.drain(..).map(folded).collect();
                let starred = after.starts_with('*');
                pieces.push(Piece { words, quoted: false, starred, little: little && !starred });
            }
        }
    }

    /// The same words, the last of them a beginning.
    fn open(&self) -> Option<Alternative> {
        let long = self.words.len() > 1 || self.words[0].chars().count() >= MIN_PREFIX;
        let open = Alternative { strength: Strength::Prefix, stems: false, tokens: self.words.clone(), open: true };
        (long && !self.quoted).then_some(open)
    }

    fn term(&self, stems: &mut [Stems; 2]) -> Term {
        let tokens = self.words.clone();
        let mut alternatives = vec![Alternative { strength: Strength::Exact, stems: false, tokens, open: false }];
        if !self.quoted {
            for stems in stems {
                let tokens = self.words.iter().map(|w| stems.of(w).to_string()).collect();
                alternatives.push(Alternative { strength: Strength::Stem, stems: true, tokens, open: false });
            }
        }
        if self.starred {
            alternatives.extend(self.open());
        }
        Term { words: self.words.clone(), alternatives, quoted: self.quoted }
    }
}

fn is_apostrophe(text: &str) -> bool {
    matches!(text, "'" | "’" | "‘" | "ʼ" | "`" | "´" | "′")
}

/// The parts of a text inside and outside quotation marks; a mark without its partner is none.
fn quoted_parts(text: &str) -> Vec<(&str, bool)> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((open, mark)) = rest.char_indices().find(|(_, c)| matches!(c, '"' | '“' | '”' | '„' | '«')) {
        let inside = open + mark.len_utf8();
        let closes = |c: char| if mark == '«' { c == '»' } else { matches!(c, '"' | '“' | '”') };
        let Some(close) = rest[inside..].find(closes) else { break };
        parts.push((&rest[..open], false));
        parts.push((&rest[inside..inside + close], true));
        let after = &rest[inside + close..];
        rest = &after[after.chars().next().map_or(0, char::len_utf8)..];
    }
    parts.push((rest, false));
    parts
}

/// `AI` is a subject and `ai` an article: capitals tell.
pub(super) fn says_little(word: &str) -> bool {
    let capitals = word.chars().count() > 1 && word.chars().all(char::is_uppercase);
    !capitals && LITTLE.contains(&folded(word).as_str())
}

const ELIDED: [&str; 26] = [
    "l", "un", "d", "c", "s", "m", "t", "v", "n", "dell", "all", "dall", "nell", "sull", "coll", "quell", "quest",
    "gl", "cos", "dov", "com", "anch", "bell", "tutt", "nessun", "qualcun",
];

/// Articles, prepositions and the like of both languages.
const LITTLE: [&str; 80] = [
    "il", "lo", "la", "i", "gli", "le", "un", "uno", "una", "l", "di", "a", "da", "in", "con", "su", "per", "tra",
    "fra", "del", "dello", "della", "dei", "degli", "delle", "dell", "al", "allo", "alla", "ai", "agli", "alle", "all",
    "dal", "dallo", "dalla", "dai", "dagli", "dalle", "dall", "nel", "nello", "nella", "nei", "negli", "nelle", "nell",
    "sul", "sullo", "sulla", "sui", "sugli", "sulle", "sull", "e", "ed", "o", "od", "che", "si", "come", "cui", "ad",
    "the", "of", "and", "or", "to", "for", "an", "on", "at", "by", "with", "from", "as", "is", "are", "its", "it",
];

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, expected: &[&str]) {
        let terms: Vec<String> = question(text).terms.iter().map(|t| t.words.join(" ")).collect();
        assert_eq!(terms, expected, "{text}");
    }

    #[test]
    fn question_splits_words_phrases_and_codes() {
        check("scuola digitale", &["scuola", "digitale"]);
        check("“servizi in rete” scuola", &["servizi in rete", "scuola"]);
        check("cap1.pa.02", &["cap1 pa 02"]);
        check("e-mail, cloud;dati", &["e mail", "cloud", "dati"]);
        check("senza \"chiusura", &["senza", "chiusura"]);
        check("\"\" «» ** ' -", &[]);
        check("comuni comuni ", &["comuni"]);
    }

    #[test]
    fn question_drops_articles_unless_nothing_else_is_left() {
        check("l'innovazione dell’ente nel comune", &["innovazione", "ente", "comune"]);
        check("della", &["della"]);
        check("AI nella scuola", &["ai", "scuola"]);
        check("\"del comune\"", &["del comune"]);
    }

    #[test]
    fn question_keeps_the_last_word_open() {
        assert_eq!(question("scuola dig").unfinished.unwrap().tokens, ["dig"]);
        assert_eq!(question("CAP1.PA.0").unfinished.unwrap().tokens, ["cap1", "pa", "0"]);
        for closed in ["scuola dig ", "di", "\"scuola\"", "dig*"] {
            assert_eq!(question(closed).unfinished, None, "{closed}");
        }
        let starred = question("dig* scuola");
        assert!(starred.terms[0].alternatives.iter().any(|a| a.open));
        assert_eq!(starred.terms[1].words, ["scuola"]);
    }

    proptest! {
        #[test]
        fn question_of_anything_holds_words_only(text in "\\PC{0,200}") {
            let question = question(&text);
            prop_assert!(question.terms.len() <= MAX_TERMS);
            for alternative in question.terms.iter().flat_map(|t| &t.alternatives) {
                prop_assert!(!alternative.tokens.is_empty());
                prop_assert!(alternative.tokens.iter().all(|t| t.chars().all(char::is_alphanumeric)));
            }
        }
    }
}
