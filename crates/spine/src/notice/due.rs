//! What goes into somebody's next summary: kept until the summary is written, in whose transaction it goes.

use super::Pace;
use crate::Error;
use cantiere_domain::id::PersonId;
use cantiere_store::schema::notice::notice_due as table;
use cantiere_store::{Tx, jobs};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// Whose summary is to be written, and which.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Waiting {
    pub person: i64,
    pub pace: String,
}

impl Waiting {
    pub const JOB: &'static str = "notices.digest";
}

/// Puts a notice into a person's next summary, which is written at a moment.
pub fn put_due(tx: &mut Tx, person: PersonId, notice: i64, pace: Pace, at: i64) -> Result<(), Error> {
    let known: Option<i64> = table::table.find((person.0, notice)).select(table::notice).first(tx.conn()).optional()?;
    if known.is_none() {
        diesel::insert_into(table::table)
            .values((table::person.eq(person.0), table::notice.eq(notice), table::pace.eq(pace.as_str())))
            .execute(tx.conn())?;
    }
    let waiting = Waiting { person: person.0, pace: pace.as_str().into() };
    jobs::enqueue_once(tx, Waiting::JOB, &format!("{person}:{}", pace.as_str()), &waiting, at)?;
    Ok(())
}

/// Takes everything that waits for a summary, oldest first.
pub fn take_due(tx: &mut Tx, person: PersonId, pace: Pace) -> Result<Vec<i64>, Error> {
    let waiting = table::table.filter(table::person.eq(person.0)).filter(table::pace.eq(pace.as_str()));
    let ids = waiting.order(table::notice).select(table::notice).load(tx.conn())?;
    diesel::delete(waiting).execute(tx.conn())?;
    Ok(ids)
}
