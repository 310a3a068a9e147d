//! Whose draft it is: every edit begins here.

use super::start;
use crate::plan::edition::{self, Edition};
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::EditionState;
use cantiere_store::schema::plan::{edition as table, revision};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// A draft that may be changed.
pub struct Draft {
    pub edition: Edition,
    pub revision: i64,
}

/// The edition, for somebody who may write it; what they may not even see is not found.
pub fn writable(conn: &mut Conn, by: &Actor, id: EditionId) -> Result<Edition, Error> {
    let edition = edition::find_by_id(conn, by, id)?;
    match can(by, Action::Plan, &edition.scope()) {
        true => Ok(edition),
        false => Err(Error::Denied),
    }
}

/// The edition, for somebody who may look at how it is written; an auditor changes nothing.
pub fn readable(conn: &mut Conn, by: &Actor, id: EditionId) -> Result<Edition, Error> {
    let edition = edition::find_by_id(conn, by, id)?;
    match can(by, Action::ReadDesk, &edition.scope()) {
        true => Ok(edition),
        false => Err(Error::Denied),
    }
}

/// The draft of an edition; one is opened from the published version when there is none.
pub fn draft(tx: &mut Tx, by: &Actor, id: EditionId) -> Result<Draft, Error> {
    let edition = writable(tx, by, id)?;
    open(&edition)?;
    let revision = start::copy(tx, by, &edition)?;
    Ok(Draft { edition, revision })
}

/// What a closed edition says is settled, whichever way one comes; its settings open it again.
pub fn open(of: &Edition) -> Result<(), Error> {
    match of.state {
        EditionState::Closed => Err(Problem::new("draft", "problem-edition-closed").into()),
        _ => Ok(()),
    }
}

/// Says that the draft changed, and what was done to what: a line of the log, and what is kept in memory of the draft is
/// read again. Public pages show no draft and stay cached.
pub fn note(tx: &mut Tx, by: &Actor, of: &Edition, verb: &str, subject: (&str, i64)) -> Result<(), Error> {
    crate::site::note(tx, by, verb, subject, Some(of.plan), &[])?;
    raise(tx, of)
}

/// The same without a line of the log.
pub fn raise(tx: &mut Tx, of: &Edition) -> Result<(), Error> {
    diesel::update(table::table.filter(table::id.eq(of.id.0)))
        .set(table::version.eq(table::version + 1))
        .execute(&mut **tx)?;
    // By this number a page that shows the draft tells later whether it is still the same (`release::seen`).
    diesel::update(revision::table.filter(revision::edition.eq(of.id.0)).filter(revision::state.eq("draft")))
        .set(revision::version.eq(revision::version + 1))
        .execute(&mut **tx)?;
    tx.changed(&edition::draft_topic(of.id));
    Ok(())
}
