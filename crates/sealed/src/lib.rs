//! Secret ballots that anyone can recount, on plain data: what a voter's ballot commits to, the append-only log of
//! commitments, signed checkpoints of it, receipts, and the recount of a round from what is published.
//! It reads no clock, no file, no database and makes no random numbers: whoever calls brings them.
//!
//! What this gives and what it does not is said in the crate's README; the page of a round says it in plain words.

pub mod ballot;
pub mod checkpoint;
pub mod entry;
pub mod export;
pub mod hex;
pub mod log;
pub mod receipt;
pub mod recount;
pub mod risk;
pub mod said;
pub mod tag;

pub use ballot::Ballot;
pub use checkpoint::{Checkpoint, PublicKey, SigningKey};
pub use entry::Entry;
pub use export::Export;
pub use log::{Hash, Log};
pub use receipt::Receipt;
pub use said::Said;
