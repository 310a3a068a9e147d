//! Offices that planners ask: their people, and which contributions they were given.

use super::{all_of, changed};
use crate::actor::person;
use crate::answer::place;
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::{ContributionId, PersonId, PlanId, ProcessId};
use cantiere_domain::text::{clean_line, natural_key};
use cantiere_store::schema::actor::person as people;
use cantiere_store::schema::workbench::{contribution_office, office as table, office_member, opinion_ask};
use cantiere_store::{Among, Conn, Tx, insert_id, kept};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Office {
    pub id: i64,
    pub name: String,
    /// Names and addresses of its people.
    pub members: Vec<(PersonId, String, String)>,
}

impl Office {
    /// What a form showed of it: a change is refused when it is another by then.
    pub fn mark(&self) -> String {
        let ids: Vec<String> = self.members.iter().map(|m| m.0.to_string()).collect();
        format!("{} {}", ids.join(","), self.name)
    }
}

fn plans(by: &Actor, plan: PlanId) -> Result<(), Error> {
    let scope = Scope { plan: Some(plan), ..Scope::default() };
    if can(by, Action::Plan, &scope) { Ok(()) } else { Err(Error::Denied) }
}

/// The offices of a plan by name, with their people: two statements.
pub fn all(conn: &mut Conn, plan: PlanId) -> Result<Vec<Office>, Error> {
    let rows = names(conn, plan)?;
    let ids: Vec<i64> = rows.iter().map(|r| r.0).collect();
    let members: Vec<(i64, i64, String, String)> = office_member::table
        .inner_join(people::table.on(people::id.eq(office_member::person)))
        .filter(office_member::office.among(ids))
        .filter(people::erased_at.is_null())
        .order(people::id)
        .select((office_member::office, people::id, people::name, people::email))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, name)| Office {
            id,
            name,
            members: members
                .iter()
                .filter(|m| m.0 == id)
                .map(|(_, person, name, email)| (PersonId(*person), name.clone(), email.clone()))
                .collect(),
        })
        .collect())
}

/// Their numbers and names alone.
pub fn names(conn: &mut Conn, plan: PlanId) -> Result<Vec<(i64, String)>, Error> {
    let told = |_: &Vec<(i64, String)>| vec![format!("plan:{plan}")];
    kept(conn, "names of offices", plan, told, |conn| {
        Ok(table::table
            .filter(table::plan.eq(plan.0))
            .order((table::name_key, table::id))
            .select((table::id, table::name))
            .load(conn)?)
    })
}

/// One as it was shown; [`Error::Stale`] when it is another by now.
fn as_shown(tx: &mut Tx, plan: PlanId, (id, mark): (i64, &str)) -> Result<i64, Error> {
    let office = all(tx, plan)?.into_iter().find(|o| o.id == id).ok_or(Error::NotFound("office"))?;
    if office.mark() == mark { Ok(id) } else { Err(Error::Stale) }
}

/// Takes an office away that was never asked anything; what others were told of it stays true.
pub fn remove(tx: &mut Tx, by: &Actor, plan: PlanId, shown: (i64, &str)) -> Result<(), Error> {
    plans(by, plan)?;
    let id = as_shown(tx, plan, shown)?;
    let asked = contribution_office::table.filter(contribution_office::office.eq(id));
    let asked: i64 = asked.count().get_result(tx.conn())?;
    if asked > 0 {
        return Err(Problem::new("office", "consolidation-problem-office-asked").with("n", asked).into());
    }
    // Links that were mailed open nothing once nothing is asked.
    diesel::delete(opinion_ask::table.filter(opinion_ask::office.eq(id))).execute(tx.conn())?;
    diesel::delete(office_member::table.filter(office_member::office.eq(id))).execute(tx.conn())?;
    diesel::delete(table::table.filter(table::id.eq(id))).execute(tx.conn())?;
    tx.changed(&format!("plan:{plan}"));
    Ok(())
}

/// Makes an office; with the number and the [`Office::mark`] of one, changes its name and people. They are named by the
/// addresses they sign in with.
pub fn save(
    tx: &mut Tx,
    by: &Actor,
    plan: PlanId,
    shown: Option<(i64, &str)>,
    name: &str,
    addresses: &[String],
) -> Result<i64, Error> {
    plans(by, plan)?;
    let id = shown.map(|shown| as_shown(tx, plan, shown)).transpose()?;
    let name = clean_line(name);
    let mut problems = Vec::new();
    if name.is_empty() || name.chars().count() > 120 {
        problems.push(Problem::new("name", "consolidation-problem-office-name"));
    }
    let same: Option<i64> = table::table
        .filter(table::plan.eq(plan.0))
        .filter(table::name.eq(&name))
        .select(table::id)
        .first(tx.conn())
        .optional()?;
    if same.is_some() && same != id {
        problems.push(Problem::new("name", "consolidation-problem-office-taken"));
    }
    let mut members: Vec<PersonId> = Vec::new();
    for address in addresses.iter().map(|a| clean_line(a)).filter(|a| !a.is_empty()) {
        match person::find_by_email(tx.conn(), &address)? {
            Some(person) if !members.contains(&person) => members.push(person),
            Some(_) => {}
            None => {
                problems.push(Problem::new("people", "consolidation-problem-office-person").with("address", address))
            }
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let values = (table::name.eq(name.clone()), table::name_key.eq(natural_key(&name)));
    let id = match id {
        Some(id) => {
            diesel::update(table::table.filter(table::id.eq(id))).set(values).execute(tx.conn())?;
            diesel::delete(office_member::table.filter(office_member::office.eq(id))).execute(tx.conn())?;
            id
        }
        None => insert_id(tx, diesel::insert_into(table::table).values((table::plan.eq(plan.0), values)))?,
    };
    for person in members {
        diesel::insert_into(office_member::table)
            .values((office_member::office.eq(id), office_member::person.eq(person.0)))
            .execute(tx.conn())?;
    }
    tx.changed(&format!("plan:{plan}"));
    Ok(id)
}

/// Gives these contributions to an office, or takes them back while it has not answered; gives those that are new to it.
pub fn assign(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    ids: &[ContributionId],
    office: i64,
    wanted: bool,
) -> Result<Vec<i64>, Error> {
    use contribution_office as c;
    let (process, _) = place(tx, by, of)?;
    let ids = all_of(tx, of, ids)?;
    let known: i64 = table::table
        .filter(table::id.eq(office))
        .filter(table::plan.eq(process.plan.0))
        .count()
        .get_result(tx.conn())?;
    if known == 0 {
        return Err(Problem::new("office", "consolidation-problem-office").into());
    }
    let there: Vec<i64> = c::table
        .filter(c::office.eq(office))
        .filter(c::contribution.among(&ids))
        .select(c::contribution)
        .load(tx.conn())?;
    let fresh: Vec<i64> = ids.into_iter().filter(|id| wanted && !there.contains(id)).collect();
    if !wanted {
        let rows = c::table.filter(c::office.eq(office)).filter(c::contribution.among(there));
        diesel::delete(rows.filter(c::opinion_at.is_null())).execute(tx.conn())?;
    }
    let now = tx.now();
    for id in &fresh {
        diesel::insert_into(c::table)
            .values((
                c::contribution.eq(id),
                c::office.eq(office),
                c::process.eq(of.0),
                c::opinion.eq(""),
                c::assigned_by.eq(by.person.map(|p| p.0)),
                c::assigned_at.eq(now),
                c::version.eq(1),
            ))
            .execute(tx.conn())?;
    }
    changed(tx, of);
    Ok(fresh)
}

/// Which offices each contribution of a process was given to, and whether they answered.
pub fn assigned(conn: &mut Conn, of: ProcessId) -> Result<HashMap<i64, Vec<(i64, bool)>>, Error> {
    use contribution_office as c;
    let rows: Vec<(i64, i64, Option<i64>)> = c::table
        .filter(c::process.eq(of.0))
        .order((c::contribution, c::office))
        .select((c::contribution, c::office, c::opinion_at))
        .load(conn)?;
    let mut out: HashMap<i64, Vec<(i64, bool)>> = HashMap::new();
    for (id, office, at) in rows {
        out.entry(id).or_default().push((office, at.is_some()));
    }
    Ok(out)
}
