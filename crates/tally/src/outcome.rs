//! The result of a count with its transcript: every step, every tie, and for every loser why.
//! Projects are indices into [`Election::projects`]; words for people are in [`crate::explain`].

use crate::amount::Money;
use crate::election::Election;

/// What was selected, in the order of selection, and how that came about.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// Name of the rule, as on the command line.
    pub rule: String,
    /// Options of the rule that matter to the reader, as name and value.
    pub options: Vec<(&'static str, String)>,
    pub winners: Vec<usize>,
    /// Sum of the winners' costs, in smallest units.
    pub cost: u128,
    pub budget: u64,
    pub unit: u64,
    /// Ballots, by weight; empty ones too.
    pub voters: u64,
    pub ties: String,
    pub tie_breaks: Vec<TieBreak>,
    /// Facts about the whole count.
    pub notes: Vec<Note>,
    pub steps: Vec<Step>,
    pub losers: Vec<Loser>,
}

/// A tie that the tie rule decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TieBreak {
    /// Number of the step, from 1, for which it was decided.
    pub step: usize,
    /// All tied projects, in tie order; the first was preferred.
    pub tied: Vec<usize>,
}

/// One selection.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub project: usize,
    pub cost: u64,
    /// Supporters by weight, or points, as the rule counts.
    pub votes: i128,
    pub phase: Phase,
    /// What was left of the budget afterwards; below zero never.
    pub left: i128,
    /// Where supporters pay: how.
    pub payment: Option<Payment>,
}

/// Which part of the rule selected a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    Main,
    /// The completion after equal shares.
    Completion,
    /// It cost nothing.
    Free,
}

/// How the supporters of a project paid for it. Amounts are in smallest units and rounded only here.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payment {
    /// Supporters, by weight, who paid something.
    pub payers: u64,
    /// Of these, how many gave all they had left.
    pub exhausted: u64,
    /// The most that one unit of utility cost anybody; with cost and cardinality utility the greatest
    /// single payment; with Phragmén the time of the purchase.
    pub price: f64,
    /// The number of supporters that, each paying that greatest payment, would cover the cost.
    pub effective_votes: f64,
}

/// A project that was not selected.
#[derive(Clone, Debug, PartialEq)]
pub struct Loser {
    pub project: usize,
    pub votes: i128,
    pub why: Why,
}

/// Why a project was not selected. Amounts are in smallest units.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    Withdrawn,
    /// Too few ballots in the whole count.
    NoQuorum,
    /// It has fewer votes than demanded.
    BelowThreshold {
        needed: i128,
    },
    /// Nobody supports it.
    NoSupport,
    /// Another project of its group was selected.
    Alternative {
        winner: usize,
    },
    /// At its turn the money left did not suffice. `enough_votes` would have brought it to a turn at
    /// which it did, if there is one. A cost of `left` would have sufficed if `sure`; where a rule
    /// repeats its count no such promise can be made.
    NotEnoughLeft {
        left: i128,
        sure: bool,
        enough_votes: Option<i128>,
    },
    /// The count had stopped at `blocker` before its turn.
    Stopped {
        blocker: usize,
        enough_votes: Option<i128>,
    },
    /// Its supporters together had `held` left at the end; a cost of `enough_cost` would have sufficed
    /// (absent where the rule repeats the count and no such promise can be made).
    SupportersShort {
        held: f64,
        enough_cost: Option<u64>,
    },
    /// Phragmén stopped; its supporters would have had the money only later. A cost of `enough_cost`
    /// would have been reached in time.
    TooLate {
        enough_cost: Option<u64>,
    },
    /// The winner beats every other in pairs, this one too.
    Beaten {
        winner: usize,
    },
    /// No candidate beats every other in pairs.
    NoCondorcetWinner,
    /// Ranked below the seats to fill, at this place (from 1).
    Ranked {
        place: usize,
    },
}

/// A fact about the whole count.
#[derive(Clone, Debug, PartialEq)]
pub enum Note {
    /// Every voter began with this much (smallest units), after so many increments.
    Endowment { amount: f64, increments: u64 },
    /// The comparison step: voters who prefer equal shares, and the greedy outcome.
    Comparison { for_shares: u64, for_greedy: u64 },
    /// Too few ballots: found and needed.
    NoQuorum { found: u64, needed: u64 },
    /// Phragmén or greedy without skipping stopped because this did not fit.
    StoppedAt { project: usize },
    /// So many ballots named a project more than once; it counted once.
    RepeatedChoices { ballots: usize },
    /// Sums of a counting rule: project and its votes or points (in smallest points).
    Scores { sums: Vec<(usize, i128)>, point_unit: u64 },
    /// Ballots that rank the first above the second: candidates in order and the matrix by rows.
    Pairwise { candidates: Vec<usize>, matrix: Vec<Vec<u64>> },
    /// One round of an instant run-off: votes of those in the race, ballots exhausted, who left.
    Runoff { votes: Vec<(usize, u64)>, exhausted: u64, eliminated: Option<usize> },
    /// Candidates by groups of equals, best first.
    Ranking(Vec<Vec<usize>>),
}

impl Outcome {
    /// Ids of the winners in the order of selection.
    pub fn winner_ids<'a>(&self, election: &'a Election) -> Vec<&'a str> {
        self.winners.iter().map(|&project| election.projects[project].id.as_str()).collect()
    }

    /// Smallest units as an amount that shows itself in currency units.
    pub fn money(&self, smallest: impl Into<i128>) -> Money {
        Money::new(smallest, self.unit)
    }

    /// What is left of the budget.
    pub fn left(&self) -> i128 {
        i128::from(self.budget) - self.cost as i128
    }
}
