//! Giving a role to a person, on the site or on one plan.

use crate::Error;
use cantiere_domain::access::Role;
use cantiere_domain::id::{PersonId, PlanId};
use cantiere_store::Tx;
use cantiere_store::schema::actor::role_grant;
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
    Ok(())
}
