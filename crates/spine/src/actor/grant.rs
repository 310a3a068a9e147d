//! Giving a role to a person, on the site or on one plan, and taking it back. The site never loses its last administrator.

use crate::site::{administrator, log, note};
use crate::{Error, Problem};
use cantiere_domain::access::{Actor, Role};
use cantiere_domain::id::{PersonId, PlanId};
use cantiere_store::schema::actor::{person as people, role_grant};
use cantiere_store::schema::plan::plan as plans;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

/// Gives the role; a person who has it keeps it.
pub fn give(tx: &mut Tx, person: PersonId, role: Role, plan: Option<PlanId>) -> Result<(), Error> {
    let held: Vec<Option<i64>> = role_grant::table
        .filter(role_grant::person.eq(person.0))
        .filter(role_grant::role.eq(role.as_str()))
        .select(role_grant::plan)
        .load(&mut **tx)?;
    if held.contains(&plan.map(|p| p.0)) {
        return Ok(());
    }
    let now = tx.now();
    diesel::insert_into(role_grant::table)
        .values((
            role_grant::person.eq(person.0),
            role_grant::role.eq(role.as_str()),
            role_grant::plan.eq(plan.map(|p| p.0)),
            role_grant::created_at.eq(now),
        ))
        .execute(&mut **tx)?;
    tx.changed(super::PEOPLE);
    Ok(())
}

/// The same by an administrator, with a line in the log.
pub fn assign(tx: &mut Tx, by: &Actor, person: PersonId, role: Role, plan: Option<PlanId>) -> Result<(), Error> {
    administrator(by)?;
    if role == Role::Administrator && plan.is_some() {
        return Err(Problem::new("plan", "admin-problem-administrator-of-plan").into());
    }
    known(tx, person)?;
    if let Some(plan) = plan {
        let found: Option<i64> = plans::table.find(plan.0).select(plans::id).first(&mut **tx).optional()?;
        found.ok_or(Error::NotFound("plan"))?;
    }
    if holds(tx, person, role, plan)? {
        return Ok(());
    }
    give(tx, person, role, plan)?;
    note(tx, by, "role_given", ("person", person.0), plan, &[log::number_of(role)])
}

/// Takes a role back; the last administrator keeps it.
pub fn withdraw(tx: &mut Tx, by: &Actor, person: PersonId, role: Role, plan: Option<PlanId>) -> Result<(), Error> {
    administrator(by)?;
    if !holds(tx, person, role, plan)? {
        return Ok(());
    }
    if role == Role::Administrator && plan.is_none() && others(tx, person)? == 0 {
        return Err(Problem::new("role", "admin-problem-last-administrator").into());
    }
    let of = role_grant::table.filter(role_grant::person.eq(person.0)).filter(role_grant::role.eq(role.as_str()));
    match plan {
        Some(plan) => diesel::delete(of.filter(role_grant::plan.eq(plan.0))).execute(&mut **tx)?,
        None => diesel::delete(of.filter(role_grant::plan.is_null())).execute(&mut **tx)?,
    };
    tx.changed(super::PEOPLE);
    note(tx, by, "role_removed", ("person", person.0), plan, &[log::number_of(role)])
}

/// One role of one person, as the page of people shows it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Held {
    pub person: i64,
    pub name: String,
    pub email: String,
    pub role: String,
    pub plan: Option<i64>,
    pub plan_name: Option<String>,
}

/// The roles of at most `most` people who have any and come after `after`, in the order of their numbers.
pub fn held(conn: &mut Conn, by: &Actor, after: i64, most: i64) -> Result<Vec<Held>, Error> {
    crate::site::auditor(by)?;
    let ids: Vec<i64> = role_grant::table
        .inner_join(people::table.on(people::id.eq(role_grant::person)))
        .filter(people::erased_at.is_null())
        .filter(role_grant::person.gt(after))
        .order(role_grant::person)
        .select(role_grant::person)
        .distinct()
        .limit(most)
        .load(conn)?;
    Ok(role_grant::table
        .inner_join(people::table.on(people::id.eq(role_grant::person)))
        .left_join(plans::table.on(plans::id.nullable().eq(role_grant::plan)))
        .filter(role_grant::person.among(ids))
        .order((role_grant::person, role_grant::id))
        .select((people::id, people::name, people::email, role_grant::role, role_grant::plan, plans::name.nullable()))
        .load(conn)?)
}

fn known(conn: &mut Conn, person: PersonId) -> Result<(), Error> {
    let found: Option<i64> =
        people::table.find(person.0).filter(people::erased_at.is_null()).select(people::id).first(conn).optional()?;
    found.map(drop).ok_or(Error::NotFound("person"))
}

fn holds(conn: &mut Conn, person: PersonId, role: Role, plan: Option<PlanId>) -> Result<bool, Error> {
    let held: Vec<Option<i64>> = role_grant::table
        .filter(role_grant::person.eq(person.0))
        .filter(role_grant::role.eq(role.as_str()))
        .select(role_grant::plan)
        .load(conn)?;
    Ok(held.contains(&plan.map(|p| p.0)))
}

/// Administrators beside this person; who was erased cannot sign in and does not count.
fn others(conn: &mut Conn, person: PersonId) -> Result<i64, Error> {
    Ok(role_grant::table
        .inner_join(people::table.on(people::id.eq(role_grant::person)))
        .filter(people::erased_at.is_null())
        .filter(role_grant::role.eq(Role::Administrator.as_str()))
        .filter(role_grant::plan.is_null())
        .filter(role_grant::person.ne(person.0))
        .count()
        .get_result(conn)?)
}
