//! The votes of an edition: one of bodies, by name, and one of people, in secret.

use jiff::civil::Date;

/// A prioritisation in which everybody picks up to `max` proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoRound {
    pub title: String,
    pub question: String,
    pub max: usize,
    pub opens: Date,
    pub closes: Date,
    /// Numbers of the proposals to choose from.
    pub options: Vec<u32>,
    pub ballots: Vec<DemoBallot>,
    /// The secret vote of people beside the one of bodies.
    pub persons: Option<DemoSecretVote>,
}

/// A secret vote: which ballots were cast how often, and not by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSecretVote {
    pub title: String,
    pub question: String,
    pub max: usize,
    pub seats: usize,
    pub opens: Date,
    /// Over for longer than appeals last.
    pub closes: Date,
    pub options: Vec<u32>,
    /// Choices, and how many people made them.
    pub ballots: Vec<(Vec<u32>, usize)>,
}

/// One ballot of one organisation (named) or one person (secret).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoBallot {
    pub person: String,
    pub organization: Option<String>,
    pub choices: Vec<u32>,
    pub on_day: Date,
}

impl DemoRound {
    /// Options with the ballots that chose them, most chosen first; equal ones by number.
    pub fn ranking(&self) -> Vec<(u32, usize)> {
        let mut counted: Vec<(u32, usize)> =
            self.options.iter().map(|o| (*o, self.ballots.iter().filter(|b| b.choices.contains(o)).count())).collect();
        counted.sort_by_key(|(option, n)| (std::cmp::Reverse(*n), *option));
        counted
    }
}
