//! Processes: the calendar of an edition and the record of what is asked in it.
//! Which phase it is follows from the days alone; nothing here runs at midnight.

mod calendar;
mod create;
mod figures;
mod find;

pub use calendar::{extend, pause, resume};
pub use create::{NewProcess, create, publish};
pub use figures::{Figures, figures, recount};
pub(crate) use figures::{count_in, touch};
pub use find::{find, find_by_id, of_editions};

use cantiere_domain::Lang;
use cantiere_domain::access::Assurance;
use cantiere_domain::id::{EditionId, PlanId, ProcessId};
use cantiere_domain::process::{Level, Phase, ProcessKind, Standing, standing, window};
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
    /// Whether everybody who sees the edition sees it; else it is being prepared, for staff alone.
    pub published: bool,
    pub record: Record,
    /// Why it is paused; empty: it is not.
    pub paused: String,
    /// How surely one must have said who one is.
    pub assurance: Assurance,
    pub organizations_only: bool,
    /// Whether a moderator reads what comes in before everybody does.
    pub premoderated: bool,
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
    pub fn standing(&self, today: Date) -> Standing {
        standing(&self.phases, !self.paused.is_empty(), today)
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
