//! A pool of connections, small because PostgreSQL works best with few. A lost server is noticed at
//! once, told quickly to everyone, and found again without help.

use std::{
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use diesel::{PgConnection, connection::SimpleConnection, prelude::*};
use tokio::sync::Semaphore;

use crate::{Conn, Error, Options, engine, statements::Watch};

/// While the server is away, one attempt in this time is made; the others fail at once.
const PAUSE: Duration = Duration::from_millis(250);

pub(crate) struct Pool {
    url: String,
    options: Options,
    idle: Mutex<Vec<Pooled>>,
    away: Mutex<Option<(Instant, String)>>,
    pub(crate) permits: Arc<Semaphore>,
}

pub(crate) struct Pooled {
    pub(crate) conn: Conn,
    pub(crate) watch: Watch,
    /// Never used before: when it fails, the server is away and not merely restarted.
    fresh: bool,
}

impl Pool {
    pub(crate) fn new(url: &str, options: &Options) -> Self {
        Self {
            url: with_timeouts(url),
            options: options.clone(),
            idle: Mutex::default(),
            away: Mutex::default(),
            permits: Arc::new(Semaphore::new(options.connections.max(1))),
        }
    }

    /// A connection in which a transaction of this kind has begun.
    pub(crate) fn begin(&self, isolation: engine::Isolation) -> Result<Pooled, Error> {
        loop {
            let kept = lock(&self.idle).pop();
            let mut pooled = match kept {
                Some(pooled) => pooled,
                None => self.connect()?,
            };
            pooled.watch.take();
            match engine::begin(&mut pooled.conn, isolation) {
                Ok(()) => return Ok(pooled),
                // The server was restarted: no kept connection is of use any more.
                Err(_) if !pooled.fresh => lock(&self.idle).clear(),
                Err(error) => return Err(Error::Unavailable(error.to_string())),
            }
        }
    }

    /// Takes back a connection that has no open transaction.
    pub(crate) fn give_back(&self, mut pooled: Pooled) {
        pooled.fresh = false;
        lock(&self.idle).push(pooled);
    }

    pub(crate) fn connect(&self) -> Result<Pooled, Error> {
        if let Some((since, reason)) = &*lock(&self.away)
            && since.elapsed() < PAUSE
        {
            return Err(Error::Unavailable(reason.clone()));
        }
        let result = self.connect_now();
        *lock(&self.away) = result.as_ref().err().map(|reason| (Instant::now(), reason.clone()));
        result.map_err(Error::Unavailable)
    }

    fn connect_now(&self) -> Result<Pooled, String> {
        let mut conn = PgConnection::establish(&self.url).map_err(|error| error.to_string())?;
        let limit = self.options.statement_timeout.as_millis();
        conn.batch_execute(&format!(
            "set statement_timeout = {limit}; set lock_timeout = {}; \
             set idle_in_transaction_session_timeout = 30000; set timezone = 'UTC'; \
             set client_min_messages = error; set synchronous_commit = on; \
             do $$ begin perform set_config('lc_messages', 'C', false); \
             exception when insufficient_privilege then null; end $$",
            limit * 4 / 5
        ))
        .map_err(|error| error.to_string())?;
        let watch = Watch::default();
        conn.set_instrumentation(watch.clone());
        Ok(Pooled { conn: Conn::Pg(conn), watch, fresh: true })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

/// A server that does not answer must be given up within two seconds, also in the middle of a statement.
fn with_timeouts(url: &str) -> String {
    let mut url = url.to_owned();
    for (name, value) in [
        ("connect_timeout", "2"),
        ("tcp_user_timeout", "2000"),
        ("keepalives_idle", "5"),
        ("keepalives_interval", "2"),
        ("keepalives_count", "3"),
        ("application_name", "cantiere"),
    ] {
        if !url.contains(&format!("{name}=")) {
            url.push(if url.contains('?') { '&' } else { '?' });
            url.push_str(&format!("{name}={value}"));
        }
    }
    url
}
