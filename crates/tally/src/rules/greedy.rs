//! Greedy selection: go down the order of scores, take what fits.
//! It never looks at who supports a project, only at how many; see `equal_shares` for that.
//!
//! **Definition.** Projects are ordered by their score (votes, points, or either per cost), the greatest
//! first, ties by the tie rule. In that order each project that costs at most what is left is selected.
//! Without skipping, the count ends at the first that costs more. Projects without any support are
//! selected too if they fit, unless a threshold forbids it. O(ballots + P log P) for P projects.
//!
//! Source: the definition of Pabulib (pabulib.org/format); with `per_cost` the greedy rule of Talmon and
//! Faliszewski, "A Framework for Approval-Based Budgeting Methods" (AAAI 2019).

use std::cmp::Ordering;

use super::greedy_why;
use super::score::{Measure, compare_ratios, sums};
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::Election;
use crate::outcome::{Note, Outcome, Phase, Step, TieBreak};

/// Options of the greedy rule.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Greedy {
    pub by: Measure,
    /// Order by score per cost instead of score.
    pub per_cost: bool,
    /// End at the first project that does not fit instead of skipping it.
    pub no_skip: bool,
    /// Least score (in smallest points for points) with which a project is considered.
    pub threshold: Option<i128>,
}

/// Counts an election by the greedy rule.
///
/// # Errors
/// If the conditions do not fit the election.
pub fn count(election: &Election, rule: &Greedy, conditions: &Conditions) -> Result<Outcome, CountError> {
    let mut contest = Contest::new(election, conditions)?;
    let scores = sums(&contest, rule.by);
    if let Some(threshold) = rule.threshold {
        for (eligible, &score) in contest.eligible.iter_mut().zip(&scores) {
            *eligible &= score >= threshold;
        }
    }
    let mut outcome = contest.outcome(if rule.no_skip { "greedy-no-skip" } else { "greedy" });
    outcome.options.extend(options(rule));
    let order = order(&contest, &scores, rule.per_cost);
    let walk = fill(&contest, &order, &scores, rule, Phase::Main, &mut outcome);
    if let Some(project) = walk.stopped_at {
        outcome.notes.push(Note::StoppedAt { project });
    }
    greedy_why::explain(&contest, rule, &order, &scores, &walk, &mut outcome);
    Ok(outcome)
}

fn options(rule: &Greedy) -> Vec<(&'static str, String)> {
    let by = match (rule.by, rule.per_cost) {
        (Measure::Votes, false) => "votes",
        (Measure::Votes, true) => "votes-per-cost",
        (Measure::Points, false) => "points",
        (Measure::Points, true) => "points-per-cost",
        (Measure::Borda, false) => "borda",
        (Measure::Borda, true) => "borda-per-cost",
    };
    let mut options = vec![("by", by.to_owned())];
    options.extend(rule.threshold.map(|threshold| ("threshold", threshold.to_string())));
    options
}

/// Eligible projects, best first.
pub(crate) fn order(contest: &Contest, scores: &[i128], per_cost: bool) -> Vec<usize> {
    let mut order: Vec<usize> = (0..scores.len()).filter(|&project| contest.eligible[project]).collect();
    order.sort_by(|&a, &b| compare(contest, scores, per_cost, b, a).then(contest.ranks[a].cmp(&contest.ranks[b])));
    order
}

fn compare(contest: &Contest, scores: &[i128], per_cost: bool, a: usize, b: usize) -> Ordering {
    if !per_cost {
        return scores[a].cmp(&scores[b]);
    }
    // A project that costs nothing and has support comes before all that cost something.
    match (contest.cost(a), contest.cost(b)) {
        (0, 0) => (scores[a] > 0).cmp(&(scores[b] > 0)),
        (0, _) if scores[a] > 0 => Ordering::Greater,
        (_, 0) if scores[b] > 0 => Ordering::Less,
        (0, _) => 0.cmp(&scores[b]),
        (_, 0) => scores[a].cmp(&0),
        (cost_a, cost_b) => compare_ratios(scores[a], cost_a, scores[b], cost_b),
    }
}

/// How a walk down the order went.
pub(crate) struct Walk {
    /// What was left before each place of the order that was reached.
    pub left_before: Vec<i128>,
    pub stopped_at: Option<usize>,
}

/// Goes down the order with what is left of the budget in `outcome` and selects what fits.
pub(crate) fn fill(
    contest: &Contest,
    order: &[usize],
    scores: &[i128],
    rule: &Greedy,
    phase: Phase,
    outcome: &mut Outcome,
) -> Walk {
    let mut left = outcome.left();
    let mut walk = Walk { left_before: Vec::with_capacity(order.len()), stopped_at: None };
    let mut taken = vec![false; contest.election.projects.len()];
    let groups = contest.conditions.alternatives.iter().flatten().max().map_or(0, |&max| max as usize + 1);
    let mut group_taken = vec![false; groups];
    for &winner in &outcome.winners {
        taken[winner] = true;
        contest.group(winner).into_iter().for_each(|group| group_taken[group as usize] = true);
    }
    let mut tied_until = 0;
    for (place, &project) in order.iter().enumerate() {
        walk.left_before.push(left);
        let free =
            |project: usize| !taken[project] && contest.group(project).is_none_or(|group| !group_taken[group as usize]);
        if !free(project) {
            continue;
        }
        if place >= tied_until {
            let equal = |other: &&usize| compare(contest, scores, rule.per_cost, project, **other) == Ordering::Equal;
            let run = order[place..].iter().take_while(equal).count();
            tied_until = place + run;
            let in_play = |other: &&usize| free(**other) && (rule.no_skip || i128::from(contest.cost(**other)) <= left);
            let tied: Vec<usize> = order[place..tied_until].iter().filter(in_play).copied().collect();
            if tied.len() > 1 {
                outcome.tie_breaks.push(TieBreak { step: outcome.steps.len() + 1, tied });
            }
        }
        let cost = contest.cost(project);
        if i128::from(cost) > left {
            if rule.no_skip {
                walk.stopped_at = Some(project);
                break;
            }
            continue;
        }
        left -= i128::from(cost);
        taken[project] = true;
        contest.group(project).into_iter().for_each(|group| group_taken[group as usize] = true);
        outcome.winners.push(project);
        outcome.cost += u128::from(cost);
        outcome.steps.push(Step { project, cost, votes: scores[project], phase, left, payment: None });
    }
    walk
}
