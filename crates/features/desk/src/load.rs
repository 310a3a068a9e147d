//! What nearly every page of the desk begins with: the edition at the address, for somebody who may write it.

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
    let actor = ctx.signed_in()?;
    let edition = edition::find(conn, actor, &at.reference())?;
    match can(actor, Action::Plan, &edition.scope()) {
        true => Ok(edition),
        false => Err(Error::Forbidden),
    }
}

/// The same as a read of its own.
pub async fn edition(ctx: &Ctx, at: At) -> Result<Edition, Error> {
    let own = ctx.clone();
    ctx.site.db.read(move |conn| writable(conn, &own, &at)).await
}
