//! Positions in a list that leave room between them, so that most moves write one row.

use crate::plan::rows::POSITION_STEP;

/// What stands for “not placed yet”.
pub const UNPLACED: i64 = i64::MIN;

/// Gives a position to everything unplaced, between its neighbours; all get new ones when there is no room, or when
/// those that are there do not rise.
pub fn fill(positions: &mut [i64]) {
    let mut last = 0;
    let rises = positions.iter().filter(|p| **p != UNPLACED).all(|p| std::mem::replace(&mut last, *p) < *p);
    if !rises || !fit(positions) {
        positions.iter_mut().enumerate().for_each(|(n, p)| *p = (n as i64 + 1) * POSITION_STEP);
    }
}

fn fit(positions: &mut [i64]) -> bool {
    let mut from = 0;
    while let Some(start) = (from..positions.len()).find(|n| positions[*n] == UNPLACED) {
        let end = (start..positions.len()).find(|n| positions[*n] != UNPLACED).unwrap_or(positions.len());
        let low = start.checked_sub(1).map_or(0, |n| positions[n]);
        let count = (end - start) as i64;
        let high = positions.get(end).copied().unwrap_or(low + (count + 1) * POSITION_STEP);
        let gap = (high - low) / (count + 1);
        if gap < 1 {
            return false;
        }
        for n in 0..count {
            positions[start + n as usize] = low + gap * (n + 1);
        }
        from = end;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn fill_leaves_what_has_a_place() {
        let mut positions = [10, UNPLACED, 20, UNPLACED];
        fill(&mut positions);
        assert_eq!(positions, [10, 15, 20, 20 + POSITION_STEP]);
    }

    #[test]
    fn fill_without_room_gives_all_new_places() {
        let mut positions = [1, UNPLACED, 2];
        fill(&mut positions);
        assert_eq!(positions, [POSITION_STEP, 2 * POSITION_STEP, 3 * POSITION_STEP]);
    }

    proptest! {
        #[test]
        fn fill_always_rises(mut positions in proptest::collection::vec(prop_oneof![Just(UNPLACED), 1..1_000_i64], 0..40)) {
            fill(&mut positions);
            prop_assert!(positions.windows(2).all(|w| w[0] < w[1]) && positions.iter().all(|p| *p > 0));
        }
    }
}
