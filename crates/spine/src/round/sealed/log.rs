//! The public log of a vote, and the signed checkpoints of it.

use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_sealed::{Checkpoint, Entry, Log, SigningKey, hex};
use cantiere_store::schema::sealed::{sealed_checkpoint, sealed_entry};
use cantiere_store::{Conn, Db, Tx};
use diesel::prelude::*;

/// Entries in the order of the log, from a place on.
pub fn entries(conn: &mut Conn, of: RoundId, from: i64, at_most: i64) -> Result<Vec<Entry>, Error> {
    let rows: Vec<(String, String, String)> = sealed_entry::table
        .filter(sealed_entry::round.eq(of.0))
        .filter(sealed_entry::place.ge(from))
        .order(sealed_entry::place)
        .limit(at_most)
        .select((sealed_entry::id, sealed_entry::hour, sealed_entry::commitment))
        .load(conn)?;
    rows.into_iter()
        .map(|(id, hour, commitment)| {
            let broken = || Error::Store(cantiere_store::Error::Unavailable("an entry of a log cannot be read".into()));
            Ok(Entry {
                id: hex::decode(&id).ok_or_else(broken)?,
                commitment: hex::decode(&commitment).ok_or_else(broken)?,
                hour,
            })
        })
        .collect()
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

/// Signs the log as it stands, unless it was signed at this size; gives the checkpoint that stands.
pub async fn checkpoint(db: &Db, of: RoundId, origin: &str, secret: [u8; 32]) -> Result<String, Error> {
    let all = db.read(move |conn| entries(conn, of, 0, i64::MAX)).await?;
    let log = log_of(&all);
    let (root, size, origin) = (log.root(), log.len(), origin.to_string());
    db.write(move |tx: &mut Tx| -> Result<String, Error> {
        let row = sealed_checkpoint::table.find((of.0, size as i64));
        let known: Option<String> = row.select(sealed_checkpoint::note).first(tx.conn()).optional()?;
        if let Some(known) = known {
            return Ok(known);
        }
        let now = jiff::Timestamp::from_microsecond(tx.now()).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let time = now.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let note = Checkpoint { origin: origin.clone(), size, root, time }.signed(&SigningKey::from_secret(&secret));
        diesel::insert_into(sealed_checkpoint::table)
            .values((
                (sealed_checkpoint::round.eq(of.0), sealed_checkpoint::size.eq(size as i64)),
                sealed_checkpoint::note.eq(&note),
            ))
            .execute(tx.conn())?;
        Ok(note)
    })
    .await
}
