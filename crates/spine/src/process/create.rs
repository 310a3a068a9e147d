//! Making a process and opening it to the public: what it says must be whole, and its window long enough.

use super::{Process, Record, day_of, find_by_id, touch};
use crate::actor::session::assurance_name;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Assurance, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::process::{Phase, ProcessKind, WindowError, check_window, window};
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::process::{process, process_phase};
use cantiere_store::{Tx, insert_id};
use diesel::prelude::*;
use jiff::tz::TimeZone;

#[derive(Clone, Debug)]
pub struct NewProcess {
    pub kind: ProcessKind,
    pub title: String,
    pub record: Record,
    pub phases: Vec<Phase>,
    pub assurance: Assurance,
    pub organizations_only: bool,
    pub premoderated: bool,
}

/// Makes the process of an edition, seen by staff until it is published.
pub fn create(tx: &mut Tx, by: &Actor, of: &Edition, new: &NewProcess) -> Result<ProcessId, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let known: Option<i64> =
        process::table.filter(process::edition.eq(of.id.0)).select(process::id).first(tx.conn()).optional()?;
    if known.is_some() {
        return Err(Problem::new("title", "participation-problem-process-known").into());
    }
    let title = clean_line(&new.title);
    if title.is_empty() || title.chars().count() > 200 {
        return Err(Problem::new("title", "participation-problem-title").into());
    }
    check_phases(new.kind, &new.phases, &new.record.short_reason)?;
    let (record, now) = (&new.record, tx.now());
    let id = insert_id(
        tx,
        diesel::insert_into(process::table).values((
            process::uuid.eq(uuid::Uuid::new_v4().to_string()),
            (process::plan.eq(of.plan.0), process::edition.eq(of.id.0)),
            process::kind.eq(new.kind.as_str()),
            process::title.eq(title),
            process::language.eq(of.language.as_str()),
            process::state.eq("designed"),
            process::level.eq(record.level.as_str()),
            (
                process::question.eq(clean(&record.question)),
                process::decision.eq(clean(&record.decision)),
                process::can_change.eq(clean(&record.can_change)),
                process::cannot_change.eq(clean(&record.cannot_change)),
                process::hear_back.eq(clean(&record.hear_back)),
                process::who.eq(clean(&record.who)),
                process::legal_basis.eq(clean(&record.legal_basis)),
                process::short_reason.eq(clean(&record.short_reason)),
            ),
            process::paused.eq(""),
            process::assurance.eq(assurance_name(new.assurance)),
            process::organizations_only.eq(new.organizations_only),
            process::premoderated.eq(new.premoderated),
            process::last_number.eq(0),
            process::created_at.eq(now),
            process::version.eq(1),
        )),
    )?;
    for phase in &new.phases {
        diesel::insert_into(process_phase::table)
            .values((
                process_phase::process.eq(id),
                process_phase::kind.eq(phase.kind.as_str()),
                process_phase::title.eq(clean_line(&phase.title)),
                process_phase::opens.eq(phase.opens.to_string()),
                process_phase::closes.eq(phase.closes.to_string()),
            ))
            .execute(tx.conn())?;
    }
    Ok(ProcessId(id))
}

/// Shows it to everybody who sees the edition. What it must say and does not is told, field by field.
pub fn publish(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: &Edition, id: ProcessId) -> Result<(), Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let process = find_by_id(tx, id)?;
    if process.edition != of.id {
        return Err(Error::NotFound("process"));
    }
    let missing = missing(&process);
    if !missing.is_empty() {
        return Err(Error::Invalid(missing));
    }
    check_phases(process.kind, &process.phases, &process.record.short_reason)?;
    let today = day_of(tx.now(), zone);
    if process.window().is_some_and(|(_, closes)| closes < today) {
        return Err(Problem::new("closes", "participation-problem-window-over").into());
    }
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set((process::state.eq("published"), process::version.eq(process::version + 1)))
        .execute(tx.conn())?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb: "published",
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

/// What the public page cannot do without.
fn missing(process: &Process) -> Vec<Problem> {
    let r = &process.record;
    [
        ("question", &r.question),
        ("decision", &r.decision),
        ("can_change", &r.can_change),
        ("cannot_change", &r.cannot_change),
        ("hear_back", &r.hear_back),
        ("who", &r.who),
    ]
    .into_iter()
    .filter(|(_, text)| text.is_empty())
    .map(|(field, _)| Problem::new(field, "participation-problem-missing"))
    .collect()
}

/// Phases in order, and the window of the law.
pub(super) fn check_phases(kind: ProcessKind, phases: &[Phase], reason: &str) -> Result<(), Error> {
    if phases.iter().any(|p| p.closes < p.opens) {
        return Err(Problem::new("closes", "participation-problem-window-backwards").into());
    }
    let Some((opens, closes)) = window(phases) else {
        return Err(Problem::new("phases", "participation-problem-no-window").into());
    };
    let with = |key, days: i32, minimum: i32| Problem::new("closes", key).with("days", days).with("minimum", minimum);
    check_window(kind, opens, closes, reason).map_err(|error| {
        Error::from(match error {
            WindowError::Backwards => Problem::new("closes", "participation-problem-window-backwards"),
            WindowError::NeedsReason { days, minimum } => with("participation-problem-window-reason", days, minimum),
            WindowError::TooShort { days, minimum } => with("participation-problem-window-short", days, minimum),
        })
    })
}
