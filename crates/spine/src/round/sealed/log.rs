//! The public log of a vote, and the signed checkpoints of it.

use super::tree;
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_sealed::{Checkpoint, Entry, Log, SigningKey, hex};
use cantiere_store::schema::sealed::{sealed_checkpoint, sealed_entry};
use cantiere_store::{Among, Conn, Db, Tx};
use diesel::prelude::*;

type Row = (String, String, String);

/// Entries in the order of the log, from a place on.
pub fn entries(conn: &mut Conn, of: RoundId, from: i64, at_most: i64) -> Result<Vec<Entry>, Error> {
    let rows: Vec<Row> = sealed_entry::table
        .filter(sealed_entry::round.eq(of.0))
        .filter(sealed_entry::place.ge(from))
        .order(sealed_entry::place)
        .limit(at_most)
        .select((sealed_entry::id, sealed_entry::hour, sealed_entry::commitment))
        .load(conn)?;
    rows.into_iter().map(read).collect()
}

fn read((id, hour, commitment): Row) -> Result<Entry, Error> {
    let broken = || Error::Store(cantiere_store::Error::Unavailable("an entry of a log cannot be read".into()));
    Ok(Entry {
        id: hex::decode(&id).ok_or_else(broken)?,
        commitment: hex::decode(&commitment).ok_or_else(broken)?,
        hour,
    })
}

/// One entry by its random id, and its place.
pub fn entry(conn: &mut Conn, of: RoundId, id: &[u8; 16]) -> Result<Option<(u64, Entry)>, Error> {
    let row: Option<(i64, Row)> = sealed_entry::table
        .filter(sealed_entry::round.eq(of.0))
        .filter(sealed_entry::id.eq(hex::encode(id)))
        .select((sealed_entry::place, (sealed_entry::id, sealed_entry::hour, sealed_entry::commitment)))
        .first(conn)
        .optional()?;
    row.map(|(place, row)| Ok((u64::try_from(place).unwrap_or_default(), read(row)?))).transpose()
}

/// The entries at these places.
pub(super) fn at_places(conn: &mut Conn, of: RoundId, places: &[i64]) -> Result<Vec<(u64, Entry)>, Error> {
    let rows: Vec<(i64, Row)> = sealed_entry::table
        .filter(sealed_entry::round.eq(of.0))
        .filter(sealed_entry::place.among(places))
        .select((sealed_entry::place, (sealed_entry::id, sealed_entry::hour, sealed_entry::commitment)))
        .load(conn)?;
    rows.into_iter().map(|(place, row)| Ok((u64::try_from(place).unwrap_or_default(), read(row)?))).collect()
}

/// The whole log as a tree.
pub fn log_of(entries: &[Entry]) -> Log {
    let mut log = Log::new();
    for entry in entries {
        log.push(entry.leaf());
    }
    log
}

/// Signed checkpoints, by size.
pub fn notes(conn: &mut Conn, of: RoundId) -> Result<Vec<String>, Error> {
    Ok(sealed_checkpoint::table
        .filter(sealed_checkpoint::round.eq(of.0))
        .order(sealed_checkpoint::size)
        .select(sealed_checkpoint::note)
        .load(conn)?)
}

/// The first checkpoint that covers the entry at `place`, and how many entries it covers.
pub fn covering(conn: &mut Conn, of: RoundId, place: u64) -> Result<Option<(u64, String)>, Error> {
    let row: Option<(i64, String)> = sealed_checkpoint::table
        .filter(sealed_checkpoint::round.eq(of.0))
        .filter(sealed_checkpoint::size.gt(i64::try_from(place).unwrap_or(i64::MAX)))
        .order(sealed_checkpoint::size)
        .select((sealed_checkpoint::size, sealed_checkpoint::note))
        .first(conn)
        .optional()?;
    Ok(row.map(|(size, note)| (u64::try_from(size).unwrap_or_default(), note)))
}

/// The newest checkpoints, newest first, with how many entries each covers.
pub fn newest(conn: &mut Conn, of: RoundId, at_most: i64) -> Result<Vec<(i64, String)>, Error> {
    Ok(sealed_checkpoint::table
        .filter(sealed_checkpoint::round.eq(of.0))
        .order(sealed_checkpoint::size.desc())
        .limit(at_most)
        .select((sealed_checkpoint::size, sealed_checkpoint::note))
        .load(conn)?)
}

/// Takes all entries into the tree; gives how many there were.
pub async fn take_in(db: &Db, of: RoundId) -> Result<u64, Error> {
    loop {
        let (edge, whole) = db.write(move |tx| tree::grow(tx, of)).await?;
        if whole {
            return Ok(edge.len());
        }
    }
}

/// What the newest checkpoint says of its time; empty before there is one.
fn last_time(conn: &mut Conn, of: RoundId) -> Result<String, Error> {
    let note = newest(conn, of, 1)?.pop().map(|(_, note)| note).unwrap_or_default();
    Ok(note.lines().find_map(|line| line.strip_prefix("time ")).unwrap_or_default().to_owned())
}

/// Signs the log as it stands, unless it was signed at this size; gives the checkpoint that stands.
pub async fn checkpoint(db: &Db, of: RoundId, origin: &str, secret: [u8; 32]) -> Result<String, Error> {
    loop {
        let origin = origin.to_string();
        let signed = db.write(move |tx: &mut Tx| -> Result<Option<String>, Error> {
            let (edge, whole) = tree::grow(tx, of)?;
            if !whole {
                return Ok(None);
            }
            let size = i64::try_from(edge.len()).unwrap_or(i64::MAX);
            let row = sealed_checkpoint::table.find((of.0, size));
            let known: Option<String> = row.select(sealed_checkpoint::note).first(tx.conn()).optional()?;
            if known.is_some() {
                return Ok(known);
            }
            let now = jiff::Timestamp::from_microsecond(tx.now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
            // As exact as the entries: between two finer times stood whoever was seen voting then. Never before an earlier
            // one, whatever the clock does.
            let time = now.strftime("%Y-%m-%dT%H:00:00Z").to_string().max(last_time(tx, of)?);
            let one = Checkpoint { origin: origin.clone(), size: edge.len(), root: edge.root(), time };
            let note = one.signed(&SigningKey::from_secret(&secret));
            diesel::insert_into(sealed_checkpoint::table)
                .values((
                    (sealed_checkpoint::round.eq(of.0), sealed_checkpoint::size.eq(size)),
                    sealed_checkpoint::note.eq(&note),
                ))
                .execute(tx.conn())?;
            Ok(Some(note))
        });
        if let Some(note) = signed.await? {
            return Ok(note);
        }
    }
}
