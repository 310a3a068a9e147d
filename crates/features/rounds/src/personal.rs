//! What votes keep about a person: which ballots they cast for which body. Names stand in the person's record alone, so
//! nothing here is removed; their copy holds all of it.

use cantiere_domain::id::PersonId;
use cantiere_spine::round::WITHDRAWN;
use cantiere_store::schema::round::round_ballot_log as log;
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};

/// More than anybody casts.
const MOST: i64 = 10_000;

pub fn erase(_: &mut Tx, _: PersonId) -> Result<(), Error> {
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let rows: Vec<(i64, i64, String, String, i64, i64)> = log::table
        .filter(log::person.eq(of.0))
        .order(log::id)
        .limit(MOST)
        .select((log::round, log::organization, log::content, log::channel, log::received_at, log::entered_at))
        .load(conn)?;
    let cast: Vec<Value> = rows
        .into_iter()
        .map(|(round, body, said, channel, received_at, entered_at)| match &*channel {
            WITHDRAWN => {
                json!({ "vote": round, "for_organization": body, "withdrawn_because": said, "withdrawn_at": entered_at })
            }
            _ => json!({ "vote": round, "for_organization": body, "ballot": said, "received_at": received_at }),
        })
        .collect();
    Ok(json!({ "ballots_cast": cast }))
}
