//! Two changes of one text put together, where they touch different words.
//! What both change is never guessed: a person chooses.

use crate::difference::{Change, difference};

/// Some words of the old text, by bytes, and what stands in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Edit {
    from: usize,
    to: usize,
    new: String,
}

/// `ours` with what `theirs` changed of `base`; none when both change the same words, each in its own way.
///
/// ```
/// use cantiere_documents::merge::merge;
/// let base = "Ogni scuola ha un orto entro giugno.";
/// let ours = "Ogni scuola ha un orto entro maggio.";
/// assert_eq!(merge(base, ours, "Ogni classe ha un orto entro giugno.").as_deref(), Some("Ogni classe ha un orto entro maggio."));
/// assert_eq!(merge(base, ours, "Ogni scuola ha un orto entro luglio."), None);
/// ```
pub fn merge(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let mut edits = edits(base, ours);
    for new in self::edits(base, theirs) {
        match edits.iter().find(|e| e.from <= new.to && new.from <= e.to) {
            Some(same) if *same == new => {}
            Some(_) => return None,
            None => edits.push(new),
        }
    }
    edits.sort_by_key(|e| e.from);
    let mut out = String::with_capacity(ours.len() + theirs.len());
    let mut at = 0;
    for edit in edits {
        out.push_str(&base[at..edit.from]);
        out.push_str(&edit.new);
        at = edit.to;
    }
    out.push_str(&base[at..]);
    Some(out)
}

fn edits(old: &str, new: &str) -> Vec<Edit> {
    let (mut out, mut at): (Vec<Edit>, usize) = (Vec::new(), 0);
    let mut open = false;
    for piece in difference(old, new) {
        if piece.change == Change::Same {
            at += piece.text.len();
            open = false;
            continue;
        }
        if !open {
            out.push(Edit { from: at, to: at, new: String::new() });
            open = true;
        }
        let Some(edit) = out.last_mut() else { continue };
        match piece.change {
            Change::Removed => {
                at += piece.text.len();
                edit.to = at;
            }
            _ => edit.new.push_str(&piece.text),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_same_change_twice_is_one() {
        assert_eq!(merge("uno due tre", "uno 2 tre", "uno 2 tre").as_deref(), Some("uno 2 tre"));
        assert_eq!(merge("uno due tre", "uno 2 tre", "uno 2 3").as_deref(), Some("uno 2 3"));
    }

    #[test]
    fn changes_that_touch_are_left_to_a_person() {
        assert_eq!(merge("uno due tre", "uno due più tre", "uno due o tre"), None);
        assert_eq!(merge("uno due tre", "", "uno due quattro"), None);
    }

    proptest! {
        #[test]
        fn a_text_without_changes_takes_all_of_the_other(base in "([a-e]{1,2} ){0,12}", new in "([a-e]{1,2} ){0,12}") {
            prop_assert_eq!(merge(&base, &base, &new), Some(new.clone()));
            prop_assert_eq!(merge(&base, &new, &base), Some(new.clone()));
            prop_assert_eq!(merge(&base, &new, &new), Some(new));
        }

        #[test]
        fn whose_turn_it_is_makes_no_difference(base in "([a-e]{1,2} ){0,12}", a in "([a-e]{1,2} ){0,12}", b in "([a-e]{1,2} ){0,12}") {
            prop_assert_eq!(merge(&base, &a, &b), merge(&base, &b, &a));
        }
    }
}
