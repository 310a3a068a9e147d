//! What a plan is made of: items in one tree, each with its content, and the paragraphs of its text.
//! Nothing here knows how a plan is stored or shown.

mod block;
mod content;
mod edition;
mod kind;
mod licence;
mod news;
mod state;
mod times;

pub use block::{BlockKind, chapter_labels, number_blocks};
pub use content::{Actor, ActorRole, Audience, Content, Resource, ResultLine, Source};
pub use edition::{EditionState, Visibility};
pub use kind::ItemKind;
pub use licence::{OPEN_LICENCE, licence_address};
pub use news::{News, QUIET_MONTHS, QUIET_MONTHS_MOST, Silence, news};
pub use state::ItemState;
pub use times::{PartialDate, Times};

/// The longest an “in brief” may be, in words.
pub const BRIEF_MAX_WORDS: usize = 120;
