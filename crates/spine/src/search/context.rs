//! A hit in its context: some thirty words around the place that answers best, with what matched marked.
//! It gives plain text; escaping and emphasis are the page's.

use super::engine::Full;
use super::score::{Fields, Scorer};
use super::token::spans;

/// Text in pieces, each with whether it is what was looked for.
pub type Marked = Vec<(bool, String)>;

const WORDS: usize = 30;
/// Of them, how many stand before the place.
const BEFORE: usize = 8;

/// The title and about thirty words of the text.
pub(super) fn context(scorer: &Scorer, doc: &Full) -> (Marked, Marked) {
    let (words, stems) = (Fields::of(&doc.words), Fields::of(&doc.stems));
    let title = [cut(&doc.words, words.title), cut(&doc.stems, stems.title)];
    let title = mark(&doc.title, &hits(scorer, title), 0, usize::MAX);
    let body = [cut(&doc.words, words.body), cut(&doc.stems, stems.body)];
    let hits = hits(scorer, body);
    let from = best(&hits).saturating_sub(BEFORE);
    (title, mark(&doc.body, &hits, from, WORDS))
}

fn cut(text: &str, (from, to): (usize, usize)) -> &str {
    &text[from..to]
}

/// (number of the word, how many words, term) of each place, in order.
fn hits(scorer: &Scorer, fields: [&str; 2]) -> Vec<(usize, usize, usize)> {
    let mut out = Vec::new();
    for (term, needles) in scorer.terms.iter().enumerate() {
        for needle in needles {
            let field = fields[usize::from(needle.stems)];
            for at in needle.places(field).take(50) {
                let word = memchr::memchr_iter(b' ', &field.as_bytes()[..at]).count();
                out.push((word, needle.length, term));
            }
        }
    }
    out.sort_unstable();
    out.dedup();
    out
}

/// The word from which most terms stand within the window; the first of several.
fn best(hits: &[(usize, usize, usize)]) -> usize {
    let mut best = (0, 0);
    for (n, (word, _, _)) in hits.iter().enumerate() {
        let mut seen: u64 = 0;
        for (_, _, term) in hits[n..].iter().take_while(|(w, _, _)| *w < word + WORDS - BEFORE) {
            seen |= 1 << term;
        }
        if seen.count_ones() > best.0 {
            best = (seen.count_ones(), *word);
        }
    }
    best.1
}

/// `count` words of a text from the one numbered `from`, the hits marked, what is left out as “…”.
fn mark(text: &str, hits: &[(usize, usize, usize)], from: usize, count: usize) -> Marked {
    let mut out: Marked = Vec::new();
    let mut done = None;
    let mut hits = hits.iter().peekable();
    let mut until = 0;
    let mut cut = false;
    for (n, (start, end)) in spans(text).enumerate().skip(from) {
        if n - from >= count {
            cut = true;
            break;
        }
        let inside = until;
        while let Some((word, length, _)) = hits.next_if(|(word, _, _)| *word <= n) {
            until = until.max(word + length);
        }
        match done {
            None if from > 0 => push(&mut out, false, "… "),
            None => push(&mut out, false, &text[..start]),
            // What stands between two words of one phrase is marked with them.
            Some(done) => push(&mut out, n < inside, &text[done..start]),
        }
        push(&mut out, n < until, &text[start..end]);
        done = Some(end);
    }
    match done {
        Some(_) if cut => push(&mut out, false, " …"),
        Some(done) => push(&mut out, false, &text[done..]),
        None if from == 0 => push(&mut out, false, text),
        None => {}
    }
    out
}

/// Adds to the last piece if it is of the same sort; blanks and line ends become one blank.
fn push(out: &mut Marked, marked: bool, text: &str) {
    if text.is_empty() {
        return;
    }
    if out.last().is_none_or(|last| last.0 != marked) {
        out.push((marked, String::new()));
    }
    if let Some((_, last)) = out.last_mut() {
        // Each piece ends with its one blank, but for the end of the text.
        for piece in text.split_inclusive(char::is_whitespace) {
            let word = piece.trim_end_matches(char::is_whitespace);
            last.push_str(word);
            if word.len() < piece.len() && !(last.ends_with(' ') || last.is_empty() && marked) {
                last.push(' ');
            }
        }
    }
}
