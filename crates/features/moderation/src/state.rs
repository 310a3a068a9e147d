//! How often somebody reports: remembered in this process alone.

use cantiere_web::Limiter;
use std::sync::Arc;
use std::time::Duration;

pub struct State {
    /// By network, for visitors; a network may be a school, and one report stands for all that say the same.
    pub reports_of_network: Limiter,
    pub reports_of_person: Limiter,
}

impl State {
    pub fn new() -> Arc<State> {
        let quarter = Duration::from_secs(15 * 60);
        Arc::new(State { reports_of_network: Limiter::new(20, quarter), reports_of_person: Limiter::new(20, quarter) })
    }
}
