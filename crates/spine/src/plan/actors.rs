//! The actors an edition names: a list of its own that grows, each possibly an organisation of the site. The list is the
//! draft's: a published version keeps its own (`kept`), and a changed name is read with the next one.

use super::edit::rights;
use crate::{Error, Problem};
use cantiere_documents::ActorEntry;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::Audience;
use cantiere_domain::text::{clean_line, fold, natural_key};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::plan::plan_actor;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// As JSON a published version keeps it (`kept`), without what follows from the rest.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Serialize, Deserialize)]
pub struct PlanActor {
    pub id: i64,
    #[serde(skip)]
    pub edition: i64,
    pub key: String,
    pub name: String,
    #[serde(skip)]
    pub name_key: String,
    pub audience: String,
    pub organization: Option<i64>,
    /// Keys of actors that were merged into this one, with a space between.
    pub also: String,
}

impl PlanActor {
    /// Whether a key means this actor, by its own or by one that was merged into it.
    pub fn is(&self, key: &str) -> bool {
        self.key == key || self.also.split(' ').any(|k| k == key)
    }

    /// All keys that mean this actor.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.key.as_str()).chain(self.also.split(' ').filter(|k| !k.is_empty()))
    }

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

/// The name that each key means.
pub fn names(of: &[PlanActor]) -> HashMap<String, String> {
    of.iter().flat_map(|a| a.keys().map(|key| (key.to_string(), a.name.clone()))).collect()
}

/// Adds the actors that are missing, renames those that are called differently now; returns how many were added and changed.
pub fn merge(tx: &mut Tx, edition: EditionId, entries: &[ActorEntry]) -> Result<(usize, usize), Error> {
    let all = of_edition(tx, edition)?;
    let merged: HashSet<&str> = all.iter().flat_map(|a| a.keys().skip(1)).collect();
    let known: HashMap<&str, &PlanActor> = all.iter().map(|a| (a.key.as_str(), a)).collect();
    let (mut added, mut changed) = (0, 0);
    let mut seen = HashSet::new();
    for entry in entries {
        // What was merged at the desk stays merged when the old document comes in again.
        if !seen.insert(&entry.key) || merged.contains(entry.key.as_str()) {
            continue;
        }
        let name = clean_line(&entry.name);
        let audience = entry.audience.map(Audience::as_str).unwrap_or("");
        match known.get(entry.key.as_str()) {
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

/// Gives an actor another name, in every item of the draft at once. `seen` is the name that was shown.
pub fn rename(tx: &mut Tx, by: &Actor, of: EditionId, id: i64, seen: &str, name: &str) -> Result<(), Error> {
    rights::writable(tx, by, of)?;
    let all = of_edition(tx, of)?;
    let actor = all.iter().find(|a| a.id == id).ok_or(Error::NotFound("actor"))?;
    let name = clean_line(name);
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Problem::new("name", "problem-name-length").into());
    }
    if actor.name == name {
        return Ok(());
    }
    if actor.name != seen {
        return Err(Error::Stale);
    }
    if let Some(other) = all.iter().find(|a| a.id != id && fold(&a.name) == fold(&name)) {
        return Err(Problem::new("name", "desk-problem-actor-known").with("name", &other.name).into());
    }
    let draft = rights::draft(tx, by, of)?;
    diesel::update(plan_actor::table.filter(plan_actor::id.eq(id)))
        .set((plan_actor::name.eq(&name), plan_actor::name_key.eq(natural_key(&name))))
        .execute(&mut **tx)?;
    crate::site::note(tx, by, "actor_renamed", ("edition", of.0), Some(draft.edition.plan), &[id])?;
    rights::raise(tx, &draft.edition)
}

/// Makes one actor of two: what named the first now names the second.
pub fn join(tx: &mut Tx, by: &Actor, of: EditionId, id: i64, into: i64) -> Result<(), Error> {
    let draft = rights::draft(tx, by, of)?;
    let all = of_edition(tx, of)?;
    let find = |id: i64| all.iter().find(|a| a.id == id).ok_or(Error::NotFound("actor"));
    let (gone, stays) = (find(id)?, find(into)?);
    if id == into {
        return Err(Problem::new("into", "desk-problem-actor-itself").into());
    }
    let also: Vec<&str> = stays.keys().skip(1).chain(gone.keys()).collect();
    diesel::delete(plan_actor::table.filter(plan_actor::id.eq(id))).execute(&mut **tx)?;
    diesel::update(plan_actor::table.filter(plan_actor::id.eq(into)))
        .set((
            plan_actor::also.eq(also.join(" ")),
            plan_actor::organization.eq(stays.organization.or(gone.organization)),
            plan_actor::audience.eq(if stays.audience.is_empty() { &gone.audience } else { &stays.audience }),
        ))
        .execute(&mut **tx)?;
    crate::site::note(tx, by, "actors_merged", ("edition", of.0), Some(draft.edition.plan), &[into])?;
    rights::raise(tx, &draft.edition)
}
