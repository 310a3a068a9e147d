//! Everything in which the two engines differ and that more than one module needs: errors, clocks, ids.
//! Features never ask which engine runs; a statement that must differ is written here.

use diesel::{
    QueryResult, RunQueryDsl,
    connection::{Connection, TransactionManager},
    result::{DatabaseErrorKind, Error as DieselError},
    sql_types::BigInt,
};

use crate::{Conn, Error};

/// A failure that is no statement's fault and decides about the whole transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// Another transaction got in the way: run again (40001, 40P01).
    Serialization = 1,
    /// The connection is gone.
    Lost = 2,
    DiskFull = 4,
    /// Reading or writing the file failed, or the file is damaged.
    Io = 8,
    /// A lock was not given in time.
    Busy = 16,
    /// A statement took longer than it may.
    Timeout = 32,
}

impl Fault {
    pub(crate) const ALL: [Fault; 6] =
        [Self::Lost, Self::Io, Self::DiskFull, Self::Serialization, Self::Busy, Self::Timeout];

    pub(crate) fn into_error(self, message: String) -> Error {
        match self {
            Self::Serialization => Error::Conflict,
            Self::DiskFull => Error::DiskFull,
            Self::Busy => Error::Busy,
            Self::Lost | Self::Io | Self::Timeout => Error::Unavailable(message),
        }
    }
}

/// SQLite has no codes in Diesel's errors, so its fixed English messages are read; PostgreSQL's are
/// read in English too, which a connection asks for when it is allowed to.
pub(crate) fn fault(error: &DieselError) -> Option<Fault> {
    let (kind, information) = match error {
        DieselError::DatabaseError(kind, information) => (kind, information),
        DieselError::RollbackErrorOnCommit { commit_error, .. } => return fault(commit_error),
        _ => return None,
    };
    match kind {
        DatabaseErrorKind::SerializationFailure => return Some(Fault::Serialization),
        DatabaseErrorKind::ClosedConnection => return Some(Fault::Lost),
        DatabaseErrorKind::Unknown | DatabaseErrorKind::UnableToSendCommand => {}
        _ => return None,
    }
    let message = information.message();
    match message {
        "database or disk is full" => Some(Fault::DiskFull),
        "disk I/O error" | "database disk image is malformed" | "file is not a database" => Some(Fault::Io),
        "database is locked" | "database table is locked" => Some(Fault::Busy),
        "canceling statement due to lock timeout" => Some(Fault::Busy),
        "canceling statement due to statement timeout" => Some(Fault::Timeout),
        _ if message.contains("deadlock") => Some(Fault::Serialization),
        _ if message.contains("No space left on device") => Some(Fault::DiskFull),
        _ if *kind == DatabaseErrorKind::UnableToSendCommand => Some(Fault::Lost),
        _ if LOST.iter().any(|text| message.contains(text)) => Some(Fault::Lost),
        _ => None,
    }
}

/// What libpq itself says, in English only, and the server's farewell.
const LOST: [&str; 4] = [
    "server closed the connection",
    "no connection to the server",
    "could not receive data from server",
    "terminating connection",
];

#[derive(diesel::QueryableByName)]
struct One {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// The engine's time in microseconds, without the site's offset.
pub(crate) fn clock(conn: &mut Conn) -> QueryResult<i64> {
    if conn.is_sqlite() {
        return Ok(process_clock());
    }
    let text = "select (extract(epoch from clock_timestamp()) * 1000000)::bigint as n";
    let now: One = crate::sql(text).get_result(conn)?;
    Ok(now.n)
}

pub(crate) fn process_clock() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |duration| i64::try_from(duration.as_micros()).unwrap_or(i64::MAX))
}

/// What a transaction is for; SQLite's are serial anyway.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Isolation {
    Write,
    /// Takes rows from a queue with `skip locked`: serialisation would only make it fail.
    Queue,
    Snapshot,
}

pub(crate) fn begin(conn: &mut Conn, isolation: Isolation) -> QueryResult<()> {
    use diesel::connection::AnsiTransactionManager as Manager;
    match conn {
        Conn::Sqlite(conn) => {
            let text = if isolation == Isolation::Snapshot { "BEGIN" } else { "BEGIN IMMEDIATE" };
            Manager::begin_transaction_sql(conn, text)
        }
        Conn::Pg(conn) => Manager::begin_transaction_sql(
            conn,
            match isolation {
                Isolation::Write => "BEGIN ISOLATION LEVEL SERIALIZABLE",
                Isolation::Queue => "BEGIN ISOLATION LEVEL READ COMMITTED",
                Isolation::Snapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            },
        ),
    }
}

/// How many rows this connection of SQLite has written since it was opened, those that were undone among them.
pub(crate) fn rows_changed(conn: &mut Conn) -> QueryResult<i64> {
    let count: One = crate::statements::within(None, || crate::sql("select total_changes() as n").get_result(conn))?;
    Ok(count.n)
}

pub(crate) fn savepoint(conn: &mut Conn) -> QueryResult<()> {
    <Conn as Connection>::TransactionManager::begin_transaction(conn)
}

pub(crate) fn commit(conn: &mut Conn) -> QueryResult<()> {
    <Conn as Connection>::TransactionManager::commit_transaction(conn)
}

pub(crate) fn rollback(conn: &mut Conn) -> QueryResult<()> {
    <Conn as Connection>::TransactionManager::rollback_transaction(conn)
}

impl Conn {
    /// The text for the engine that runs, where one statement cannot serve both.
    pub fn pick<T>(&self, sqlite: T, postgres: T) -> T {
        match self {
            Self::Sqlite(_) => sqlite,
            Self::Pg(_) => postgres,
        }
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self, Self::Sqlite(_))
    }
}
