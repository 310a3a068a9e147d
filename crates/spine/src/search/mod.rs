//! Search over items, paragraphs and contributions: one tokeniser and one score in Rust, so that both engines find the same
//! in the same order. Nothing here may show a reader what `visible` does not let through.

mod alike;
mod beside;
mod context;
pub mod contribution;
mod document;
mod engine;
mod find;
mod index;
mod parse;
mod plain;
mod score;
mod slot;
pub mod synonym;
pub mod token;
mod version;
mod visible;

pub use alike::alike;
pub use context::Marked;
pub use document::{Circle, DocKind, Document};
pub use engine::CANDIDATES;
pub use find::{Hit, Hits, Query, find, find_in_edition, find_in_version};
pub use index::{index_edition, index_text, reindex, tidy, unindex_text};
pub use plain::plain;

/// Adds the handlers of everything that search leaves for later.
pub fn handlers(handlers: cantiere_store::jobs::Handlers) -> cantiere_store::jobs::Handlers {
    contribution::handlers(beside::handlers(handlers))
}
