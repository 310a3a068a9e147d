//! What taking part remembers between requests of this process: how often somebody wrote, and the order of lists.
//! It must not hold anything that has to survive a restart.

use crate::listing::Listings;
use cantiere_web::{Ctx, Error, Limiter};
use std::sync::Arc;
use std::time::Duration;

pub struct State {
    /// Texts that wait for signing in, by network, which may be a whole school.
    pub texts_of_network: Limiter,
    /// Contributions and replies of one person.
    pub texts_of_person: Limiter,
    /// Changes, withdrawals and supports of one person: more than anybody does by hand.
    pub acts_of_person: Limiter,
    /// Tables that one person uploads or sends.
    pub tables_of_person: Limiter,
    /// Files that one person sends.
    pub files_of_person: Limiter,
    pub listings: Listings,
}

impl State {
    pub fn new() -> Arc<State> {
        let quarter = Duration::from_secs(15 * 60);
        Arc::new(State {
            texts_of_network: Limiter::new(60, quarter),
            texts_of_person: Limiter::new(60, quarter),
            acts_of_person: Limiter::new(600, quarter),
            tables_of_person: Limiter::new(60, quarter),
            files_of_person: Limiter::new(40, quarter),
            listings: Listings::default(),
        })
    }

    /// One more change, withdrawal or support of whoever is signed in.
    pub fn act(&self, ctx: &Ctx) -> Result<(), Error> {
        let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
        self.acts_of_person.take(ctx.site.now(), person.to_string())
    }
}
