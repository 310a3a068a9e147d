//! Counting when a vote closes: the worker goes list by list. A reader who comes first counts too, so that a site whose
//! worker sleeps shows its results.

use cantiere_domain::id::RoundId;
use cantiere_spine::Error;
use cantiere_spine::round::{self, Progress};
use cantiere_store::Db;
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_web::Site;
use std::sync::Arc;

pub fn handlers(handlers: Handlers, _: &Arc<Site>) -> Handlers {
    let handlers = handlers.with(round::TURN, move |db: Db, job: Job| async move {
        let id: RoundId = serde_json::from_str(&job.payload)?;
        let ran = db.write(move |tx| -> Result<(), Error> {
            round::turn(tx, id)?;
            Ok(job.done(tx)?)
        });
        match ran.await {
            Ok(()) => Ok(()),
            Err(Error::Store(error)) => Err(error.into()),
            Err(error) => Err(JobError::Fatal(error.to_string())),
        }
    });
    handlers.with(round::COUNT, move |db: Db, job: Job| async move {
        let id: RoundId = serde_json::from_str(&job.payload)?;
        match count(&db, id).await {
            Ok(_) => Ok(db.write(move |tx| -> Result<(), cantiere_store::Error> { Ok(job.done(tx)?) }).await?),
            Err(Error::Store(error)) => Err(error.into()),
            Err(error) => Err(JobError::Fatal(error.to_string())),
        }
    })
}

/// Counts what is due, whole; too early it does nothing.
pub async fn count(db: &Db, id: RoundId) -> Result<Progress, Error> {
    let mut before = usize::MAX;
    loop {
        let progress = round::count_next(db, id).await?;
        if progress.is_done() || progress.counted == before {
            return Ok(progress);
        }
        before = progress.counted;
    }
}
