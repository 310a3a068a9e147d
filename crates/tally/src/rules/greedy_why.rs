//! Why a project lost under the greedy rule, and what would have sufficed.
//! Every promise made here is true: with that cost, or those votes, the project would have been selected.

use super::greedy::{Greedy, Walk};
use crate::contest::Contest;
use crate::outcome::{Outcome, Why};

pub(crate) fn explain(
    contest: &Contest,
    rule: &Greedy,
    order: &[usize],
    scores: &[i128],
    walk: &Walk,
    outcome: &mut Outcome,
) {
    let mut place = vec![usize::MAX; contest.election.projects.len()];
    order.iter().enumerate().for_each(|(at, &project)| place[project] = at);
    let reached = walk.left_before.len();
    let grouped = !contest.conditions.alternatives.is_empty();

    // The money left never grows along the order, so the last place at which the project still fits is
    // found by bisection; to stand there it must outrank the project that stands there now.
    let enough_votes = |project: usize| {
        if rule.per_cost || grouped {
            return None;
        }
        let cost = i128::from(contest.cost(project));
        let fits = walk.left_before[..reached.min(place[project])].partition_point(|&left| left >= cost);
        let rival = order[fits.checked_sub(1)?];
        let wins_tie = contest.ranks[project] < contest.ranks[rival];
        Some(scores[rival] + i128::from(!wins_tie))
    };
    let why = |project: usize| {
        if let Some(needed) = rule.threshold.filter(|&needed| scores[project] < needed) {
            return Why::BelowThreshold { needed };
        }
        let enough_votes = enough_votes(project);
        match walk.stopped_at {
            Some(blocker) if blocker != project => Why::Stopped { blocker, enough_votes },
            _ => {
                let left = walk.left_before[place[project]];
                Why::NotEnoughLeft { left, sure: true, enough_votes }
            }
        }
    };
    contest.explain_losers(outcome, scores, why);
}
