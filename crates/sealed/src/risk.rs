//! Whether publishing every single ballot could tell who cast it. Measured on real polls, most ballots of long lists are
//! unlike any other; whoever knows a voter's taste then finds the rest of their ballot.

use crate::ballot::Ballot;
use std::collections::BTreeMap;

/// What was measured, and what follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Risk {
    pub ballots: usize,
    /// Ballots unlike all others.
    pub unique: usize,
}

/// Fewer ballots than these are never published one by one;
pub const FEWEST: usize = 500;
/// nor where more than one in twenty is unlike all others.
pub const UNIQUE_IN: usize = 20;

impl Risk {
    pub fn of<'a>(ballots: impl IntoIterator<Item = &'a Ballot>) -> Risk {
        let mut alike: BTreeMap<&[(String, i64)], usize> = BTreeMap::new();
        let mut risk = Risk { ballots: 0, unique: 0 };
        for ballot in ballots {
            *alike.entry(ballot.choices()).or_default() += 1;
            risk.ballots += 1;
        }
        risk.unique = alike.values().filter(|&&n| n == 1).count();
        risk
    }

    /// Whether the ballots may be published one by one; otherwise an auditor recounts.
    pub fn publishable(&self) -> bool {
        self.ballots >= FEWEST && self.unique * UNIQUE_IN <= self.ballots
    }
}
