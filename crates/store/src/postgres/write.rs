//! One write: a serialisable transaction, run again when others got in its way.
//! A COMMIT whose answer was lost is never repeated.

use std::{collections::BTreeSet, time::Duration};

use diesel::connection::SimpleConnection;

use super::{Pool, Pooled};
use crate::{
    Error, Tx,
    engine::{self, Fault, Isolation},
    work::call,
};

/// With the pauses between them some 200 ms: who casts a ballot in the last second waits rather than being told to send it again.
const RETRIES: u32 = 7;

pub(crate) struct Settings {
    pub(crate) isolation: Isolation,
    pub(crate) origin: i64,
    pub(crate) clock_offset: i64,
    /// Lifts the limit on a statement, for commands that an operator waits for.
    pub(crate) patient: bool,
}

/// Gives the value and the topics, after COMMIT. `begun` is called when the first transaction has begun.
pub(crate) fn write<T, E: From<Error>>(
    pool: &Pool,
    settings: &Settings,
    begun: impl FnOnce(),
    f: impl Fn(&mut Tx) -> Result<T, E>,
) -> Result<(T, BTreeSet<String>), E> {
    let mut now = None;
    let mut begun = Some(begun);
    for attempt in 0..=RETRIES {
        let mut pooled = pool.begin(settings.isolation)?;
        if let Some(begun) = begun.take() {
            begun();
        }
        let outcome = run(&mut pooled, settings, &mut now, &f);
        match outcome {
            Attempt::Done(result) => {
                pool.give_back(pooled);
                return result;
            }
            Attempt::Failed(error) => return Err(error.into()),
            Attempt::Again => {
                pool.give_back(pooled);
                // Those that collided must not start in step again.
                let jitter = engine::process_clock().unsigned_abs() % 1_000;
                std::thread::sleep(Duration::from_micros((500 + jitter) << attempt));
            }
        }
    }
    Err(Error::Conflict.into())
}

enum Attempt<T, E> {
    Done(Result<(T, BTreeSet<String>), E>),
    Again,
    /// The connection is not to be used again.
    Failed(Error),
}

fn run<T, E: From<Error>>(
    pooled: &mut Pooled,
    settings: &Settings,
    now: &mut Option<i64>,
    f: impl Fn(&mut Tx) -> Result<T, E>,
) -> Attempt<T, E> {
    let Pooled { conn, watch, .. } = pooled;
    let at = match prepare(conn, settings, now) {
        Ok(at) => at,
        Err(error) => return Attempt::Failed(Error::Unavailable(error.to_string())),
    };
    let outcome = call(conn, Some(settings.origin), at, f);
    let (fault, any_failed) = watch.take();
    let failed_at_commit = match &outcome {
        Ok(_) => {
            // COMMIT of a transaction in which a statement failed is silently a ROLLBACK; a closure
            // may go on after a failure only when it undid it with a savepoint.
            let sound = if any_failed { conn.batch_execute("select 1") } else { Ok(()) };
            match sound.and_then(|()| engine::commit(conn)) {
                Ok(()) => return Attempt::Done(outcome),
                Err(error) => Some(error),
            }
        }
        Err(_) => None,
    };
    let fault = failed_at_commit.as_ref().and_then(engine::fault).or(fault);
    let undone = match failed_at_commit {
        // Diesel has rolled back after a COMMIT that was refused.
        Some(_) if !is_open(conn) => conn.batch_execute("select 1"),
        _ => engine::rollback(conn),
    };
    match (undone, fault, failed_at_commit) {
        (Err(error), _, _) => Attempt::Failed(Error::Unavailable(error.to_string())),
        (Ok(()), Some(Fault::Serialization), _) => Attempt::Again,
        (Ok(()), Some(Fault::Lost), _) => Attempt::Failed(Error::Unavailable("the connection was lost".into())),
        (Ok(()), Some(fault), _) => Attempt::Done(Err(fault.into_error(format!("{fault:?}")).into())),
        (Ok(()), None, Some(error)) => Attempt::Done(Err(Error::from(error).into())),
        (Ok(()), None, None) => Attempt::Done(outcome),
    }
}

fn is_open(conn: &mut crate::Conn) -> bool {
    use diesel::connection::{Connection, TransactionManager};
    <crate::Conn as Connection>::TransactionManager::is_broken_transaction_manager(conn)
}

/// The time is read in the first attempt, and kept.
fn prepare(conn: &mut crate::Conn, settings: &Settings, now: &mut Option<i64>) -> diesel::QueryResult<i64> {
    crate::statements::within(None, || {
        if settings.patient {
            conn.batch_execute("set local statement_timeout = 0; set local lock_timeout = 60000")?;
        }
        match *now {
            Some(at) => Ok(at),
            None => Ok(*now.insert(engine::clock(conn)? + settings.clock_offset)),
        }
    })
}
