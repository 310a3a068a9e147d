//! The event log: who did what to what, written in the transaction that did it. No text, no personal
//! data, nothing for a secret ballot; nobody reads it as a queue, because ids are not in commit order.

use diesel::{QueryResult, RunQueryDsl, prelude::*};

use crate::{Tx, schema::base::event};

/// One line of the log. `ids` are further records it concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Event<'a> {
    pub actor: Option<i64>,
    pub organization: Option<i64>,
    /// Past tense, from the feature's own list: `published`, `answered`.
    pub verb: &'a str,
    /// Kind and id of what it happened to.
    pub subject: (&'a str, i64),
    pub plan: Option<i64>,
    pub process: Option<i64>,
    pub public: bool,
    pub ids: &'a [i64],
}

pub fn record(tx: &mut Tx, line: &Event) -> QueryResult<()> {
    let ids: Vec<String> = line.ids.iter().map(i64::to_string).collect();
    diesel::insert_into(event::table)
        .values((
            event::at.eq(tx.now()),
            event::actor.eq(line.actor),
            event::organization.eq(line.organization),
            event::verb.eq(line.verb),
            event::ref_kind.eq(line.subject.0),
            event::ref_id.eq(line.subject.1),
            event::plan.eq(line.plan),
            event::process.eq(line.process),
            event::public.eq(line.public),
            event::ids.eq(format!("[{}]", ids.join(","))),
        ))
        .execute(tx.conn())?;
    Ok(())
}
