//! The invented content of the demonstration: plans, organisations, people, contributions and answers, every date told
//! from today. It is data only: it must not know a database, a page, or what becomes of it.
//!
//! The content stands in `content/*.yaml`, in Italian; [`moment`] is the notation of its dates. Paragraphs have keys
//! (`p2-07`: the seventh of chapter 2), items have codes (`A2.3`); both are the same in every version of an edition, and
//! whatever points at a plan points by them. `cargo run -p cantiere-demo --example read` prints it all for proof-reading.

pub mod model;
pub mod moderation;
pub mod moment;

mod document;
mod doors;
mod edition;
mod files;
mod participation;
mod plan_text;
mod questions;
mod raw;
mod site;

pub use doors::doors;
pub use model::*;
pub use site::{plans, site};

/// A content file that cannot be used. It can only happen to somebody who edits the content.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {message}")]
pub struct ContentError {
    pub file: String,
    /// What was found, and what to write instead.
    pub message: String,
}

impl ContentError {
    pub(crate) fn new(file: &str, message: impl Into<String>) -> Self {
        ContentError { file: file.into(), message: message.into() }
    }
}
