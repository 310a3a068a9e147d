//! The store's own job, once an hour: sweeps what is of no more use. It never touches what a row names.

use diesel::{QueryResult, RunQueryDsl, prelude::*};

use crate::{Db, Error, Tx, files, idempotency, jobs, schema::base::change};

pub(crate) const KIND: &str = "store.upkeep";
const HOUR: i64 = 3_600_000_000;

pub(crate) fn plan(tx: &mut Tx, run_at: i64) -> QueryResult<()> {
    jobs::enqueue_once(tx, KIND, "", &(), run_at)
}

pub(crate) async fn handle(db: Db, job: jobs::Job) -> Result<(), jobs::JobError> {
    // Few rows in a write, so that nobody waits for the sweep.
    while db.write(|tx| Ok::<_, Error>(files::sweep(tx)?)).await? > 0 {}
    db.write(move |tx| {
        let now = tx.now();
        idempotency::forget(tx, now - 48 * HOUR)?;
        diesel::delete(change::table.filter(change::at.lt(now - HOUR))).execute(tx.conn())?;
        job.done(tx)?;
        plan(tx, now + HOUR)?;
        Ok::<_, Error>(())
    })
    .await?;
    Ok(())
}
