//! An answer that somebody is writing and has not saved: kept for that person alone, until they save it or throw it away.

use crate::Error;
use crate::answer::place;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_store::schema::workbench::answer_unfinished as table;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// The fields of the form as they were.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Unfinished {
    pub fields: String,
    pub at: i64,
}

/// Keeps the fields of the form for these contributions (their numbers, as the form names them); the last ones win.
pub fn keep(tx: &mut Tx, by: &Actor, of: ProcessId, target: &str, fields: &str) -> Result<(), Error> {
    place(tx, by, of)?;
    let Some(PersonId(person)) = by.person else { return Err(Error::Denied) };
    let now = tx.now();
    let values = (table::fields.eq(fields), table::at.eq(now));
    let known = table::table.find((person, of.0, target.to_string()));
    if diesel::update(known).set(values).execute(tx.conn())? == 0 {
        diesel::insert_into(table::table)
            .values((table::person.eq(person), table::process.eq(of.0), table::target.eq(target), values))
            .execute(tx.conn())?;
    }
    Ok(())
}

pub fn find(conn: &mut Conn, by: &Actor, of: ProcessId, target: &str) -> Result<Option<Unfinished>, Error> {
    let Some(PersonId(person)) = by.person else { return Ok(None) };
    Ok(table::table
        .find((person, of.0, target.to_string()))
        .select((table::fields, table::at))
        .first(conn)
        .optional()?)
}

pub fn drop(tx: &mut Tx, by: &Actor, of: ProcessId, target: &str) -> Result<(), Error> {
    let Some(PersonId(person)) = by.person else { return Ok(()) };
    diesel::delete(table::table.find((person, of.0, target.to_string()))).execute(tx.conn())?;
    Ok(())
}
