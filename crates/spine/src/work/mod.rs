//! The planners' workbench: tags, offices and their opinions, private notes, what is being written, recurring reasons,
//! groups of similar contributions. All of it is for the plan's planners; an office's people see what they are asked.

pub mod asked;
pub mod group;
pub mod library;
pub mod note;
pub mod office;
pub mod opinion;
pub mod setting;
pub mod tag;
pub mod unfinished;

use crate::Error;
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

/// The topic under which what planners see of a process is kept in memory.
pub fn topic(of: ProcessId) -> String {
    format!("answers:{of}")
}

fn changed(tx: &mut Tx, of: ProcessId) {
    tx.changed(&topic(of));
}

/// Whether all of these belong to the process; else the first that does not is not found.
fn all_of(conn: &mut Conn, of: ProcessId, ids: &[ContributionId]) -> Result<Vec<i64>, Error> {
    let ids: Vec<i64> = ids.iter().map(|id| id.0).collect();
    let found: i64 = contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::parent.is_null())
        .filter(contribution::id.among(&ids))
        .count()
        .get_result(conn)?;
    if found as usize == ids.len() { Ok(ids) } else { Err(Error::NotFound("contribution")) }
}
