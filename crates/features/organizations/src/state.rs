//! What this feature remembers between requests of this process: how often somebody did what costs others something.

use cantiere_web::Limiter;
use std::sync::Arc;
use std::time::Duration;

pub struct State {
    /// Registrations written before signing in, by network, which may be a whole office.
    pub of_network: Limiter,
    /// Registrations and requests to join of one person.
    pub of_person: Limiter,
    /// Mails that one person makes the site send.
    pub mails_of_person: Limiter,
}

impl State {
    pub fn new() -> Arc<State> {
        let hour = Duration::from_secs(60 * 60);
        Arc::new(State {
            of_network: Limiter::new(60, hour),
            of_person: Limiter::new(20, hour),
            mails_of_person: Limiter::new(300, hour),
        })
    }
}
