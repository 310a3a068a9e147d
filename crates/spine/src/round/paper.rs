//! What the desk does with a ballot on paper is told to the body it is of, by a job of the same write: what is told and how
//! stands with whoever writes the mail, never with the job.

use super::find::{Columns, ROW};
use super::{Stored, WITHDRAWN};
use crate::Error;
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_store::Conn;
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::round::round_ballot_log as l;
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The job that writes to those who represent the body.
pub const PAPER: &str = "rounds.paper";

/// A ballot on paper that the desk entered or withdrew.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    pub round: RoundId,
    pub body: OrganizationId,
    /// When it was entered, or withdrawn.
    pub at: i64,
    pub withdrawn: bool,
    /// Whether there is another ballot of the body: the one that this took the place of, or that counts again.
    pub other: bool,
}

/// The row of the log that says so.
pub fn of_paper(conn: &mut Conn, of: &Paper) -> Result<Option<Stored>, Error> {
    let row = l::table
        .inner_join(organization::table.on(organization::id.eq(l::organization)))
        .inner_join(person::table.on(person::id.eq(l::person)))
        .filter(l::round.eq(of.round.0))
        .filter(l::organization.eq(of.body.0))
        .filter(l::entered_at.eq(of.at))
        .filter(l::channel.eq(if of.withdrawn { WITHDRAWN } else { "desk" }))
        .order(l::id.desc())
        .select(ROW);
    Ok(row.first::<Columns>(conn).optional()?.map(Stored::from))
}
