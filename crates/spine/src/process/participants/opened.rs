//! Telling those who were asked before a process was published, and have registered since, that it is open to them: the mail
//! that asked them led to the form for registering alone. A few in each write, by a job.

use super::{CHUNK, seen_by_bodies, table};
use crate::Error;
use crate::plan::Edition;
use crate::process::Process;
use cantiere_domain::id::{OrganizationId, ProcessId};
use cantiere_store::schema::actor::organization;
use cantiere_store::{Conn, Tx, jobs};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The kind of job that tells them.
pub const OPENED: &str = "participants-opened";

/// Whom it tells next: who had been asked when it was published, after a row of the board.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Opened {
    pub process: i64,
    pub published_at: i64,
    pub after: i64,
}

/// The process is published now.
pub(in crate::process) fn published(tx: &mut Tx, of: ProcessId) -> Result<(), Error> {
    let asked: Option<i64> = table::table
        .filter(table::process.eq(of.0))
        .filter(table::organization.is_not_null())
        .select(table::id)
        .first(tx.conn())
        .optional()?;
    if asked.is_some() {
        let published_at = tx.now();
        jobs::enqueue(tx, OPENED, &Opened { process: of.0, published_at, after: 0 }, 0)?;
    }
    Ok(())
}

/// The next few of them, as (row of the board, organisation, name).
pub fn opened(
    conn: &mut Conn,
    of: &Process,
    edition: &Edition,
    from: Opened,
) -> Result<Vec<(i64, OrganizationId, String)>, Error> {
    if !(of.published && seen_by_bodies(of, edition)) {
        return Ok(Vec::new());
    }
    let rows: Vec<(i64, i64, String)> = table::table
        .inner_join(organization::table.on(organization::id.nullable().eq(table::organization)))
        .filter(table::process.eq(of.id.0))
        .filter(table::invited_at.le(from.published_at))
        .filter(table::id.gt(from.after))
        .filter(organization::state.eq("registered").or(organization::state.eq("verified")))
        .order(table::id)
        .limit(CHUNK as i64)
        .select((table::id, organization::id, organization::name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(row, body, name)| (row, OrganizationId(body), name)).collect())
}
