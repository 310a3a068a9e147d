//! What taking part shows on pages of the plan: the open consultation, and what people said beside the text.
//! A panel shows everybody the same, because those pages are kept for all visitors.

pub mod open;
pub mod text;

use cantiere_spine::Error;

/// A panel that cannot be made for a reason of ours must not take the page with it; the database's own troubles may.
pub(crate) fn store(error: Error) -> cantiere_store::Error {
    match error {
        Error::Store(error) => error,
        other => cantiere_store::Error::Unavailable(other.to_string()),
    }
}
