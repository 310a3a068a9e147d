//! Jobs: what a write wants done later, as rows of its own transaction. Each runs at least once, after
//! a crash again; a handler that writes to the database can make it exactly once with [`Job::done`].

mod claim;
mod worker;

use diesel::{QueryResult, RunQueryDsl, prelude::*};
use serde::Serialize;

use crate::{Tx, schema::base::job};

pub use claim::Job;
pub use worker::{Handler, Handlers, JobError, run, run_due};

/// Adds a job for `run_at` (microseconds; 0: at once). `payload` holds ids, no personal data.
pub fn enqueue(tx: &mut Tx, kind: &str, payload: &impl Serialize, run_at: i64) -> QueryResult<()> {
    insert(tx, kind, payload, run_at, None)
}

/// The same unless one with this key is waiting or running.
pub fn enqueue_once(tx: &mut Tx, kind: &str, key: &str, payload: &impl Serialize, run_at: i64) -> QueryResult<()> {
    let key = format!("{kind}:{key}");
    let waiting: i64 = job::table.filter(job::unique_key.eq(&key)).count().get_result(tx.conn())?;
    if waiting > 0 {
        return Ok(());
    }
    insert(tx, kind, payload, run_at, Some(&key))
}

fn insert(tx: &mut Tx, kind: &str, payload: &impl Serialize, run_at: i64, key: Option<&str>) -> QueryResult<()> {
    let payload =
        serde_json::to_string(payload).map_err(|error| diesel::result::Error::SerializationError(error.into()))?;
    let now = tx.now();
    diesel::insert_into(job::table)
        .values((
            job::kind.eq(kind),
            job::payload.eq(payload),
            job::unique_key.eq(key),
            job::created_at.eq(now),
            job::run_at.eq(run_at.max(now)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// A job given up after its last attempt, for the administrator to look at.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Failed {
    pub id: i64,
    pub kind: String,
    pub attempts: i64,
    pub last_error: Option<String>,
}

/// The latest jobs given up, at most 100.
pub fn failed(conn: &mut crate::Conn) -> QueryResult<Vec<Failed>> {
    job::table
        .filter(job::failed.eq(true))
        .order(job::id.desc())
        .limit(100)
        .select((job::id, job::kind, job::attempts, job::last_error))
        .load(conn)
}

/// Gives a failed job a new start.
pub fn retry(tx: &mut Tx, id: i64) -> QueryResult<usize> {
    let now = tx.now();
    diesel::update(job::table.find(id).filter(job::failed.eq(true)))
        .set((job::failed.eq(false), job::attempts.eq(0), job::run_at.eq(now)))
        .execute(tx.conn())
}
