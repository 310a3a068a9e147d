//! The database of Cantiere: tables, migrations, transactions, jobs, files and the event log, the same
//! over SQLite and PostgreSQL. It must not know what a plan or a vote is; that is `spine`'s and the features'.

mod among;
mod batch;
mod changes;
mod conn;
mod db;
mod engine;
mod error;
pub mod events;
pub mod files;
mod follow;
pub mod idempotency;
mod insert;
pub mod jobs;
mod kept;
mod migrate;
mod once;
mod one;
mod options;
mod postgres;
pub mod schema;
pub mod settings;
mod sql;
mod sqlite;
pub mod statements;
#[cfg(debug_assertions)]
mod told;
pub mod transfer;
mod upgrade;
mod upkeep;
mod work;

pub use among::Among;
pub use batch::BatchAction;
pub use conn::{Conn, MultiBackend, Tx};
pub use db::Db;
pub use error::{Error, OpenError};
pub use insert::insert_id;
pub use kept::{kept, kept_all};
pub use migrate::{ALL as MIGRATIONS, Migration};
pub use once::{once, remember};
pub use options::{DatabaseUrl, Options, UrlError};
pub use sql::{Sql, sql};
