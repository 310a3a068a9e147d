//! What votes keep about a person: which ballots they cast for which body. Names stand in the person's record alone, so
//! nothing here is removed; their copy holds all of it.

use cantiere_domain::id::PersonId;
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
    let rows: Vec<(i64, i64, String, i64)> = log::table
        .filter(log::person.eq(of.0))
        .order(log::id)
        .limit(MOST)
        .select((log::round, log::organization, log::content, log::received_at))
        .load(conn)?;
    let cast: Vec<Value> = rows
        .into_iter()
        .map(|(round, body, ballot, at)| {
            json!({ "vote": round, "for_organization": body, "ballot": ballot, "received_at": at })
        })
        .collect();
    Ok(json!({ "ballots_cast": cast }))
}
