//! What an administration says to a contribution: five outcomes, the field's own.
//! Nothing here says who may answer, or when.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Accepted,
    AcceptedWithChanges,
    /// It lives on in another contribution.
    Merged,
    Postponed,
    NotAccepted,
}

impl Outcome {
    pub const ALL: [Outcome; 5] =
        [Outcome::Accepted, Outcome::AcceptedWithChanges, Outcome::Merged, Outcome::Postponed, Outcome::NotAccepted];

    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Accepted => "accepted",
            Outcome::AcceptedWithChanges => "accepted_with_changes",
            Outcome::Merged => "merged",
            Outcome::Postponed => "postponed",
            Outcome::NotAccepted => "not_accepted",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// Whether something in the plan has to change because of it.
    pub fn is_accepted(self) -> bool {
        matches!(self, Outcome::Accepted | Outcome::AcceptedWithChanges)
    }
}
