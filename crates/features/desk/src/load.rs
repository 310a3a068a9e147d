//! What nearly every page of the desk begins with: the edition at the address, for somebody who may write it; an auditor
//! may look at the pages, and their forms are not sent.

use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

/// The parts of every address of the desk below an edition.
#[derive(Clone, Debug, Deserialize)]
pub struct At {
    pub plan: String,
    pub edition: String,
}

impl At {
    pub fn reference(&self) -> EditionRef {
        EditionRef { plan: self.plan.clone(), edition: self.edition.clone() }
    }
}

/// The edition, for a writer: a visitor is asked to sign in, others are refused.
pub fn writable(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Edition, Error> {
    allowed(conn, ctx, at, Action::Plan)
}

/// The edition, for whoever may look at the desk.
pub fn readable(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Edition, Error> {
    allowed(conn, ctx, at, Action::ReadDesk)
}

fn allowed(conn: &mut Conn, ctx: &Ctx, at: &At, action: Action) -> Result<Edition, Error> {
    let actor = ctx.signed_in()?;
    let edition = edition::find(conn, actor, &at.reference())?;
    match can(actor, action, &edition.scope()) {
        true => Ok(edition),
        false => Err(Error::Forbidden),
    }
}

/// For a writer, as a read of its own.
pub async fn edition(ctx: &Ctx, at: At) -> Result<Edition, Error> {
    let own = ctx.clone();
    ctx.site.db.read(move |conn| writable(conn, &own, &at)).await
}
