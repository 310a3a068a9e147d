//! Correcting a draft: items and paragraphs added, reworded, moved, split, joined, removed and brought back.
//! The first correction opens a draft from the published version; a published version is never touched.

pub mod block;
mod check;
mod fresh;
pub mod gone;
pub mod item;
mod order;
mod place;
pub mod removed;
pub(super) mod rights;
mod start;
mod store;
pub mod waiting;
pub mod whole;

pub use block::{add_block, join_block, move_block, remove_block, save_block};
pub use check::{Named, shape};
pub use item::{ItemText, add_item, move_item, remove_item, save_item};
pub use place::{place_block, place_item};
pub use removed::undo;
pub use rights::{open, readable, writable};
pub use start::start;
pub use whole::{Step, Whole};

use serde::{Deserialize, Serialize};

/// What an edit is for. Readers are told; an edit of what nobody outside has read yet needs none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nature {
    /// A slip of the pen, a broken link: the plan says what it said.
    Form,
    /// The plan says something else.
    Meaning,
}

impl Nature {
    pub fn as_str(self) -> &'static str {
        match self {
            Nature::Form => "form",
            Nature::Meaning => "meaning",
        }
    }

    pub fn parse(text: &str) -> Option<Nature> {
        [Nature::Form, Nature::Meaning].into_iter().find(|n| n.as_str() == text)
    }
}
