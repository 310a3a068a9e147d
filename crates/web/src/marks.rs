//! Differences as HTML: added and removed words with marks that are seen, and words that are spoken.
//! The text is escaped here; nothing of it is taken as HTML.

use crate::{Ctx, Fragment};
use cantiere_documents::difference::{Change, Piece, difference};

/// Old and new words in one text.
pub fn inline(ctx: &Ctx, old: &str, new: &str) -> Fragment {
    let mut out = String::new();
    for piece in pieces(old, new) {
        write(ctx, &mut out, &piece);
    }
    Fragment::trusted(out)
}

/// The old text with what was removed, the new one with what was added.
pub fn apart(ctx: &Ctx, old: &str, new: &str) -> (Fragment, Fragment) {
    let (mut before, mut after) = (String::new(), String::new());
    for piece in pieces(old, new) {
        if piece.change != Change::Added {
            write(ctx, &mut before, &piece);
        }
        if piece.change != Change::Removed {
            write(ctx, &mut after, &piece);
        }
    }
    (Fragment::trusted(before), Fragment::trusted(after))
}

fn write(ctx: &Ctx, out: &mut String, piece: &Piece) {
    let (tag, begin, end) = match piece.change {
        Change::Same => return escape(out, &piece.text),
        Change::Added => ("ins", "site-added-begin", "site-added-end"),
        Change::Removed => ("del", "site-removed-begin", "site-removed-end"),
    };
    // The spoken words are in the page's language, not in the plan's.
    let hidden = |key: &str| format!("<span class=\"visually-hidden\" lang=\"{}\"> {} </span>", ctx.lang, ctx.t(key));
    out.push_str(&format!("<{tag}>{}", hidden(begin)));
    escape(out, &piece.text);
    out.push_str(&format!("{}</{tag}>", hidden(end)));
}

/// Compares what readers see; when that is the same, the marks themselves.
fn pieces(old: &str, new: &str) -> Vec<Piece> {
    let (plain_old, plain_new) = (readable(old), readable(new));
    match plain_old == plain_new {
        true => whole_phrases(difference(old, new)),
        false => whole_phrases(difference(&plain_old, &plain_new)),
    }
}

/// A single short word that stayed between two that changed helps nobody: it goes with its neighbours; and two texts
/// that have little in common are shown one after the other.
fn whole_phrases(pieces: Vec<Piece>) -> Vec<Piece> {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
    let of = |change: Change| pieces.iter().filter(|p| p.change == change).map(|p| letters(&p.text)).sum::<usize>();
    let (same, gone, came) = (of(Change::Same), of(Change::Removed), of(Change::Added));
    // Where words only came, or only went, all the others stayed.
    let all_other = gone > 0 && came > 0 && same * 2 < gone.max(came);
    let last = pieces.len().saturating_sub(1);
    let (mut out, mut removed, mut added) = (Vec::new(), String::new(), String::new());
    for (n, piece) in pieces.into_iter().enumerate() {
        let inner = n > 0 && n < last;
        match piece.change {
            Change::Removed => removed.push_str(&piece.text),
            Change::Added => added.push_str(&piece.text),
            Change::Same if all_other || (inner && letters(&piece.text) < 4) => {
                removed.push_str(&piece.text);
                added.push_str(&piece.text);
            }
            Change::Same => {
                flush(&mut out, &mut removed, &mut added);
                out.push(piece);
            }
        }
    }
    flush(&mut out, &mut removed, &mut added);
    out
}

fn flush(out: &mut Vec<Piece>, removed: &mut String, added: &mut String) {
    for (change, text) in [(Change::Removed, removed), (Change::Added, added)] {
        if !text.is_empty() {
            out.push(Piece { change, text: std::mem::take(text) });
        }
    }
}

/// Without the marks of emphasis and the addresses of links.
fn readable(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['[', '*', '`']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if let Some((label, after)) =
            rest.strip_prefix('[').and_then(|r| r.split_once("](")).filter(|(l, _)| !l.contains(['[', ']', '\n']))
            && let Some((_, after)) = after.split_once(')')
        {
            out.push_str(&label.replace(['*', '`'], ""));
            rest = after;
        } else if rest.starts_with('[') || (rest.starts_with("* ") && (out.is_empty() || out.ends_with('\n'))) {
            out.push_str(&rest[..1]);
            rest = &rest[1..];
        } else {
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("<br>"),
            c => out.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{pieces, readable};
    use cantiere_documents::difference::Change;

    #[test]
    fn texts_with_little_in_common_stand_one_after_the_other() {
        let said = |old, new| pieces(old, new).into_iter().map(|p| (p.change, p.text)).collect::<Vec<_>>();
        let all = said("Il modulo e la famiglia.", "Un altro testo e basta.");
        assert_eq!(
            all,
            [(Change::Removed, "Il modulo e la famiglia.".into()), (Change::Added, "Un altro testo e basta.".into())]
        );
        let one = said("Ogni classe ha un orto vicino.", "Ogni classe cura un orto vicino.");
        assert_eq!(one.len(), 4);
        assert_eq!(one[1], (Change::Removed, "ha".into()));
    }

    #[test]
    fn words_that_stayed_are_not_struck_out_however_much_was_added_or_taken_away() {
        let (short, long) = ("i materiali;", "i materiali, con licenza aperta, perché ogni ente possa adattarli;");
        let said = |old, new| pieces(old, new).into_iter().map(|p| (p.change, p.text)).collect::<Vec<_>>();
        let more = ", con licenza aperta, perché ogni ente possa adattarli";
        let around = |change| {
            [(Change::Same, "i materiali"), (change, more), (Change::Same, ";")].map(|(c, text)| (c, text.to_string()))
        };
        assert_eq!(said(short, long), around(Change::Added));
        assert_eq!(said(long, short), around(Change::Removed));
    }

    #[test]
    fn readable_takes_marks_away_and_keeps_words() {
        assert_eq!(readable("Un **orto** per [ogni *scuola*](https://example.org)!"), "Un orto per ogni scuola!");
        assert_eq!(readable("[x] e [y](z"), "[x] e [y](z");
        assert_eq!(readable("* uno"), "* uno");
    }
}
