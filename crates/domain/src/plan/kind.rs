//! The kinds of items in the tree of a plan.
//! The names are the field's; what a kind is called on a page stands in the page's language file.

use serde::{Deserialize, Serialize};

/// A kind of item. Chapters hold text; the others are what the plan promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ItemKind {
    Chapter,
    Axis,
    Objective,
    ExpectedResult,
    Target,
    Action,
    Commitment,
    Milestone,
}

impl ItemKind {
    pub const ALL: [ItemKind; 8] = [
        ItemKind::Chapter,
        ItemKind::Axis,
        ItemKind::Objective,
        ItemKind::ExpectedResult,
        ItemKind::Target,
        ItemKind::Action,
        ItemKind::Commitment,
        ItemKind::Milestone,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            ItemKind::Chapter => "chapter",
            ItemKind::Axis => "axis",
            ItemKind::Objective => "objective",
            ItemKind::ExpectedResult => "expected_result",
            ItemKind::Target => "target",
            ItemKind::Action => "action",
            ItemKind::Commitment => "commitment",
            ItemKind::Milestone => "milestone",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    /// Whether progress is told on items of this kind.
    pub fn has_state(self) -> bool {
        matches!(self, ItemKind::Action | ItemKind::Commitment | ItemKind::Milestone | ItemKind::Target)
    }
}
