//! Making a process: seen by staff alone until it is published, its window long enough from the first day on.

use super::Record;
use super::change::{Change, changed, own};
use crate::actor::session::assurance_name;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Assurance, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Activities, Activity, Phase, ProcessKind, Template, WindowError, check_window, rounds};
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::schema::process::{process, process_phase};
use cantiere_store::{Tx, insert_id};
use diesel::prelude::*;

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

/// How it goes and who sees it.
#[derive(Clone, Debug)]
pub struct Design {
    pub template: Template,
    pub tools: Activities,
    pub visibility: Visibility,
    pub shows_supports: bool,
    pub second_person: bool,
}

impl Default for Design {
    /// The planning cycle with everything that people can do, for all who see the plan.
    fn default() -> Design {
        Design {
            template: Template::PlanningCycle,
            tools: Activities::of(&Activity::ALL),
            visibility: Visibility::Public,
            shows_supports: false,
            second_person: false,
        }
    }
}

/// Makes the process of an edition, seen by staff until it is published.
pub fn create(tx: &mut Tx, by: &Actor, of: &Edition, new: &NewProcess) -> Result<ProcessId, Error> {
    begin(tx, by, of, new, &Design::default())
}

/// The same in one of the ways in which processes go.
pub fn begin(tx: &mut Tx, by: &Actor, of: &Edition, new: &NewProcess, design: &Design) -> Result<ProcessId, Error> {
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
    let now = tx.now();
    let id = insert_id(
        tx,
        diesel::insert_into(process::table).values((
            process::uuid.eq(uuid::Uuid::new_v4().to_string()),
            (process::plan.eq(of.plan.0), process::edition.eq(of.id.0)),
            process::kind.eq(new.kind.as_str()),
            process::title.eq(title),
            process::language.eq(of.language.as_str()),
            process::state.eq("designed"),
            Said::of(&new.record),
            process::paused.eq(""),
            process::assurance.eq(assurance_name(new.assurance)),
            process::organizations_only.eq(new.organizations_only),
            process::premoderated.eq(new.premoderated),
            process::last_number.eq(0),
            process::created_at.eq(now),
            process::version.eq(1),
            (
                process::template.eq(design.template.as_str()),
                process::tools.eq(design.tools.to_string()),
                process::visibility.eq(design.visibility.as_str()),
                process::shows_supports.eq(design.shows_supports),
                process::second_person.eq(design.second_person),
            ),
        )),
    )?;
    put_phases(tx, ProcessId(id), &new.phases)?;
    super::touch(tx, of.plan, ProcessId(id));
    Ok(ProcessId(id))
}

/// A record, as its words are stored.
#[derive(Insertable, AsChangeset)]
#[diesel(table_name = process)]
struct Said {
    level: &'static str,
    question: String,
    decision: String,
    can_change: String,
    cannot_change: String,
    hear_back: String,
    who: String,
    legal_basis: String,
    short_reason: String,
}

impl Said {
    fn of(record: &Record) -> Said {
        Said {
            level: record.level.as_str(),
            question: clean(&record.question),
            decision: clean(&record.decision),
            can_change: clean(&record.can_change),
            cannot_change: clean(&record.cannot_change),
            hear_back: clean(&record.hear_back),
            who: clean(&record.who),
            legal_basis: clean(&record.legal_basis),
            short_reason: clean(&record.short_reason),
        }
    }
}

/// Begins one that is not published anew in one of the ways, with its texts, days and what people do. Who sees it, who
/// may answer, who was invited, documents and questions stay. `seen` is the version that was looked at.
pub fn begin_again(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    (id, seen): (ProcessId, i64),
    new: &NewProcess,
    template: Template,
) -> Result<(), Error> {
    let found = own(tx, by, of, id)?;
    let is_done = found.template == template && found.kind == new.kind && found.rounds() == rounds(&new.phases);
    if found.version == seen + 1 && is_done {
        // Sent twice.
        return Ok(());
    }
    if found.published || found.version != seen {
        return Err(Error::Stale);
    }
    check_phases(new.kind, &new.phases, &new.record.short_reason)?;
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set((
            process::kind.eq(new.kind.as_str()),
            process::title.eq(clean_line(&new.title)),
            Said::of(&new.record),
            process::template.eq(template.as_str()),
            process::tools.eq(template.tools().to_string()),
        ))
        .execute(tx.conn())?;
    put_phases(tx, id, &new.phases)?;
    changed(tx, by, &found, "changed", Change::because(String::new()))
}

/// The phases as they are now, in the place of those that were.
pub(super) fn put_phases(tx: &mut Tx, of: ProcessId, phases: &[Phase]) -> Result<(), Error> {
    diesel::delete(process_phase::table.filter(process_phase::process.eq(of.0))).execute(tx.conn())?;
    for phase in phases {
        diesel::insert_into(process_phase::table)
            .values((
                process_phase::process.eq(of.0),
                process_phase::kind.eq(phase.kind.as_str()),
                process_phase::title.eq(clean_line(&phase.title)),
                process_phase::opens.eq(phase.opens.to_string()),
                process_phase::closes.eq(phase.closes.to_string()),
            ))
            .execute(tx.conn())?;
    }
    super::participants::days_changed(tx, of)
}

/// Phases in order, and the window of the law.
pub(super) fn check_phases(kind: ProcessKind, phases: &[Phase], reason: &str) -> Result<(), Error> {
    if phases.iter().any(|p| p.closes < p.opens) {
        return Err(Problem::new("closes", "participation-problem-window-backwards").into());
    }
    let rounds = rounds(phases);
    if rounds.is_empty() {
        return Err(Problem::new("phases", "participation-problem-no-window").into());
    }
    let with = |key, days: i32, minimum: i32| Problem::new("closes", key).with("days", days).with("minimum", minimum);
    rounds.into_iter().try_for_each(|(opens, closes)| check_window(kind, opens, closes, reason)).map_err(|error| {
        Error::from(match error {
            WindowError::Backwards => Problem::new("closes", "participation-problem-window-backwards"),
            WindowError::NeedsReason { days, minimum } => with("participation-problem-window-reason", days, minimum),
            WindowError::TooShort { days, minimum } => with("participation-problem-window-short", days, minimum),
        })
    })
}
