//! What votes remember between requests of this process: how often somebody sent something.
//! It must not hold anything that has to survive a restart.

use cantiere_web::Limiter;
use std::sync::Arc;
use std::time::Duration;

pub struct State {
    /// Ballots of one person.
    pub ballots: Limiter,
}

impl State {
    pub fn new() -> Arc<State> {
        let quarter = Duration::from_secs(15 * 60);
        Arc::new(State { ballots: Limiter::new(120, quarter) })
    }
}
