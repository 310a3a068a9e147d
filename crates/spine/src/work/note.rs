//! What planners write to each other about a contribution. Never shown to anybody else.

use super::all_of;
use crate::answer::place;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_domain::text::clean;
use cantiere_store::schema::actor::person;
use cantiere_store::schema::workbench::contribution_note as table;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

pub const LONGEST: usize = 4_000;

#[derive(Clone, Debug, Queryable)]
pub struct Note {
    pub id: i64,
    pub contribution: i64,
    pub text: String,
    /// None: somebody who erased their record.
    pub author: Option<String>,
    pub at: i64,
}

pub fn add(tx: &mut Tx, by: &Actor, of: ProcessId, to: ContributionId, text: &str) -> Result<i64, Error> {
    place(tx, by, of)?;
    all_of(tx, of, &[to])?;
    let text = clean(text);
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Problem::new("note", "consolidation-problem-note").with("max", LONGEST).into());
    }
    let now = tx.now();
    Ok(diesel::insert_into(table::table)
        .values((
            table::contribution.eq(to.0),
            table::text.eq(text),
            table::person.eq(by.person.map(|p| p.0)),
            table::at.eq(now),
        ))
        .returning(table::id)
        .get_result(tx.conn())?)
}

/// The notes on these contributions, oldest first. The caller has asked whether the reader plans.
pub fn of(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Note>, Error> {
    Ok(table::table
        .left_join(person::table.on(person::id.nullable().eq(table::person).and(person::erased_at.is_null())))
        .filter(table::contribution.among(ids))
        .order(table::id)
        .limit(1_000)
        .select((table::id, table::contribution, table::text, person::name.nullable(), table::at))
        .load(conn)?)
}
