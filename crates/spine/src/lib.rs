//! What several features touch: people and organisations, plans, the trace, search.
//! No pages and no routes here; features read these tables and write only through these functions.

pub mod actor;
pub mod amend;
pub mod answer;
pub mod attachment;
pub mod backup;
mod columns;
pub mod contribution;
pub mod error;
pub mod mail;
pub mod moderation;
pub mod notice;
pub mod plan;
pub mod process;
pub mod retention;
pub mod round;
pub mod search;
pub mod similar;
pub mod site;
pub mod trace;
pub mod update;
pub mod verify;
pub mod work;

pub(crate) use columns::columns;
pub use error::{Error, Problem, Value};
