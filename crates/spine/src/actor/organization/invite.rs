//! Inviting people by mail, also people without an account: a link for one use, fourteen days, revocable. The token stands
//! in the mail alone; the address goes from the table when the invitation is used, revoked or too old.

use super::{CONTRIBUTOR, OrganizationState, REPRESENTATIVE, add_member, directory, member, rights};
use crate::actor::person::{self, NewPerson, looks_like_address};
use crate::{Error, Problem};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_domain::text::{clean_line, fold};
use cantiere_store::schema::actor::{membership, person as people};
use cantiere_store::schema::organization::organization_invitation as table;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

pub const LIFETIME: i64 = 14 * 24 * 3_600_000_000;
/// Invitations of one organisation that may be open at once.
const MOST: i64 = 300;

/// An invitation as it is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    pub id: i64,
    /// For the mail alone.
    pub token: String,
    pub address: String,
}

/// An invitation that waits, as representatives see it.
#[derive(Clone, Debug, Queryable)]
pub struct Waiting {
    pub id: i64,
    pub address: String,
    pub role: String,
    pub created_at: i64,
    pub expires_at: i64,
}

/// What a link opens.
#[derive(Clone, Debug)]
pub struct Opened {
    pub id: i64,
    pub organization: OrganizationId,
    pub name: String,
    pub address: String,
    pub role: String,
    pub language: Lang,
    pub invited_by: String,
}

pub fn parse_role(text: &str) -> Option<&'static str> {
    [REPRESENTATIVE, CONTRIBUTOR].into_iter().find(|role| *role == text)
}

/// Makes an invitation; the caller puts the mail on its way in the same transaction.
pub fn invite(
    tx: &mut Tx,
    by: &Actor,
    of: OrganizationId,
    address: &str,
    role: &str,
    language: Lang,
) -> Result<Sent, Error> {
    rights::represented(tx, by, of)?;
    let body = directory::by_id(tx, of)?;
    if !matches!(body.state, OrganizationState::Registered | OrganizationState::Verified) {
        return Err(Error::Denied);
    }
    sweep(tx)?;
    let address = clean_line(address);
    let role = parse_role(role).ok_or(Problem::new("role", "organizations-problem-role"))?;
    if !looks_like_address(&address) {
        return Err(Problem::new("email", "problem-email-form").into());
    }
    if let Some(known) = person::find_by_email(tx, &address)? {
        let active: Option<String> = membership::table
            .filter(membership::person.eq(known.0))
            .filter(membership::organization.eq(of.0))
            .filter(membership::state.eq("active"))
            .select(membership::role)
            .first(tx.conn())
            .optional()?;
        if active.is_some_and(|held| held == role || held == REPRESENTATIVE) {
            return Err(Problem::new("email", "organizations-problem-member").with("email", &address).into());
        }
    }
    let open = waiting(tx, of)?;
    if open.iter().any(|w| fold(&w.address) == fold(&address)) {
        return Err(Problem::new("email", "organizations-problem-invited").with("email", &address).into());
    }
    if open.len() as i64 >= MOST {
        return Err(Problem::new("email", "organizations-problem-many-invited").with("max", MOST).into());
    }
    let token = token();
    let now = tx.now();
    let id: i64 = diesel::insert_into(table::table)
        .values((
            table::organization.eq(of.0),
            table::address.eq(&address),
            table::role.eq(role),
            table::language.eq(language.as_str()),
            table::token_hash.eq(hash(&token)),
            table::state.eq("open"),
            table::invited_by.eq(by.person.map(|p| p.0)),
            table::created_at.eq(now),
            table::expires_at.eq(now + LIFETIME),
        ))
        .returning(table::id)
        .get_result(tx.conn())?;
    Ok(Sent { id, token, address })
}

/// The invitations of an organisation that are open, the last first.
pub fn waiting(conn: &mut Conn, of: OrganizationId) -> Result<Vec<Waiting>, Error> {
    Ok(table::table
        .filter(table::organization.eq(of.0))
        .filter(table::state.eq("open"))
        .filter(table::address.ne(""))
        .order(table::id.desc())
        .limit(MOST)
        .select((table::id, table::address, table::role, table::created_at, table::expires_at))
        .load(conn)?)
}

/// Takes it back: the link is worth nothing from now on.
pub fn revoke(tx: &mut Tx, by: &Actor, of: OrganizationId, id: i64) -> Result<(), Error> {
    rights::represented(tx, by, of)?;
    let row = table::table.find(id).filter(table::organization.eq(of.0)).filter(table::state.eq("open"));
    diesel::update(row).set((table::state.eq("revoked"), table::address.eq(""))).execute(tx.conn())?;
    Ok(())
}

/// What a link opens while it is good.
pub fn open(conn: &mut Conn, now: i64, token: &str) -> Result<Option<Opened>, Error> {
    type Row = (i64, i64, String, String, String, Option<i64>);
    let row: Option<Row> = table::table
        .filter(table::token_hash.eq(hash(token)))
        .filter(table::state.eq("open"))
        .filter(table::expires_at.gt(now))
        .select((table::id, table::organization, table::address, table::role, table::language, table::invited_by))
        .first(conn)
        .optional()?;
    let Some((id, organization, address, role, language, by)) = row else { return Ok(None) };
    let body = directory::by_id(conn, OrganizationId(organization))?;
    if !matches!(body.state, OrganizationState::Registered | OrganizationState::Verified) {
        return Ok(None);
    }
    let invited_by: Option<String> = match by {
        Some(by) => {
            people::table.find(by).filter(people::erased_at.is_null()).select(people::name).first(conn).optional()?
        }
        None => None,
    };
    Ok(Some(Opened {
        id,
        organization: body.id,
        name: body.name,
        address,
        role,
        language: language.parse().unwrap_or_default(),
        invited_by: invited_by.unwrap_or_default(),
    }))
}

/// Uses the link up. Somebody who is signed in joins as themselves; else the address says who it is, and whoever is new
/// gets an account with this name. Gives the person and whether a session must begin. None: used, revoked or too old.
pub fn accept(
    tx: &mut Tx,
    signed_in: Option<PersonId>,
    token: &str,
    name: &str,
) -> Result<Option<(PersonId, OrganizationId)>, Error> {
    let now = tx.now();
    let Some(opened) = open(tx, now, token)? else { return Ok(None) };
    let used = diesel::update(table::table.find(opened.id).filter(table::state.eq("open")))
        .set((table::state.eq("used"), table::address.eq("")))
        .execute(tx.conn())?;
    if used == 0 {
        return Ok(None);
    }
    let person = match signed_in {
        Some(person) => person,
        None => of_address(tx, &opened, name)?,
    };
    // Nobody loses a role by an invitation.
    let held: Option<(String, String)> = membership::table
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(opened.organization.0))
        .select((membership::role, membership::state))
        .first(tx.conn())
        .optional()?;
    let keeps = held.is_some_and(|(role, state)| role == REPRESENTATIVE && state == "active");
    add_member(tx, opened.organization, person, if keeps { REPRESENTATIVE } else { &opened.role })?;
    let by = Actor { person: Some(person), ..Actor::default() };
    member::told(tx, &by, opened.organization, "member_joined", person)?;
    Ok(Some((person, opened.organization)))
}

/// Whether somebody has an account at the address of an invitation.
pub fn is_known(conn: &mut Conn, opened: &Opened) -> Result<bool, Error> {
    Ok(known(conn, &opened.address)?.is_some())
}

fn known(conn: &mut Conn, address: &str) -> Result<Option<PersonId>, Error> {
    let Some(found) = person::find_by_email(conn, address)? else { return Ok(None) };
    // Two addresses that fold to one are still two mailboxes.
    let kept: String = people::table.find(found.0).select(people::email).first(conn)?;
    Ok((kept.to_lowercase() == address.to_lowercase()).then_some(found))
}

fn of_address(tx: &mut Tx, opened: &Opened, name: &str) -> Result<PersonId, Error> {
    if let Some(known) = known(tx, &opened.address)? {
        return Ok(known);
    }
    let new =
        NewPerson { name: name.into(), email: opened.address.clone(), language: opened.language, password_hash: None };
    person::add(tx, &new)
}

/// Addresses of invitations that nobody used in time are forgotten.
fn sweep(tx: &mut Tx) -> Result<(), Error> {
    let now = tx.now();
    diesel::update(table::table.filter(table::state.eq("open")).filter(table::expires_at.le(now)))
        .set((table::state.eq("over"), table::address.eq("")))
        .execute(tx.conn())?;
    Ok(())
}

pub(crate) fn token() -> String {
    let mut random = [0; 32];
    getrandom::fill(&mut random).expect("the system gives random numbers");
    URL_SAFE_NO_PAD.encode(random)
}

pub(crate) fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
