//! Recurring reasons of a plan: saved once, inserted into answers, corrected, counted.

use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::PlanId;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::schema::workbench::saved_reason as table;
use cantiere_store::{Conn, Tx, insert_id};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Saved {
    pub id: i64,
    pub title: String,
    pub text: String,
    /// How many contributions were answered with it.
    pub uses: i64,
    pub version: i64,
}

fn plans(by: &Actor, plan: PlanId) -> Result<(), Error> {
    let scope = Scope { plan: Some(plan), ..Scope::default() };
    if can(by, Action::Plan, &scope) { Ok(()) } else { Err(Error::Denied) }
}

/// Those of a plan, the most used first.
pub fn all(conn: &mut Conn, by: &Actor, plan: PlanId) -> Result<Vec<Saved>, Error> {
    plans(by, plan)?;
    Ok(table::table
        .filter(table::plan.eq(plan.0))
        .order((table::uses.desc(), table::id))
        .limit(200)
        .select((table::id, table::title, table::text, table::uses, table::version))
        .load(conn)?)
}

/// Saves one; with the number and the version that was read, corrects it. Answers written with it stay as they are.
pub fn save(
    tx: &mut Tx,
    by: &Actor,
    plan: PlanId,
    known: Option<(i64, i64)>,
    title: &str,
    text: &str,
) -> Result<i64, Error> {
    plans(by, plan)?;
    let (title, text) = (clean_line(title), clean(text));
    let mut problems = Vec::new();
    if title.is_empty() || title.chars().count() > 150 {
        problems.push(Problem::new("title", "consolidation-problem-library-title"));
    }
    if text.is_empty() || text.chars().count() > crate::answer::LONGEST_REASON {
        problems.push(Problem::new("reason", "consolidation-problem-no-reason"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = tx.now();
    let values = (table::title.eq(title), table::text.eq(text), table::changed_at.eq(now));
    let Some((id, version)) = known else {
        let row = (
            table::plan.eq(plan.0),
            table::uses.eq(0),
            table::person.eq(by.person.map(|p| p.0)),
            table::created_at.eq(now),
            table::version.eq(1),
            values,
        );
        return Ok(insert_id(tx, diesel::insert_into(table::table).values(row))?);
    };
    let row = table::table.filter(table::id.eq(id)).filter(table::plan.eq(plan.0));
    let stored: Option<i64> = row.select(table::version).first(tx.conn()).optional()?;
    if stored.ok_or(Error::NotFound("reason"))? != version {
        return Err(Error::Stale);
    }
    diesel::update(row).set((values, table::version.eq(version + 1))).execute(tx.conn())?;
    Ok(id)
}

/// Takes one away as it was read; what somebody else has changed meanwhile stays.
pub fn remove(tx: &mut Tx, by: &Actor, plan: PlanId, id: i64, version: i64) -> Result<(), Error> {
    plans(by, plan)?;
    let row = table::table.filter(table::id.eq(id)).filter(table::plan.eq(plan.0));
    let stored: Option<i64> = row.select(table::version).first(tx.conn()).optional()?;
    if stored.ok_or(Error::NotFound("reason"))? != version {
        return Err(Error::Stale);
    }
    diesel::delete(row).execute(tx.conn())?;
    Ok(())
}

/// Counts that so many contributions were answered with it.
pub fn used(tx: &mut Tx, by: &Actor, plan: PlanId, id: i64, times: i64) -> Result<(), Error> {
    plans(by, plan)?;
    let row = table::table.filter(table::id.eq(id)).filter(table::plan.eq(plan.0));
    diesel::update(row).set(table::uses.eq(table::uses + times)).execute(tx.conn())?;
    Ok(())
}
