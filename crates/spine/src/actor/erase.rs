//! Erasing a person: the record is emptied, and everything that hangs on it alone goes. What they sent to a consultation
//! stays, and is then by a participant with three signs. Each feature removes its own in the same transaction.

use super::session;
use crate::Error;
use cantiere_domain::access::Role;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_store::schema::accounts::{identity, mail, pending, sign_in};
use cantiere_store::schema::actor::{membership, organization, person, role_grant};
use cantiere_store::schema::base::idempotency;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::notice::{follow, notice_due, notice_reader};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// What has to be done before an account can go, because nobody else could do it afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum First {
    /// Nobody else administers the site.
    Administrator,
    /// Nobody else represents this organisation.
    Representative { organization: OrganizationId, name: String },
}

/// Empty: the account can be erased.
pub fn first(conn: &mut Conn, of: PersonId) -> Result<Vec<First>, Error> {
    let mut out = Vec::new();
    let administrators: Vec<i64> = role_grant::table
        .inner_join(person::table.on(person::id.eq(role_grant::person)))
        .filter(role_grant::role.eq(Role::Administrator.as_str()))
        .filter(role_grant::plan.is_null())
        .filter(person::erased_at.is_null())
        .select(role_grant::person)
        .distinct()
        .limit(2)
        .load(conn)?;
    if administrators == [of.0] {
        out.push(First::Administrator);
    }
    let represented: Vec<(i64, String)> = membership::table
        .inner_join(organization::table.on(organization::id.eq(membership::organization)))
        .filter(membership::person.eq(of.0))
        .filter(membership::role.eq("representative"))
        .filter(membership::state.eq("active"))
        .filter(organization::state.ne("suspended"))
        .order(organization::sort_key)
        .select((organization::id, organization::name))
        .load(conn)?;
    for (id, name) in represented {
        let other: Option<i64> = membership::table
            .filter(membership::organization.eq(id))
            .filter(membership::person.ne(of.0))
            .filter(membership::role.eq("representative"))
            .filter(membership::state.eq("active"))
            .select(membership::id)
            .first(conn)
            .optional()?;
        if other.is_none() {
            out.push(First::Representative { organization: OrganizationId(id), name });
        }
    }
    Ok(out)
}

/// How much of a person there is, for the page that tells before the click.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Kept {
    pub contributions: i64,
    pub follows: i64,
    pub organizations: i64,
}

pub fn kept(conn: &mut Conn, of: PersonId) -> Result<Kept, Error> {
    Ok(Kept {
        contributions: contribution::table.filter(contribution::person.eq(of.0)).count().get_result(conn)?,
        follows: follow::table.filter(follow::person.eq(of.0)).count().get_result(conn)?,
        organizations: membership::table.filter(membership::person.eq(of.0)).count().get_result(conn)?,
    })
}

/// A feature's part, as it gives it to the site.
pub type Part = fn(&mut Tx, PersonId) -> Result<(), cantiere_store::Error>;

/// Erases a person, unless something has to be done first: then that is given and nothing is changed.
pub fn erase(tx: &mut Tx, of: PersonId, parts: &[Part]) -> Result<Vec<First>, Error> {
    let first = first(tx, of)?;
    if !first.is_empty() {
        return Ok(first);
    }
    let gone: Option<Option<i64>> = person::table.find(of.0).select(person::erased_at).first(tx.conn()).optional()?;
    match gone {
        None => return Err(Error::NotFound("person")),
        Some(Some(_)) => return Ok(Vec::new()),
        Some(None) => {}
    }
    for part in parts {
        part(tx, of)?;
    }
    touch_written(tx, of)?;
    tx.changed(super::PEOPLE);
    session::end_all(tx, of)?;
    let id = of.0;
    diesel::delete(follow::table.filter(follow::person.eq(id))).execute(tx.conn())?;
    diesel::delete(notice_due::table.filter(notice_due::person.eq(id))).execute(tx.conn())?;
    diesel::delete(notice_reader::table.filter(notice_reader::person.eq(id))).execute(tx.conn())?;
    diesel::delete(membership::table.filter(membership::person.eq(id))).execute(tx.conn())?;
    diesel::delete(role_grant::table.filter(role_grant::person.eq(id))).execute(tx.conn())?;
    diesel::delete(mail::table.filter(mail::person.eq(id))).execute(tx.conn())?;
    let address: String = person::table.find(id).select(person::email).first(tx.conn())?;
    if !address.is_empty() {
        diesel::delete(mail::table.filter(mail::address.eq(&address))).execute(tx.conn())?;
        diesel::delete(sign_in::table.filter(sign_in::address.eq(&address))).execute(tx.conn())?;
    }
    diesel::delete(sign_in::table.filter(sign_in::person.eq(id))).execute(tx.conn())?;
    diesel::delete(pending::table.filter(pending::person.eq(id))).execute(tx.conn())?;
    diesel::delete(identity::table.filter(identity::person.eq(id))).execute(tx.conn())?;
    diesel::delete(idempotency::table.filter(idempotency::person.eq(id))).execute(tx.conn())?;
    let now = tx.now();
    diesel::update(person::table.find(id))
        .set((
            person::name.eq(""),
            person::display_name.eq(""),
            person::email.eq(""),
            person::email_key.eq(None::<String>),
            person::password_hash.eq(None::<String>),
            person::seen_at.eq(0),
            person::warned_at.eq(None::<i64>),
            person::erased_at.eq(now),
            person::version.eq(person::version + 1),
        ))
        .execute(tx.conn())?;
    Ok(Vec::new())
}

/// Says that pages which show what a person wrote have changed.
pub(super) fn touch_written(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    let places: Vec<(i64, i64)> = contribution::table
        .filter(contribution::person.eq(of.0))
        .select((contribution::plan, contribution::process))
        .distinct()
        .load(tx.conn())?;
    for (plan, process) in places {
        tx.changed(&format!("plan:{plan}"));
        tx.changed(&format!("process:{process}"));
    }
    tx.changed("site");
    Ok(())
}
