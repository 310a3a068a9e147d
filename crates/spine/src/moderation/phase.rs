//! Whether what comes in is read before or after everybody sees it, phase by phase.
//! What no phase says follows from the process.

use crate::Error;
use crate::plan::Edition;
use crate::process::{self, Process};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::ProcessId;
use cantiere_domain::process::PhaseKind;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::moderation::moderation_phase as t;
use cantiere_store::{Conn, Tx, once};
use diesel::prelude::*;

/// The phase in which a kind is taken in.
pub(crate) fn phase_of(kind: ContributionKind) -> PhaseKind {
    if kind.is_on_text() { PhaseKind::Feedback } else { PhaseKind::Proposals }
}

/// Whether a moderator reads it first.
pub fn before_publication(conn: &mut Conn, of: &Process, phase: PhaseKind) -> Result<bool, Error> {
    let told: Vec<(String, bool)> = once(conn, "moderation of phases", of.id, |conn| {
        t::table.filter(t::process.eq(of.id.0)).select((t::kind, t::before)).load(conn)
    })?;
    let of_phase = told.into_iter().find(|(kind, _)| kind == phase.as_str());
    Ok(of_phase.map_or(of.premoderated, |(_, before)| before))
}

/// Says it for a phase in which people answer; what is published stays so.
pub fn set_before(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    phase: PhaseKind,
    before: bool,
) -> Result<(), Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let process = process::find_by_id(tx, id)?;
    if process.edition != of.id || !phase.is_window() {
        return Err(Error::NotFound("process"));
    }
    let row = t::table.find((id.0, phase.as_str()));
    if diesel::update(row).set(t::before.eq(before)).execute(tx.conn())? == 0 {
        diesel::insert_into(t::table)
            .values((t::process.eq(id.0), t::kind.eq(phase.as_str()), t::before.eq(before)))
            .execute(tx.conn())?;
    }
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb: "moderation_changed",
        subject: ("process", id.0),
        plan: Some(of.plan.0),
        process: Some(id.0),
        public: true,
        ..Event::default()
    };
    events::record(tx, &event)?;
    process::touch(tx, of.plan, id);
    Ok(())
}
