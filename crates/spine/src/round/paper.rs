//! What the desk does with a ballot on paper is told to the body it is of, by a job of the same write: what is told and how
//! stands with whoever writes the mail, never with the job.

use super::{Stored, WITHDRAWN, find};
use crate::Error;
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_store::Conn;
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
    let channel = if of.withdrawn { WITHDRAWN } else { "desk" };
    let log = find::log(conn, of.round, Some(of.body), of.withdrawn, i64::MAX)?;
    Ok(log.into_iter().find(|row| row.entered_at == of.at && row.channel == channel))
}
