//! How often equal shares is run: once, or with ever greater endowments (Add1).
//! Every run starts from scratch; none may be left out, as outcomes are not monotone in the endowment.

use super::run::{Bought, Runner};
use super::{Completion, EqualShares};
use crate::conditions::CountError;
use crate::contest::Contest;

/// The endowment after a number of increments, as a fraction of smallest units.
pub(super) fn endowment(contest: &Contest, rule: &EqualShares, increments: u64) -> (u128, u128) {
    let unit = u128::from(contest.election.unit);
    let voters = u128::from(contest.voters);
    let budget = u128::from(contest.election.budget);
    let raise = u128::from(increments) * u128::from(rule.increment) * unit;
    if rule.integral { (budget / (voters * unit) * unit + raise, 1) } else { (budget + raise * voters, voters) }
}

/// Runs the rule as its completion demands; gives the number of increments and what was bought with
/// them. The runner is left in the state of that run.
pub(super) fn runs(runner: &mut Runner, rule: &EqualShares, free: &[usize]) -> Result<(u64, Bought), CountError> {
    let contest = runner.contest;
    let first = runner.run(endowment(contest, rule, 0), free);
    if !matches!(rule.completion, Completion::Add1Exhaustive | Completion::Add1 | Completion::Add1u) {
        return Ok((0, first));
    }
    if rule.increment == 0 {
        return Err(CountError("the increment of Add1 must be at least 1 currency unit".into()));
    }
    let stop_if_exhaustive = rule.completion == Completion::Add1Exhaustive;
    let mut everything = Purchasable::new(runner);
    // With the whole budget each, voters can buy all they want: more increments change nothing.
    let unit = contest.election.unit;
    let last = contest.election.budget / unit / rule.increment;
    if !stop_if_exhaustive && everything.greatest_cost <= u128::from(contest.election.budget) {
        return Ok((last, runner.run(endowment(contest, rule, last), free)));
    }
    let mut feasible = (0, first);
    loop {
        if stop_if_exhaustive && everything.is_exhausted_by(runner, &feasible.1, free) {
            return Ok(feasible);
        }
        let next = feasible.0 + 1;
        if next > last {
            return Ok(feasible);
        }
        if next > rule.max_runs {
            return Err(CountError(format!(
                "Add1 would take more than {} runs; choose a larger increment than {}",
                rule.max_runs, rule.increment
            )));
        }
        let bought = runner.run(endowment(contest, rule, next), free);
        if bought.cost > u128::from(contest.election.budget) {
            let (increments, _) = feasible;
            return Ok((increments, runner.run(endowment(contest, rule, increments), free)));
        }
        feasible = (next, bought);
    }
}

/// Projects that can be bought, the cheapest first.
struct Purchasable {
    by_cost: Vec<usize>,
    /// The most that could ever be bought: of each group the dearest.
    greatest_cost: u128,
    bought: Vec<bool>,
}

impl Purchasable {
    fn new(runner: &Runner) -> Purchasable {
        let contest = runner.contest;
        let projects = contest.election.projects.len();
        let mut by_cost: Vec<usize> = (0..projects).filter(|&p| runner.purchasable(p)).collect();
        by_cost.sort_by_key(|&project| contest.cost(project));
        let mut groups = std::collections::HashMap::new();
        let mut greatest_cost = 0;
        for &project in &by_cost {
            let cost = u128::from(contest.cost(project));
            match contest.group(project) {
                // The dearest of a group comes last and stays.
                Some(group) => drop(groups.insert(group, cost)),
                None => greatest_cost += cost,
            }
        }
        greatest_cost += groups.values().sum::<u128>();
        Purchasable { by_cost, greatest_cost, bought: vec![false; projects] }
    }

    /// Whether nothing that has supporters still fits.
    fn is_exhausted_by(&mut self, runner: &Runner, outcome: &Bought, free: &[usize]) -> bool {
        let contest = runner.contest;
        self.bought.fill(false);
        let winners = || outcome.purchases.iter().map(|purchase| purchase.project).chain(free.iter().copied());
        winners().for_each(|project| self.bought[project] = true);
        let groups: std::collections::HashSet<u32> = winners().filter_map(|p| contest.group(p)).collect();
        let open = |project: usize| {
            !self.bought[project] && contest.group(project).is_none_or(|group| !groups.contains(&group))
        };
        let cheapest = self.by_cost.iter().find(|&&project| open(project));
        cheapest.is_none_or(|&project| {
            u128::from(contest.cost(project)) + outcome.cost > u128::from(contest.election.budget)
        })
    }
}
