//! What a stored ballot must agree with: the log of what was cast, or the commitment in the public log. A byte that changed
//! on the disk, or by somebody's hand, is found here.

use super::sealed::{contents, entries};
use super::{find_by_id, options};
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_domain::round::Ballot;
use cantiere_sealed::hex;
use cantiere_store::Conn;
use cantiere_store::schema::round::{round_ballot, round_ballot_log};
use diesel::prelude::*;
use std::collections::HashMap;

/// In words for whoever runs the site.
pub fn faults(conn: &mut Conn, of: RoundId) -> QueryResult<Vec<String>> {
    let found = match find_by_id(conn, of) {
        Ok(found) => found,
        Err(error) => return Ok(vec![error.to_string()]),
    };
    let told = |error: Error| vec![error.to_string()];
    if found.persons {
        return Ok(sealed(conn, &found).unwrap_or_else(told));
    }
    let last: HashMap<i64, String> = round_ballot_log::table
        .filter(round_ballot_log::round.eq(of.0))
        .order(round_ballot_log::id)
        .select((round_ballot_log::organization, round_ballot_log::content))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let stored: Vec<(i64, String)> = round_ballot::table
        .filter(round_ballot::round.eq(of.0))
        .select((round_ballot::organization, round_ballot::content))
        .load(conn)?;
    let other = stored.iter().filter(|(body, content)| last.get(body) != Some(content));
    Ok(other.map(|(body, _)| format!("the ballot of organisation {body} is not the last one it cast")).collect())
}

fn sealed(conn: &mut Conn, found: &super::Round) -> Result<Vec<String>, Error> {
    let choices = options(conn, found.id)?;
    let committed: HashMap<String, [u8; 32]> =
        entries(conn, found.id, 0, i64::MAX)?.iter().map(|e| (hex::encode(&e.id), e.commitment)).collect();
    let form = found.rules.method.form();
    let mut faults = Vec::new();
    for (id, nonce, content) in contents(conn, found.id)? {
        let said = super::sealed::as_sealed(found, &choices, &Ballot::parse(form, &content));
        let opens = match (said, hex::decode::<32>(&nonce)) {
            (Some(said), Some(nonce)) => committed.get(&id) == Some(&said.commitment(&nonce)),
            _ => false,
        };
        if !opens {
            faults.push(format!("the ballot of entry {id} is not the one committed to"));
        }
    }
    Ok(faults)
}
