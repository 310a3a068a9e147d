//! What was changed in a process under way, with the reason: public, in its order, never removed.

use super::{Process, touch};
use crate::notice::{self, NoticeKind};
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::clean;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::process::{process, process_change};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

const LONGEST_REASON: usize = 2_000;

/// One line of the history.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Change {
    /// `published`, `extended`, `paused`, `resumed`, `ended`, `changed`.
    pub what: String,
    /// Which screen was changed: `what`, `who`, `when`, `how`, `documents`; else empty.
    pub part: String,
    /// Extended: the last day before and after, ISO.
    pub day_before: String,
    pub day_after: String,
    pub reason: String,
    pub at: i64,
}

/// The history of a process, the newest first.
pub fn changes(conn: &mut Conn, of: ProcessId) -> Result<Vec<Change>, Error> {
    Ok(process_change::table
        .filter(process_change::process.eq(of.0))
        .order(process_change::id.desc())
        .limit(200)
        .select((
            process_change::what,
            process_change::part,
            process_change::day_before,
            process_change::day_after,
            process_change::reason,
            process_change::at,
        ))
        .load(conn)?)
}

/// The process, for somebody who may plan it.
pub(super) fn own(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId) -> Result<Process, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let process = super::find_by_id(tx, id)?;
    if process.edition == of.id { Ok(process) } else { Err(Error::NotFound("process")) }
}

/// What somebody says of a change, which everybody will read.
pub(super) fn reason(text: &str, field: &'static str) -> Result<String, Error> {
    let text = clean(text);
    if text.is_empty() {
        return Err(Problem::new(field, "processes-problem-reason").into());
    }
    if text.chars().count() > LONGEST_REASON {
        return Err(Problem::new(field, "participation-problem-long").with("max", LONGEST_REASON).into());
    }
    Ok(text)
}

/// Raises the version, tells the log and the pages, and, once the process is public, everybody.
pub(super) fn changed(tx: &mut Tx, by: &Actor, of: &Process, verb: &str, told: Change) -> Result<(), Error> {
    let now = tx.now();
    diesel::update(process::table.filter(process::id.eq(of.id.0)))
        .set(process::version.eq(process::version + 1))
        .execute(tx.conn())?;
    if of.published || verb == "published" {
        diesel::insert_into(process_change::table)
            .values((
                process_change::process.eq(of.id.0),
                process_change::what.eq(verb),
                process_change::part.eq(&told.part),
                process_change::day_before.eq(&told.day_before),
                process_change::day_after.eq(&told.day_after),
                process_change::reason.eq(&told.reason),
                process_change::at.eq(now),
            ))
            .execute(tx.conn())?;
    }
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb,
        subject: ("process", of.id.0),
        plan: Some(of.plan.0),
        process: Some(of.id.0),
        public: of.published || verb == "published",
        ids: &[],
    };
    events::record(tx, &event)?;
    if let Some(what) = notice_of(verb).filter(|_| of.published || verb == "published") {
        notice::tell(tx, by.person, what, of.plan, of.edition, &[Ref::Process(of.id.0)])?;
    }
    touch(tx, of.plan, of.id);
    Ok(())
}

/// What followers are told of it.
fn notice_of(verb: &str) -> Option<NoticeKind> {
    Some(match verb {
        "published" => NoticeKind::ProcessPublished,
        "extended" => NoticeKind::ProcessExtended,
        "paused" => NoticeKind::ProcessPaused,
        "resumed" => NoticeKind::ProcessResumed,
        "ended" => NoticeKind::ProcessEnded,
        "changed" => NoticeKind::ProcessChanged,
        _ => return None,
    })
}

impl Change {
    pub(super) fn because(reason: impl Into<String>) -> Change {
        let empty = String::new;
        Change { what: empty(), part: empty(), day_before: empty(), day_after: empty(), reason: reason.into(), at: 0 }
    }

    pub(super) fn of_part(self, part: &str) -> Change {
        Change { part: part.into(), ..self }
    }
}
