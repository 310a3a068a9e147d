//! Details of a moderation go by themselves, every day, after as many months as the privacy page tells.

use cantiere_spine::{Error, moderation, retention};
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::{Db, Tx};

const JOB: &str = "moderation.retention";
const DAY: i64 = 24 * 3_600_000_000;
/// At most so many months are at least so many days.
const MONTH: i64 = 30 * DAY;
/// Cases in one write.
const CHUNK: i64 = 200;

pub fn handlers(handlers: Handlers) -> Handlers {
    handlers.with(JOB, |db, job: Job| run(db, job))
}

pub fn at_start(tx: &mut Tx) -> Result<(), cantiere_store::Error> {
    Ok(jobs::enqueue_once(tx, JOB, "", &(), 0)?)
}

async fn run(db: Db, job: Job) -> Result<(), JobError> {
    let failed = |error: Error| match error {
        Error::Store(error) => JobError::from(error),
        error => JobError::Fatal(error.to_string()),
    };
    while db.write(forget).await.map_err(failed)? == CHUNK as usize {}
    db.write(move |tx| -> Result<(), Error> {
        job.done(tx)?;
        let tomorrow = tx.now() + DAY;
        Ok(jobs::enqueue_once(tx, JOB, "", &(), tomorrow)?)
    })
    .await
    .map_err(failed)
}

fn forget(tx: &mut Tx) -> Result<usize, Error> {
    let months = retention::read(tx)?.moderation_months;
    let before = tx.now() - i64::from(months) * MONTH;
    moderation::forget_before(tx, before, CHUNK)
}
