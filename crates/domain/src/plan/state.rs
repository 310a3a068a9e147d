//! How far something promised has come.
//! A state is told, dated and never part of a version of the plan; unknown is not zero.

use serde::{Deserialize, Serialize};

/// What was last said about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "snake_case")]
pub enum ItemState {
    Planned,
    Ongoing,
    Completed,
    Blocked,
    Cancelled,
    #[default]
    Unknown,
}

impl ItemState {
    pub const ALL: [ItemState; 6] = [
        ItemState::Planned,
        ItemState::Ongoing,
        ItemState::Completed,
        ItemState::Blocked,
        ItemState::Cancelled,
        ItemState::Unknown,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ItemState::Planned => "planned",
            ItemState::Ongoing => "ongoing",
            ItemState::Completed => "completed",
            ItemState::Blocked => "blocked",
            ItemState::Cancelled => "cancelled",
            ItemState::Unknown => "unknown",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}
