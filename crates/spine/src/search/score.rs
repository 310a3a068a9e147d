//! Our own score: how well a document answers a question. Whole numbers only, so that every machine and engine
//! gives the same order; it sees words and stems, never the engine's own ranking.

use super::document::GAP;
use super::engine::Scored;
use super::parse::{Alternative, Question, Strength};
use memchr::memmem::Finder;

/// The places of code, title and text in the words (or stems) of a document, as byte ranges; each begins and ends
/// with a blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fields {
    pub code: (usize, usize),
    pub title: (usize, usize),
    pub body: (usize, usize),
}

impl Fields {
    pub fn of(text: &str) -> Fields {
        let end = text.len();
        let gap = |from: usize| text[from..].find(GAP).map_or(end, |at| from + at);
        let first = gap(0);
        let title = (first + GAP.len()).min(end);
        let second = gap(title);
        Fields { code: (0, first), title: (title, second), body: ((second + GAP.len()).min(end), end) }
    }
}

/// An alternative, ready to be looked for.
pub(super) struct Needle {
    pub strength: Strength,
    pub stems: bool,
    /// How many words it is long.
    pub length: usize,
    finder: Finder<'static>,
}

impl Needle {
    pub fn new(alternative: &Alternative) -> Needle {
        let end = if alternative.open { "" } else { " " };
        let text = format!(" {}{end}", alternative.tokens.join(" "));
        Needle {
            strength: alternative.strength,
            stems: alternative.stems,
            length: alternative.tokens.len(),
            finder: Finder::new(text.as_bytes()).into_owned(),
        }
    }

    /// Where in a field it stands: byte offsets of the blank before it.
    pub fn places<'a>(&'a self, field: &'a str) -> impl Iterator<Item = usize> + 'a {
        let mut from = 0;
        std::iter::from_fn(move || {
            let at = from + self.finder.find(field.as_bytes().get(from..)?)?;
            from = at + 1;
            Some(at)
        })
    }
}

/// A question, ready to be compared with many documents.
pub(super) struct Scorer {
    /// For each term its alternatives, the strongest first.
    pub terms: Vec<Vec<Needle>>,
    /// All the words as typed, with blanks around.
    whole: String,
    phrase: Finder<'static>,
}

/// What one document is worth before it is compared with the others.
struct Found {
    /// For each term what it is worth, and whether the title has it.
    terms: Vec<(i64, bool)>,
    bonus: i64,
}

const WHOLE_CODE: i64 = 1_000_000;
const WHOLE_TITLE: i64 = 20_000;
const PHRASE_IN_TITLE: i64 = 400;
const PHRASE_IN_BODY: i64 = 200;
const ALL_IN_TITLE: i64 = 200;
const NEARBY: i64 = 150;

impl Scorer {
    pub fn new(question: &Question) -> Scorer {
        let terms = question.terms.iter().map(|term| {
            let mut needles: Vec<Needle> = term.alternatives.iter().map(Needle::new).collect();
            needles.sort_by_key(|n| std::cmp::Reverse(n.strength));
            needles
        });
        let whole = format!(" {} ", question.words.join(" "));
        Scorer { terms: terms.collect(), phrase: Finder::new(whole.as_bytes()).into_owned(), whole }
    }

    /// Numbers and scores, best first; of equals the one with the higher number, which is newer or stands earlier.
    pub fn rank<T: Scored>(&self, candidates: &[T]) -> Vec<(i64, i64)> {
        let found: Vec<Found> = candidates.iter().map(|c| self.look(c.texts().0, c.texts().1)).collect();
        let weights: Vec<i64> = (0..self.terms.len())
            .map(|t| {
                let titles = found.iter().filter(|f| f.terms[t].1).count();
                // A word that few titles have tells more than one that all have.
                10 + 3 * i64::from(((found.len() + 1) / (titles + 1)).max(1).ilog2())
            })
            .collect();
        let score =
            |f: &Found| f.terms.iter().zip(&weights).map(|((worth, _), w)| worth * w / 10).sum::<i64>() + f.bonus;
        let mut ranked: Vec<(i64, i64)> = candidates.iter().zip(&found).map(|(c, f)| (c.id(), score(f))).collect();
        ranked.sort_by_key(|(id, score)| std::cmp::Reverse((*score, *id)));
        ranked
    }

    /// Whether a document has every term in one of its ways: what an engine answers for those in the index.
    pub fn finds(&self, words: &str, stems: &str) -> bool {
        let has = |n: &Needle| n.places(if n.stems { stems } else { words }).next().is_some();
        self.terms.iter().all(|needles| needles.iter().any(has))
    }

    fn look(&self, words: &str, stems: &str) -> Found {
        let sides = [(words, Fields::of(words)), (stems, Fields::of(stems))];
        let part = |needle: &Needle, field: fn(&Fields) -> (usize, usize)| {
            let (text, fields) = &sides[usize::from(needle.stems)];
            let (from, to) = field(fields);
            &text[from..to]
        };
        let (title_words, body_words) = {
            let (text, fields) = &sides[0];
            (&text[fields.title.0..fields.title.1], &text[fields.body.0..fields.body.1])
        };
        let title_length = count_words(title_words);
        let mut terms = Vec::with_capacity(self.terms.len());
        let mut spots: Vec<Vec<usize>> = Vec::new();
        for needles in &self.terms {
            let in_title = needles.iter().find(|n| n.places(part(n, |f| f.title)).next().is_some());
            let in_code = needles.iter().find(|n| n.places(part(n, |f| f.code)).next().is_some());
            let in_body = needles.iter().find(|n| n.places(part(n, |f| f.body)).next().is_some());
            let mut worth = 0;
            if let Some(needle) = in_title {
                worth += strength(needle) * 60 / (10 + title_length);
            }
            if let Some(needle) = in_code {
                worth += strength(needle) * 3;
            }
            if let Some(needle) = in_body {
                let times = needle.places(part(needle, |f| f.body)).take(4).count() as i64;
                worth += strength(needle) * (9 + times) / 10 * 200 / (200 + body_words.len() as i64 / 6);
            }
            terms.push((worth, in_title.is_some()));
            if self.terms.len() > 1 {
                let field = |n: &&Needle| part(n, |f| f.body);
                let places = in_body
                    .iter()
                    .flat_map(|n| n.places(field(n)).take(8).map(move |at| count_words(&field(n)[..at + 1])));
                spots.push(places.map(|n| n as usize).collect());
            }
        }
        let bonus = self.bonus(words, sides[0].1, title_words, body_words, &terms, &spots);
        Found { terms, bonus }
    }

    fn bonus(
        &self,
        words: &str,
        fields: Fields,
        title: &str,
        body: &str,
        terms: &[(i64, bool)],
        spots: &[Vec<usize>],
    ) -> i64 {
        let mut bonus = 0;
        if words[fields.code.0..fields.code.1] == *self.whole {
            bonus += WHOLE_CODE;
        }
        if title == self.whole {
            bonus += WHOLE_TITLE;
        }
        if terms.len() > 1 {
            if terms.iter().all(|(_, in_title)| *in_title) {
                bonus += ALL_IN_TITLE;
            }
            if self.phrase.find(title.as_bytes()).is_some() {
                bonus += PHRASE_IN_TITLE;
            }
            if self.phrase.find(body.as_bytes()).is_some() {
                bonus += PHRASE_IN_BODY;
            } else if let Some(span) = smallest_span(spots) {
                bonus += NEARBY * 4 / (4 + span.saturating_sub(terms.len() - 1) as i64);
            }
        }
        bonus
    }
}

fn strength(needle: &Needle) -> i64 {
    match needle.strength {
        Strength::Exact => 100,
        Strength::Stem => 80,
        Strength::Prefix => 50,
        Strength::Synonym => 40,
    }
}

/// Words in a field (or before a place in it): blanks less the one in front.
fn count_words(field: &str) -> i64 {
    memchr::memchr_iter(b' ', field.as_bytes()).count() as i64 - 1
}

/// The fewest words from one place of each term to another; none if a term has no place.
fn smallest_span(spots: &[Vec<usize>]) -> Option<usize> {
    let mut all: Vec<(usize, usize)> =
        spots.iter().enumerate().flat_map(|(t, places)| places.iter().map(move |p| (*p, t))).collect();
    all.sort_unstable();
    let mut last = vec![None; spots.len()];
    let mut best = None;
    for (place, term) in all {
        last[term] = Some(place);
        if let Some(first) = last.iter().copied().collect::<Option<Vec<usize>>>().and_then(|l| l.into_iter().min()) {
            best = Some(best.map_or(place - first, |b: usize| b.min(place - first)));
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::super::document::{tests::document, tokens};
    use super::super::engine::Candidate;
    use super::super::parse::question;
    use super::super::token::Stems;
    use super::*;
    use cantiere_domain::Lang;

    /// The documents, told by their title, in the order of the score.
    fn check(text: &str, documents: &[(&str, &str, &str)], expected: &[usize]) {
        let mut stems = Stems::new(Lang::It);
        let candidates: Vec<Candidate> = documents
            .iter()
            .enumerate()
            .map(|(n, (code, title, body))| {
                let tokens = tokens(&document(code, title, body), &mut stems);
                Candidate { id: n as i64, words: tokens.words, stems: tokens.stems }
            })
            .collect();
        let question = question(text);
        let question = question.opened().unwrap_or(question);
        let order: Vec<usize> = Scorer::new(&question).rank(&candidates).iter().map(|(id, _)| *id as usize).collect();
        assert_eq!(order, expected, "{text}");
    }

    #[test]
    fn score_prefers_title_to_code_to_text() {
        check("comune", &[("", "Rete", "il comune"), ("", "Il comune", ""), ("comune 1", "Altro", "")], &[1, 2, 0]);
    }

    #[test]
    fn score_prefers_the_word_to_its_stem_to_a_beginning() {
        check("comune", &[("", "Comuneria", ""), ("", "Comuni", ""), ("", "Comune", "")], &[2, 1, 0]);
    }

    #[test]
    fn score_puts_a_whole_code_first() {
        check(
            "cap1.pa.02",
            &[("CAP1.PA.022", "x", ""), ("CAP1.PA.02.1", "x", ""), ("CAP1.PA.02", "y", "")],
            &[2, 1, 0],
        );
    }

    #[test]
    fn score_prefers_words_that_stand_together() {
        let far = "scuola in ogni luogo dove si possa fare lezione con mezzi di tipo digitale";
        check(
            "scuola digitale",
            &[("", "", far), ("", "", "una scuola digitale"), ("", "", "digitale e scuola")],
            &[1, 2, 0],
        );
    }

    #[test]
    fn smallest_span_is_the_tightest() {
        assert_eq!(smallest_span(&[vec![1, 9], vec![4, 10]]), Some(1));
        assert_eq!(smallest_span(&[vec![1], vec![]]), None);
    }
}
