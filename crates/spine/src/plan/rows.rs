//! The rows of the plan's tables as they stand in the database, and the hashes that tell whether one changed.

use cantiere_domain::plan::Content;
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block_row, item_row};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Items and paragraphs stand this far apart, so that something can be put between two without renumbering.
pub const POSITION_STEP: i64 = 1 << 20;

#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, Serialize, Deserialize)]
#[diesel(table_name = item_row)]
pub struct ItemRow {
    pub revision: i64,
    pub item: i64,
    pub parent: Option<i64>,
    pub position: i64,
    pub depth: i64,
    pub kind: String,
    pub code: String,
    pub code_key: String,
    pub title: String,
    pub content: String,
    pub hash: String,
    pub version: i64,
}

#[derive(Clone, Debug, PartialEq, Eq, Queryable, Insertable, Serialize, Deserialize)]
#[diesel(table_name = block_row)]
pub struct BlockRow {
    pub revision: i64,
    pub block: i64,
    pub item: Option<i64>,
    pub chapter: Option<i64>,
    pub position: i64,
    pub kind: String,
    pub level: i64,
    pub number: String,
    pub text: String,
    pub hash: String,
    pub version: i64,
}

impl ItemRow {
    /// What readers see of it; its place in the tree is not part of it, so that a moved item is not a changed one.
    pub fn content_hash(kind: &str, code: &str, title: &str, content: &str) -> String {
        digest(&[kind, code, title, content])
    }

    pub fn content(&self) -> Content {
        serde_json::from_str(&self.content).unwrap_or_default()
    }
}

impl BlockRow {
    pub fn content_hash(kind: &str, level: i64, text: &str) -> String {
        digest(&[kind, &level.to_string(), text])
    }
}

/// SHA-256 over the parts, each preceded by its length so that no two lists of parts agree by accident.
pub fn digest(parts: &[&str]) -> String {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update((part.len() as u64).to_be_bytes());
        hasher.update(part.as_bytes());
    }
    hex(&hasher.finalize())
}

pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// Rows go in by this many at a time: an engine takes at most 32,766 values in one statement.
const CHUNK: usize = 1_000;

pub fn insert_items(conn: &mut Conn, rows: &[ItemRow]) -> QueryResult<()> {
    for chunk in rows.chunks(CHUNK) {
        match conn {
            Conn::Sqlite(conn) => diesel::insert_into(item_row::table).values(chunk).execute(conn)?,
            Conn::Pg(conn) => diesel::insert_into(item_row::table).values(chunk).execute(conn)?,
        };
    }
    Ok(())
}

pub fn insert_blocks(conn: &mut Conn, rows: &[BlockRow]) -> QueryResult<()> {
    for chunk in rows.chunks(CHUNK) {
        match conn {
            Conn::Sqlite(conn) => diesel::insert_into(block_row::table).values(chunk).execute(conn)?,
            Conn::Pg(conn) => diesel::insert_into(block_row::table).values(chunk).execute(conn)?,
        };
    }
    Ok(())
}
