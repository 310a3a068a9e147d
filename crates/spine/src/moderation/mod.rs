//! Moderation: one queue of cases for each process, decisions that say who took what from view and why, appeals that
//! somebody else decides. Nothing is deleted, everything can be undone; hidden words are shown to staff and author alone.
//!
//! What is hidden needs no answer while it is hidden: its author has the reason and may appeal. When it is shown again it
//! needs one like the rest. A consultation is not reported while a text waits to be read or an appeal to be decided.

mod appeal;
mod case;
mod decide;
mod find;
mod notice;
mod phase;
mod report;
mod signs;

pub use appeal::{appeal, decide_appeal, decision_for_author};
pub(crate) use case::{NewCase, open, to_be_read};
pub use case::{forget_before, forget_of};
pub use decide::{Decide, Shown, hide, keep, show};
pub use find::{
    Case, CaseKind, Counters, Decision, Entry, case, case_by_id, cases_by, cases_of, counters, decision, decisions_of,
    hidden_log, latest, queue, waiting,
};
pub use notice::{JOB, Notice};
pub(crate) use phase::phase_of;
pub use phase::{before_publication, set_before};
pub use report::report;
pub(crate) use signs::look;

use crate::Error;
use crate::contribution::{self, Contribution};
use crate::plan::Edition;
use crate::process::{self, Process};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::ContributionId;
use cantiere_store::Conn;

/// The contribution, its process and its edition, for somebody who moderates there.
pub(crate) fn place(
    conn: &mut Conn,
    by: &Actor,
    id: ContributionId,
) -> Result<(Contribution, Process, Edition), Error> {
    let one = contribution::by_ids(conn, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    let process = process::find_by_id(conn, one.process)?;
    let edition = crate::plan::edition::find_by_id(conn, by, one.edition)?;
    match can(by, Action::Moderate, &edition.scope()) {
        true => Ok((one, process, edition)),
        false => Err(Error::Denied),
    }
}
