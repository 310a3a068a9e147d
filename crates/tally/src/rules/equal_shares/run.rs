//! One run of equal shares with a given endowment.
//! It buys and logs; whether to run again, or to complete the outcome, is decided in `completion`.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::price::{NEAR, Purses, Quote};
use super::referee::{Exact, Referee};
use super::supporters::Supporters;
use crate::contest::Contest;
use crate::outcome::TieBreak;

/// Errors of purses feed on each other from purchase to purchase. Beyond this part of the endowment
/// they are worked out anew from exact prices, before they blur what floats can tell.
const DRIFT: f64 = 1e-10;

/// What a run bought, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Bought {
    pub purchases: Vec<Purchase>,
    pub cost: u128,
    pub tie_breaks: Vec<TieBreak>,
}

#[derive(Clone, Debug)]
pub(super) struct Purchase {
    pub project: usize,
    pub payers: u64,
    pub exhausted: u64,
    /// Per unit of utility, in smallest units.
    pub price: f64,
}

/// A project in the queue: its price per factor is at least `key`.
#[derive(Clone, Copy, PartialEq)]
struct Waiting {
    key: f64,
    project: u32,
}

impl Eq for Waiting {}

impl Ord for Waiting {
    fn cmp(&self, other: &Waiting) -> Ordering {
        self.key
            .total_cmp(&other.key)
            .then(self.project.cmp(&other.project))
    }
}

impl PartialOrd for Waiting {
    fn partial_cmp(&self, other: &Waiting) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// A project whose price is known in this round; its key is at least `low`.
struct Candidate {
    project: usize,
    low: f64,
    price: f64,
    error: f64,
}

/// Everything runs share, and the purses of the last run.
pub(super) struct Runner<'a> {
    pub contest: &'a Contest<'a>,
    pub supporters: &'a Supporters<'a>,
    pub purses: Purses<'a>,
    queue: BinaryHeap<Reverse<Waiting>>,
    group_taken: Vec<bool>,
    /// The referee of the last run.
    referee: Option<Referee<'a>>,
}

impl<'a> Runner<'a> {
    pub fn new(contest: &'a Contest<'a>, supporters: &'a Supporters<'a>) -> Runner<'a> {
        let groups = contest.conditions.alternatives.iter().flatten().max();
        Runner {
            contest,
            supporters,
            purses: Purses::new(supporters, contest.election.ballots.len()),
            queue: BinaryHeap::new(),
            group_taken: vec![false; groups.map_or(0, |&max| max as usize + 1)],
            referee: None,
        }
    }

    /// Whether a project can be bought at all.
    pub fn purchasable(&self, project: usize) -> bool {
        self.contest.eligible[project] && self.supporters.totals[project] > 0
    }

    fn blocked(&self, project: usize) -> bool {
        self.contest
            .group(project)
            .is_some_and(|group| self.group_taken[group as usize])
    }

    /// Runs the rule; the endowment is a fraction of smallest units. `free` are bought beforehand.
    pub fn run(&mut self, endowment: (u128, u128), free: &[usize]) -> Bought {
        self.purses.fill(endowment.0 as f64 / endowment.1 as f64);
        self.group_taken.fill(false);
        self.queue.clear();
        for &project in free {
            self.take_group(project);
        }
        let projects = self.contest.election.projects.len();
        for project in 0..projects {
            if !self.purchasable(project) || self.contest.cost(project) == 0 {
                continue;
            }
            let worth = self.supporters.totals[project] as f64;
            let price = self.contest.cost(project) as f64 / worth;
            let key = price * (1.0 - NEAR) / self.supporters.factors[project] as f64;
            self.queue.push(Reverse(Waiting {
                key,
                project: project as u32,
            }));
        }
        let mut referee = Referee::new(self.supporters, projects, endowment);
        let mut bought = Bought::default();
        let mut candidates = Vec::new();
        loop {
            candidates.clear();
            let best = self.look(&mut referee, &mut candidates);
            candidates.retain(|candidate| {
                let contends = candidate.low <= best;
                if !contends {
                    self.queue.push(waiting(candidate));
                }
                contends
            });
            if candidates.is_empty() {
                self.referee = Some(referee);
                return bought;
            }
            let step = free.len() + bought.purchases.len() + 1;
            let chosen = self.choose(&mut referee, &candidates, step, &mut bought.tie_breaks);
            for (at, candidate) in candidates.iter().enumerate() {
                if at == chosen {
                    continue;
                }
                self.queue.push(waiting(candidate));
            }
            let purchase = self.buy(&mut referee, &candidates[chosen]);
            bought.cost += u128::from(self.contest.cost(purchase.project));
            bought.purchases.push(purchase);
        }
    }

    /// Prices projects from the queue until none left can be the cheapest; returns the least upper
    /// bound. Projects whose supporters lack the money leave for good, as money only shrinks.
    fn look(&mut self, referee: &mut Referee, candidates: &mut Vec<Candidate>) -> f64 {
        let mut best = f64::INFINITY;
        while let Some(&Reverse(Waiting { key, project })) = self.queue.peek() {
            if key > best {
                break;
            }
            self.queue.pop();
            let project = project as usize;
            if self.blocked(project) {
                continue;
            }
            let cost = self.contest.cost(project);
            let factor = self.supporters.factors[project] as f64;
            let (price, error) =
                match self
                    .purses
                    .quote(project, cost as f64, key * factor, best * factor)
                {
                    Quote::TooDear => continue,
                    Quote::AtLeast(price) => {
                        // Strictly beyond `best`, or rounding could bring it back in this round for ever.
                        let key = (price / factor).max(best.next_up());
                        self.queue.push(Reverse(Waiting {
                            key,
                            project: project as u32,
                        }));
                        continue;
                    }
                    Quote::Price { price, error } => (price, error),
                    Quote::CloseCall => match referee.price(&self.purses, project, cost, None) {
                        None => continue,
                        Some((exact, _)) => {
                            let price = referee.to_float(&exact);
                            (price, price * 4.0 * f64::EPSILON)
                        }
                    },
                };
            let low = (price * (1.0 - NEAR) - error) / factor;
            let high = (price * (1.0 + NEAR) + error) / factor;
            best = best.min(high);
            candidates.push(Candidate {
                project,
                low,
                price,
                error,
            });
        }
        best
    }

    /// The cheapest of the contenders, exactly; a tie goes by the tie rule and is logged.
    fn choose(
        &mut self,
        referee: &mut Referee,
        candidates: &[Candidate],
        step: usize,
        log: &mut Vec<TieBreak>,
    ) -> usize {
        if candidates.len() == 1 {
            return 0;
        }
        let mut best: Vec<(usize, Exact)> = Vec::new();
        for (at, candidate) in candidates.iter().enumerate() {
            let Candidate {
                project,
                price,
                error,
                ..
            } = *candidate;
            let cost = self.contest.cost(project);
            let Some((exact, _)) = referee.price(&self.purses, project, cost, Some((price, error)))
            else {
                continue;
            };
            let order = best.first().map_or(Ordering::Less, |(first, held)| {
                referee.compare_prices((&exact, project), (held, candidates[*first].project))
            });
            match order {
                Ordering::Less => best = vec![(at, exact)],
                Ordering::Equal => best.push((at, exact)),
                Ordering::Greater => {}
            }
        }
        let tied = best.iter().map(|(at, _)| candidates[*at].project).collect();
        let first = self.contest.log_tie(log, step, tied);
        candidates
            .iter()
            .position(|candidate| candidate.project == first)
            .unwrap_or(0)
    }

    /// Takes the price from the supporters.
    fn buy(&mut self, referee: &mut Referee, candidate: &Candidate) -> Purchase {
        let &Candidate {
            project,
            price,
            error,
            ..
        } = candidate;
        let cost = self.contest.cost(project);
        let utilities = self.purses.payer_utilities(project);
        let slack = price * NEAR + error;
        let mut poor = Vec::new();
        let mut divisor: i128 = 0;
        let mut close = false;
        let mut payers = 0;
        let mut greatest = 1;
        for (at, &ballot) in self.purses.payers(project).iter().enumerate() {
            let money = self.purses.money[ballot as usize];
            if money <= 0.0 {
                continue;
            }
            let utility = utilities.get(at).copied().unwrap_or(1);
            greatest = greatest.max(utility);
            let full = price * utility as f64;
            let near = slack * utility as f64 + self.purses.money_error;
            let weight = self.supporters.weight(ballot);
            payers += weight as u64;
            if money > full + near {
                divisor += weight * i128::from(utility);
            } else if money < full - near {
                poor.push(ballot);
            } else {
                close = true;
                break;
            }
        }
        let mut exact = None;
        if close {
            payers = self
                .purses
                .payers(project)
                .iter()
                .filter(|&&b| self.purses.money[b as usize] > 0.0)
                .map(|&ballot| self.supporters.weight(ballot) as u64)
                .sum();
            if let Some((found, gave_all)) =
                referee.price(&self.purses, project, cost, Some((price, error)))
            {
                poor = gave_all;
                exact = Some(found);
            }
        }
        let exhausted = poor
            .iter()
            .map(|&ballot| self.supporters.weight(ballot) as u64)
            .sum();
        let start = self.supporters.offsets[project];
        for at in start..start + self.purses.active[project] as usize {
            let ballot = self.purses.ballots[at] as usize;
            let utility = self
                .purses
                .utilities
                .get(at)
                .map_or(1.0, |&utility| utility as f64);
            let money = &mut self.purses.money[ballot];
            if *money > 0.0 {
                // Whoever is not exhausted keeps something, however small: zero means exactly nothing.
                *money = (*money - price * utility).max(f64::MIN_POSITIVE);
            }
        }
        poor.iter()
            .for_each(|&ballot| self.purses.money[ballot as usize] = 0.0);
        self.purses.money_error += error * greatest as f64 + self.purses.endowment * f64::EPSILON;
        self.purses.active[project] = 0;
        match exact {
            Some(exact) => referee.note_exact(project, cost, exact),
            None => referee.note(project, cost, poor, divisor),
        }
        if self.purses.money_error > DRIFT * self.purses.endowment {
            referee.recount(&mut self.purses);
        }
        self.take_group(project);
        Purchase {
            project,
            payers,
            exhausted,
            price,
        }
    }

    fn take_group(&mut self, project: usize) {
        if let Some(group) = self.contest.group(project) {
            self.group_taken[group as usize] = true;
        }
    }

    /// What the supporters of a project hold after the last run, in smallest units.
    pub fn held(&self, project: usize) -> f64 {
        let payers = self.purses.payers(project).iter();
        payers
            .map(|&b| self.purses.money[b as usize] * self.supporters.weight(b) as f64)
            .sum()
    }

    /// The greatest whole cost that the supporters of a project could pay after the last run.
    pub fn payable(&mut self, project: usize) -> Option<u64> {
        let held = self.held(project);
        let near = held * NEAR + self.purses.money_error * self.purses.payers(project).len() as f64;
        let (low, high) = ((held - near).floor(), (held + near).floor());
        if low == high {
            return (low >= 1.0).then_some(low as u64);
        }
        let exact = |cost: f64| {
            let referee = self.referee.as_mut()?;
            referee
                .price(&self.purses, project, cost as u64, None)
                .map(|_| cost as u64)
        };
        let mut costs = [high, low].into_iter().filter(|&cost| cost >= 1.0);
        costs.find_map(exact)
    }
}

fn waiting(candidate: &Candidate) -> Reverse<Waiting> {
    Reverse(Waiting {
        key: candidate.low,
        project: candidate.project as u32,
    })
}
