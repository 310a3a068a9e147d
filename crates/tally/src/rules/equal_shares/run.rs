//! One run of equal shares with a given endowment.
//! It buys and logs; whether to run again, or to complete the outcome, is decided in `completion`.

use std::cmp::{Ordering, Reverse};
use std::collections::BinaryHeap;

use super::price::{NEAR, Purses, Quote};
use super::referee::{Exact, Referee};
use super::supporters::Supporters;
use crate::contest::Contest;
use crate::outcome::TieBreak;

/// Errors of purses feed on each other from purchase to purchase. Where floats cannot tell and errors
/// are beyond this part of the endowment, purses are worked out anew from exact prices first.
const DRIFT: f64 = 1e-12;

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
        self.key.total_cmp(&other.key).then(self.project.cmp(&other.project))
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
        self.contest.group(project).is_some_and(|group| self.group_taken[group as usize])
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
            self.queue.push(Reverse(Waiting { key, project: project as u32 }));
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
            if candidates.len() > 1 && self.sharpen(&mut referee) {
                candidates.iter().for_each(|candidate| self.queue.push(waiting(candidate)));
                continue;
            }
            let step = free.len() + bought.purchases.len() + 1;
            let mut tie = Vec::new();
            let chosen = self.choose(&mut referee, &candidates, step, &mut tie);
            let Some(purchase) = self.buy(&mut referee, &candidates[chosen]) else {
                candidates.iter().for_each(|candidate| self.queue.push(waiting(candidate)));
                continue;
            };
            for (at, candidate) in candidates.iter().enumerate() {
                if at != chosen {
                    self.queue.push(waiting(candidate));
                }
            }
            bought.tie_breaks.append(&mut tie);
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
            let (price, error) = match self.purses.quote(project, cost as f64, key * factor, best * factor) {
                Quote::TooDear => continue,
                Quote::AtLeast(price) => {
                    // Strictly beyond `best`, or rounding could bring it back in this round for ever.
                    let key = (price / factor).max(best.next_up());
                    self.queue.push(Reverse(Waiting { key, project: project as u32 }));
                    continue;
                }
                Quote::Price { price, error } => (price, error),
                Quote::CloseCall if self.sharpen(referee) => {
                    self.queue.push(Reverse(Waiting { key, project: project as u32 }));
                    continue;
                }
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
            candidates.push(Candidate { project, low, price, error });
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
            let Candidate { project, price, error, .. } = *candidate;
            let cost = self.contest.cost(project);
            let Some((exact, _)) = referee.price(&self.purses, project, cost, Some((price, error))) else {
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
        candidates.iter().position(|candidate| candidate.project == first).unwrap_or(0)
    }

    /// Takes the price from the supporters; `None` if purses have to be sharpened first.
    fn buy(&mut self, referee: &mut Referee, candidate: &Candidate) -> Option<Purchase> {
        let &Candidate { project, price, error, .. } = candidate;
        let cost = self.contest.cost(project);
        let mut exact = None;
        if self.is_close(project, price, error) {
            if self.sharpen(referee) {
                return None;
            }
            exact = referee.price(&self.purses, project, cost, Some((price, error)));
        }
        let start = self.supporters.offsets[project];
        let end = start + self.purses.active[project] as usize;
        let (mut payers, mut divisor, mut greatest) = (0, 0, 1);
        let mut poor = Vec::new();
        for at in start..end {
            let ballot = self.purses.ballots[at];
            let utility = self.purses.utilities.get(at).copied().unwrap_or(1);
            let money = &mut self.purses.money[ballot as usize];
            if *money <= 0.0 {
                continue;
            }
            let weight = self.supporters.weight(ballot);
            payers += weight as u64;
            greatest = greatest.max(utility);
            let rest = *money - price * utility as f64;
            if rest > 0.0 {
                divisor += weight * i128::from(utility);
                *money = rest;
            } else {
                *money = 0.0;
                poor.push(ballot);
            }
        }
        if let Some((_, gave_all)) = &exact {
            // Zero means exactly nothing; whoever is not exhausted keeps something, however small.
            poor.drain(..).for_each(|ballot| self.purses.money[ballot as usize] = f64::MIN_POSITIVE);
            gave_all.iter().for_each(|&ballot| self.purses.money[ballot as usize] = 0.0);
            poor.extend(gave_all);
        }
        let exhausted = poor.iter().map(|&ballot| self.supporters.weight(ballot) as u64).sum();
        self.purses.money_error += error * greatest as f64 + self.purses.endowment * f64::EPSILON;
        self.purses.active[project] = 0;
        match exact {
            Some((exact, _)) => referee.note_exact(project, cost, exact),
            None => referee.note(project, cost, poor, divisor),
        }
        self.take_group(project);
        Some(Purchase { project, payers, exhausted, price })
    }

    /// Whether some supporter has so nearly the price that floats cannot tell if it is all they have.
    fn is_close(&self, project: usize, price: f64, error: f64) -> bool {
        let slack = price * NEAR + error;
        let money_error = self.purses.money_error;
        let payers = self.purses.payers(project);
        let utilities = self.purses.payer_utilities(project);
        let mut close = false;
        if utilities.is_empty() {
            let near = slack + money_error;
            for &ballot in payers {
                close |= (self.purses.money[ballot as usize] - price).abs() <= near;
            }
        } else {
            for (&ballot, &utility) in payers.iter().zip(utilities) {
                let rest = self.purses.money[ballot as usize] - price * utility as f64;
                close |= rest.abs() <= slack * utility as f64 + money_error;
            }
        }
        close
    }

    /// Works the purses out anew from exact prices if errors have built up; whether it did so.
    fn sharpen(&mut self, referee: &mut Referee) -> bool {
        let limit = (DRIFT * self.purses.endowment).max(2.0 * self.purses.least_error);
        let blurred = self.purses.money_error > limit;
        if blurred {
            referee.recount(&mut self.purses);
        }
        blurred
    }

    fn take_group(&mut self, project: usize) {
        if let Some(group) = self.contest.group(project) {
            self.group_taken[group as usize] = true;
        }
    }

    /// What the supporters of a project hold after the last run, in smallest units.
    pub fn held(&self, project: usize) -> f64 {
        let payers = self.purses.payers(project).iter();
        payers.map(|&b| self.purses.money[b as usize] * self.supporters.weight(b) as f64).sum()
    }

    /// The greatest whole cost that the supporters of a project could pay after the last run.
    pub fn payable(&mut self, project: usize) -> Option<u64> {
        let held = self.held(project);
        let near = held * NEAR + self.purses.money_error * self.purses.payers(project).len() as f64;
        let (low, high) = ((held - near).floor(), (held + near).floor());
        if low == high {
            return (low >= 1.0).then_some(low as u64);
        }
        let mut referee = self.referee.take()?;
        let found = if self.sharpen(&mut referee) {
            self.referee = Some(referee);
            return self.payable(project);
        } else {
            let mut costs = [high, low].into_iter().filter(|&cost| cost >= 1.0);
            costs.find(|&cost| referee.price(&self.purses, project, cost as u64, None).is_some())
        };
        self.referee = Some(referee);
        found.map(|cost| cost as u64)
    }
}

fn waiting(candidate: &Candidate) -> Reverse<Waiting> {
    Reverse(Waiting { key: candidate.low, project: candidate.project as u32 })
}
