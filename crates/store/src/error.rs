//! What can go wrong with the database, in the words callers decide by.
//! What a user did wrong is no concern of this module: features have their own errors.

use diesel::result::{DatabaseErrorKind, Error as DieselError};

/// An error of a read or a write.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The queue is full: answer 503 with Retry-After.
    #[error("too many writes are waiting; try again in a few seconds")]
    Full,
    /// The disk is full: answer 503; writes work again once there is space.
    #[error("the disk that holds the database is full; free some space, nothing else is needed")]
    DiskFull,
    /// Another process holds the database locked.
    #[error("another process holds the database locked; try again, or stop that process")]
    Busy,
    /// The database server cannot be reached, or did not answer in time. A write that was being
    /// committed when the connection broke may have been stored: forms repeat with their idempotency key.
    #[error("the database cannot be reached: {0}")]
    Unavailable(String),
    /// Other writes got in the way of this one five times.
    #[error("other writes got in the way of this one; try again")]
    Conflict,
    /// The row asked for is not there.
    #[error("no such row")]
    NotFound,
    /// Some of a batch were refused: each is to be tried alone.
    #[error("these writes must be tried one by one")]
    Apart,
    /// The closure panicked; its write was undone.
    #[error("a database action panicked: {0}")]
    Panicked(String),
    #[error("the database refused a statement: {0}")]
    Database(#[source] DieselError),
}

impl Error {
    /// Whether the same request may well succeed a little later (503 rather than 500).
    pub fn is_temporary(&self) -> bool {
        matches!(self, Self::Full | Self::DiskFull | Self::Busy | Self::Unavailable(_) | Self::Conflict)
    }

    /// Whether a `unique` constraint refused the row.
    pub fn is_unique_violation(&self) -> bool {
        matches!(self, Self::Database(DieselError::DatabaseError(DatabaseErrorKind::UniqueViolation, _)))
    }
}

impl From<DieselError> for Error {
    fn from(error: DieselError) -> Self {
        if matches!(error, DieselError::NotFound) {
            return Self::NotFound;
        }
        match crate::engine::fault(&error) {
            Some(fault) => fault.into_error(error.to_string()),
            None => Self::Database(error),
        }
    }
}

/// Why a database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("{0}")]
    Url(#[from] crate::UrlError),
    #[error("{path} is in use by another process (pid {pid}); stop it first, or use PostgreSQL to run several")]
    InUse { path: String, pid: String },
    #[error(
        "the database was made by a newer version of Cantiere (it has migration {0}); install that version, or restore a backup made before the upgrade"
    )]
    Newer(String),
    #[error(
        "migration {0} was applied to this database in another form than this version knows; restore a backup, or ask for help with the output of `cantiere status`"
    )]
    Altered(String),
    #[error("the database needs {} migration(s), first {}; run `cantiere migrate`", .0.len(), .0[0])]
    Pending(Vec<String>),
    #[error("migration {name} failed and changed nothing: {source}")]
    Migration { name: String, source: DieselError },
    #[error("{path}: {source}")]
    Io { path: String, source: std::io::Error },
    #[error("cannot open the database {url}: {reason}")]
    Unreachable { url: String, reason: String },
    #[error("the database refused a statement while it was opened: {0}")]
    Database(#[from] DieselError),
}
