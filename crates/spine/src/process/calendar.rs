//! Changing the days of a process that is under way: longer, paused, resumed. Never shorter, and never silently:
//! each change is an event and a new version.

use super::{find_by_id, touch};
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::clean;
use cantiere_store::Tx;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::process::{process, process_phase};
use diesel::prelude::*;
use jiff::civil::Date;

/// Moves the last day of the phases in which people answer; the phases after it keep their days.
pub fn extend(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, closes: Date) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    let Some((_, before)) = process.window() else {
        return Err(Problem::new("closes", "participation-problem-no-window").into());
    };
    if closes <= before {
        return Err(Problem::new("closes", "participation-problem-only-later").into());
    }
    for phase in process.phases.iter().filter(|p| p.kind.is_window() && p.closes == before) {
        diesel::update(
            process_phase::table
                .filter(process_phase::process.eq(id.0))
                .filter(process_phase::kind.eq(phase.kind.as_str())),
        )
        .set(process_phase::closes.eq(closes.to_string()))
        .execute(tx.conn())?;
    }
    changed(tx, by, of, id, "extended")
}

/// Nothing is accepted until it is resumed; everybody reads why.
pub fn pause(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, reason: &str) -> Result<(), Error> {
    own(tx, by, of, id)?;
    let reason = clean(reason);
    if reason.is_empty() {
        return Err(Problem::new("reason", "participation-problem-missing").into());
    }
    diesel::update(process::table.filter(process::id.eq(id.0))).set(process::paused.eq(reason)).execute(tx.conn())?;
    changed(tx, by, of, id, "paused")
}

pub fn resume(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId) -> Result<(), Error> {
    own(tx, by, of, id)?;
    diesel::update(process::table.filter(process::id.eq(id.0))).set(process::paused.eq("")).execute(tx.conn())?;
    changed(tx, by, of, id, "resumed")
}

fn own(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId) -> Result<super::Process, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let process = find_by_id(tx, id)?;
    if process.edition == of.id { Ok(process) } else { Err(Error::NotFound("process")) }
}

fn changed(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, verb: &str) -> Result<(), Error> {
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set(process::version.eq(process::version + 1))
        .execute(tx.conn())?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb,
        subject: ("process", id.0),
        plan: Some(of.plan.0),
        process: Some(id.0),
        public: true,
        ..Event::default()
    };
    events::record(tx, &event)?;
    touch(tx, of.plan, id);
    Ok(())
}
