//! What a planner set for themselves: single keys do something in the workbench only for those who switched them on
//! (WCAG 2.1.4).

use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_store::schema::workbench::workbench_setting as table;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

pub fn shortcuts(conn: &mut Conn, by: &Actor) -> Result<bool, Error> {
    let Some(person) = by.person else { return Ok(false) };
    Ok(table::table.find(person.0).select(table::shortcuts).first(conn).optional()?.unwrap_or(false))
}

pub fn set_shortcuts(tx: &mut Tx, by: &Actor, on: bool) -> Result<(), Error> {
    let Some(person) = by.person else { return Err(Error::Denied) };
    if diesel::update(table::table.find(person.0)).set(table::shortcuts.eq(on)).execute(tx.conn())? == 0 {
        diesel::insert_into(table::table)
            .values((table::person.eq(person.0), table::shortcuts.eq(on)))
            .execute(tx.conn())?;
    }
    Ok(())
}
