//! Who reports on an action: people named for it, and those who hold the role on its whole plan.

use crate::actor::person;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Role, Scope, can};
use cantiere_domain::id::{EditionId, PersonId, PlanId};
use cantiere_domain::text::clean_line;
use cantiere_store::schema::actor::{person as people, role_grant};
use cantiere_store::schema::monitoring::item_owner;
use cantiere_store::schema::plan::item;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Owner {
    pub item: i64,
    pub person: i64,
    pub name: String,
    pub email: String,
}

/// Names somebody for an action of an edition, by the address they sign in with.
pub fn name(tx: &mut Tx, by: &Actor, of: &Edition, on: i64, address: &str) -> Result<PersonId, Error> {
    plans(by, of.plan)?;
    belongs(tx, of.id, on)?;
    let address = clean_line(address);
    let Some(person) = person::find_by_email(tx.conn(), &address)? else {
        return Err(Problem::new("address", "monitoring-problem-person").with("address", address).into());
    };
    let known: i64 = item_owner::table.find((on, person.0)).count().get_result(tx.conn())?;
    if known == 0 {
        let now = tx.now();
        diesel::insert_into(item_owner::table)
            .values((item_owner::item.eq(on), item_owner::person.eq(person.0), item_owner::at.eq(now)))
            .execute(tx.conn())?;
    }
    Ok(person)
}

/// Takes somebody away from an action; what they reported stays.
pub fn dismiss(tx: &mut Tx, by: &Actor, of: &Edition, on: i64, who: PersonId) -> Result<(), Error> {
    plans(by, of.plan)?;
    belongs(tx, of.id, on)?;
    diesel::delete(item_owner::table.find((on, who.0))).execute(tx.conn())?;
    Ok(())
}

fn plans(by: &Actor, plan: PlanId) -> Result<(), Error> {
    let scope = Scope { plan: Some(plan), ..Scope::default() };
    if can(by, Action::Plan, &scope) { Ok(()) } else { Err(Error::Denied) }
}

fn belongs(conn: &mut Conn, edition: EditionId, on: i64) -> Result<(), Error> {
    let n: i64 = item::table.filter(item::id.eq(on)).filter(item::edition.eq(edition.0)).count().get_result(conn)?;
    if n == 1 { Ok(()) } else { Err(Error::NotFound("item")) }
}

/// Whether somebody reports on this action: named for it, or an owner on the whole plan.
pub fn is_owner(conn: &mut Conn, by: &Actor, plan: PlanId, on: i64) -> Result<bool, Error> {
    if by.has(Role::ActionOwner, Some(plan)) {
        return Ok(true);
    }
    let Some(person) = by.person else { return Ok(false) };
    let named: i64 = item_owner::table.find((on, person.0)).count().get_result(conn)?;
    if named > 0 {
        return Ok(true);
    }
    // Whoever comes by a mailed link brings no roles along.
    let held: i64 = role_grant::table
        .filter(role_grant::person.eq(person.0))
        .filter(role_grant::role.eq(Role::ActionOwner.as_str()))
        .filter(role_grant::plan.is_null().or(role_grant::plan.eq(plan.0)))
        .count()
        .get_result(conn)?;
    Ok(held > 0)
}

/// Everybody named for actions of an edition, by name.
pub fn of_edition(conn: &mut Conn, of: EditionId) -> Result<Vec<Owner>, Error> {
    Ok(item_owner::table
        .inner_join(people::table.on(people::id.eq(item_owner::person)))
        .inner_join(item::table.on(item::id.eq(item_owner::item)))
        .filter(item::edition.eq(of.0))
        .filter(people::erased_at.is_null())
        .order((item_owner::item, people::name, people::id))
        .select((item_owner::item, people::id, people::name, people::email))
        .load(conn)?)
}

/// The actions that a person is named for: (edition, item).
pub fn owned_by(conn: &mut Conn, who: PersonId) -> Result<Vec<(i64, i64)>, Error> {
    Ok(item_owner::table
        .inner_join(item::table.on(item::id.eq(item_owner::item)))
        .filter(item_owner::person.eq(who.0))
        .order((item::edition.desc(), item::id))
        .limit(500)
        .select((item::edition, item::id))
        .load(conn)?)
}
