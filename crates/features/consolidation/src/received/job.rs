//! The job that looks for groups: reads in pieces, tells how far it is, compares on a thread of its own, writes once.

use cantiere_domain::id::ProcessId;
use cantiere_spine::similar::{Finder, Group};
use cantiere_spine::work::group::{self, Payload};
use cantiere_spine::{Error, contribution};
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_store::{Db, Error as Store};
use cantiere_web::Site;
use std::sync::Arc;

/// Contributions read at a time.
const CHUNK: usize = 500;
/// After so many the progress is written down.
const STEP: usize = 2_500;

pub fn handlers(handlers: Handlers, _: &Arc<Site>) -> Handlers {
    handlers.with(group::JOB, move |db, job: Job| async move {
        let what: Payload = serde_json::from_str(&job.payload)?;
        match run(&db, ProcessId(what.process), &job).await {
            Ok(()) => Ok(()),
            Err(Error::Store(error)) => Err(error.into()),
            Err(error) => Err(JobError::Fatal(error.to_string())),
        }
    })
}

async fn run(db: &Db, of: ProcessId, job: &Job) -> Result<(), Error> {
    let ids: Vec<i64> =
        db.read(move |conn| contribution::entries(conn, of, false)).await?.into_iter().map(|e| e.id).collect();
    let total = ids.len() as i64;
    let mut finder = Finder::default();
    for (n, chunk) in ids.chunks(CHUNK).enumerate() {
        if (n * CHUNK).is_multiple_of(STEP) {
            let done = (n * CHUNK) as i64;
            db.write(move |tx| group::progress(tx, of, "reading", done, total)).await?;
        }
        let chunk = chunk.to_vec();
        let found = db.read(move |conn| contribution::by_ids(conn, &chunk)).await?;
        finder = apart(move || {
            for c in &found {
                let w = &c.words;
                // Each begins a sentence of its own: its first word is no name.
                let text = [&w.title, &w.body, &w.wording, &w.action].map(String::as_str).join(". ");
                finder.add(c.id.0, u8::from(c.kind.is_on_text()), &text, c.language);
            }
            finder
        })
        .await?;
    }
    db.write(move |tx| group::progress(tx, of, "reading", total, total)).await?;
    let groups: Vec<Group> = apart(move || finder.groups()).await?;
    let job = job.clone();
    db.write(move |tx| -> Result<(), Error> {
        group::replace(tx, of, &groups)?;
        group::progress(tx, of, "done", total, total)?;
        Ok(job.done(tx)?)
    })
    .await
}

/// On a thread that may be busy for seconds.
async fn apart<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Error> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| Error::Store(Store::Panicked(error.to_string())))
}
