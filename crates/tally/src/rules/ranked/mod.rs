//! Rules that rank candidates and know no costs: counts, Condorcet, Schulze, instant run-off.
//! Each gives an [`Outcome`] whose winners are the first `seats` of the ranking.
//!
//! A candidate that a ballot does not list is ranked below all it lists, and equal to the other
//! unlisted ones. With points, more points rank higher and equal points are equal.

pub mod count;
mod irv;
pub mod pairwise;
mod schulze;

pub use count::{Tally, count_tally};
pub use irv::instant_runoff;
pub use pairwise::condorcet;
pub use schulze::schulze;

use crate::contest::Contest;
use crate::outcome::{Note, Outcome, Phase, Step, TieBreak, Why};

/// More candidates than this have no pairwise matrix: it would not fit in memory.
pub const MAX_PAIRWISE: usize = 4_000;

/// Fills in winners, steps, ties and losers from groups of equals, best first.
pub(super) fn seat(
    contest: &Contest,
    mut groups: Vec<Vec<usize>>,
    seats: usize,
    scores: &[i128],
    outcome: &mut Outcome,
) {
    let mut place = vec![0; contest.election.projects.len()];
    let mut next = 1;
    for group in &mut groups {
        group.sort_by_key(|&project| contest.ranks[project]);
        let open = seats.saturating_sub(outcome.winners.len());
        if open > 0 && group.len() > 1 {
            outcome.tie_breaks.push(TieBreak { step: outcome.steps.len() + 1, tied: group.clone() });
        }
        for &project in group.iter() {
            place[project] = next;
            next += 1;
            if outcome.winners.len() < seats {
                let cost = contest.cost(project);
                outcome.winners.push(project);
                outcome.cost += u128::from(cost);
                let (votes, left) = (scores[project], outcome.left());
                outcome.steps.push(Step { project, cost, votes, phase: Phase::Main, left, payment: None });
            }
        }
    }
    outcome.notes.push(Note::Ranking(groups));
    contest.explain_losers(outcome, scores, |project| Why::Ranked { place: place[project] });
}

/// Eligible candidates grouped by equal score, the greatest first.
pub(super) fn groups_by(contest: &Contest, scores: &[i128]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..scores.len()).filter(|&project| contest.eligible[project]).collect();
    order.sort_by(|&a, &b| scores[b].cmp(&scores[a]).then(contest.ranks[a].cmp(&contest.ranks[b])));
    order.chunk_by(|&a, &b| scores[a] == scores[b]).map(<[usize]>::to_vec).collect()
}
