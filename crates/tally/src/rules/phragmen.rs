//! Sequential Phragmén: everyone earns at the same speed; a project is bought when its supporters can.
//! It needs no shares fixed beforehand, and gives no project to nobody: without support none is bought.
//!
//! **Definition** (Phragmén 1894; with costs: Los, Christoff, Grossi, "Proportional Budget Allocations",
//! IJCAI 2022). Projects dearer than the whole budget are left out. Every voter has a load, 0 at first.
//! In each round the project that minimises (Σ loads of its supporters + cost) / number of supporters is
//! bought, and its supporters' loads become that minimum. The rule ends when a minimiser, any of those
//! tied, costs more than what is left.
//!
//! **Complexity.** As loads only rise, the last value of a project bounds it from below; each round
//! looks only at projects whose bound is below the best value found. Memory is linear in the ballots.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use num_bigint::BigInt;

use super::equal_shares::{Supporters, Utility};
use crate::conditions::{Conditions, CountError};
use crate::contest::Contest;
use crate::election::Election;
use crate::ledger::{Form, Ledger};
use crate::outcome::{Note, Outcome, Payment, Phase, Step, Why};

/// Values closer than this, relatively, are compared exactly.
const NEAR: f64 = 1e-9;

/// Counts an election by the sequential rule of Phragmén, on the projects each ballot lists.
///
/// ```
/// use tally::{Election, VoteType, rules::phragmen};
/// let mut election = Election::new(VoteType::Approval, 3, [("a", 1), ("b", 1), ("c", 1), ("d", 1)]);
/// for choices in [&[0, 1][..], &[0, 1], &[0, 1], &[2], &[2], &[3]] {
///     election.ballots.push(choices, &[]);
/// }
/// let outcome = phragmen::count(&election, &Default::default()).unwrap();
/// assert_eq!(outcome.winner_ids(&election), ["a", "c", "b"]);
/// ```
///
/// # Errors
/// If the conditions do not fit the election.
pub fn count(election: &Election, conditions: &Conditions) -> Result<Outcome, CountError> {
    let contest = Contest::new(election, conditions)?;
    let supporters = Supporters::new(&contest, Utility::Cardinality)?;
    Count::new(&contest, &supporters).run()
}

struct Count<'a> {
    contest: &'a Contest<'a>,
    supporters: &'a Supporters<'a>,
    loads: Vec<f64>,
    /// Number of the last purchase each ballot took part in, from 1; 0 if none.
    last: Vec<u32>,
    /// Purchases not yet in the ledger come after the others.
    purchases: Vec<Form>,
    divisors: Vec<i128>,
    ledger: Ledger,
    queue: BinaryHeap<Reverse<(Value, u32)>>,
    group_taken: Vec<bool>,
}

#[derive(Clone, Copy, PartialEq)]
struct Value(f64);

impl Eq for Value {}

impl Ord for Value {
    fn cmp(&self, other: &Value) -> Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Value {
    fn partial_cmp(&self, other: &Value) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<'a> Count<'a> {
    fn new(contest: &'a Contest<'a>, supporters: &'a Supporters<'a>) -> Count<'a> {
        let ballots = contest.election.ballots.len();
        let groups = contest.conditions.alternatives.iter().flatten().max();
        Count {
            contest,
            supporters,
            loads: vec![0.0; ballots],
            last: vec![0; ballots],
            purchases: Vec::new(),
            divisors: Vec::new(),
            ledger: Ledger::new((0, 1)),
            queue: BinaryHeap::new(),
            group_taken: vec![false; groups.map_or(0, |&max| max as usize + 1)],
        }
    }

    fn run(mut self) -> Result<Outcome, CountError> {
        let contest = self.contest;
        let budget = i128::from(contest.election.budget);
        let mut outcome = contest.outcome("phragmen");
        for project in 0..contest.election.projects.len() {
            let cost = contest.cost(project);
            if contest.eligible[project] && self.backers(project) > 0 && i128::from(cost) <= budget {
                let value = cost as f64 / self.backers(project) as f64 * (1.0 - NEAR);
                self.queue.push(Reverse((Value(value), project as u32)));
            }
        }
        let mut stopped = None;
        while let Some((tied, value)) = self.next() {
            let too_dear = tied.iter().filter(|&&p| i128::from(contest.cost(p)) > outcome.left()).copied();
            if let Some(project) = too_dear.min_by_key(|&project| contest.ranks[project]) {
                stopped = Some((project, value));
                break;
            }
            let step = outcome.steps.len() + 1;
            let project = contest.log_tie(&mut outcome.tie_breaks, step, tied.clone());
            for other in tied.into_iter().filter(|&other| other != project) {
                self.queue.push(Reverse((Value(value * (1.0 - NEAR)), other as u32)));
            }
            self.buy(project, value, &mut outcome);
        }
        if let Some((project, _)) = stopped {
            outcome.notes.push(Note::StoppedAt { project });
        }
        self.explain(stopped, &mut outcome);
        Ok(outcome)
    }

    fn backers(&self, project: usize) -> i128 {
        self.supporters.totals[project]
    }

    fn payers(&self, project: usize) -> &'a [u32] {
        let offsets = &self.supporters.offsets;
        &self.supporters.ballots[offsets[project]..offsets[project + 1]]
    }

    /// (Σ loads + cost) / supporters, in floats; all terms are positive, so it errs by at most some
    /// 1e-16 per term, far below [`NEAR`] for any number of ballots that fits in memory.
    fn value(&self, project: usize) -> f64 {
        let payers = self.payers(project).iter();
        let loads: f64 = if self.supporters.weights.is_empty() {
            let mut sums = [0.0; 4];
            let chunks = self.payers(project).chunks_exact(4);
            let rest: f64 = chunks.remainder().iter().map(|&b| self.loads[b as usize]).sum();
            for chunk in chunks {
                for (sum, &ballot) in sums.iter_mut().zip(chunk) {
                    *sum += self.loads[ballot as usize];
                }
            }
            sums.iter().sum::<f64>() + rest
        } else {
            payers.map(|&b| self.loads[b as usize] * self.supporters.weight(b) as f64).sum()
        };
        (loads + self.contest.cost(project) as f64) / self.backers(project) as f64
    }

    /// All projects that reach the least value, and that value.
    fn next(&mut self) -> Option<(Vec<usize>, f64)> {
        let mut best = f64::INFINITY;
        let mut looked: Vec<(usize, f64)> = Vec::new();
        while let Some(&Reverse((Value(bound), project))) = self.queue.peek() {
            if bound > best * (1.0 + NEAR) {
                break;
            }
            self.queue.pop();
            let project = project as usize;
            let group = self.contest.group(project);
            if group.is_some_and(|group| self.group_taken[group as usize]) {
                continue;
            }
            let value = self.value(project);
            best = best.min(value);
            looked.push((project, value));
        }
        let limit = best * (1.0 + 2.0 * NEAR);
        let (close, far): (Vec<_>, Vec<_>) = looked.into_iter().partition(|&(_, value)| value <= limit);
        for (project, value) in far {
            self.queue.push(Reverse((Value(value * (1.0 - NEAR)), project as u32)));
        }
        let &(first, value) = close.first()?;
        if close.len() == 1 {
            return Some((vec![first], value));
        }
        let (mut tied, mut least): (Vec<usize>, Option<(BigInt, i128)>) = (Vec::new(), None);
        let mut dearer = Vec::new();
        for (project, _) in close {
            let (numerator, divisor) = self.exact(project);
            let order = least.as_ref().map_or(Ordering::Less, |(held, by)| (&numerator * *by).cmp(&(held * divisor)));
            match order {
                Ordering::Less => {
                    dearer.append(&mut tied);
                    tied.push(project);
                    least = Some((numerator, divisor));
                }
                Ordering::Equal => tied.push(project),
                Ordering::Greater => dearer.push(project),
            }
        }
        for project in dearer {
            self.queue.push(Reverse((Value(best * (1.0 - NEAR)), project as u32)));
        }
        let (numerator, divisor) = least?;
        let value = self.ledger.to_float(&numerator, divisor);
        Some((tied, value))
    }

    /// The exact value of a project, over the ledger's denominator times the divisor.
    fn exact(&mut self, project: usize) -> (BigInt, i128) {
        for number in self.ledger.len()..self.purchases.len() {
            let numerator = self.ledger.numerator(&self.purchases[number]);
            self.ledger.push(numerator, self.divisors[number]);
        }
        let form = self.form(project);
        (self.ledger.numerator(&form), self.backers(project))
    }

    /// Cost plus loads, each load being the value of the last purchase a ballot took part in.
    fn form(&self, project: usize) -> Form {
        let mut form = Form { constant: i128::from(self.contest.cost(project)), ..Form::default() };
        form.coefficients.resize(self.purchases.len(), 0);
        for &ballot in self.payers(project) {
            if let Some(at) = self.last[ballot as usize].checked_sub(1) {
                form.coefficients[at as usize] += self.supporters.weight(ballot);
            }
        }
        form
    }

    fn buy(&mut self, project: usize, value: f64, outcome: &mut Outcome) {
        self.purchases.push(self.form(project));
        self.divisors.push(self.backers(project));
        let number = self.purchases.len() as u32;
        for &ballot in self.payers(project) {
            self.loads[ballot as usize] = value;
            self.last[ballot as usize] = number;
        }
        if let Some(group) = self.contest.group(project) {
            self.group_taken[group as usize] = true;
        }
        let cost = self.contest.cost(project);
        outcome.winners.push(project);
        outcome.cost += u128::from(cost);
        let payers = self.contest.votes[project];
        let payment = Payment { payers, exhausted: payers, price: value, effective_votes: cost as f64 / value };
        outcome.steps.push(Step {
            project,
            cost,
            votes: i128::from(payers),
            phase: Phase::Main,
            left: outcome.left(),
            payment: Some(payment),
        });
    }

    fn explain(&self, stopped: Option<(usize, f64)>, outcome: &mut Outcome) {
        let contest = self.contest;
        let left = outcome.left();
        let why = |project: usize| {
            let cost = i128::from(contest.cost(project));
            if self.backers(project) == 0 {
                return Why::NoSupport;
            }
            let Some((blocker, time)) = stopped else {
                // Only a project dearer than the whole budget was never in the race.
                return Why::NotEnoughLeft { left, sure: false, enough_votes: None };
            };
            if project == blocker || cost > i128::from(contest.election.budget) {
                return Why::NotEnoughLeft { left, sure: project == blocker, enough_votes: None };
            }
            // Below this cost its turn comes strictly before the end, while this much is left.
            let backers = self.backers(project) as f64;
            let loads = (self.value(project) * backers - cost as f64).max(0.0);
            let in_time = (time * backers - loads) * (1.0 - NEAR) - 1.0 - NEAR * loads;
            let enough = in_time.min(left as f64).floor();
            Why::TooLate { enough_cost: (enough >= 1.0).then_some(enough as u64) }
        };
        let votes: Vec<i128> = contest.votes.iter().map(|&votes| i128::from(votes)).collect();
        contest.explain_losers(outcome, &votes, why);
    }
}
