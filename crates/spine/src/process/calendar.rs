//! Changing the days of a process that is under way: longer, paused, resumed, ended. Never shorter, and never silently:
//! each change is a line of its history that everybody reads, an event and a new version. The strategy of an ecosystem is open
//! for its sixty days without exception: neither a pause nor an early end takes one off.

use super::change::{Change, changed, changes, own, reason};
use super::create::put_phases;
use super::stops::{Stops, stops};
use super::{Process, day_of};
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_domain::process::ProcessKind;
use cantiere_domain::text::clean;
use cantiere_store::Tx;
use cantiere_store::schema::process::process;
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A later last day for people to answer.
#[derive(Clone, Debug)]
pub struct Extension {
    pub closes: Date,
    pub reason: String,
    /// The phases after it come as many days later; else they keep their days, which must leave room.
    pub move_rest: bool,
}

/// Moves the last day of the round that is on, or of the last one; the phases after it move along or keep their days.
pub fn extend(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    new: &Extension,
) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    under_way(&process)?;
    let today = day_of(tx.now(), zone);
    let before = last_day(&process, today)?;
    if new.closes == before && is_last(tx, id, new)? {
        return Ok(());
    }
    let mut problems = Vec::new();
    if new.closes <= before {
        problems.push(Problem::new("closes", "participation-problem-only-later"));
    } else if new.closes < today {
        problems.push(Problem::new("closes", "participation-problem-window-over"));
    } else if new.closes > before.saturating_add(1.year()) {
        // It never comes back: a slip in the year is asked about before it is public.
        problems.push(Problem::new("closes", "processes-problem-far"));
    }
    let why = reason(&new.reason, "reason");
    if let Err(Error::Invalid(more)) = &why {
        problems.extend(more.clone());
    }
    let mut phases = process.phases.clone();
    let longer = new.closes - before;
    for phase in &mut phases {
        if phase.kind.is_window() && phase.closes == before {
            phase.closes = new.closes;
        } else if phase.opens > before {
            if new.move_rest {
                phase.opens = phase.opens.saturating_add(longer);
                phase.closes = phase.closes.saturating_add(longer);
            } else if phase.opens <= new.closes && problems.is_empty() {
                problems.push(Problem::new("move_rest", "processes-problem-rest").with("day", phase.opens));
            }
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    put_phases(tx, id, &phases)?;
    let told = Change { day_before: before.to_string(), day_after: new.closes.to_string(), ..Change::because(why?) };
    changed(tx, by, &process, "extended", told)
}

/// The button was pressed twice: the latest line of the history is this very change.
fn is_last(tx: &mut Tx, id: ProcessId, new: &Extension) -> Result<bool, Error> {
    let last = changes(tx, id)?.into_iter().next();
    let is_same = |c: Change| c.day_after == new.closes.to_string() && c.reason == clean(&new.reason);
    Ok(last.filter(|c| c.what == "extended").is_some_and(is_same))
}

/// The last day of the round that is on or comes next; when all are over, of the last one.
pub fn last_day(process: &Process, today: Date) -> Result<Date, Error> {
    let rounds = process.rounds();
    let on = rounds.iter().find(|(_, closes)| today <= *closes).or(rounds.last());
    on.map(|(_, closes)| *closes).ok_or_else(|| Problem::new("closes", "participation-problem-no-window").into())
}

/// Nothing is accepted until it is resumed; everybody reads why.
pub fn pause(tx: &mut Tx, by: &Actor, of: &Edition, id: ProcessId, why: &str) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    under_way(&process)?;
    if !process.paused.is_empty() {
        return Err(Problem::new("reason", "processes-problem-paused-already").into());
    }
    let why = reason(why, "reason")?;
    diesel::update(process::table.filter(process::id.eq(id.0))).set(process::paused.eq(&why)).execute(tx.conn())?;
    changed(tx, by, &process, "paused", Change::because(why))
}

/// Goes on; the days have gone on meanwhile, so that whoever resumes may want to extend too.
pub fn resume(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: &Edition, id: ProcessId, why: &str) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    under_way(&process)?;
    if process.paused.is_empty() {
        return Err(Problem::new("reason", "processes-problem-not-paused").into());
    }
    let why = reason(why, "reason")?;
    let mut stood = stops(tx, id, zone)?;
    stood.go_on(day_of(tx.now(), zone));
    all_days(&process, &stood, None, "processes-problem-resume-short")?;
    diesel::update(process::table.filter(process::id.eq(id.0))).set(process::paused.eq("")).execute(tx.conn())?;
    changed(tx, by, &process, "resumed", Change::because(why))
}

/// Ends it before its days do. What came in stays to be read and answered; nothing is taken any more.
pub fn end(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: &Edition, id: ProcessId, why: &str) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    under_way(&process)?;
    let why = reason(why, "reason")?;
    let yesterday = day_of(tx.now(), zone).saturating_sub(1.day());
    all_days(&process, &stops(tx, id, zone)?, Some(yesterday), "processes-problem-end-short")?;
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set((process::state.eq("ended"), process::paused.eq("")))
        .execute(tx.conn())?;
    changed(tx, by, &process, "ended", Change::because(why))
}

/// Whether a process that is public may become one of another kind: days on which nobody could answer, because it
/// was not out yet, stood still or was ended, count for no strategy of an ecosystem.
pub(super) fn may_become(tx: &mut Tx, zone: &TimeZone, process: &Process, kind: ProcessKind) -> Result<(), Error> {
    let mut stood = stops(tx, process.id, zone)?;
    // A pause that lasts is taken to end today: whoever resumes is asked again.
    stood.go_on(day_of(tx.now(), zone));
    let until = stood.ended_on.map(|on| on.saturating_sub(1.day()));
    all_days(&Process { kind, ..process.clone() }, &stood, until, "processes-problem-kind-short")
}

/// Whether each round of the strategy of an ecosystem has all its days, up to a last one.
fn all_days(process: &Process, stood: &Stops, until: Option<Date>, key: &'static str) -> Result<(), Error> {
    if process.kind != ProcessKind::EcosystemStrategy {
        return Ok(());
    }
    let minimum = process.kind.minimum_days();
    let open = process.rounds().into_iter().map(|round| stood.open_days(round, until));
    match open.min().filter(|days| *days < minimum) {
        Some(days) => Err(Problem::new("reason", key).with("days", days).with("minimum", minimum).into()),
        None => Ok(()),
    }
}

fn under_way(process: &Process) -> Result<(), Error> {
    match (process.published, process.ended) {
        (true, false) => Ok(()),
        (_, true) => Err(Problem::new("reason", "processes-problem-ended").into()),
        (false, _) => Err(Problem::new("reason", "processes-problem-not-published").into()),
    }
}
