//! What signing in remembers between requests of this process: how often somebody tried, and how many passwords are checked now.
//! It must not hold anything that has to survive a restart.

use crate::identity::client::Known;
use crate::identity::http::Http;
use cantiere_spine::actor::password;
use cantiere_web::{Error, Limiter};
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::Semaphore;

const QUARTER: Duration = Duration::from_secs(15 * 60);

pub struct State {
    /// For one address of mail from one network.
    pub tries_here: Limiter,
    /// For one address of mail from everywhere. Higher: whoever knows an address must not easily lock it.
    pub tries_anywhere: Limiter,
    /// From one network, which may be a whole school.
    pub tries_of_network: Limiter,
    /// Mails that one network asks for.
    pub mails_of_network: Limiter,
    /// Descriptions of identity providers.
    pub known: Known,
    http: OnceLock<Http>,
    /// Checks that run: each needs 19 MiB and a core for a while.
    running: Arc<Semaphore>,
    /// Checks that run or wait.
    places: Semaphore,
}

impl State {
    pub fn new() -> Arc<State> {
        Arc::new(State {
            tries_here: Limiter::new(10, QUARTER),
            tries_anywhere: Limiter::new(100, QUARTER),
            tries_of_network: Limiter::new(300, QUARTER),
            mails_of_network: Limiter::new(120, QUARTER),
            known: Known::default(),
            http: OnceLock::new(),
            running: Arc::new(Semaphore::new(2)),
            places: Semaphore::new(32),
        })
    }

    /// For requests to identity providers; made when the first is needed, because it reads the system's certificates.
    pub fn http(&self) -> Result<Http, Error> {
        if let Some(http) = self.http.get() {
            return Ok(http.clone());
        }
        let http = Http::new()
            .map_err(|error| Error::internal(format!("the system's certificates cannot be read: {error}")))?;
        Ok(self.http.get_or_init(|| http).clone())
    }

    /// Whether the password fits; the same work when there is none to compare with.
    pub async fn fits(&self, password: String, hash: Option<String>) -> Result<bool, Error> {
        let busy = || Error::Unavailable("too many passwords to check at once".into());
        let _place = self.places.try_acquire().map_err(|_| busy())?;
        let permit = self.running.clone().acquire_owned().await.map_err(|_| busy())?;
        let work = tokio::task::spawn_blocking(move || {
            // Ends with the check, also when nobody waits for the answer any more.
            let _permit = permit;
            password::verify(&password, hash.as_deref())
        });
        work.await.map_err(Error::internal)
    }
}
