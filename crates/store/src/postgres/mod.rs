//! The PostgreSQL side of `Db`: a small pool and serialisable transactions that are run again.
//! It knows nothing of tasks and queues; those are in `db.rs`.

mod pool;
mod write;

pub(crate) use pool::{Pool, Pooled};
pub(crate) use write::{Settings, write};
