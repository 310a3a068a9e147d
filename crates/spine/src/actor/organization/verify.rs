//! Verifying, refusing, suspending: what an organisation sent while it waited is shown from the moment it is verified, and
//! counts from when it was sent.

use super::directory::by_id;
use super::register::told;
use super::{OrganizationState, directory::Organization};
use crate::process::participants;
use crate::{Error, Problem, contribution};
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::OrganizationId;
use cantiere_domain::text::clean;
use cantiere_store::Tx;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::organization::organization_check;
use diesel::prelude::*;

use OrganizationState::{Refused, Registered, Suspended, Verified};

/// Staff says that it is what it says.
pub fn verify(tx: &mut Tx, by: &Actor, id: OrganizationId) -> Result<Organization, Error> {
    let body = staff(tx, by, id, &[Registered, Refused])?;
    confirmed(tx, by, id)?;
    Ok(body)
}

/// Staff says no, and why.
pub fn refuse(tx: &mut Tx, by: &Actor, id: OrganizationId, reason: &str) -> Result<Organization, Error> {
    let body = staff(tx, by, id, &[Registered])?;
    let reason = checked(reason)?;
    set(tx, id, Refused, &reason)?;
    diesel::delete(organization_check::table.find(id.0)).execute(tx.conn())?;
    told(tx, by, id, "organization_refused")?;
    Ok(Organization { refusal: reason, ..body })
}

/// It sends nothing any more; what it sent stays.
pub fn suspend(tx: &mut Tx, by: &Actor, id: OrganizationId, reason: &str) -> Result<Organization, Error> {
    let body = staff(tx, by, id, &[Verified])?;
    let reason = checked(reason)?;
    set(tx, id, Suspended, &reason)?;
    told(tx, by, id, "organization_suspended")?;
    Ok(Organization { refusal: reason, ..body })
}

pub fn reinstate(tx: &mut Tx, by: &Actor, id: OrganizationId) -> Result<Organization, Error> {
    let body = staff(tx, by, id, &[Suspended])?;
    confirmed(tx, by, id)?;
    Ok(body)
}

/// Whoever asks must have checked the right: staff, or a code from the register.
pub(super) fn confirmed(tx: &mut Tx, by: &Actor, id: OrganizationId) -> Result<(), Error> {
    let waiting: Vec<i64> = organization::table
        .filter(organization::parent.eq(id.0))
        .filter(organization::state.eq(Registered.as_str()))
        .select(organization::id)
        .load(tx.conn())?;
    for one in std::iter::once(id.0).chain(waiting) {
        set(tx, OrganizationId(one), Verified, "")?;
        contribution::release(tx, OrganizationId(one))?;
        told(tx, by, OrganizationId(one), "organization_verified")?;
        let name = by_id(tx, OrganizationId(one))?.name;
        participants::known(tx, OrganizationId(one), &name)?;
    }
    diesel::delete(organization_check::table.find(id.0)).execute(tx.conn())?;
    tx.changed("site");
    Ok(())
}

fn staff(tx: &mut Tx, by: &Actor, id: OrganizationId, from: &[OrganizationState]) -> Result<Organization, Error> {
    if !can(by, Action::Verify, &Scope::default()) {
        return Err(Error::Denied);
    }
    let body = by_id(tx, id)?;
    // Two of the staff may press at once: the second sees what the first did.
    if from.contains(&body.state) { Ok(body) } else { Err(Error::Stale) }
}

fn checked(reason: &str) -> Result<String, Error> {
    let reason = clean(reason);
    match reason.chars().count() {
        1..=2_000 => Ok(reason),
        _ => Err(Problem::new("reason", "organizations-problem-reason").into()),
    }
}

fn set(tx: &mut Tx, id: OrganizationId, state: OrganizationState, refusal: &str) -> Result<(), Error> {
    diesel::update(organization::table.find(id.0))
        .set((
            organization::state.eq(state.as_str()),
            organization::refusal.eq(refusal),
            organization::version.eq(organization::version + 1),
        ))
        .execute(tx.conn())?;
    tx.changed(crate::actor::PEOPLE);
    tx.changed("site");
    Ok(())
}
