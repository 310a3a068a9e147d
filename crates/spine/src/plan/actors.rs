//! The actors an edition names: a list of its own that grows, each possibly an organisation of the site.

use crate::Error;
use cantiere_documents::ActorEntry;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::Audience;
use cantiere_domain::text::{clean_line, natural_key};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::plan::plan_actor;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct PlanActor {
    pub id: i64,
    pub edition: i64,
    pub key: String,
    pub name: String,
    pub name_key: String,
    pub audience: String,
    pub organization: Option<i64>,
}

impl PlanActor {
    pub fn audience(&self) -> Option<Audience> {
        Audience::parse(&self.audience)
    }
}

/// All actors of an edition, by name.
pub fn of_edition(conn: &mut Conn, edition: EditionId) -> Result<Vec<PlanActor>, Error> {
    Ok(plan_actor::table
        .filter(plan_actor::edition.eq(edition.0))
        .order((plan_actor::name_key, plan_actor::id))
        .load(conn)?)
}

/// Adds the actors that are missing, renames those that are called differently now; returns how many were added and changed.
pub fn merge(tx: &mut Tx, edition: EditionId, entries: &[ActorEntry]) -> Result<(usize, usize), Error> {
    let known: HashMap<String, PlanActor> = of_edition(tx, edition)?.into_iter().map(|a| (a.key.clone(), a)).collect();
    let (mut added, mut changed) = (0, 0);
    let mut seen = std::collections::HashSet::new();
    for entry in entries {
        if !seen.insert(&entry.key) {
            continue;
        }
        let name = clean_line(&entry.name);
        let audience = entry.audience.map(Audience::as_str).unwrap_or("");
        match known.get(&entry.key) {
            Some(actor) if actor.name == name && actor.audience == audience => {}
            Some(actor) => {
                diesel::update(plan_actor::table.filter(plan_actor::id.eq(actor.id)))
                    .set((
                        plan_actor::name.eq(&name),
                        plan_actor::name_key.eq(natural_key(&name)),
                        plan_actor::audience.eq(audience),
                    ))
                    .execute(&mut **tx)?;
                changed += 1;
            }
            None => {
                let body: Option<i64> = organization::table
                    .filter(organization::sort_key.eq(natural_key(&name)))
                    .filter(organization::name.eq(&name))
                    .select(organization::id)
                    .first(&mut **tx)
                    .optional()?;
                diesel::insert_into(plan_actor::table)
                    .values((
                        plan_actor::edition.eq(edition.0),
                        plan_actor::key.eq(&entry.key),
                        plan_actor::name_key.eq(natural_key(&name)),
                        plan_actor::name.eq(&name),
                        plan_actor::audience.eq(audience),
                        plan_actor::organization.eq(body),
                    ))
                    .execute(&mut **tx)?;
                added += 1;
            }
        }
    }
    Ok((added, changed))
}
