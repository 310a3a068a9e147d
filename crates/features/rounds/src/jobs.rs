//! Counting when a vote closes: the worker goes list by list. A reader who comes first counts too, so that a site whose
//! worker sleeps shows its results. Telling a body what the desk did with its paper.

use crate::{keys, paper_mail};
use cantiere_domain::id::RoundId;
use cantiere_spine::Error;
use cantiere_spine::round::sealed::{self, Due, Keys};
use cantiere_spine::round::{self, Paper, Progress};
use cantiere_store::Db;
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_web::Site;
use std::sync::Arc;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let [for_count, for_seal, for_paper] = [site.clone(), site.clone(), site.clone()];
    let handlers = handlers.with(round::SEAL, move |db: Db, job: Job| {
        let site = for_seal.clone();
        async move {
            let id: RoundId = serde_json::from_str(&job.payload)?;
            match watch(&site, &db, id).await {
                Ok(next) => {
                    let ran = db.write(move |tx| -> Result<(), Error> {
                        job.done(tx)?;
                        round::plan_seal(tx, id, next)
                    });
                    ran.await.map_err(|error| JobError::Fatal(error.to_string()))
                }
                Err(Error::Store(error)) => Err(error.into()),
                Err(error) => Err(JobError::Fatal(error.to_string())),
            }
        }
    });
    let handlers = handlers.with(round::TURN, move |db: Db, job: Job| async move {
        let id: RoundId = serde_json::from_str(&job.payload)?;
        let ran = db.write(move |tx| -> Result<(), Error> {
            round::turn(tx, id)?;
            Ok(job.done(tx)?)
        });
        ended(ran.await)
    });
    let handlers = handlers.with(round::PAPER, move |db: Db, job: Job| {
        let site = for_paper.clone();
        async move {
            let of: Paper = serde_json::from_str(&job.payload)?;
            let ran = db.write(move |tx| -> Result<(), Error> {
                paper_mail::tell(tx, &site, &of)?;
                Ok(job.done(tx)?)
            });
            ended(ran.await)
        }
    });
    handlers.with(round::COUNT, move |db: Db, job: Job| {
        let site = for_count.clone();
        async move {
            let id: RoundId = serde_json::from_str(&job.payload)?;
            let progress = match count(&site, &db, id).await {
                Ok(progress) => progress,
                Err(Error::Store(error)) => return Err(error.into()),
                Err(error) => return Err(JobError::Fatal(error.to_string())),
            };
            // One that came before the vote was extended ends here: another comes at the new close.
            if !progress.is_done() && round::is_due(&db, id).await.unwrap_or(true) {
                return Err(JobError::Again("ballots that were in time are still being stored".into()));
            }
            Ok(db.write(move |tx| -> Result<(), cantiere_store::Error> { job.done(tx) }).await?)
        }
    })
}

fn ended(ran: Result<(), Error>) -> Result<(), JobError> {
    match ran {
        Ok(()) => Ok(()),
        Err(Error::Store(error)) => Err(error.into()),
        Err(error) => Err(JobError::Fatal(error.to_string())),
    }
}

/// What a persons' vote needs from time to time: a signed checkpoint until it is counted, the end of its key after the
/// appeals. Gives when to look again; none: never.
async fn watch(site: &Arc<Site>, db: &Db, id: RoundId) -> Result<Option<i64>, Error> {
    let (round, due) =
        db.write(move |tx| -> Result<_, Error> { Ok((round::find_by_id(tx, id)?, sealed::due(tx, id)?)) }).await?;
    match due {
        Due::Nothing => Ok(None),
        Due::Later(at) => Ok(Some(at)),
        Due::End => {
            keys::destroy(site, &round).map_err(away)?;
            db.write(move |tx| sealed::destroyed(tx, id)).await?;
            Ok(None)
        }
        Due::Sign { again } => {
            let secrets = keys::read(site, &round).map_err(away)?;
            sealed::checkpoint(db, id, &keys::origin(site, &round), secrets.signing).await?;
            Ok(Some(again))
        }
    }
}

/// The key files of a vote are no part of the database, and may be away for a while.
fn away(error: std::io::Error) -> Error {
    Error::Store(cantiere_store::Error::Unavailable(format!("the keys of a vote: {error}")))
}

/// What a persons' vote needs before it is counted: the seed, after which no ballot comes in any more, even one that was on
/// its way at the close, and then the signature of the whole log.
async fn close(site: &Arc<Site>, db: &Db, id: RoundId) -> Result<(), Error> {
    let round = db.read(move |conn| round::find_by_id(conn, id)).await?;
    if !round.persons || !round::is_due(db, id).await? {
        return Ok(());
    }
    let Keys { seed, signing, .. } = keys::read(site, &round).map_err(away)?;
    db.write(move |tx| sealed::reveal(tx, id, &seed)).await?;
    sealed::checkpoint(db, id, &keys::origin(site, &round), signing).await?;
    Ok(())
}

/// Counts what is due, whole; too early it does nothing.
pub async fn count(site: &Arc<Site>, db: &Db, id: RoundId) -> Result<Progress, Error> {
    close(site, db, id).await?;
    let mut before = usize::MAX;
    loop {
        let progress = round::count_next(db, id).await?;
        if progress.is_done() || progress.counted == before {
            return Ok(progress);
        }
        before = progress.counted;
    }
}
