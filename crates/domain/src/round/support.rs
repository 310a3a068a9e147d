//! Which proposals had enough support to stand for a vote. Rome's participatory budget of 2019 let a proposal pass with
//! a share of the supports of its own ranking, and one more for every thousand supports given there.

/// Both parts may be left out with 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Threshold {
    /// Per cent of all supports in the ranking that a proposal needs.
    pub percent: u32,
    /// One more passes for every so many supports in the ranking, the most supported first.
    pub one_more_per: u32,
}

/// The places in `supports` (of one ranking) that pass, most supported first; equal ones in the order given.
pub fn passing(supports: &[i64], threshold: Threshold) -> Vec<usize> {
    let total: i64 = supports.iter().sum();
    let mut order: Vec<usize> = (0..supports.len()).collect();
    order.sort_by_key(|n| (std::cmp::Reverse(supports[*n]), *n));
    let enough =
        order.iter().filter(|n| i128::from(supports[**n]) * 100 >= i128::from(total) * i128::from(threshold.percent));
    let enough = if total == 0 && threshold.percent > 0 { 0 } else { enough.count() };
    let more = match threshold.one_more_per {
        0 => 0,
        per => usize::try_from(total / i64::from(per)).unwrap_or_default(),
    };
    let most = enough.saturating_add(more);
    order.into_iter().take(most).filter(|n| supports[*n] > 0 || threshold.percent == 0).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passing_takes_the_share_and_one_more_per_thousand() {
        // 2,000 supports: 5 % are 100; two more pass because of the two thousands.
        let supports = [1_000, 90, 600, 100, 95, 80, 35];
        let rome = Threshold { percent: 5, one_more_per: 1_000 };
        assert_eq!(passing(&supports, rome), [0, 2, 3, 4, 1]);
        assert_eq!(passing(&supports, Threshold { one_more_per: 0, ..rome }), [0, 2, 3]);
        assert_eq!(passing(&supports, Threshold::default()).len(), 7);
        assert_eq!(passing(&[0, 0], rome), [0; 0]);
    }
}
