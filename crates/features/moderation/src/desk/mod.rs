//! The moderators' side: the queue with its counters, one contribution with what can be decided, and what is read first.
//! Nothing of it is cached.

pub mod one;
pub mod phases;
pub mod queue;

use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};

/// The edition and its process, for somebody who moderates there, or who may look at everything and change nothing.
fn both(conn: &mut Conn, ctx: &Ctx, at: &EditionRef) -> Result<(Edition, Process), Error> {
    let edition = edition::find(conn, ctx.actor(), at)?;
    let scope = edition.scope();
    if !can(ctx.actor(), Action::Moderate, &scope) && !can(ctx.actor(), Action::ReadDesk, &scope) {
        return Err(Error::Forbidden);
    }
    let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
    Ok((edition, process))
}
