//! What a person may do for an organisation: send and look after members, or prepare. Representatives of a body also look
//! after its units.

use super::{REPRESENTATIVE, STAFF};
use crate::Error;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::OrganizationId;
use cantiere_store::schema::actor::{membership, organization};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// Looks after members, units and details; sends in its name.
    pub represents: bool,
    /// Prepares drafts, sees what was sent and is not shown yet.
    pub member: bool,
    /// Runs the site: verifies, refuses, suspends.
    pub verifies: bool,
}

/// The rights of `by`; two statements at most.
pub fn of(conn: &mut Conn, by: &Actor, id: OrganizationId) -> Result<Rights, Error> {
    let verifies = can(by, Action::Verify, &Scope::default());
    let Some(person) = by.person else { return Ok(Rights { verifies, ..Rights::default() }) };
    let parent: Option<Option<i64>> =
        organization::table.find(id.0).select(organization::parent).first(conn).optional()?;
    let bodies: Vec<i64> = std::iter::once(id.0).chain(parent.flatten()).collect();
    let held: Vec<(i64, String)> = membership::table
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.among(bodies))
        .filter(membership::state.eq("active"))
        .filter(membership::role.ne(STAFF))
        .select((membership::organization, membership::role))
        .load(conn)?;
    Ok(Rights {
        represents: held.iter().any(|(_, role)| role == REPRESENTATIVE),
        member: held.iter().any(|(of, role)| *of == id.0 || role == REPRESENTATIVE),
        verifies,
    })
}

/// Denied unless `by` represents it.
pub fn represented(conn: &mut Conn, by: &Actor, id: OrganizationId) -> Result<(), Error> {
    if of(conn, by, id)?.represents { Ok(()) } else { Err(Error::Denied) }
}
