//! One connection type over both engines, and the transaction handle that write closures get.
//! Nothing here knows which engine runs; that is `engine.rs`.

use std::{
    collections::BTreeSet,
    ops::{Deref, DerefMut},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
};

use diesel::{MultiConnection, PgConnection, SqliteConnection};

use crate::{Error, engine};

/// A connection: run Diesel queries on it as on any other.
#[derive(MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Pg(PgConnection),
}

/// A write transaction: a connection, the time, and the topics that the write changes.
pub struct Tx<'c> {
    conn: &'c mut Conn,
    now: i64,
    pub(crate) topics: BTreeSet<String>,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(conn: &'c mut Conn, now: i64) -> Self {
        Self { conn, now, topics: BTreeSet::new() }
    }

    /// Microseconds since 1970 UTC: the database's clock on PostgreSQL, the process's on SQLite, plus
    /// the site's offset. The same during the whole transaction, and when it is run again.
    pub fn now(&self) -> i64 {
        self.now
    }

    /// The connection, where a generic parameter keeps `&mut Tx` from dereferencing by itself.
    pub fn conn(&mut self) -> &mut Conn {
        self.conn
    }

    /// A part of the write that is undone alone when it fails, for who goes on after a refusal.
    pub fn alone<T, E: From<Error>>(&mut self, part: impl FnOnce(&mut Tx) -> Result<T, E>) -> Result<T, E> {
        let broken = |error| E::from(Error::from(error));
        engine::savepoint(self.conn).map_err(broken)?;
        let done = catch_unwind(AssertUnwindSafe(|| part(self)));
        let ended = match done {
            Ok(Ok(_)) => engine::commit(self.conn),
            _ => engine::rollback(self.conn),
        };
        let done = done.unwrap_or_else(|panic| resume_unwind(panic));
        ended.map_err(broken)?;
        done
    }

    /// Says that what is shown under `topic` changes when this commits: cached pages of it are dropped,
    /// here at once, in other processes within a second.
    pub fn changed(&mut self, topic: &str) {
        if !self.topics.contains(topic) {
            self.topics.insert(topic.to_owned());
        }
    }
}

impl Deref for Tx<'_> {
    type Target = Conn;

    fn deref(&self) -> &Conn {
        self.conn
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Conn {
        self.conn
    }
}
