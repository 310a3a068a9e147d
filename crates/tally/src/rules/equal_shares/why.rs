//! Why a project lost under equal shares, and what would have sufficed.
//! A cost is promised to suffice only where that is certain: not where Add1 repeats the count.

use super::EqualShares;
use super::run::Runner;
use crate::outcome::{Outcome, Why};

/// `walk` is the order of the greedy completion and what was left before each of its places.
pub(super) fn explain(
    runner: &mut Runner,
    rule: &EqualShares,
    scores: &[i128],
    walk: Option<(Vec<usize>, Vec<i128>)>,
    outcome: &mut Outcome,
) {
    let contest = runner.contest;
    let projects = contest.election.projects.len();
    let sure = !rule.completion.repeats();
    let mut left_at = vec![None; projects];
    if let Some((order, left_before)) = &walk {
        order.iter().zip(left_before).for_each(|(&project, &left)| left_at[project] = Some(left));
    }
    let mut won = vec![false; projects];
    outcome.winners.iter().for_each(|&winner| won[winner] = true);
    let whys: Vec<Why> = (0..projects)
        .map(|project| {
            if let Some(left) = left_at[project] {
                return Why::NotEnoughLeft { left, sure, enough_votes: None };
            }
            if won[project] || !runner.purchasable(project) || contest.voters == 0 {
                return Why::NoSupport;
            }
            let held = runner.held(project);
            let enough_cost = if sure { runner.payable(project) } else { None };
            Why::SupportersShort { held, enough_cost }
        })
        .collect();
    contest.explain_losers(outcome, scores, |project| whys[project].clone());
}
