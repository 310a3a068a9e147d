//! The voting rules. Each module holds one rule with its definition, source and complexity.
//! A rule takes an [`Election`] and [`Conditions`] and gives an
//! [`Outcome`]; none reads files or writes words for people.

pub mod equal_shares;
pub mod greedy;
mod greedy_why;
pub mod phragmen;
pub mod ranked;
pub mod score;

use crate::conditions::{Conditions, CountError};
use crate::election::Election;
use crate::outcome::Outcome;

/// Any rule with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Greedy(greedy::Greedy),
    EqualShares(equal_shares::EqualShares),
    Phragmen,
    /// A sum and how many win.
    Tally(ranked::Tally, usize),
    Condorcet,
    /// How many win.
    Schulze(usize),
    InstantRunoff,
}

impl Rule {
    /// Counts an election.
    ///
    /// # Errors
    /// If the ballots are of a kind the rule cannot count, or the conditions do not fit the election.
    pub fn count(&self, election: &Election, conditions: &Conditions) -> Result<Outcome, CountError> {
        match *self {
            Rule::Greedy(rule) => greedy::count(election, &rule, conditions),
            Rule::EqualShares(rule) => equal_shares::count(election, &rule, conditions),
            Rule::Phragmen => phragmen::count(election, conditions),
            Rule::Tally(tally, seats) => ranked::count_tally(election, tally, seats, conditions),
            Rule::Condorcet => ranked::condorcet(election, conditions),
            Rule::Schulze(seats) => ranked::schulze(election, seats, conditions),
            Rule::InstantRunoff => ranked::instant_runoff(election, conditions),
        }
    }
}
