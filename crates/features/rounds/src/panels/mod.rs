//! How votes show themselves on the pages of others: the band of an open vote, the place of a proposal.

pub mod band;
pub mod place;

/// A panel fails with the database alone.
fn store(error: cantiere_spine::Error) -> cantiere_store::Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        _ => cantiere_store::Error::NotFound,
    }
}
