//! Telling people: a job of the transaction that decided, whose words are written when it runs.

use crate::Error;
use cantiere_store::{Tx, jobs};
use serde::{Deserialize, Serialize};

/// The kind of job.
pub const JOB: &str = "moderation.notice";

/// What is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// To the author: hidden or shown, by this decision.
    Decision(i64),
    /// To the author: their appeal, by its case.
    Appeal(i64),
    /// To whoever reported: what came of it, by its case.
    Report(i64),
}

pub(super) fn tell(tx: &mut Tx, what: Notice) -> Result<(), Error> {
    Ok(jobs::enqueue(tx, JOB, &what, 0)?)
}
