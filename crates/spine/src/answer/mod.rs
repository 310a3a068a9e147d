//! Answers: what the administration says to each contribution, with a reason, and what changed because of it.
//! A draft is for the plan's staff alone; once published an answer is final, and only what changed may still be added.

mod chain;
mod check;
mod figures;
mod find;
mod gate;
mod link;
pub mod lists;
pub mod part;
mod publish;
mod report;
mod save;
mod settle;

pub use cantiere_domain::answer::Outcome;
pub use chain::{Cause, causes, causes_of_both, changed_by, needs_of, proposals_of};
pub use check::{check, everywhere as second_person_everywhere, second_person, set_second_person};
pub use figures::{Figures, figures};
pub use find::{Answer, Draft, drafts, of_contributions};
pub use gate::{consulting, in_the_way, unanswered, unchanged, under_way, unlinked};
pub use link::add_changes;
pub(crate) use link::note_changes;
pub use part::Part;
pub use publish::{ANNOUNCE, Announce, publish};
pub use report::{report, reported};
pub use save::{LONGEST_REASON, NewAnswer, To, answer, discard};
pub(crate) use settle::version_out;
pub use settle::{ANNOUNCE_CHANGES, AnnounceChanges, changed_in};

use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::ProcessId;
use cantiere_store::Conn;

use crate::Error;
use crate::plan::Edition;
use crate::process::{self, Process};

/// So many contributions are answered in one write at most: it holds the database for a moment only.
pub const CHUNK: usize = 200;

/// The process and its edition, for somebody who may answer.
pub(crate) fn place(conn: &mut Conn, by: &Actor, id: ProcessId) -> Result<(Process, Edition), Error> {
    let process = process::find_by_id(conn, id)?;
    let edition = crate::plan::edition::find_by_id(conn, by, process.edition)?;
    match can(by, Action::Plan, &edition.scope()) {
        true => Ok((process, edition)),
        false => Err(Error::Denied),
    }
}
