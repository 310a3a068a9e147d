//! What people send to a plan: its kinds and the states of its life.
//! Answers are told apart elsewhere; nothing here says what the administration thinks of it.

use crate::process::Activity;
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContributionKind {
    /// An observation on a paragraph, an item, or the whole plan.
    Comment,
    /// A wording wanted for a paragraph.
    Amendment,
    Need,
    /// An action that should be done.
    Proposal,
}

impl ContributionKind {
    pub const ALL: [ContributionKind; 4] =
        [ContributionKind::Comment, ContributionKind::Amendment, ContributionKind::Need, ContributionKind::Proposal];

    pub fn as_str(self) -> &'static str {
        match self {
            ContributionKind::Comment => "comment",
            ContributionKind::Amendment => "amendment",
            ContributionKind::Need => "need",
            ContributionKind::Proposal => "proposal",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// Whether it is about words that stand in the plan.
    pub fn is_on_text(self) -> bool {
        matches!(self, ContributionKind::Comment | ContributionKind::Amendment)
    }

    /// What one does by sending it.
    pub fn activity(self) -> Activity {
        match self {
            ContributionKind::Comment => Activity::Comments,
            ContributionKind::Amendment => Activity::Amendments,
            ContributionKind::Need => Activity::Needs,
            ContributionKind::Proposal => Activity::Proposals,
        }
    }

    /// Whether others may support it.
    pub fn is_supported(self) -> bool {
        !self.is_on_text()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContributionState {
    /// Arrived, and not yet shown: its organisation is being verified, or a moderator reads it first.
    Submitted,
    Published,
    /// Taken from view by a moderator, with a reason.
    Hidden,
    /// Taken back by its author, or by the desk that had entered it from paper.
    Withdrawn,
}

impl ContributionState {
    pub const ALL: [ContributionState; 4] = [
        ContributionState::Submitted,
        ContributionState::Published,
        ContributionState::Hidden,
        ContributionState::Withdrawn,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ContributionState::Submitted => "submitted",
            ContributionState::Published => "published",
            ContributionState::Hidden => "hidden",
            ContributionState::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}
