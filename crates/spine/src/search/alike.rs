//! Documents of one edition that share telling words with a text, for something else to compare closely. The index gives
//! them, so the cost does not grow with what was sent, and they are what is published at this moment. It ranks nothing.

use super::document::{DocKind, doc_range, ref_of};
use super::engine::{self, Expr};
use super::parse::says_little;
use super::token::{Stems, folded, spans};
use crate::Error;
use cantiere_domain::Lang;
use cantiere_domain::id::EditionId;
use cantiere_store::Conn;

/// Words that are looked for.
const WORDS: usize = 10;
/// Documents at most, the newest first.
const MOST: i64 = 1_000;

/// The items or contributions of an edition, by their numbers, that have at least two of the words that tell most of a
/// text; where very many have, those that have three. The caller has found the edition, and the process, for its reader.
pub fn alike(
    conn: &mut Conn,
    of: EditionId,
    kind: DocKind,
    title: &str,
    body: &str,
    language: Lang,
) -> Result<Vec<i64>, Error> {
    let telling = telling(title, body, language);
    if telling.is_empty() {
        return Ok(Vec::new());
    }
    let range = doc_range(of, Some(kind));
    let mut found = engine::numbers(conn, &at_least(telling.len().min(2), &telling), range, MOST)?;
    if found.len() as i64 >= MOST && telling.len() > 2 {
        found = engine::numbers(conn, &at_least(3, &telling), range, MOST)?;
    }
    let mut refs: Vec<i64> = found.into_iter().map(ref_of).collect();
    refs.sort_unstable_by_key(|id| std::cmp::Reverse(*id));
    refs.dedup();
    Ok(refs)
}

/// The stems of the title in their order, then those of the text, the longest words first: long words are rare ones.
fn telling(title: &str, body: &str, language: Lang) -> Vec<String> {
    let words = |text: &str| -> Vec<String> {
        let long = |w: &str| !says_little(w) && w.chars().count() > 3;
        spans(text).map(|(from, to)| &text[from..to]).filter(|w| long(w)).map(folded).collect()
    };
    let mut of_body = words(body);
    of_body.sort_by_key(|w| std::cmp::Reverse(w.chars().count()));
    let mut stems = Stems::new(language);
    let mut out: Vec<String> = Vec::new();
    for word in words(title).iter().chain(&of_body) {
        let stem = stems.of(word).to_string();
        if !out.contains(&stem) {
            out.push(stem);
        }
        if out.len() == WORDS {
            break;
        }
    }
    out
}

fn at_least(count: usize, stems: &[String]) -> Expr {
    let one = |stem: &String| Expr::words(std::slice::from_ref(stem), true, false);
    if count <= 1 {
        return Expr::Any(stems.iter().map(one).collect());
    }
    let with_later =
        (0..=stems.len() - count).map(|n| Expr::All(vec![one(&stems[n]), at_least(count - 1, &stems[n + 1..])]));
    Expr::Any(with_later.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_takes_the_title_first_then_long_words_and_none_that_says_little() {
        let found = telling("Aprire le biblioteche", "Nelle scuole si aprano le biblioteche comunali", Lang::It);
        let mut stems = Stems::new(Lang::It);
        let expected: Vec<String> =
            ["aprire", "biblioteche", "comunali", "scuole", "aprano"].map(|w| stems.of(w).to_string()).into();
        assert_eq!(found, expected);
        assert_eq!(telling("", "di a da", Lang::It), Vec::<String>::new());
        let many = "alfa1 beta2 gamma3 delta4 epsilon5 zeta6 theta7 iota8 kappa9 lambda10 omega11 sigma12";
        assert_eq!(telling(many, "", Lang::It).len(), WORDS);
    }

    #[test]
    fn at_least_two_of_three_are_its_pairs() {
        let stems: Vec<String> = ["ia", "ib", "ic"].map(String::from).into();
        let pairs = format!("{:?}", at_least(2, &stems));
        let count = |stem: &str| pairs.matches(&format!("\"{stem}\"")).count();
        assert_eq!((count("ia"), count("ib"), count("ic")), (1, 2, 2));
    }
}
