//! What stored ballots must agree with: the log of what was cast, or the commitments of the public log; the log with what
//! was signed of it; each voter with one ballot; the result with the ballots. A byte that changed on the disk, or by
//! somebody's hand, is found here.

mod named;
mod recount;

use super::sealed::{entries, kept, length, log_of, notes, seal_of};
use super::{Round, find_by_id, options};
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_domain::round::Ballot;
use cantiere_sealed::log::Hashes;
use cantiere_sealed::{Checkpoint, Entry, PublicKey, hex};
use cantiere_store::Conn;
use cantiere_store::schema::sealed::{sealed_opening, sealed_tag};
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// In words for whoever runs the site.
pub fn faults(conn: &mut Conn, of: RoundId) -> QueryResult<Vec<String>> {
    let found = match find_by_id(conn, of) {
        Ok(found) => found,
        Err(error) => return Ok(vec![error.to_string()]),
    };
    let mut told = match found.persons {
        true => sealed(conn, &found),
        false => named::faults(conn, &found),
    }
    .unwrap_or_else(|error| vec![error.to_string()]);
    told.extend(recount::faults(conn, &found).unwrap_or_else(|error| vec![error.to_string()]));
    Ok(told)
}

fn sealed(conn: &mut Conn, found: &Round) -> Result<Vec<String>, Error> {
    let mut faults = Vec::new();
    let log = entries(conn, found.id, 0, i64::MAX)?;
    history(conn, found, &log, &mut faults)?;
    voices(conn, found, &log, &mut faults)?;
    Ok(faults)
}

/// The log has no gap, and says what was signed of it.
fn history(conn: &mut Conn, found: &Round, log: &[Entry], faults: &mut Vec<String>) -> Result<(), Error> {
    let length = length(conn, found.id)?;
    if length != log.len() as i64 {
        faults.push(format!("the log has {} entries, of {length}", log.len()));
    }
    let tree = log_of(log);
    let Some(key) = seal_of(conn, found.id)?.and_then(|seal| PublicKey::parse(&seal.public_key)) else {
        if !log.is_empty() {
            faults.push("the key that the log is signed with cannot be read".into());
        }
        return Ok(());
    };
    let (hashed, hashes) = kept(conn, found.id)?;
    let whole = |level: u32| hashed >> level;
    let complete = (1..u64::BITS).map(whole).sum::<u64>() == hashes.len() as u64;
    if hashed > tree.len() || !complete || hashes.iter().any(|(at, hash)| tree.at(*at) != Some(*hash)) {
        faults.push("the hashes of the log are not those of its entries".into());
    }
    for note in notes(conn, found.id)? {
        match Checkpoint::read(&note, &key) {
            Ok(signed) if tree.root_at(signed.size) == Some(signed.root) => {}
            Ok(signed) => faults.push(format!("the first {} entries are not those that were signed", signed.size)),
            Err(error) => faults.push(error.to_string()),
        }
    }
    Ok(())
}

/// Each voter's tag names an entry of the log, another one for each, with the one ballot that the entry commits to.
fn voices(conn: &mut Conn, found: &Round, log: &[Entry], faults: &mut Vec<String>) -> Result<(), Error> {
    let committed: HashMap<String, [u8; 32]> = log.iter().map(|e| (hex::encode(&e.id), e.commitment)).collect();
    let voices: Vec<String> =
        sealed_tag::table.filter(sealed_tag::round.eq(found.id.0)).select(sealed_tag::entry).load(conn)?;
    let mut without: BTreeSet<&str> = voices.iter().map(String::as_str).collect();
    if without.len() < voices.len() {
        faults.push("two voters have the same entry".into());
    }
    let choices = options(conn, found.id)?;
    let form = found.rules.method.form();
    let openings: Vec<(String, String, String)> = sealed_opening::table
        .filter(sealed_opening::round.eq(found.id.0))
        .order(sealed_opening::id)
        .select((sealed_opening::id, sealed_opening::nonce, sealed_opening::content))
        .load(conn)?;
    for (id, nonce, content) in &openings {
        if !without.remove(id.as_str()) {
            faults.push(format!("the ballot of entry {id} is no voter's last one"));
        }
        let said = super::sealed::as_sealed(found, &choices, &Ballot::parse(form, content));
        let opens = match (said, hex::decode::<32>(nonce)) {
            (Some(said), Some(nonce)) => committed.get(id) == Some(&said.commitment(&nonce)),
            _ => false,
        };
        if !opens {
            faults.push(format!("the ballot of entry {id} is not the one committed to"));
        }
    }
    faults.extend(without.into_iter().map(|id| format!("the ballot of entry {id}, which counts, is not there")));
    Ok(())
}
