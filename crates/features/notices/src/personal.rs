//! What following keeps about a person. The spine removes it with the person; their copy holds all of it.

use cantiere_domain::id::PersonId;
use cantiere_spine::notice;
use cantiere_store::{Conn, Error, Tx};
use serde_json::{Value, json};

/// The rows go with the person's record, in `spine::actor::erase`.
pub fn erase(_: &mut Tx, _: PersonId) -> Result<(), Error> {
    Ok(())
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let spine = |error| match error {
        cantiere_spine::Error::Store(error) => error,
        other => Error::Unavailable(other.to_string()),
    };
    let follows = notice::following(conn, of).map_err(spine)?;
    let chosen = notice::chosen(conn, of).map_err(spine)?;
    let follows: Vec<Value> = follows
        .iter()
        .map(|f| json!({ "kind": f.on.kind(), "id": f.on.id(), "pace": f.pace.as_str(), "since": f.since }))
        .collect();
    Ok(json!({ "follows": follows, "pace": chosen.pace.as_str(), "has_calendar": !chosen.calendar.is_empty() }))
}
