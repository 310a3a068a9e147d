//! What both engines do with one write closure: run it, note its topics, undo it alone when it fails.
//! Nothing here begins or commits a transaction.

use std::{
    collections::BTreeSet,
    panic::{AssertUnwindSafe, catch_unwind},
    time::{Duration, Instant},
};

#[cfg(debug_assertions)]
use crate::told;
use crate::{Conn, Error, Tx, changes, engine, engine::Fault};

/// Why a whole transaction failed; told to everyone who took part in it.
#[derive(Clone, Debug)]
pub(crate) enum Failure {
    /// One that had written was refused, and cannot be undone by itself: all of them begin again, each [`Undo::Alone`].
    Refused,
    Fault(Fault, String),
    Other(String),
}

/// How a closure that is refused is undone where others share its transaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Undo {
    /// With all the others, which then begin again. Most that are refused have written nothing, and nothing is to be undone:
    /// a savepoint for each, in which SQLite copies every page that it changes, is for the few that have.
    Together,
    /// By a savepoint of its own.
    Alone,
}

impl Failure {
    pub(crate) fn new(error: &diesel::result::Error) -> Self {
        match engine::fault(error) {
            Some(fault) => Self::Fault(fault, error.to_string()),
            None => Self::Other(error.to_string()),
        }
    }

    pub(crate) fn error(&self) -> Error {
        match self {
            Self::Fault(fault, message) => fault.into_error(message.clone()),
            Self::Refused => Error::Unavailable("a write that was refused could not be undone".into()),
            Self::Other(message) => Error::Unavailable(message.clone()),
        }
    }
}

/// What the last group was like. Under load those who were answered come back within moments: a group
/// that goes without them makes them wait for the disk twice. A lone writer never waits.
#[derive(Default)]
pub(crate) struct Pace {
    pub(crate) size: usize,
    /// Of writing a batch, or of the commit alone.
    pub(crate) took: Duration,
}

impl Pace {
    /// How long to wait for more, when `size` have come since `started`.
    pub(crate) fn pause(&self, size: usize, started: Instant) -> Option<Duration> {
        const LONGEST: Duration = Duration::from_millis(2);
        let left = (self.took / 2).min(LONGEST).checked_sub(started.elapsed())?;
        (size < self.size * 3 / 4).then_some(left)
    }
}

/// A closure's result with the topics it changed.
pub(crate) type Outcome<T, E> = Result<(T, BTreeSet<String>), E>;

/// Calls the closure; a panic becomes an error, a long one is logged.
pub(crate) fn call<T, E: From<Error>>(
    conn: &mut Conn,
    origin: Option<i64>,
    now: i64,
    f: impl FnOnce(&mut Tx) -> Result<T, E>,
) -> Outcome<T, E> {
    let started = Instant::now();
    let result = catch_unwind(AssertUnwindSafe(|| {
        let mut tx = Tx::new(conn, now);
        #[cfg(debug_assertions)]
        told::forget();
        let value = f(&mut tx)?;
        let topics = std::mem::take(&mut tx.topics);
        #[cfg(debug_assertions)]
        told::hold(&topics);
        if let Some(origin) = origin {
            changes::record(&mut tx, &topics, origin, now).map_err(Error::from)?;
        }
        Ok((value, topics))
    }));
    note_slow("a write closure", started, Duration::from_millis(100));
    result.unwrap_or_else(|panic| Err(Error::Panicked(panic_text(&*panic)).into()))
}

/// The same among others of a transaction: an error undoes this closure alone, or all of them begin again. `Err` means that
/// the transaction cannot go on.
pub(crate) fn call_among<T, E: From<Error>>(
    conn: &mut Conn,
    undo: Undo,
    origin: Option<i64>,
    now: i64,
    f: impl FnOnce(&mut Tx) -> Result<T, E>,
) -> Result<Outcome<T, E>, Failure> {
    let failed = |error| Failure::new(&error);
    match undo {
        Undo::Together => {
            let before = engine::rows_changed(conn).map_err(failed)?;
            let outcome = call(conn, origin, now, f);
            match outcome.is_err() && engine::rows_changed(conn).map_err(failed)? != before {
                true => Err(Failure::Refused),
                false => Ok(outcome),
            }
        }
        Undo::Alone => {
            engine::savepoint(conn).map_err(failed)?;
            let outcome = call(conn, origin, now, f);
            let ended = if outcome.is_ok() { engine::commit(conn) } else { engine::rollback(conn) };
            ended.map_err(failed)?;
            Ok(outcome)
        }
    }
}

pub(crate) fn note_slow(what: &str, started: Instant, limit: Duration) {
    let took = started.elapsed();
    if took > limit {
        tracing::warn!(milliseconds = took.as_millis() as u64, "{what} took longer than it may");
    }
}

pub(crate) fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| text.to_string());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without a message".into())
}
