//! Processes: the calendar of an edition and the record of what is asked in it.
//! Which phase it is follows from the days alone; nothing here runs at midnight.

mod calendar;
mod change;
mod check;
mod clone;
mod create;
mod design;
mod document;
mod figures;
mod find;
mod gate;
pub mod participants;
mod publish;
mod stops;

pub use calendar::{Extension, end, extend, last_day, pause, resume};
pub use change::{Change, changes};
pub use check::{Lack, Screen, lacks};
pub use clone::{candidates, clone};
pub use create::{Design, NewProcess, begin, begin_again, create};
pub(crate) use design::narrower;
pub use design::{How, What, When, Who, save_how, save_what, save_when, save_who};
pub use document::{About, Document, add_document, change_document, documents, remove_document};
pub use figures::{FEW_PEOPLE, Figures, figures, recount};
pub(crate) use figures::{count_in, touch};
pub use find::{by_ids, find, find_by_id, of_editions, recall};
pub use gate::{is_open, may_take_part};
pub use publish::publish;
pub use stops::{Stops, stops};

use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, Assurance, Scope, can};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId, ProcessId};
use cantiere_domain::plan::Visibility;
use cantiere_domain::process::{Activities, Level, Phase, ProcessKind, Standing, Template, rounds, standing, window};
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A process with its phases, in the order in which they open.
#[derive(Clone, Debug)]
pub struct Process {
    pub id: ProcessId,
    pub plan: PlanId,
    pub edition: EditionId,
    pub kind: ProcessKind,
    pub title: String,
    pub language: Lang,
    /// Whether those for whom it is see it; else it is being prepared, for staff alone.
    pub published: bool,
    /// Nothing is taken any more, whatever the days say.
    pub ended: bool,
    pub template: Template,
    /// What people do in it; the phase says when.
    pub tools: Activities,
    /// Who sees it, among those who see the edition.
    pub visibility: Visibility,
    /// Organisations invited to a process that is for invited ones.
    pub invited: Vec<OrganizationId>,
    /// Whose people see a process that is for the body's own staff.
    pub owner: Option<OrganizationId>,
    pub record: Record,
    /// Why it is paused; empty: it is not.
    pub paused: String,
    /// How surely one must have said who one is.
    pub assurance: Assurance,
    pub organizations_only: bool,
    /// Whether a moderator reads what comes in before everybody does.
    pub premoderated: bool,
    /// Whether everybody reads how many support a proposal, and may sort by it; else staff alone do.
    pub shows_supports: bool,
    /// Whether a second person reads each answer before it goes out; the whole site may ask for it besides.
    pub second_person: bool,
    pub version: i64,
    pub phases: Vec<Phase>,
}

/// What is asked, and what for; texts are Markdown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Record {
    pub level: Level,
    pub question: String,
    pub decision: String,
    pub can_change: String,
    pub cannot_change: String,
    pub hear_back: String,
    pub who: String,
    pub legal_basis: String,
    /// Why the window is shorter than it should be; shown to everybody.
    pub short_reason: String,
}

impl Process {
    /// Which phases it is, and what may be done: what the phase opens of what the process has.
    pub fn standing(&self, today: Date) -> Standing {
        let by_day = standing(&self.phases, !self.paused.is_empty() || self.ended, today);
        Standing { open: by_day.open.and(self.tools), ..by_day }
    }

    /// Whether nothing can come in any more: it was ended, or its days are over. While it is paused they are not: it may
    /// go on.
    pub fn is_over(&self, today: Date) -> bool {
        self.ended || (self.paused.is_empty() && self.window().is_some_and(|(_, closes)| closes < today))
    }

    /// Whether it is for this reader, among those who see its edition. Everything that belongs to it follows.
    pub fn shown_to(&self, reader: &Actor) -> bool {
        let scope = Scope {
            plan: Some(self.plan),
            edition: Some(self.edition),
            visibility: self.visibility,
            invited: self.invited.clone(),
            owner: self.owner,
        };
        let there = self.published || can(reader, Action::ReadDraft, &scope);
        there && can(reader, Action::Read, &scope)
    }

    /// The stretches of days on which people answer.
    pub fn rounds(&self) -> Vec<(Date, Date)> {
        rounds(&self.phases)
    }

    /// The first and the last day on which people answer.
    pub fn window(&self) -> Option<(Date, Date)> {
        window(&self.phases)
    }
}

/// The day on the site's calendar.
pub fn day_of(moment: i64, zone: &TimeZone) -> Date {
    let at = Timestamp::from_microsecond(moment).unwrap_or(Timestamp::UNIX_EPOCH);
    zone.to_datetime(at).date()
}
