//! What reporting keeps about a person: which actions they report on, and what they reported. The reports are public and
//! stay, without a name.

use cantiere_domain::id::PersonId;
use cantiere_store::schema::monitoring::{item_ask, item_owner};
use cantiere_store::schema::plan::item_state;
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};

const MOST: i64 = 10_000;

pub fn erase(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    diesel::delete(item_ask::table.filter(item_ask::person.eq(of.0))).execute(tx.conn())?;
    diesel::delete(item_owner::table.filter(item_owner::person.eq(of.0))).execute(tx.conn())?;
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let owned: Vec<i64> = item_owner::table
        .filter(item_owner::person.eq(of.0))
        .order(item_owner::item)
        .limit(MOST)
        .select(item_owner::item)
        .load(conn)?;
    let told: Vec<(i64, i64, String, String, String)> = item_state::table
        .filter(item_state::person.eq(of.0))
        .order(item_state::id)
        .limit(MOST)
        .select((item_state::item, item_state::at, item_state::state, item_state::note, item_state::link))
        .load(conn)?;
    let told: Vec<Value> = told
        .into_iter()
        .map(|(item, at, state, note, link)| json!({ "item": item, "at": at, "state": state, "note": note, "link": link }))
        .collect();
    Ok(json!({ "actions": owned, "updates": told }))
}
