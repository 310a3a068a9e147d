//! The exact price of a project where floats are too close to call.
//! It recomputes from who paid for what, in integers over one denominator; it changes nothing.
//!
//! A voter's money is the endowment less the price of each purchase paid so far, or exactly nothing
//! once a purchase took all. So every amount is a linear form of the endowment and earlier prices, and
//! voters with the same history are one class.

use std::cmp::Ordering;
use std::collections::HashMap;

use num_bigint::BigInt;

use super::price::{NEAR, Purses};
use super::supporters::Supporters;
use crate::ledger::{Form, Ledger};

/// A price as `numerator / (denominator of the ledger * divisor)`.
#[derive(Clone, Debug)]
pub(super) struct Exact {
    pub form: Form,
    pub numerator: BigInt,
    pub divisor: i128,
}

/// What was bought so far and whom it left without money.
pub(super) struct Referee<'a> {
    supporters: &'a Supporters<'a>,
    ledger: Ledger,
    /// Purchase number of each project, or `u32::MAX`.
    bought: Vec<u32>,
    purchases: Vec<Purchase>,
}

struct Purchase {
    cost: u64,
    /// Weight times utility of those who paid the full price.
    divisor: i128,
    paid: Paid,
}

/// What those who could not pay the full price contributed.
enum Paid {
    /// All that these ballots had left.
    By(Vec<u32>),
    /// Already worked out.
    Known(Form),
}

/// Voters with the same history and the same utility for the project in question.
struct Class {
    form: Form,
    money: f64,
    utility: i64,
    weight: i128,
    ballots: Vec<u32>,
}

impl<'a> Referee<'a> {
    pub fn new(supporters: &'a Supporters<'a>, projects: usize, endowment: (u128, u128)) -> Referee<'a> {
        Referee { supporters, ledger: Ledger::new(endowment), bought: vec![u32::MAX; projects], purchases: Vec::new() }
    }

    /// Notes a purchase: the ballots that had less than the price and gave all, and the weight times
    /// utility of those who paid the full price.
    pub fn note(&mut self, project: usize, cost: u64, poor: Vec<u32>, divisor: i128) {
        self.bought[project] = self.purchases.len() as u32;
        self.purchases.push(Purchase { cost, divisor, paid: Paid::By(poor) });
    }

    /// Notes a purchase of which the referee itself has found the price.
    pub fn note_exact(&mut self, project: usize, cost: u64, price: Exact) {
        self.bought[project] = self.purchases.len() as u32;
        self.purchases.push(Purchase { cost, divisor: price.divisor, paid: Paid::Known(price.form) });
    }

    /// Brings the ledger up to the last purchase.
    fn catch_up(&mut self) {
        for number in self.ledger.len()..self.purchases.len() {
            let Purchase { cost, divisor, ref paid } = self.purchases[number];
            let numerator = match paid {
                Paid::Known(form) => self.ledger.numerator(form),
                Paid::By(poor) => {
                    let mut form = Form { constant: i128::from(cost), ..Form::default() };
                    form.coefficients.resize(number, 0);
                    for &ballot in poor {
                        let weight = self.supporters.weight(ballot);
                        form.poor += weight;
                        self.supporters.table.of(ballot as usize, |other, utility| {
                            let when = self.bought[other] as usize;
                            if when < number {
                                form.coefficients[when] += weight * i128::from(utility);
                            }
                        });
                    }
                    self.ledger.numerator(&form)
                }
            };
            self.ledger.push(numerator, divisor);
        }
    }

    /// Sets every purse to the endowment less the exact prices paid, each rounded once.
    pub fn recount(&mut self, purses: &mut Purses) {
        self.catch_up();
        let prices = self.ledger.prices();
        let of_project: Vec<f64> =
            self.bought.iter().map(|&when| prices.get(when as usize).copied().unwrap_or(0.0)).collect();
        let mut most = 0;
        for (ballot, money) in purses.money.iter_mut().enumerate() {
            if *money > 0.0 {
                let (mut paid, mut count) = (0.0, 0);
                self.supporters.table.of(ballot, |project, utility| {
                    paid += of_project[project] * utility as f64;
                    count += usize::from(of_project[project] > 0.0);
                });
                most = most.max(count);
                *money = (purses.endowment - paid).max(f64::MIN_POSITIVE);
            }
        }
        purses.money_error = purses.endowment * f64::EPSILON * (most + 3) as f64;
        purses.least_error = purses.money_error;
    }

    /// The nearest float to an exact price.
    pub fn to_float(&self, exact: &Exact) -> f64 {
        self.ledger.to_float(&exact.numerator, exact.divisor)
    }

    /// The exact price of a project, or `None` if its supporters do not have the money; also the
    /// ballots that pay all they have at that price. `near` is the price in floats with a bound on its
    /// error, which spares looking closely at voters far from it.
    pub fn price(
        &mut self,
        purses: &Purses,
        project: usize,
        cost: u64,
        near: Option<(f64, f64)>,
    ) -> Option<(Exact, Vec<u32>)> {
        self.catch_up();
        let mut form = Form { constant: i128::from(cost), ..Form::default() };
        form.coefficients.resize(self.ledger.len(), 0);
        let mut rich: Vec<Class> = Vec::new();
        let mut exhausted = Vec::new();
        let mut divisor = 0;
        for class in self.classes(purses, project) {
            let surely_poor = near.is_some_and(|(price, error)| {
                let utility = class.utility as f64;
                class.money < (price * (1.0 - NEAR) - error) * utility - purses.money_error
            });
            if surely_poor {
                add(&mut form, &class);
                exhausted.extend(class.ballots);
            } else {
                divisor += class.weight * i128::from(class.utility);
                rich.push(class);
            }
        }
        loop {
            if divisor == 0 {
                return None;
            }
            let numerator = self.ledger.numerator(&form);
            // Those who have less than the price pay what they have, and the others more.
            let (mut poorer, mut still_rich) = (Vec::new(), Vec::new());
            for class in rich {
                let surely_rich = near.is_some_and(|(price, error)| {
                    let utility = class.utility as f64;
                    class.money > (price * (1.0 + NEAR) + error) * utility + purses.money_error
                });
                if !surely_rich && self.compare(&class, &numerator, divisor) == Ordering::Less {
                    poorer.push(class);
                } else {
                    still_rich.push(class);
                }
            }
            if poorer.is_empty() {
                for class in still_rich {
                    if self.compare(&class, &numerator, divisor) == Ordering::Equal {
                        exhausted.extend(class.ballots);
                    }
                }
                return Some((Exact { form, numerator, divisor }, exhausted));
            }
            for class in poorer {
                add(&mut form, &class);
                divisor -= class.weight * i128::from(class.utility);
                exhausted.extend(class.ballots);
            }
            rich = still_rich;
        }
    }

    /// Compares a voter's money with price times utility.
    fn compare(&self, class: &Class, numerator: &BigInt, divisor: i128) -> Ordering {
        let money = -self.ledger.numerator(&class.form);
        (money * divisor).cmp(&(numerator * class.utility))
    }

    /// Compares two prices, each divided by its project's factor.
    pub fn compare_prices(&self, a: (&Exact, usize), b: (&Exact, usize)) -> Ordering {
        let factors = &self.supporters.factors;
        let left = &a.0.numerator * b.0.divisor * factors[b.1];
        let right = &b.0.numerator * a.0.divisor * factors[a.1];
        left.cmp(&right)
    }

    /// Supporters who still have money, by history and utility.
    fn classes(&self, purses: &Purses, project: usize) -> Vec<Class> {
        let mut classes: HashMap<Vec<(u32, i64)>, Class> = HashMap::new();
        let utilities = purses.payer_utilities(project);
        for (at, &ballot) in purses.payers(project).iter().enumerate() {
            let money = purses.money[ballot as usize];
            if money <= 0.0 {
                continue;
            }
            let utility = utilities.get(at).copied().unwrap_or(1);
            let mut history = vec![(u32::MAX, utility)];
            self.supporters.table.of(ballot as usize, |other, utility| {
                if self.bought[other] != u32::MAX {
                    history.push((self.bought[other], utility));
                }
            });
            history.sort_unstable();
            let weight = self.supporters.weight(ballot);
            if let Some(class) = classes.get_mut(&history) {
                class.weight += weight;
                class.ballots.push(ballot);
            } else {
                let mut form = Form { constant: 0, poor: 1, coefficients: vec![0; self.ledger.len()] };
                for &(when, utility) in history.iter().filter(|entry| entry.0 != u32::MAX) {
                    form.coefficients[when as usize] = i128::from(utility);
                }
                // The form is of minus the money: what a poor supporter adds to a price's numerator.
                let class = Class { form, money, utility, weight, ballots: vec![ballot] };
                classes.insert(history, class);
            }
        }
        classes.into_values().collect()
    }
}

/// A whole class pays all it has: its money is taken off the numerator.
fn add(form: &mut Form, class: &Class) {
    form.poor += class.weight * class.form.poor;
    for (sum, times) in form.coefficients.iter_mut().zip(&class.form.coefficients) {
        *sum += class.weight * times;
    }
}
