//! A difference must hold both texts whole.

use cantiere_documents::difference::{Change, difference};
use proptest::prelude::*;

proptest! {
    #[test]
    fn pieces_hold_both_texts(old in "([a-z]{1,3}[ .,\n]){0,30}", new in "\\PC{0,60}|([a-z]{1,3}[ .,\n]){0,30}") {
        let pieces = difference(&old, &new);
        let without = |change| pieces.iter().filter(|p| p.change != change).map(|p| p.text.as_str()).collect::<String>();
        prop_assert_eq!(without(Change::Added), old);
        prop_assert_eq!(without(Change::Removed), new);
        prop_assert!(pieces.windows(2).all(|w| w[0].change != w[1].change));
    }
}
