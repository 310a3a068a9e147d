//! The actors of several people at once, for jobs that ask what each of them may see: two statements however many.

use crate::Error;
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{OrganizationId, PersonId, PlanId};
use cantiere_store::schema::actor::{membership, person, role_grant};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

/// Somebody who is there, as far as a mail to them needs it.
#[derive(Clone, Debug)]
pub struct Reader {
    pub actor: Actor,
    pub language: Lang,
    /// Whether there is an address to write to.
    pub reachable: bool,
}

/// Those of these people who have not erased their account.
pub fn readers(conn: &mut Conn, people: &[PersonId]) -> Result<HashMap<PersonId, Reader>, Error> {
    let ids: Vec<i64> = people.iter().map(|p| p.0).collect();
    type Row = (i64, String, String, Option<String>, Option<i64>);
    let rows: Vec<Row> = person::table
        .left_join(role_grant::table.on(role_grant::person.eq(person::id)))
        .filter(person::id.among(&ids))
        .filter(person::erased_at.is_null())
        .select((person::id, person::language, person::email, role_grant::role.nullable(), role_grant::plan.nullable()))
        .load(conn)?;
    let mut out: HashMap<PersonId, Reader> = HashMap::new();
    for (id, language, email, role, plan) in rows {
        let id = PersonId(id);
        let reader = out.entry(id).or_insert_with(|| Reader {
            actor: Actor { person: Some(id), ..Actor::default() },
            language: language.parse().unwrap_or_default(),
            reachable: !email.is_empty(),
        });
        if let Some(role) = role.as_deref().and_then(Role::parse) {
            reader.actor.grants.push(Grant { role, plan: plan.map(PlanId) });
        }
    }
    let members: Vec<(i64, i64)> = membership::table
        .filter(membership::person.among(&ids))
        .filter(membership::state.eq("active"))
        .select((membership::person, membership::organization))
        .load(conn)?;
    for (person, organization) in members {
        if let Some(reader) = out.get_mut(&PersonId(person)) {
            reader.actor.member_of.push(OrganizationId(organization));
        }
    }
    Ok(out)
}
