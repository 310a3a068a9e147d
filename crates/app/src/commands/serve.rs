//! `cantiere serve`: opens the database and serves the site until it is asked to stop.

use crate::commands::Outcome;
use crate::config::{Config, Flags};
use crate::features;
use cantiere_store::{Db, Options};
use cantiere_web::{Edge, Site, serve};
use std::time::Instant;
use tokio::net::TcpListener;

/// Serve the site
///
/// Stops on SIGTERM or Ctrl-C after answering what it has accepted.
#[derive(clap::Args, Debug)]
pub struct Args {}

pub fn run(flags: &Flags, _: &Args) -> Outcome {
    let config = Config::load(flags)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let started = Instant::now();
    runtime.block_on(async {
        let db = Db::open(&Options::new(config.database.clone()))?;
        let site = Site::new(db, config.base_url.clone(), features::all(), site_options(&config)?).await?;
        let listener = TcpListener::bind(config.listen).await.map_err(|e| format!("cannot listen on {}: {e}", config.listen))?;
        let stop = serve::stop_signal()?;
        tracing::info!(
            address = %config.listen, database = %config.database, ms = started.elapsed().as_millis() as u64,
            "ready at {}", site.base_url.origin()
        );
        let cut_off = serve::serve(listener, Edge::new(site), config.limits.clone(), stop).await;
        if cut_off > 0 {
            tracing::warn!(cut_off, "connections did not end in time");
        }
        tracing::info!("stopped");
        Ok(())
    })
}

pub fn site_options(config: &Config) -> Result<cantiere_web::Options, crate::config::ConfigError> {
    Ok(cantiere_web::Options {
        zone: config.zone.clone(),
        secret: config.secret()?,
        cache_bytes: config.cache_bytes,
        requests: config.requests,
        ..cantiere_web::Options::default()
    })
}
