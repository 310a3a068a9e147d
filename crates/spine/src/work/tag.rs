//! Words of the planners' own on contributions.

use super::{all_of, changed};
use crate::answer::place;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_domain::text::clean_line;
use cantiere_store::schema::workbench::contribution_tag as table;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use std::collections::HashMap;

pub const LONGEST: usize = 40;

/// Puts a tag on these contributions, or takes it away.
pub fn set(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    ids: &[ContributionId],
    name: &str,
    wanted: bool,
) -> Result<(), Error> {
    place(tx, by, of)?;
    let ids = all_of(tx, of, ids)?;
    let name = clean_line(name).to_lowercase();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(Problem::new("tag", "consolidation-problem-tag").with("max", LONGEST).into());
    }
    let known: Vec<i64> = table::table
        .filter(table::contribution.among(&ids))
        .filter(table::name.eq(&name))
        .select(table::contribution)
        .load(tx.conn())?;
    match wanted {
        true => {
            for id in ids.iter().filter(|id| !known.contains(id)) {
                diesel::insert_into(table::table)
                    .values((table::contribution.eq(id), table::process.eq(of.0), table::name.eq(&name)))
                    .execute(tx.conn())?;
            }
        }
        false => {
            let rows = table::table.filter(table::contribution.among(known)).filter(table::name.eq(&name));
            diesel::delete(rows).execute(tx.conn())?;
        }
    }
    changed(tx, of);
    Ok(())
}

/// The tags of each contribution of a process, in their order.
pub fn all(conn: &mut Conn, of: ProcessId) -> Result<HashMap<i64, Vec<String>>, Error> {
    let own = table::table.filter(table::process.eq(of.0)).order(table::name);
    Ok(each(own.select((table::contribution, table::name)).load(conn)?))
}

/// The same of these contributions.
pub fn of(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Vec<String>>, Error> {
    let own = table::table.filter(table::contribution.among(ids)).order(table::name);
    Ok(each(own.select((table::contribution, table::name)).load(conn)?))
}

fn each(rows: Vec<(i64, String)>) -> HashMap<i64, Vec<String>> {
    let mut out: HashMap<i64, Vec<String>> = HashMap::new();
    for (id, name) in rows {
        out.entry(id).or_default().push(name);
    }
    out
}
