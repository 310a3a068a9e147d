//! What an administration says of its own site, who works on it, and the log of what everybody did.
//! What a setting looks like on a page is the frame's; here are its rules.

pub mod colour;
pub mod fields;
pub mod languages;
pub mod log;
pub mod logo;
pub mod save;

pub use fields::{Field, Kind};

use crate::Error;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::PlanId;
use cantiere_store::Tx;
use cantiere_store::events::{self, Event};

/// For those who change the site.
pub fn administrator(by: &Actor) -> Result<(), Error> {
    allowed(by, Action::Administer)
}

/// For those who may see how the site is set up, and the log.
pub fn auditor(by: &Actor) -> Result<(), Error> {
    allowed(by, Action::Audit)
}

/// For those who keep the vocabularies that all plans share.
pub fn keeper(by: &Actor) -> Result<(), Error> {
    allowed(by, Action::Plan)
}

fn allowed(by: &Actor, action: Action) -> Result<(), Error> {
    if can(by, action, &Scope::default()) { Ok(()) } else { Err(Error::Denied) }
}

/// A line of the log about something that is not public.
pub(crate) fn note(
    tx: &mut Tx,
    by: &Actor,
    verb: &str,
    subject: (&str, i64),
    plan: Option<PlanId>,
    ids: &[i64],
) -> Result<(), Error> {
    let line = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb,
        subject,
        plan: plan.map(|p| p.0),
        ids,
        ..Event::default()
    };
    Ok(events::record(tx, &line)?)
}
