//! Rounds in which people prioritise: how one votes, what a ballot says, what it must keep to.
//! Nothing here counts (that is `tally`), looks anything up or knows a clock.

mod ballot;
mod limits;
mod support;

pub use ballot::{Ballot, Pick};
pub use limits::{Candidate, Left, Refusal, WhyNot, check, left, why_not};
pub use support::{Threshold, passing};

use crate::text::fold;
use serde::{Deserialize, Serialize};

/// How one votes and how it is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Choose up to so many; the most chosen win.
    #[default]
    Choose,
    /// Give out so many points; the most points win.
    Points,
    /// Mark each from 1 to 5; the highest sums win.
    Marks,
    /// Fill a basket within the budget; method of equal shares, then by votes with what is left.
    Shares,
    /// Fill a basket within the budget; by votes, skipping what does not fit.
    Votes,
    /// Fill a basket within the budget; sequential Phragmén.
    Phragmen,
    /// Put in order; Borda points.
    Borda,
    /// Put in order; Schulze.
    Schulze,
    /// Put in order; one wins, the last leaving round after round.
    Runoff,
}

/// What a ballot looks like to the person who fills it in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Set,
    Points,
    Marks,
    Basket,
    Ranking,
}

impl Method {
    pub const ALL: [Method; 9] = [
        Method::Choose,
        Method::Points,
        Method::Marks,
        Method::Shares,
        Method::Votes,
        Method::Phragmen,
        Method::Borda,
        Method::Schulze,
        Method::Runoff,
    ];
    /// Behind “advanced rules”.
    pub const ADVANCED: [Method; 4] = [Method::Phragmen, Method::Borda, Method::Schulze, Method::Runoff];

    pub fn as_str(self) -> &'static str {
        match self {
            Method::Choose => "choose",
            Method::Points => "points",
            Method::Marks => "marks",
            Method::Shares => "shares",
            Method::Votes => "votes",
            Method::Phragmen => "phragmen",
            Method::Borda => "borda",
            Method::Schulze => "schulze",
            Method::Runoff => "runoff",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    pub fn form(self) -> Form {
        match self {
            Method::Choose => Form::Set,
            Method::Points => Form::Points,
            Method::Marks => Form::Marks,
            Method::Shares | Method::Votes | Method::Phragmen => Form::Basket,
            Method::Borda | Method::Schulze | Method::Runoff => Form::Ranking,
        }
    }

    /// Whether options cost something and a budget is spent.
    pub fn has_budget(self) -> bool {
        self.form() == Form::Basket
    }

    /// Whether it must be said how many win.
    pub fn has_seats(self) -> bool {
        !self.has_budget() && self != Method::Runoff
    }
}

/// The highest mark.
pub const HIGHEST_MARK: i64 = 5;

/// Who goes first when the count itself cannot tell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieRule {
    /// By lot; the number drawn is published with the rule, before anybody votes.
    #[default]
    Lot,
    /// What stands first on the list.
    Number,
    /// What costs less.
    Cost,
}

impl TieRule {
    pub const ALL: [TieRule; 3] = [TieRule::Lot, TieRule::Number, TieRule::Cost];

    pub fn as_str(self) -> &'static str {
        match self {
            TieRule::Lot => "lot",
            TieRule::Number => "number",
            TieRule::Cost => "cost",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// A ranking of its own within a round, such as a district's, with its own budget.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    pub name: String,
    /// In cents.
    pub budget: i64,
}

/// All that decides how ballots are filled in and counted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Rules {
    pub method: Method,
    /// Options a ballot may name, or points it may give out; 0: as many as there are.
    pub most: u32,
    /// How many win in each list, where the method does not follow from a budget.
    pub seats: u32,
    /// At least one.
    pub lists: Vec<List>,
    pub ties: TieRule,
    /// The number drawn for `TieRule::Lot`.
    pub lot: u64,
    /// Ballots without which nothing is chosen; 0: none.
    pub quorum: u32,
    /// Ballots that must name an option for it to be considered; 0: none.
    pub least: u32,
    /// The same as a part of a hundred of the ballots that name something in its list; 0: none.
    pub least_percent: u32,
}

impl Rules {
    /// The list that has this name, written somehow.
    pub fn list_named(&self, name: &str) -> Option<usize> {
        let name = fold(name.trim());
        self.lists.iter().position(|list| !name.is_empty() && fold(&list.name) == name)
    }

    /// Ballots that an option needs in a list that so many ballots name something in; 0: none.
    pub fn needed(&self, ballots: u64) -> u64 {
        u64::from(self.least).max((ballots * u64::from(self.least_percent)).div_ceil(100))
    }
}

impl Default for Rules {
    fn default() -> Rules {
        Rules {
            method: Method::Choose,
            most: 5,
            seats: 5,
            lists: vec![List::default()],
            ties: TieRule::default(),
            lot: 0,
            quorum: 0,
            least: 0,
            least_percent: 0,
        }
    }
}

/// Where a round stands on its own clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Being set up, for staff alone.
    Draft,
    /// Announced; opens later.
    Announced,
    Open,
    /// Closed and not counted yet.
    Closed,
    Counted,
}

impl Standing {
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Draft => "draft",
            Standing::Announced => "announced",
            Standing::Open => "open",
            Standing::Closed => "closed",
            Standing::Counted => "counted",
        }
    }
}

/// From the stored state and the window, which includes its first moment and not its last.
pub fn standing(state: &str, opens_at: i64, closes_at: i64, now: i64) -> Standing {
    match state {
        "draft" => Standing::Draft,
        "counted" => Standing::Counted,
        _ if now < opens_at => Standing::Announced,
        _ if now < closes_at => Standing::Open,
        _ => Standing::Closed,
    }
}
