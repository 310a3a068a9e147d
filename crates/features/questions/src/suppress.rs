//! Small numbers of people are not shown: whoever knows three of four who answered could tell the fourth one's answer.
//! Nothing here knows a database.

/// Below this a group of people is small.
pub const SMALLEST: i64 = 5;

/// The cells of a question of which each person is in exactly one (a choice, or no answer), as everybody may see them; none:
/// hidden. Whoever subtracts what is shown from the total learns of at least two cells, with at least [`SMALLEST`] people
/// in them together, and nothing of each.
pub fn parts(cells: &[i64]) -> Vec<Option<i64>> {
    let total: i64 = cells.iter().sum();
    if total < SMALLEST {
        return vec![None; cells.len()];
    }
    let mut hidden: Vec<bool> = cells.iter().map(|n| (1..SMALLEST).contains(n)).collect();
    while hidden.contains(&true) {
        let of = |hidden: &[bool]| -> (usize, i64) {
            let some = cells.iter().zip(hidden).filter(|(_, hidden)| **hidden);
            (some.clone().count(), some.map(|(n, _)| n).sum())
        };
        let (count, sum) = of(&hidden);
        if count >= 2 && sum >= SMALLEST {
            break;
        }
        // The next smallest goes too, an empty one last: zero tells that nobody said so.
        let next = (0..cells.len()).filter(|n| !hidden[*n]).min_by_key(|n| (cells[*n] == 0, cells[*n]));
        match next {
            Some(n) => hidden[n] = true,
            None => break,
        }
    }
    cells.iter().zip(hidden).map(|(n, hidden)| (!hidden).then_some(*n)).collect()
}

/// How many of `total` chose something that does not keep from choosing other things: shown unless those who did, or those
/// who did not, are few.
pub fn chosen(n: i64, total: i64) -> Option<i64> {
    let few = |n: i64| (1..SMALLEST).contains(&n);
    (total >= SMALLEST && !few(n) && !few(total - n)).then_some(n)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn parts_hide_small_cells_and_what_would_give_them_away() {
        assert_eq!(parts(&[10, 12, 8]), [Some(10), Some(12), Some(8)]);
        assert_eq!(parts(&[10, 3, 8]), [Some(10), None, None]);
        assert_eq!(parts(&[10, 1, 2, 9]), [Some(10), None, None, None]);
        assert_eq!(parts(&[10, 3, 2, 9]), [Some(10), None, None, Some(9)]);
        assert_eq!(parts(&[2, 1]), [None, None]);
        assert_eq!(parts(&[20, 0]), [Some(20), Some(0)]);
        assert_eq!(parts(&[4, 20]), [None, None]);
    }

    #[test]
    fn chosen_hides_few_on_either_side() {
        assert_eq!(chosen(10, 20), Some(10));
        assert_eq!(chosen(0, 20), Some(0));
        assert_eq!(chosen(20, 20), Some(20));
        assert_eq!(chosen(3, 20), None);
        assert_eq!(chosen(18, 20), None);
        assert_eq!(chosen(2, 4), None);
    }

    proptest! {
        #[test]
        fn parts_never_show_a_small_cell_nor_leave_one_to_be_subtracted(cells in prop::collection::vec(0i64..30, 1..9)) {
            let shown = parts(&cells);
            let hidden: Vec<i64> = cells.iter().zip(&shown).filter(|(_, s)| s.is_none()).map(|(n, _)| *n).collect();
            for (n, s) in cells.iter().zip(&shown) {
                prop_assert!(s.is_none() || *s == Some(*n));
                prop_assert!(s.is_none() || !(1..SMALLEST).contains(n));
            }
            if !hidden.is_empty() && cells.iter().sum::<i64>() >= SMALLEST {
                prop_assert!(hidden.len() >= 2 || cells.len() == 1);
                prop_assert!(hidden.iter().sum::<i64>() >= SMALLEST);
            }
        }
    }
}
