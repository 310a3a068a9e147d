//! Claiming a job, keeping it, and ending it. A claim is a number and a time: `run_at` moves past the
//! lease, so that a job of a killed process comes up again by itself.

use crate::among::Among;
use diesel::{QueryResult, QueryableByName, RunQueryDsl, prelude::*, sql_types::*};

use crate::{Db, Error, Tx, db::Engine, engine::Isolation, schema::base::job, sql};

/// How long a claim holds without a sign of life.
pub(super) const LEASE: i64 = 120_000_000;
/// Attempts before a job is given up; with the pauses below, about a day.
const ATTEMPTS: i64 = 12;

/// A claimed job.
#[derive(Clone, Debug, QueryableByName)]
pub struct Job {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub payload: String,
    /// This one included.
    #[diesel(sql_type = BigInt)]
    pub attempts: i64,
    #[diesel(sql_type = BigInt)]
    claim: i64,
}

impl Job {
    /// Ends the job in the handler's own transaction: its effects and its end are stored together.
    /// Gives [`Error::Conflict`] when another process has taken the job over, which undoes the effects.
    pub fn done(&self, tx: &mut Tx) -> Result<(), Error> {
        match diesel::delete(self.row()).execute(tx.conn())? {
            0 => Err(Error::Conflict),
            _ => Ok(()),
        }
    }

    /// Ends it if the handler has not.
    pub(super) fn end(&self, tx: &mut Tx) -> QueryResult<()> {
        diesel::delete(self.row()).execute(tx.conn()).map(|_| ())
    }

    pub(super) fn keep(&self, tx: &mut Tx) -> QueryResult<()> {
        let until = tx.now() + LEASE;
        diesel::update(self.row()).set(job::run_at.eq(until)).execute(tx.conn()).map(|_| ())
    }

    /// Sets it back after an error: 10 s, 20 s, 40 s … up to six hours; after the last, gives it up.
    pub(super) fn set_back(&self, tx: &mut Tx, error: &str, fatal: bool) -> QueryResult<()> {
        let pause = (10_000_000_i64 << (self.attempts - 1).clamp(0, 20)).min(6 * 3_600_000_000);
        let next = tx.now() + pause;
        let failed = fatal || self.attempts >= ATTEMPTS;
        diesel::update(self.row())
            .set((job::run_at.eq(next), job::failed.eq(failed), job::last_error.eq(error)))
            .execute(tx.conn())
            .map(|_| ())
    }

    #[diesel::dsl::auto_type(no_type_alias)]
    fn row(&self) -> _ {
        let (id, claim): (i64, i64) = (self.id, self.claim);
        job::table.filter(job::id.eq(id)).filter(job::claim.eq(claim))
    }
}

/// Takes the job that has been due longest among `kinds`, or says when the next is due.
pub(super) async fn claim(db: &Db, kinds: &[String]) -> Result<Result<Job, Option<i64>>, Error> {
    let kinds = kinds.to_vec();
    // Most of the time nothing is due, which a read finds out without disturbing the writer.
    let (wanted, now) = (kinds.clone(), db.now());
    let next: Option<i64> = db.read(move |conn| next_due(conn, &wanted)).await?;
    if next.is_none_or(|at| at > now) {
        return Ok(Err(next.map(|at| at - now)));
    }
    let claimed = move |tx: &mut Tx| Ok::<_, Error>(take(tx, &kinds)?);
    let taken = match &db.shared.engine {
        Engine::Sqlite(_) => db.write(claimed).await?,
        Engine::Postgres(_) => {
            let db = db.clone();
            let work = move || db.write_here(Isolation::Queue, false, || (), claimed);
            tokio::task::spawn_blocking(work).await.map_err(|error| Error::Panicked(error.to_string()))??
        }
    };
    Ok(taken.ok_or(Some(0)))
}

fn next_due(conn: &mut crate::Conn, kinds: &[String]) -> Result<Option<i64>, Error> {
    let first = job::table
        .filter(job::failed.eq(false))
        .filter(job::kind.among(kinds))
        .order((job::run_at, job::id))
        .select(job::run_at)
        .first(conn);
    Ok(first.optional()?)
}

fn take(tx: &mut Tx, kinds: &[String]) -> QueryResult<Option<Job>> {
    let (now, until) = (tx.now(), tx.now() + LEASE);
    let kinds = serde_json::to_string(kinds).unwrap_or_default();
    let text = tx.pick(
        "update job set run_at = $2, attempts = attempts + 1, claim = claim + 1 where id = (
            select id from job where failed = 0 and run_at <= $1
              and kind in (select value from json_each($3))
            order by run_at, id limit 1)
         returning id, kind, payload, attempts, claim",
        "update job set run_at = $2, attempts = attempts + 1, claim = claim + 1 where id = (
            select id from job where not failed and run_at <= $1
              and kind in (select jsonb_array_elements_text($3::text::jsonb))
            order by run_at, id limit 1 for update skip locked)
         returning id, kind, payload, attempts, claim",
    );
    sql(text).bind::<BigInt, _>(now).bind::<BigInt, _>(until).bind::<Text, _>(kinds).get_result(tx.conn()).optional()
}

/// On SQLite this process is the only one that runs jobs: what is claimed at its start was claimed by a
/// process that is gone.
pub(super) fn release_all(tx: &mut Tx) -> QueryResult<usize> {
    let now = tx.now();
    diesel::update(job::table.filter(job::failed.eq(false)).filter(job::claim.gt(0)).filter(job::run_at.gt(now)))
        .filter(job::run_at.le(now + LEASE))
        .set(job::run_at.eq(now))
        .execute(tx.conn())
}
