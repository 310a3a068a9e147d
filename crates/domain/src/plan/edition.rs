//! The life of an edition, and who may see it.

use serde::{Deserialize, Serialize};

/// Where an edition stands between draft and closure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum EditionState {
    #[default]
    Draft,
    InConsultation,
    Consolidation,
    Adopted,
    InForce,
    Closed,
}

impl EditionState {
    pub const ALL: [EditionState; 6] = [
        EditionState::Draft,
        EditionState::InConsultation,
        EditionState::Consolidation,
        EditionState::Adopted,
        EditionState::InForce,
        EditionState::Closed,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            EditionState::Draft => "draft",
            EditionState::InConsultation => "in_consultation",
            EditionState::Consolidation => "consolidation",
            EditionState::Adopted => "adopted",
            EditionState::InForce => "in_force",
            EditionState::Closed => "closed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// Who may see something. One column of every record that can be searched, exported, fed or cached.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    Public,
    Invited,
    /// The people of the body that owns the plan: invited by it, or known by their domain of mail.
    OwnStaff,
    #[default]
    Staff,
}

impl Visibility {
    pub const ALL: [Visibility; 4] = [Visibility::Public, Visibility::Invited, Visibility::OwnStaff, Visibility::Staff];

    pub fn as_str(self) -> &'static str {
        match self {
            Visibility::Public => "public",
            Visibility::Invited => "invited",
            Visibility::OwnStaff => "own_staff",
            Visibility::Staff => "staff",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}
