//! Documents into the index and out of it.

use crate::search::document::GAP;
use crate::search::index::DocRow;
use cantiere_store::schema::search::search_doc;
use cantiere_store::{Conn, Error, sql};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use diesel::sqlite::Sqlite;
use std::collections::BTreeMap;
use std::fmt::Write;

/// SQLite takes 32,766 values in one statement.
const CHUNK: usize = 1_000;

/// Rows must come in the order of their numbers: FTS5 writes them out at once otherwise.
pub(in crate::search) fn insert(conn: &mut Conn, rows: &[(DocRow, Vec<String>)]) -> Result<(), Error> {
    for chunk in rows.chunks(CHUNK) {
        let docs: Vec<&DocRow> = chunk.iter().map(|(doc, _)| doc).collect();
        match conn {
            Conn::Sqlite(conn) => diesel::insert_into(search_doc::table).values(docs).execute(conn)?,
            Conn::Pg(conn) => diesel::insert_into(search_doc::table).values(docs).execute(conn)?,
        };
        index(conn, chunk)?;
    }
    Ok(())
}

/// Puts rows that are in `search_doc` into the index.
pub(in crate::search) fn index(conn: &mut Conn, rows: &[(DocRow, Vec<String>)]) -> Result<(), Error> {
    for chunk in rows.chunks(CHUNK) {
        match conn {
            Conn::Sqlite(conn) => {
                let mut text = String::from("insert into search_index (rowid, words, stems, marks) values ");
                text.push_str(&vec!["(?, ?, ?, ?)"; chunk.len()].join(", "));
                let mut query = diesel::sql_query(text).into_boxed::<Sqlite>();
                for (doc, marks) in chunk {
                    query = query.bind::<BigInt, _>(doc.id).bind::<Text, _>(&doc.words).bind::<Text, _>(&doc.stems);
                    query = query.bind::<Text, _>(marks.join(" "));
                }
                query.execute(conn)?;
            }
            Conn::Pg(conn) => {
                let mut text = String::from("insert into search_index (rowid, tokens) values ");
                for n in 0..chunk.len() {
                    let comma = if n > 0 { ", " } else { "" };
                    let _ = write!(text, "{comma}(${}, ${}::text::tsvector)", 2 * n + 1, 2 * n + 2);
                }
                let mut query = diesel::sql_query(text).into_boxed::<Pg>();
                for (doc, marks) in chunk {
                    query = query.bind::<BigInt, _>(doc.id).bind::<Text, _>(tsvector(doc, marks));
                }
                query.execute(conn)?;
            }
        }
    }
    Ok(())
}

/// Empties the index, not the documents.
pub(in crate::search) fn clear(conn: &mut Conn) -> Result<(), Error> {
    let text = conn.pick("insert into search_index (search_index) values ('delete-all')", "delete from search_index");
    diesel::sql_query(text).execute(conn)?;
    Ok(())
}

pub(in crate::search) fn delete(conn: &mut Conn, ids: &[i64]) -> Result<(), Error> {
    unindex(conn, ids)?;
    delete_from(conn, "search_doc", "id", ids)
}

/// Takes documents out of the index alone.
pub(in crate::search) fn unindex(conn: &mut Conn, ids: &[i64]) -> Result<(), Error> {
    delete_from(conn, "search_index", "rowid", ids)
}

fn delete_from(conn: &mut Conn, table: &str, key: &str, ids: &[i64]) -> Result<(), Error> {
    for chunk in ids.chunks(CHUNK) {
        let list = chunk.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
        diesel::sql_query(format!("delete from {table} where {key} in ({list})")).execute(conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Changes {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// Joins a little of what was written in pieces, for every piece is looked into by every question; gives whether there
/// is more to join. PostgreSQL does this by itself.
pub(in crate::search) fn merge(conn: &mut Conn) -> Result<bool, Error> {
    if !conn.is_sqlite() {
        return Ok(false);
    }
    let changes = |conn: &mut Conn| sql("select total_changes() as n").get_result::<Changes>(conn).map(|c| c.n);
    let before = changes(conn)?;
    sql("insert into search_index (search_index, rank) values ('merge', $1)")
        .bind::<BigInt, _>(-MERGE_PAGES)
        .execute(conn)?;
    // FTS5 counts one change when there was nothing to do.
    Ok(changes(conn)? - before >= 2)
}

/// About as many as are merged within the time that one write may take.
const MERGE_PAGES: i64 = 300;

/// The literal of a `tsvector`: words as they are, stems after `=`, marks after `^`, with the places they stand at.
fn tsvector(doc: &DocRow, marks: &[String]) -> String {
    let mut places: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (sign, text) in [("", &doc.words), ("=", &doc.stems)] {
        for (n, token) in text.split_ascii_whitespace().enumerate().filter(|(_, t)| *t != GAP) {
            places.entry((sign, token)).or_default().push(n + 1);
        }
    }
    let mut out = String::with_capacity(doc.words.len() * 4);
    for ((sign, token), places) in places {
        let _ = write!(out, "'{sign}{token}':");
        for (n, place) in places.iter().enumerate() {
            let comma = if n > 0 { "," } else { "" };
            let _ = write!(out, "{comma}{place}");
        }
        out.push(' ');
    }
    for mark in marks {
        let _ = write!(out, "'^{mark}' ");
    }
    out
}
