//! The Pabulib `.pb` format (pabulib.org): reading is liberal, writing is strict.
//! It never repairs by guessing: what cannot be understood is an error with line, field and remedy.

mod ballots;
mod error;
mod ids;
mod read;
mod rows;
mod write;
mod write_meta;

pub use error::PabulibError;
pub use read::{MAX_BYTES, read};
pub use write::{WriteError, write};
