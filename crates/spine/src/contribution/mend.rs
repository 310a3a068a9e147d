//! What the desk entered wrongly from paper: it corrects the words, or withdraws the whole, with a reason that readers see.
//! As long as it may enter, and never what is answered: what was read is what is answered. Whoever represents a body is told
//! of what was done to its letter, by a job of the same transaction.

use super::edit::{Done, is_answered, replace, told};
use super::enter::{entry_notes, entry_rules};
use super::rules::place;
use super::withdraw::take_back;
use super::{Contribution, Words, find};
use crate::process::{self, Process};
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_domain::text::clean;
use cantiere_store::{Conn, Tx, jobs};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

const LONGEST_REASON: usize = 2_000;

/// The kind of job that tells a body.
pub const MENDED: &str = "contribution.mended";

/// What the job gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mended {
    pub contribution: ContributionId,
    /// The row of its history that says what was done, and why.
    pub version: i64,
}

/// Puts other words in the place of those that the desk typed; `seen` is the version that was being read.
pub fn correct_entry(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    id: ContributionId,
    seen: i64,
    words: &Words,
    reason: &str,
) -> Result<(), Error> {
    let (one, process) = entered(tx, by, id)?;
    mendable(tx, zone, &process, &one)?;
    let reason = checked_reason(reason)?;
    let done = Done { what: "edited", verb: "entry_edited", reason: &reason };
    match replace(tx, by, (&one, &process), seen, words, done)? {
        Some(version) => tell(tx, &one, version),
        None => Ok(()),
    }
}

/// Withdraws what should not have been entered, or not so. Gives false if it was withdrawn before.
pub fn withdraw_entry(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    id: ContributionId,
    reason: &str,
) -> Result<bool, Error> {
    let (one, process) = entered(tx, by, id)?;
    if one.state == ContributionState::Withdrawn {
        return Ok(false);
    }
    mendable(tx, zone, &process, &one)?;
    let reason = checked_reason(reason)?;
    take_back(tx, &one)?;
    let done = Done { what: "withdrawn", verb: "entry_withdrawn", reason: &reason };
    let version = told(tx, by, &one, &one.words, done)?;
    tell(tx, &one, version)?;
    Ok(true)
}

/// Why what the desk entered can neither be corrected nor withdrawn; none: it can.
pub fn unmendable(
    conn: &mut Conn,
    zone: &TimeZone,
    today: Date,
    of: &Process,
    one: &Contribution,
) -> Result<Option<Problem>, Error> {
    let gone = match one.state {
        ContributionState::Published | ContributionState::Submitted => None,
        ContributionState::Withdrawn => Some("participation-problem-mend-withdrawn"),
        ContributionState::Hidden => Some("participation-problem-mend-hidden"),
    };
    if let Some(key) = gone {
        return Ok(Some(Problem::new("form", key)));
    }
    if is_answered(conn, one.id)? {
        return Ok(Some(Problem::new("form", "participation-problem-mend-answered")));
    }
    Ok(entry_rules(conn, of.clone(), zone, today)?.unmendable())
}

/// What the desk entered, for whoever may enter.
fn entered(tx: &mut Tx, by: &Actor, id: ContributionId) -> Result<(Contribution, Process), Error> {
    let one = find::by_ids(tx, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    let (process, edition) = place(tx, by, one.process)?;
    if !can(by, Action::Plan, &edition.scope()) {
        return Err(Error::Denied);
    }
    match entry_notes(tx, &[id.0])?.is_empty() {
        true => Err(Error::NotFound("entry")),
        false => Ok((one, process)),
    }
}

fn mendable(tx: &mut Tx, zone: &TimeZone, of: &Process, one: &Contribution) -> Result<(), Error> {
    let today = process::day_of(tx.now(), zone);
    match unmendable(tx, zone, today, of, one)? {
        Some(problem) => Err(problem.into()),
        None => Ok(()),
    }
}

/// A person or a group that wrote on paper has no address here.
fn tell(tx: &mut Tx, one: &Contribution, version: i64) -> Result<(), Error> {
    match one.organization {
        Some(_) => Ok(jobs::enqueue(tx, MENDED, &Mended { contribution: one.id, version }, 0)?),
        None => Ok(()),
    }
}

fn checked_reason(reason: &str) -> Result<String, Error> {
    let reason = clean(reason);
    match reason.is_empty() || reason.chars().count() > LONGEST_REASON {
        true => Err(Problem::new("reason", "participation-problem-mend-reason").into()),
        false => Ok(reason),
    }
}
