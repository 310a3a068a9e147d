//! What taking part keeps about a person. What they sent is public and stays under a pseudonym, which follows from their
//! emptied record alone; their copy holds all of it.

use cantiere_domain::Ref;
use cantiere_domain::id::PersonId;
use cantiere_spine::{attachment, contribution};
use cantiere_store::schema::contribution::contribution_support;
use cantiere_store::{Conn, Error, Tx};
use diesel::prelude::*;
use serde_json::{Value, json};
use std::collections::HashMap;

/// More than anybody writes.
const MOST: i64 = 10_000;

/// Names and addresses stand in the person's record alone: nothing that was sent names them, so it stays. Files that they
/// chose and never sent go.
pub fn erase(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    crate::sheet::store::forget_of(tx, of).map_err(store)?;
    contribution::draft::forget_of(tx, of).map_err(store)?;
    attachment::forget_of(tx, of).map_err(store)
}

fn store(error: cantiere_spine::Error) -> Error {
    match error {
        cantiere_spine::Error::Store(error) => error,
        other => Error::Unavailable(other.to_string()),
    }
}

pub fn export(conn: &mut Conn, of: PersonId) -> Result<Value, Error> {
    let sent = contribution::mine(conn, of, None, MOST).map_err(store)?;
    let owners: Vec<Ref> = sent.iter().map(|c| Ref::Contribution(c.id.0)).collect();
    let mut files: HashMap<Ref, Vec<attachment::Attachment>> = HashMap::new();
    for some in owners.chunks(500) {
        files.extend(attachment::of(conn, some).map_err(store)?);
    }
    let names = |c: &contribution::Contribution| -> Vec<String> {
        files.get(&Ref::Contribution(c.id.0)).into_iter().flatten().map(|f| f.name.clone()).collect()
    };
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
                "attachments": names(c),
            })
        })
        .collect();
    let drafts: Vec<Value> = contribution::draft::copy(conn, of)
        .map_err(store)?
        .into_iter()
        .map(|(title, form, changed_at)| {
            json!({ "title": title, "form": serde_json::from_str::<Value>(&form).unwrap_or_default(), "changed_at": changed_at })
        })
        .collect();
    Ok(json!({ "contributions": sent, "drafts": drafts, "supported": supported }))
}
