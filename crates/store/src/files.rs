//! Files in the database, in chunks, so that one backup holds everything. Chunks are written before the
//! row that names them; what nobody names is swept a day later. It does not look into files.

use std::io::{self, Read, Seek};

use diesel::{QueryResult, RunQueryDsl, prelude::*};
use sha2::{Digest, Sha256};

use crate::{
    Conn, Db, Error, Tx, insert_id,
    schema::base::{blob, file},
    sql,
};

/// Bytes in a chunk.
pub const CHUNK: usize = 262_144;
const DAY: i64 = 86_400_000_000;

/// Content that is stored and not named yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    pub sha256: Vec<u8>,
    pub size: i64,
}

#[derive(Debug, thiserror::Error)]
pub enum PutError {
    #[error("cannot read what is to be stored: {0}")]
    Read(#[from] io::Error),
    #[error(transparent)]
    Store(#[from] Error),
    #[error("the file is larger than {0} bytes; send a smaller one")]
    TooLarge(u64),
    #[error("the file changed while it was stored; send it again")]
    Changed,
}

/// Stores content of at most `limit` bytes, each chunk in a write of its own. Reads it twice: once for
/// its digest, once to store it. Call it outside the async runtime.
pub fn put(db: &Db, content: &mut (impl Read + Seek), limit: u64) -> Result<Stored, PutError> {
    let (mut hash, mut size) = (Sha256::new(), 0_u64);
    content.rewind()?;
    while let Some(chunk) = next(content)? {
        size += chunk.len() as u64;
        if size > limit {
            return Err(PutError::TooLarge(limit));
        }
        hash.update(&chunk);
    }
    let sha256 = hash.finalize().to_vec();
    content.rewind()?;
    let (mut hash, mut n) = (Sha256::new(), 0_i64);
    while let Some(chunk) = next(content)? {
        hash.update(&chunk);
        let key = sha256.clone();
        db.write_blocking::<_, Error>(move |tx| Ok(put_chunk(tx, &key, n, &chunk)?))?;
        n += 1;
    }
    if hash.finalize().as_slice() != sha256 {
        return Err(PutError::Changed);
    }
    Ok(Stored { sha256, size: i64::try_from(size).map_err(|_| PutError::TooLarge(limit))? })
}

fn next(content: &mut impl Read) -> io::Result<Option<Vec<u8>>> {
    let mut chunk = Vec::new();
    content.take(CHUNK as u64).read_to_end(&mut chunk)?;
    Ok((!chunk.is_empty()).then_some(chunk))
}

/// The time of a chunk that is there already is renewed, or the sweep might take it before it is named.
fn put_chunk(tx: &mut Tx, sha256: &[u8], n: i64, bytes: &[u8]) -> QueryResult<()> {
    let at = tx.now();
    let known = diesel::update(blob::table.find((sha256, n))).set(blob::at.eq(at)).execute(tx.conn())?;
    if known == 0 {
        diesel::insert_into(blob::table)
            .values((blob::sha256.eq(sha256), blob::n.eq(n), blob::bytes.eq(bytes), blob::at.eq(at)))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// Gives stored content a name, and with it permanence; refuses content that is not there in full.
pub fn name(tx: &mut Tx, uuid: &str, stored: &Stored, name: &str, media_type: &str) -> Result<i64, Error> {
    let chunks = blob::table.filter(blob::sha256.eq(&stored.sha256)).count().get_result::<i64>(tx.conn())?;
    if chunks != (stored.size + CHUNK as i64 - 1) / CHUNK as i64 {
        return Err(Error::NotFound);
    }
    let row = (
        file::uuid.eq(uuid.to_owned()),
        file::sha256.eq(stored.sha256.clone()),
        file::name.eq(name.to_owned()),
        file::media_type.eq(media_type.to_owned()),
        file::size.eq(stored.size),
        file::created_at.eq(tx.now()),
    );
    Ok(insert_id(tx, diesel::insert_into(file::table).values(row))?)
}

/// What the row of a file says.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct File {
    pub id: i64,
    pub uuid: String,
    pub sha256: Vec<u8>,
    pub name: String,
    pub media_type: String,
    pub size: i64,
    pub created_at: i64,
}

pub fn find(conn: &mut Conn, id: i64) -> QueryResult<Option<File>> {
    file::table.find(id).first(conn).optional()
}

/// Forgets a file; its content is swept later unless another row names it.
pub fn forget(tx: &mut Tx, id: i64) -> QueryResult<()> {
    diesel::delete(file::table.find(id)).execute(tx.conn())?;
    Ok(())
}

/// Chunk `n` of a file's content, `None` after the last; one read each, so that a large download holds
/// nothing for long.
pub fn chunk(conn: &mut Conn, sha256: &[u8], n: i64) -> QueryResult<Option<Vec<u8>>> {
    blob::table.find((sha256, n)).select(blob::bytes).first(conn).optional()
}

/// Removes some chunks that no row names and that are older than a day; gives how many.
pub(crate) fn sweep(tx: &mut Tx) -> QueryResult<usize> {
    let before = tx.now() - DAY;
    sql("delete from blob where (sha256, n) in (
            select b.sha256, b.n from blob b
            where b.at < $1 and not exists (select 1 from file f where f.sha256 = b.sha256)
            limit 64)")
    .bind::<diesel::sql_types::BigInt, _>(before)
    .execute(tx.conn())
}
