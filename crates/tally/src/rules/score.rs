//! Sums over ballots: votes, points, Borda scores, exact and in one pass.
//! It sums; it ranks nothing.

use std::cmp::Ordering;

use num_bigint::BigInt;

use crate::contest::Contest;
use crate::election::VoteType;

/// What is summed for each project.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Measure {
    /// Ballots that list it (and not with negative points).
    #[default]
    Votes,
    /// Points given to it (smallest points); what a scoring ballot does not list has the default score.
    Points,
    /// Borda (1770) with m candidates: m - 1 for the first place, m - 2 for the second, ...; 0 if not listed.
    Borda,
}

impl Measure {
    /// Points where ballots carry them, Borda where they rank, votes otherwise.
    pub fn natural(vote_type: VoteType) -> Measure {
        match vote_type {
            VoteType::Approval | VoteType::ChooseOne => Measure::Votes,
            VoteType::Cumulative | VoteType::Scoring => Measure::Points,
            VoteType::Ordinal => Measure::Borda,
        }
    }
}

/// The sum of `measure` over all ballots, by weight, for each project. O(total ballot length).
pub(crate) fn sums(contest: &Contest, measure: Measure) -> Vec<i128> {
    let ballots = &contest.election.ballots;
    if measure == Measure::Votes {
        return contest.votes.iter().map(|&votes| i128::from(votes)).collect();
    }
    let candidates = contest.election.projects.len();
    let unlisted = if measure == Measure::Points { i128::from(contest.election.default_score) } else { 0 };
    let mut sums = vec![unlisted * i128::from(contest.voters); candidates];
    for ballot in 0..ballots.len() {
        let weight = i128::from(contest.weight(ballot));
        let points = ballots.points(ballot);
        for (at, &project) in ballots.choices(ballot).iter().enumerate() {
            let value = match measure {
                Measure::Borda => (candidates - 1 - at) as i128,
                _ => i128::from(points.get(at).copied().unwrap_or(0)) - unlisted,
            };
            sums[project as usize] += weight * value;
        }
    }
    sums
}

/// Compares `a / b` with `c / d` exactly, for `b, d > 0`.
pub(crate) fn compare_ratios(a: i128, b: u64, c: i128, d: u64) -> Ordering {
    match (a.checked_mul(i128::from(d)), c.checked_mul(i128::from(b))) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ => (BigInt::from(a) * d).cmp(&(BigInt::from(c) * b)),
    }
}
