//! Who may take part, and whether it is the time: asked by every function that takes something in, in the transaction that
//! writes it. A form asks first only to be polite.

use super::{Process, day_of};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::process::Activity;
use jiff::tz::TimeZone;

/// Whether something may be done at a moment. What came on paper is judged by the day it came.
pub fn is_open(process: &Process, what: Activity, at: i64, zone: &TimeZone) -> Result<(), Error> {
    let today = day_of(at, zone);
    if !process.published {
        return Err(Error::NotFound("process"));
    }
    if process.ended {
        return Err(Problem::new("form", "participation-problem-closed").into());
    }
    if !process.paused.is_empty() {
        return Err(Problem::new("form", "participation-problem-paused").into());
    }
    if process.standing(today).open.has(what) {
        return Ok(());
    }
    if !process.tools.has(what) {
        return Err(Problem::new("form", "processes-problem-not-here").into());
    }
    // The first of the coming days on which it opens; none: it is over.
    let next = process.phases.iter().filter(|p| p.kind.opens().has(what) && today < p.opens).map(|p| p.opens).min();
    Err(match next {
        Some(opens) => Problem::new("form", "participation-problem-not-yet").with("day", opens),
        None => Problem::new("form", "participation-problem-closed"),
    }
    .into())
}

/// Whether the actor is somebody, surely enough, and speaks for whom the process asks.
pub fn may_take_part(process: &Process, by: &Actor) -> Result<(), Error> {
    if by.person.is_none() {
        return Err(Error::Denied);
    }
    if !process.shown_to(by) {
        return Err(Error::NotFound("process"));
    }
    if by.assurance < process.assurance {
        return Err(Problem::new("form", "participation-problem-assurance").into());
    }
    if process.organizations_only && by.acting_for.is_none() {
        return Err(Problem::new("speaker", "participation-problem-organizations-only").into());
    }
    Ok(())
}
