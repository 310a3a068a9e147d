//! Plan text in and out: every format becomes a [`PlanDocument`], and a plan becomes every format again.
//! Bytes in, bytes out: nothing here opens a file, a network or a database.

pub mod model;

pub use model::{ActorEntry, BlockEntry, ItemEntry, PlanDocument, ReadError, Warning};
