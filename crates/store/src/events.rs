//! The event log: who did what to what, written in the transaction that did it. No text, no personal
//! data, nothing for a secret ballot; nobody reads it as a queue, because ids are not in commit order.

use diesel::{QueryResult, RunQueryDsl, prelude::*, sql_types::Text};
use serde_json::json;

use crate::{Tx, schema::base::event, sql};

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

/// Many lines in their order, in one statement: for batch actions.
pub fn record_all(tx: &mut Tx, lines: &[Event]) -> QueryResult<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let at = tx.now();
    let row = |l: &Event| {
        let ids = json!(l.ids).to_string();
        let (kind, id) = l.subject;
        json!([at, l.actor, l.organization, l.verb, kind, id, l.plan, l.process, l.public, ids])
    };
    let rows = json!(lines.iter().map(row).collect::<Vec<_>>()).to_string();
    let text = tx.pick(
        "insert into event (at, actor, organization, verb, ref_kind, ref_id, plan, process, public, ids) \
         select value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4, value ->> 5, value ->> 6, value ->> 7, \
         value ->> 8, value ->> 9 from json_each($1)",
        "insert into event (at, actor, organization, verb, ref_kind, ref_id, plan, process, public, ids) \
         select (v->>0)::bigint, (v->>1)::bigint, (v->>2)::bigint, v->>3, v->>4, (v->>5)::bigint, (v->>6)::bigint, \
         (v->>7)::bigint, (v->>8)::boolean, v->>9 from jsonb_array_elements($1::text::jsonb) with ordinality t(v, n) \
         order by n",
    );
    sql(text).bind::<Text, _>(rows).execute(tx.conn())?;
    Ok(())
}
