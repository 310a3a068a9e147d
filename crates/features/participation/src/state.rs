//! What taking part remembers between requests of this process: how often somebody wrote, and the order of lists.
//! It must not hold anything that has to survive a restart.

use crate::listing::Listings;
use crate::similar::Corpus;
use cantiere_web::Limiter;
use std::sync::Arc;
use std::time::Duration;

pub struct State {
    /// Texts that wait for signing in, by network, which may be a whole school.
    pub texts_of_network: Limiter,
    /// Contributions and replies of one person.
    pub texts_of_person: Limiter,
    /// Files that one person sends.
    pub files_of_person: Limiter,
    pub listings: Listings,
    pub corpus: Corpus,
}

impl State {
    pub fn new() -> Arc<State> {
        let quarter = Duration::from_secs(15 * 60);
        Arc::new(State {
            texts_of_network: Limiter::new(60, quarter),
            texts_of_person: Limiter::new(60, quarter),
            files_of_person: Limiter::new(40, quarter),
            listings: Listings::default(),
            corpus: Corpus::default(),
        })
    }
}
