//! How things of a plan are put into words and shapes: states, times, bars, the head of an edition's pages.
//! Everything here is made from the data and the language files; nothing is looked up.

mod adopted;
pub mod filters;
mod head;
mod progress;
mod source;
mod words;

pub use adopted::Adopted;
pub use head::Head;
pub use progress::{Counted, Segment, segments};
pub use source::SourceLine;
pub use words::{audience, edition_badge, edition_state, kind, kinds, news, news_line, news_value, role, state, times};
