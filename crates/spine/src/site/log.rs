//! The log of who did what, when, to what: read by administrators and auditors, never written here. It holds no words
//! and no addresses; only people who work for the site are named, everybody else is “a registered person”.

use super::auditor;
use crate::Error;
use cantiere_domain::access::{Actor, Role};
use cantiere_domain::text::natural_key;
use cantiere_store::schema::actor::{person, role_grant};
use cantiere_store::schema::base::event;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::{edition, plan, revision};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

/// Which lines are wanted; what is none narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub person: Option<i64>,
    pub plan: Option<i64>,
    pub verb: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    pub id: i64,
    pub at: i64,
    pub who: Who,
    pub verb: String,
    /// Kind and number of what it happened to, and its name where it has one that this reader may see.
    pub kind: String,
    pub of: i64,
    pub name: String,
    pub plan: Option<i64>,
    pub plan_name: String,
    /// The role that was given or taken.
    pub role: Option<Role>,
    pub public: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Who {
    /// The product itself, at a time that somebody set.
    Site,
    /// Somebody with a role, by name.
    Staff(String),
    /// Anybody else.
    Person,
}

#[derive(Clone, Debug, Queryable)]
struct Row {
    id: i64,
    at: i64,
    actor: Option<i64>,
    verb: String,
    ref_kind: String,
    ref_id: i64,
    plan: Option<i64>,
    public: bool,
    ids: String,
}

/// At most `most` lines, the last first, older than `before`; at most six statements.
pub fn page(conn: &mut Conn, by: &Actor, filter: &Filter, before: Option<i64>, most: i64) -> Result<Vec<Line>, Error> {
    auditor(by)?;
    let mut query = event::table
        .select((
            event::id,
            event::at,
            event::actor,
            event::verb,
            event::ref_kind,
            event::ref_id,
            event::plan,
            event::public,
            event::ids,
        ))
        .order(event::id.desc())
        .limit(most)
        .into_boxed();
    if let Some(before) = before {
        query = query.filter(event::id.lt(before));
    }
    if let Some(person) = filter.person {
        // A number that is nobody's here finds nothing: whoever is not named cannot be followed either.
        let known = staff(conn, &[person])?;
        query = query.filter(event::actor.eq(if known.contains_key(&person) { person } else { -1 }));
    }
    if let Some(plan) = filter.plan {
        query = query.filter(event::plan.eq(plan));
    }
    if let Some(verb) = &filter.verb {
        query = query.filter(event::verb.eq(verb.clone()));
    }
    let rows: Vec<Row> = query.load(conn)?;
    lines(conn, rows)
}

fn lines(conn: &mut Conn, rows: Vec<Row>) -> Result<Vec<Line>, Error> {
    let of = |kind: &str| rows.iter().filter(|r| r.ref_kind == kind).map(|r| r.ref_id).collect::<Vec<i64>>();
    let mut people: Vec<i64> = rows.iter().filter_map(|r| r.actor).collect();
    people.extend(of("person"));
    let staff = staff(conn, &people)?;
    let plans = names_of_plans(conn, rows.iter().filter_map(|r| r.plan).collect())?;
    let mut names: HashMap<(&str, i64), String> = HashMap::new();
    names.extend(staff.iter().map(|(id, name)| (("person", *id), name.clone())));
    names.extend(plans.iter().map(|(id, name)| (("plan", *id), name.clone())));
    let editions = of("edition");
    if !editions.is_empty() {
        let found: Vec<(i64, String)> =
            edition::table.filter(edition::id.among(editions)).select((edition::id, edition::name)).load(conn)?;
        names.extend(found.into_iter().map(|(id, name)| (("edition", id), name)));
    }
    let revisions = of("revision");
    if !revisions.is_empty() {
        let found: Vec<(i64, String, i64)> = revision::table
            .inner_join(edition::table.on(edition::id.eq(revision::edition)))
            .filter(revision::id.among(revisions))
            .select((revision::id, edition::name, revision::number))
            .load(conn)?;
        names.extend(found.into_iter().map(|(id, name, number)| (("revision", id), format!("{name}, {number}"))));
    }
    let contributions = of("contribution");
    if !contributions.is_empty() {
        let found: Vec<(i64, i64)> = contribution::table
            .filter(contribution::id.among(contributions))
            .select((contribution::id, contribution::number))
            .load(conn)?;
        names.extend(found.into_iter().map(|(id, number)| (("contribution", id), format!("n. {number}"))));
    }
    Ok(rows
        .into_iter()
        .map(|r| Line {
            who: match r.actor {
                None => Who::Site,
                Some(id) => staff.get(&id).map_or(Who::Person, |name| Who::Staff(name.clone())),
            },
            name: names.get(&(r.ref_kind.as_str(), r.ref_id)).cloned().unwrap_or_default(),
            plan_name: r.plan.and_then(|p| plans.get(&p).cloned()).unwrap_or_default(),
            role: match r.verb.as_str() {
                "role_given" | "role_removed" => role_of(&r.ids),
                _ => None,
            },
            id: r.id,
            at: r.at,
            verb: r.verb,
            kind: r.ref_kind,
            of: r.ref_id,
            plan: r.plan,
            public: r.public,
        })
        .collect())
}

/// Roles stand in the log by their place in `Role::ALL`, which only grows.
pub(crate) fn number_of(role: Role) -> i64 {
    Role::ALL.iter().position(|r| *r == role).unwrap_or(0) as i64
}

fn role_of(ids: &str) -> Option<Role> {
    let n: usize = ids.trim_matches(['[', ']']).parse().ok()?;
    Role::ALL.get(n).copied()
}

/// The names of those of these people who have, or had, a role.
fn staff(conn: &mut Conn, people: &[i64]) -> Result<HashMap<i64, String>, Error> {
    if people.is_empty() {
        return Ok(HashMap::new());
    }
    let mut ids = people.to_vec();
    ids.sort_unstable();
    ids.dedup();
    let holds = role_grant::table.filter(role_grant::person.eq(person::id)).select(role_grant::id);
    let held = event::table
        .filter(event::ref_kind.eq("person"))
        .filter(event::ref_id.eq(person::id))
        .filter(event::verb.eq("role_given").or(event::verb.eq("role_removed")))
        .select(event::id);
    let found: Vec<(i64, String)> = person::table
        .filter(person::id.among(ids))
        .filter(person::erased_at.is_null())
        .filter(diesel::dsl::exists(holds).or(diesel::dsl::exists(held)))
        .select((person::id, person::name))
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// Everybody who has a role, for the filter; by name.
pub fn people(conn: &mut Conn, by: &Actor) -> Result<Vec<(i64, String)>, Error> {
    auditor(by)?;
    let mut found: Vec<(i64, String)> = person::table
        .inner_join(role_grant::table.on(role_grant::person.eq(person::id)))
        .filter(person::erased_at.is_null())
        .select((person::id, person::name))
        .distinct()
        .limit(1_000)
        .load(conn)?;
    found.sort_by_key(|(id, name)| (natural_key(name), *id));
    Ok(found)
}

/// Every plan, for the filter; in their order.
pub fn plans(conn: &mut Conn, by: &Actor) -> Result<Vec<(i64, String)>, Error> {
    auditor(by)?;
    Ok(plan::table.order((plan::position, plan::id)).limit(1_000).select((plan::id, plan::name)).load(conn)?)
}

fn names_of_plans(conn: &mut Conn, mut ids: Vec<i64>) -> Result<HashMap<i64, String>, Error> {
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found: Vec<(i64, String)> =
        plan::table.filter(plan::id.among(ids)).select((plan::id, plan::name)).load(conn)?;
    Ok(found.into_iter().collect())
}
