//! The people of an organisation: asking to join, taking in, changing roles, handing over, leaving.
//! An organisation is never left without a representative; what was sent stays the organisation's.

use super::{CONTRIBUTOR, OrganizationState, REPRESENTATIVE, STAFF, add_member, directory, rights};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{MembershipId, OrganizationId, PersonId};
use cantiere_domain::text::fold;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::{membership, organization, person};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// A member, as those who look after members see them.
#[derive(Clone, Debug, Queryable)]
pub struct Member {
    pub id: i64,
    pub person: i64,
    pub name: String,
    pub role: String,
    /// `active`, or `asked`.
    pub state: String,
    pub since: i64,
}

/// Members and those who asked, by role and name. People known by their domain are not listed.
pub fn list(conn: &mut Conn, of: OrganizationId) -> Result<Vec<Member>, Error> {
    Ok(membership::table
        .inner_join(person::table.on(person::id.eq(membership::person)))
        .filter(membership::organization.eq(of.0))
        .filter(membership::state.ne("left"))
        .filter(membership::role.ne(STAFF))
        .filter(person::erased_at.is_null())
        .order((membership::role.desc(), membership::id))
        .limit(500)
        .select((
            membership::id,
            membership::person,
            person::name,
            membership::role,
            membership::state,
            membership::created_at,
        ))
        .load(conn)?)
}

/// The representatives, to write to.
pub fn representatives(conn: &mut Conn, of: OrganizationId) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<i64> = membership::table
        .inner_join(person::table.on(person::id.eq(membership::person)))
        .filter(membership::organization.eq(of.0))
        .filter(membership::state.eq("active"))
        .filter(membership::role.eq(REPRESENTATIVE))
        .filter(person::erased_at.is_null())
        .order(membership::id)
        .limit(50)
        .select(membership::person)
        .load(conn)?;
    Ok(rows.into_iter().map(PersonId).collect())
}

/// Asks to be taken in. False: they belong to it or asked already.
pub fn ask(tx: &mut Tx, by: &Actor, of: OrganizationId) -> Result<bool, Error> {
    let person = by.person.ok_or(Error::Denied)?;
    let body = directory::by_id(tx, of)?;
    if !matches!(body.state, OrganizationState::Registered | OrganizationState::Verified) {
        return Err(Error::NotFound("organization"));
    }
    let held: Option<(i64, String, String)> = membership::table
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(of.0))
        .select((membership::id, membership::role, membership::state))
        .first(tx.conn())
        .optional()?;
    let now = tx.now();
    match held {
        Some((_, role, state)) if state == "asked" || state == "active" && role != STAFF => return Ok(false),
        Some((id, ..)) => {
            diesel::update(membership::table.find(id))
                .set((membership::role.eq(CONTRIBUTOR), membership::state.eq("asked"), membership::created_at.eq(now)))
                .execute(tx.conn())?;
            tx.changed(crate::actor::PEOPLE);
        }
        None => {
            add_member(tx, of, person, CONTRIBUTOR)?;
            set(tx, person, of, CONTRIBUTOR, "asked")?;
        }
    }
    told(tx, by, of, "member_asked", person)?;
    Ok(true)
}

/// Takes one's own request back, as if it had not been made. False: it is answered already.
pub fn take_back(tx: &mut Tx, by: &Actor, of: OrganizationId) -> Result<bool, Error> {
    let person = by.person.ok_or(Error::Denied)?;
    let asked = membership::table
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(of.0))
        .filter(membership::state.eq("asked"));
    tx.changed(crate::actor::PEOPLE);
    if diesel::delete(asked).execute(tx.conn())? == 0 {
        return Ok(false);
    }
    told(tx, by, of, "member_unasked", person)?;
    Ok(true)
}

/// What a representative does with a member or with somebody who asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Takes in who asked, as a contributor.
    Accept,
    /// Says no to who asked.
    Decline,
    Role(&'static str),
    Remove,
}

/// Does it; gives whose membership it is.
pub fn change(tx: &mut Tx, by: &Actor, of: OrganizationId, id: MembershipId, what: Change) -> Result<PersonId, Error> {
    rights::represented(tx, by, of)?;
    let (person, role, state) = one(tx, of, id)?;
    let to = match (what, state.as_str()) {
        (Change::Accept, "asked") => (CONTRIBUTOR, "active", "member_joined"),
        (Change::Decline, "asked") => (CONTRIBUTOR, "left", "member_declined"),
        (Change::Role(role), "active") => (role, "active", "member_role_changed"),
        (Change::Remove, "active") => (CONTRIBUTOR, "left", "member_removed"),
        // Somebody else was faster.
        _ => return Err(Error::Stale),
    };
    if role == REPRESENTATIVE && state == "active" && (to.0 != REPRESENTATIVE || to.1 == "left") {
        not_the_last(tx, of, person)?;
    }
    set(tx, person, of, to.0, to.1)?;
    told(tx, by, of, to.2, person)?;
    Ok(person)
}

/// Leaves; the last representative hands over first.
pub fn leave(tx: &mut Tx, by: &Actor, of: OrganizationId) -> Result<(), Error> {
    let person = by.person.ok_or(Error::Denied)?;
    let held: Option<(String, String)> = membership::table
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(of.0))
        .filter(membership::state.ne("left"))
        .select((membership::role, membership::state))
        .first(tx.conn())
        .optional()?;
    let (role, state) = held.ok_or(Error::NotFound("organization"))?;
    if role == REPRESENTATIVE && state == "active" {
        not_the_last(tx, of, person)?;
    }
    set(tx, person, of, CONTRIBUTOR, "left")?;
    told(tx, by, of, "member_left", person)
}

/// Makes a member the representative in one's own place; afterwards one prepares, or has left.
pub fn hand_over(
    tx: &mut Tx,
    by: &Actor,
    of: OrganizationId,
    to: MembershipId,
    leave: bool,
) -> Result<PersonId, Error> {
    let person = by.person.ok_or(Error::Denied)?;
    let (own_role, own_state): (String, String) = membership::table
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(of.0))
        .select((membership::role, membership::state))
        .first(tx.conn())
        .optional()?
        .ok_or(Error::Denied)?;
    if own_role != REPRESENTATIVE || own_state != "active" {
        return Err(Error::Denied);
    }
    let (successor, _, state) = one(tx, of, to)?;
    if state != "active" || successor == person {
        return Err(Problem::new("to", "organizations-problem-successor").into());
    }
    set(tx, successor, of, REPRESENTATIVE, "active")?;
    set(tx, person, of, CONTRIBUTOR, if leave { "left" } else { "active" })?;
    told(tx, by, of, "member_handed_over", successor)?;
    Ok(successor)
}

/// Makes somebody who signed in with a mailed link one of the own people of the organisations whose domain the address
/// has. Whoever left by themselves or is a member stays as they are.
pub fn join_by_domain(tx: &mut Tx, who: PersonId) -> Result<usize, Error> {
    let email: String = person::table.find(who.0).select(person::email).first(tx.conn())?;
    let Some((_, domain)) = email.rsplit_once('@') else { return Ok(0) };
    let domain = fold(domain);
    let with_domains: Vec<(i64, String)> = organization::table
        .filter(organization::domains.ne(""))
        .filter(organization::state.eq(OrganizationState::Verified.as_str()))
        .select((organization::id, organization::domains))
        .load(tx.conn())?;
    let mut joined = 0;
    for (id, domains) in with_domains {
        // A subdomain is another address space, which others may hand out.
        if !domains.split(' ').any(|d| d == domain) {
            continue;
        }
        let held: Option<i64> = membership::table
            .filter(membership::person.eq(who.0))
            .filter(membership::organization.eq(id))
            .select(membership::id)
            .first(tx.conn())
            .optional()?;
        if held.is_none() {
            add_member(tx, OrganizationId(id), who, STAFF)?;
            joined += 1;
        }
    }
    Ok(joined)
}

fn one(conn: &mut Conn, of: OrganizationId, id: MembershipId) -> Result<(PersonId, String, String), Error> {
    let row: Option<(i64, String, String)> = membership::table
        .find(id.0)
        .filter(membership::organization.eq(of.0))
        .filter(membership::role.ne(STAFF))
        .select((membership::person, membership::role, membership::state))
        .first(conn)
        .optional()?;
    row.map(|(person, role, state)| (PersonId(person), role, state)).ok_or(Error::NotFound("member"))
}

fn not_the_last(conn: &mut Conn, of: OrganizationId, person: PersonId) -> Result<(), Error> {
    let others = representatives(conn, of)?.into_iter().filter(|p| *p != person).count();
    if others == 0 { Err(Problem::new("form", "organizations-problem-last").into()) } else { Ok(()) }
}

fn set(tx: &mut Tx, person: PersonId, of: OrganizationId, role: &str, state: &str) -> Result<(), Error> {
    diesel::update(membership::table)
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(of.0))
        .set((membership::role.eq(role), membership::state.eq(state)))
        .execute(tx.conn())?;
    tx.changed(crate::actor::PEOPLE);
    Ok(())
}

pub(super) fn told(
    tx: &mut Tx,
    by: &Actor,
    of: OrganizationId,
    verb: &'static str,
    whose: PersonId,
) -> Result<(), Error> {
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: Some(of.0),
        verb,
        subject: ("organization", of.0),
        ids: &[whose.0],
        ..Event::default()
    };
    Ok(events::record(tx, &event)?)
}
