//! What somebody is writing and has not saved: kept for that person alone, until they save it or throw it away.

use super::rights;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, PersonId};
use cantiere_store::schema::desk::plan_working_copy as table;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// The fields of a form as they were, and the version of the text they began from.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Waiting {
    pub target: String,
    pub base: i64,
    pub fields: String,
    pub at: i64,
}

type Columns = (table::target, table::base, table::fields, table::at);
const COLUMNS: Columns = (table::target, table::base, table::fields, table::at);

/// Keeps the fields of a form (`item:12`, `block:7`, `item:new:…`) for this person; the last ones win.
pub fn keep(tx: &mut Tx, by: &Actor, of: EditionId, target: &str, base: i64, fields: &str) -> Result<(), Error> {
    rights::writable(tx, by, of)?;
    let Some(PersonId(person)) = by.person else { return Err(Error::Denied) };
    let now = tx.now();
    let known = table::table.find((person, of.0, target.to_string()));
    let values = (table::base.eq(base), table::fields.eq(fields), table::at.eq(now));
    if diesel::update(known).set(values).execute(&mut **tx)? == 0 {
        diesel::insert_into(table::table)
            .values((table::person.eq(person), table::edition.eq(of.0), table::target.eq(target), values))
            .execute(&mut **tx)?;
    }
    Ok(())
}

pub fn find(conn: &mut Conn, by: &Actor, of: EditionId, target: &str) -> Result<Option<Waiting>, Error> {
    let Some(PersonId(person)) = by.person else { return Ok(None) };
    Ok(table::table.find((person, of.0, target.to_string())).select(COLUMNS).first(conn).optional()?)
}

/// All that waits for the form of one thing, the last first: `block:7`, and `block:7:2` and so on, which were begun while an
/// earlier one still waited. `item:new` gives those of everything new.
pub fn all_of(conn: &mut Conn, by: &Actor, of: EditionId, thing: &str) -> Result<Vec<Waiting>, Error> {
    let Some(PersonId(person)) = by.person else { return Ok(Vec::new()) };
    Ok(table::table
        .filter(table::person.eq(person).and(table::edition.eq(of.0)))
        .filter(table::target.eq(thing.to_string()).or(table::target.like(format!("{thing}:%"))))
        .order((table::at.desc(), table::target))
        .select(COLUMNS)
        .limit(10)
        .load(conn)?)
}

pub fn drop(tx: &mut Tx, by: &Actor, of: EditionId, target: &str) -> Result<(), Error> {
    let Some(PersonId(person)) = by.person else { return Ok(()) };
    diesel::delete(table::table.find((person, of.0, target.to_string()))).execute(&mut **tx)?;
    Ok(())
}
