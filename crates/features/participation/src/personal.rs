//! What taking part keeps about a person. What they sent is public and stays under a pseudonym, which follows from their
//! emptied record alone; their copy holds all of it.

use cantiere_domain::id::PersonId;
use cantiere_spine::contribution;
use cantiere_store::schema::contribution::contribution_support;
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};

/// More than anybody writes.
const MOST: i64 = 10_000;

/// Names and addresses stand in the person's record alone: nothing here names them, so nothing here is removed.
pub fn erase(_: &mut Tx, _: PersonId) -> Result<(), Error> {
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let sent = contribution::mine(conn, of, None, MOST).map_err(|error| match error {
        cantiere_spine::Error::Store(error) => error,
        other => Error::Unavailable(other.to_string()),
    })?;
    let supported: Vec<i64> = contribution_support::table
        .filter(contribution_support::person.eq(of.0))
        .select(contribution_support::contribution)
        .limit(MOST)
        .load(conn)?;
    let sent: Vec<Value> = sent
        .iter()
        .map(|c| {
            json!({
                "kind": c.kind, "number": c.number, "state": c.state, "received_at": c.received_at,
                "for_organization": c.organization.map(|o| o.0), "place": c.place,
                "title": c.words.title, "text": c.words.body, "wording": c.words.wording,
                "action": c.words.action, "effect": c.words.effect, "theme": c.theme, "territory": c.territory,
            })
        })
        .collect();
    Ok(json!({ "contributions": sent, "supported": supported }))
}
