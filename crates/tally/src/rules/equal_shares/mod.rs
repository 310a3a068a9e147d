//! The Method of Equal Shares: the budget is shared out equally, and projects are bought by their supporters.
//! It never spends a voter's share on what that voter does not support.
//!
//! **Definition** (Peters, Pierczyński, Skowron, "Proportional Participatory Budgeting with Additive
//! Utilities", NeurIPS 2021). Each of the n voters (empty ballots too) begins with b = B / n. In each
//! round, for every project p whose supporters together hold its cost, ρ(p) solves
//! Σ min(bᵢ, ρ · uᵢ(p)) = cost(p). The project with the least ρ is bought, and each supporter pays
//! min(bᵢ, ρ · uᵢ(p)). The rule ends when the supporters of no project hold its cost.
//!
//! **Utility** u: the cost (then the least ρ is the greatest number of *effective votes*, cost divided
//! by the largest payment), 1 (cardinality), the points given, or Borda points within the ballot
//! (length − place − 1, so the last place is worth nothing). Projects that cost nothing and have a
//! supporter are bought first, under every utility.
//!
//! **Completion**, as equal shares alone often leaves money over: see [`Completion`].
//!
//! **Complexity.** Each round looks only at projects whose last known ρ is below the best found in that
//! round, as ρ never falls; a look is linear in the supporters who still have money. Memory is linear in
//! the ballots. Floats decide where their error bounds allow; within a relative distance of 1e-9 (or the
//! bound, if greater) integers over a common denominator do.

mod comparison;
mod completion;
mod price;
mod referee;
mod run;
mod supporters;
mod why;

use super::greedy::{Greedy, fill, order};
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::{Election, VoteType};
use crate::outcome::{Note, Outcome, Payment, Phase, Step};
use run::{Bought, Runner};
pub(in crate::rules) use supporters::Supporters;

/// What a selected project is worth to each of its supporters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Utility {
    #[default]
    Cost,
    Cardinality,
    Points,
    Borda,
}

impl Utility {
    pub fn name(self) -> &'static str {
        match self {
            Utility::Cost => "cost",
            Utility::Cardinality => "cardinality",
            Utility::Points => "points",
            Utility::Borda => "borda",
        }
    }
}

/// What happens with money left over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Completion {
    /// Nothing: it stays unspent.
    #[default]
    None,
    /// Every endowment is raised by one increment and the count repeated from the start, until no
    /// project that has supporters fits any more or the next outcome would cost more than the budget.
    Add1Exhaustive,
    /// The same, but only until the next outcome would cost more than the budget.
    Add1,
    /// [`Completion::Add1`], then greedy with what is left.
    Add1u,
    /// Greedy with what is left: by votes with cost and cardinality utility, else by total utility.
    Greedy,
}

impl Completion {
    pub fn name(self) -> &'static str {
        match self {
            Completion::None => "none",
            Completion::Add1Exhaustive => "add1-exhaustive",
            Completion::Add1 => "add1",
            Completion::Add1u => "add1u",
            Completion::Greedy => "greedy",
        }
    }

    fn repeats(self) -> bool {
        matches!(self, Completion::Add1Exhaustive | Completion::Add1 | Completion::Add1u)
    }
}

/// A last comparison with the greedy outcome, voter by voter; greedy wins only if more voters prefer it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comparison {
    #[default]
    None,
    /// A voter prefers the outcome with more projects they support (more points, with points or Borda
    /// utility), as Pabulib and equalshares.net count it; nothing selected counts as 0.
    Satisfaction,
    /// A voter prefers an outcome with any project they support to one with none.
    AnyWinner,
}

impl Comparison {
    pub fn name(self) -> &'static str {
        match self {
            Comparison::None => "none",
            Comparison::Satisfaction => "satisfaction",
            Comparison::AnyWinner => "any-winner",
        }
    }
}

/// Options of the Method of Equal Shares.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EqualShares {
    pub utility: Utility,
    pub completion: Completion,
    pub comparison: Comparison,
    /// Begin with ⌊B / n⌋ whole currency units instead of B / n.
    pub integral: bool,
    /// Increment of Add1, in currency units.
    pub increment: u64,
    /// Runs of Add1 after which the count is given up with an error.
    pub max_runs: u64,
}

impl Default for EqualShares {
    fn default() -> EqualShares {
        EqualShares {
            utility: Utility::Cost,
            completion: Completion::None,
            comparison: Comparison::None,
            integral: false,
            increment: 1,
            max_runs: 1_000_000,
        }
    }
}

impl EqualShares {
    /// The increment by which the first share, B / n, doubles in so many runs: whole currency units, at least 1.
    pub fn increment_in(election: &Election, runs: u64) -> u64 {
        let ballots = election.ballots.len().max(1) as u64;
        (election.budget / election.unit.max(1) / ballots / runs.max(1)).max(1)
    }
}

/// Counts an election by the Method of Equal Shares.
///
/// ```
/// use tally::{Election, VoteType, rules::equal_shares};
/// // Three voters, 90 to share: 30 each. Two of them can buy the library, the third a bench.
/// let mut election = Election::new(VoteType::Approval, 90, [("library", 60), ("pool", 60), ("bench", 30)]);
/// election.ballots.push(&[0, 1], &[]);
/// election.ballots.push(&[0, 1], &[]);
/// election.ballots.push(&[2], &[]);
/// let outcome = equal_shares::count(&election, &Default::default(), &Default::default()).unwrap();
/// assert_eq!(outcome.winner_ids(&election), ["library", "bench"]);
/// assert_eq!(outcome.tie_breaks.len(), 1);
/// ```
///
/// # Errors
/// If the utility needs points or ranks the ballots do not have, if the conditions do not fit the
/// election, or if Add1 would take more than `max_runs` runs.
pub fn count(election: &Election, rule: &EqualShares, conditions: &Conditions) -> Result<Outcome, CountError> {
    check_utility(election, rule.utility)?;
    let contest = Contest::new(election, conditions)?;
    let supporters = Supporters::new(&contest, rule.utility)?;
    let mut runner = Runner::new(&contest, &supporters);
    let free = free_projects(&runner);
    let mut outcome = contest.outcome("equal-shares");
    outcome.options.extend(options(rule));

    let scores: Vec<i128> = match rule.utility {
        Utility::Cost | Utility::Cardinality => contest.votes.iter().map(|&v| i128::from(v)).collect(),
        Utility::Points | Utility::Borda => supporters.totals.clone(),
    };
    if contest.voters > 0 {
        let (increments, bought) = completion::runs(&mut runner, rule, &free)?;
        let endowment = completion::endowment(&contest, rule, increments);
        let amount = endowment.0 as f64 / endowment.1 as f64;
        outcome.notes.push(Note::Endowment { amount, increments });
        record(&runner, &free, bought, &scores, &mut outcome);
    }
    let mut walk = None;
    if matches!(rule.completion, Completion::Greedy | Completion::Add1u) {
        let order = order(&contest, &scores, false);
        let left = fill(&contest, &order, &scores, &Greedy::default(), Phase::Completion, &mut outcome);
        walk = Some((order, left.left_before));
    }
    why::explain(&mut runner, rule, &scores, walk, &mut outcome);
    if rule.comparison != Comparison::None {
        outcome = comparison::compare(&contest, &supporters, rule, outcome)?;
    }
    Ok(outcome)
}

fn check_utility(election: &Election, utility: Utility) -> Result<(), CountError> {
    let (needs, fits) = match utility {
        Utility::Cost | Utility::Cardinality => return Ok(()),
        Utility::Points => ("cumulative or scoring", election.vote_type.has_points()),
        Utility::Borda => ("ordinal", election.vote_type == VoteType::Ordinal),
    };
    if fits {
        return Ok(());
    }
    Err(CountError(format!(
        "{} utility needs {needs} ballots, but vote_type is {}; use cost or cardinality utility",
        utility.name(),
        election.vote_type.name()
    )))
}

fn options(rule: &EqualShares) -> Vec<(&'static str, String)> {
    let mut options =
        vec![("utility", rule.utility.name().to_owned()), ("completion", rule.completion.name().to_owned())];
    if rule.completion.repeats() && rule.increment != 1 {
        options.push(("increment", rule.increment.to_string()));
    }
    if rule.integral {
        options.push(("integral", "true".to_owned()));
    }
    if rule.comparison != Comparison::None {
        options.push(("comparison", rule.comparison.name().to_owned()));
    }
    options
}

/// Projects that cost nothing and have a supporter, one of each group, in tie order.
fn free_projects(runner: &Runner) -> Vec<usize> {
    let contest = runner.contest;
    let mut free: Vec<usize> = (0..contest.election.projects.len())
        .filter(|&project| contest.cost(project) == 0 && runner.purchasable(project))
        .collect();
    free.sort_by_key(|&project| contest.ranks[project]);
    let mut groups = std::collections::HashSet::new();
    free.retain(|&project| contest.group(project).is_none_or(|group| groups.insert(group)));
    free
}

fn record(runner: &Runner, free: &[usize], bought: Bought, scores: &[i128], outcome: &mut Outcome) {
    for &project in free {
        let left = outcome.left();
        outcome.winners.push(project);
        let votes = scores[project];
        outcome.steps.push(Step { project, cost: 0, votes, phase: Phase::Free, left, payment: None });
    }
    for purchase in bought.purchases {
        let project = purchase.project;
        let cost = runner.contest.cost(project);
        outcome.winners.push(project);
        outcome.cost += u128::from(cost);
        let payment = Some(Payment {
            payers: purchase.payers,
            exhausted: purchase.exhausted,
            price: purchase.price,
            effective_votes: cost as f64 / purchase.price,
        });
        let (votes, left) = (scores[project], outcome.left());
        outcome.steps.push(Step { project, cost, votes, phase: Phase::Main, left, payment });
    }
    outcome.tie_breaks.extend(bought.tie_breaks);
}
