//! The worker inside `serve`: claims one job at a time and runs its handler, until told to stop.
//! It does not know what any job does.

use std::{collections::BTreeMap, future::Future, pin::Pin, sync::Arc, time::Duration};

use super::claim::{self, Job, LEASE};
use crate::{Db, Error, Tx};

/// Why a job did not end: it is tried again later, unless that cannot help.
#[derive(Debug, thiserror::Error)]
pub enum JobError {
    #[error(transparent)]
    Store(#[from] Error),
    #[error("{0}")]
    Again(String),
    /// Will never work: kept for the administrator, not tried again.
    #[error("{0}")]
    Fatal(String),
}

impl From<serde_json::Error> for JobError {
    fn from(error: serde_json::Error) -> Self {
        Self::Fatal(format!("the payload cannot be read: {error}"))
    }
}

type Running = Pin<Box<dyn Future<Output = Result<(), JobError>> + Send>>;
pub type Handler = Arc<dyn Fn(Db, Job) -> Running + Send + Sync>;

/// The handlers of a site, by kind.
#[derive(Clone, Default)]
pub struct Handlers(BTreeMap<String, Handler>);

impl Handlers {
    /// With the store's own jobs: sweeping files nobody names, old idempotency keys and old changes.
    pub fn new() -> Self {
        Self::default().with(crate::upkeep::KIND, crate::upkeep::handle)
    }

    pub fn with<F, R>(mut self, kind: &str, handler: F) -> Self
    where
        F: Fn(Db, Job) -> R + Send + Sync + 'static,
        R: Future<Output = Result<(), JobError>> + Send + 'static,
    {
        let boxed: Handler = Arc::new(move |db, job| Box::pin(handler(db, job)));
        assert!(self.0.insert(kind.into(), boxed).is_none(), "two handlers for jobs of kind {kind}");
        self
    }

    fn kinds(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
}

/// Runs jobs until `stop` is done; a job that runs then is finished first.
pub async fn run(db: Db, handlers: Handlers, stop: impl Future<Output = ()> + Send) {
    tokio::pin!(stop);
    if let Err(error) = start(&db).await {
        tracing::error!(%error, "the upkeep of the database could not be planned");
    }
    let kinds = handlers.kinds();
    loop {
        let pause = match step(&db, &handlers, &kinds).await {
            Ok(None) => Duration::ZERO,
            // A job may be added at any moment, also by another process: look every half second.
            Ok(Some(next)) => Duration::from_micros(next.clamp(1_000, 500_000).unsigned_abs()),
            Err(error) => {
                tracing::warn!(%error, "jobs wait");
                Duration::from_secs(2)
            }
        };
        tokio::select! {
            biased;
            () = &mut stop => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Runs what is due now and gives the number; for tests and the command line.
pub async fn run_due(db: &Db, handlers: &Handlers) -> Result<usize, Error> {
    let kinds = handlers.kinds();
    let mut count = 0;
    while step(db, handlers, &kinds).await?.is_none() {
        count += 1;
    }
    Ok(count)
}

async fn start(db: &Db) -> Result<(), Error> {
    if db.is_sqlite() && db.shared.options.exclusive {
        db.write(|tx| Ok::<_, Error>(claim::release_all(tx)?)).await?;
    }
    db.write(|tx| Ok::<_, Error>(crate::upkeep::plan(tx, 0)?)).await
}

/// One job, if one is due; else the microseconds until the next look.
async fn step(db: &Db, handlers: &Handlers, kinds: &[String]) -> Result<Option<i64>, Error> {
    let job = match claim::claim(db, kinds).await? {
        Ok(job) => job,
        // Another process took it: there may be more.
        Err(Some(0)) => return Ok(Some(1)),
        Err(next) => return Ok(Some(next.unwrap_or(i64::MAX).max(1))),
    };
    let handler = handlers.0.get(&job.kind).cloned();
    let result = match handler {
        Some(handler) => kept(db, &job, tokio::spawn(handler(db.clone(), job.clone()))).await,
        None => Err(JobError::Fatal(format!("no handler for jobs of kind {}", job.kind))),
    };
    let (ended, text) = match &result {
        Ok(()) => (true, String::new()),
        Err(error) => (false, error.to_string()),
    };
    if !ended {
        tracing::warn!(job = job.id, kind = job.kind, attempt = job.attempts, error = text, "a job failed");
    }
    let fatal = matches!(result, Err(JobError::Fatal(_)));
    let finish = move |tx: &mut Tx| -> Result<(), Error> {
        match ended {
            true => job.end(tx)?,
            false => job.set_back(tx, &text, fatal)?,
        }
        Ok(())
    };
    db.write(finish).await?;
    Ok(None)
}

/// Waits for the handler, renewing the claim meanwhile.
async fn kept(db: &Db, job: &Job, mut running: tokio::task::JoinHandle<Result<(), JobError>>) -> Result<(), JobError> {
    let third = Duration::from_micros((LEASE / 3).unsigned_abs());
    loop {
        match tokio::time::timeout(third, &mut running).await {
            Ok(Ok(result)) => return result,
            Ok(Err(error)) => return Err(JobError::Again(format!("the handler panicked: {error}"))),
            Err(_) => {
                let kept = job.clone();
                db.write(move |tx| Ok::<_, Error>(kept.keep(tx)?)).await?;
            }
        }
    }
}
