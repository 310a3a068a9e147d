//! What moderation keeps about people: what they reported and why they appealed. Decisions about what they wrote stay with
//! what they wrote.

use cantiere_domain::id::PersonId;
use cantiere_spine::moderation;
use cantiere_store::{Conn, Error, Tx};
use serde_json::{Value, json};

/// Their reports lose the name and the words, their appeals the words; numbers and outcomes stay.
pub fn erase(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    moderation::forget_of(tx, of).map_err(crate::words::store)
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let cases = moderation::cases_by(conn, of).map_err(crate::words::store)?;
    let one = |c: &moderation::Case| {
        json!({
            "number": c.id, "kind": c.kind.as_str(), "reason": c.reason, "text": c.text,
            "outcome": c.outcome, "opened_at": c.opened_at, "closed_at": c.closed_at,
        })
    };
    Ok(json!({ "cases": cases.iter().map(one).collect::<Vec<_>>() }))
}
