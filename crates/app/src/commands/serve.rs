//! `cantiere serve`: opens the database and serves the site until it is asked to stop.

use crate::commands::Outcome;
use crate::config::{Config, ConfigError, Flags};
use crate::features;
use cantiere_store::jobs::{self, Handlers};
use cantiere_store::{Db, Options};
use cantiere_web::{Edge, Site, serve};
use std::sync::Arc;
use std::time::Instant;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// Serve the site
///
/// Stops on SIGTERM or Ctrl-C after answering what it has accepted.
#[derive(clap::Args, Debug)]
pub struct Args {}

pub fn run(flags: &Flags, _: &Args) -> Outcome {
    let config = Config::load(flags)?;
    let started = Instant::now();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let db = Db::open(&Options::new(config.database.clone()))?;
        let site = Site::new(db, config.base_url.clone(), features::all(), site_options(&config)?).await?;
        let listener = TcpListener::bind(config.listen).await;
        let listener = listener.map_err(|error| {
            format!("cannot listen on {}: {error}; choose another address with --listen", config.listen)
        })?;
        let ms = started.elapsed().as_millis() as u64;
        tracing::info!(address = %config.listen, database = %config.database, ms, "ready");
        until_stopped(site, listener, config.limits).await
    })
}

/// Serves, works on jobs and follows other processes' changes, until a signal ends it; also for `demo`.
pub async fn until_stopped(site: Arc<Site>, listener: TcpListener, limits: serve::Limits) -> Outcome {
    let stop = serve::stop_signal()?;
    let (stop_workers, stopped) = watch::channel(());
    let (for_jobs, for_changes) = (waits(stopped.clone()), waits(stopped));
    let handlers = site.features.iter().fold(Handlers::new(), |handlers, feature| (feature.jobs)(handlers, &site));
    for feature in &site.features {
        site.db.write(feature.at_start).await?;
    }
    let worker = tokio::spawn(jobs::run(site.db.clone(), handlers, for_jobs));
    let db = site.db.clone();
    let follower = tokio::spawn(async move { db.follow(for_changes).await });
    let cut_off = serve::serve(listener, Edge::new(site), limits, stop).await;
    if cut_off > 0 {
        tracing::warn!(cut_off, "connections did not end in time");
    }
    drop(stop_workers);
    // A job that runs is finished; what follows changes has nothing to finish.
    worker.await?;
    follower.await?;
    tracing::info!("stopped");
    Ok(())
}

/// Ready when the other end is dropped.
async fn waits(mut stopped: watch::Receiver<()>) {
    while stopped.changed().await.is_ok() {}
}

pub fn site_options(config: &Config) -> Result<cantiere_web::Options, ConfigError> {
    Ok(cantiere_web::Options {
        zone: config.zone.clone(),
        secret: config.secret()?,
        keys: config.secret_file.as_ref().and_then(|file| Some(file.parent()?.join("vote-keys"))),
        cache_bytes: config.cache_bytes,
        requests: config.requests,
        proxies: config.proxies,
        mail: config.mail.clone(),
        identity: config.identity.clone(),
        ..cantiere_web::Options::default()
    })
}
