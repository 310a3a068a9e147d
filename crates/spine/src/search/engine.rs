//! The index itself, and all in which the two engines differ: FTS5 on one, a `tsvector` on the other.
//! It ranks nothing: it gives the first documents that match, from the newest down, the same on both.

use super::document::{GAP, PREFIXES};
use super::index::DocRow;
use cantiere_store::schema::search::search_doc;
use cantiere_store::{Conn, Error, sql};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use diesel::sqlite::Sqlite;
use std::collections::BTreeMap;
use std::fmt::Write;

/// At most this many documents are ranked.
pub const CANDIDATES: i64 = 200;

/// What a document must have.
#[derive(Clone, Debug)]
pub(super) enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    /// These one after the other, in `words` or in `stems`; `open`: the last may go on.
    Words {
        tokens: Vec<String>,
        stems: bool,
        open: bool,
    },
    Mark(String),
}

impl Expr {
    /// Of a beginning as long as the index has them, its mark; otherwise the words.
    pub fn words(tokens: &[String], stems: bool, open: bool) -> Expr {
        match tokens {
            [one] if open && PREFIXES.contains(&one.chars().count()) => Expr::Mark(one.clone()),
            _ => Expr::Words { tokens: tokens.to_vec(), stems, open },
        }
    }

    fn fts5(&self, out: &mut String) {
        match self {
            Expr::All(parts) => list(parts, " AND ", out, Expr::fts5),
            Expr::Any(parts) => list(parts, " OR ", out, Expr::fts5),
            Expr::Words { tokens, stems, open } => {
                let column = if *stems { "stems" } else { "words" };
                let star = if *open { " *" } else { "" };
                // Writing to a String cannot fail.
                let _ = write!(out, "{column} : \"{}\"{star}", tokens.join(" "));
            }
            Expr::Mark(mark) => {
                let _ = write!(out, "marks : \"{mark}\"");
            }
        }
    }

    fn tsquery(&self, out: &mut String) {
        match self {
            Expr::All(parts) => list(parts, " & ", out, Expr::tsquery),
            Expr::Any(parts) => list(parts, " | ", out, Expr::tsquery),
            Expr::Words { tokens, stems, open } => {
                let sign = if *stems { "=" } else { "" };
                let last = tokens.len() - 1;
                out.push('(');
                for (n, token) in tokens.iter().enumerate() {
                    let star = if *open && n == last { ":*" } else { "" };
                    let then = if n < last { " <-> " } else { "" };
                    let _ = write!(out, "'{sign}{token}'{star}{then}");
                }
                out.push(')');
            }
            Expr::Mark(mark) => {
                let _ = write!(out, "'^{mark}'");
            }
        }
    }
}

fn list(parts: &[Expr], sign: &str, out: &mut String, write: fn(&Expr, &mut String)) {
    out.push('(');
    for (n, part) in parts.iter().enumerate() {
        if n > 0 {
            out.push_str(sign);
        }
        write(part, out);
    }
    out.push(')');
}

/// What the score looks at.
#[derive(QueryableByName)]
pub(super) struct Candidate {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    #[diesel(sql_type = Text)]
    pub words: String,
    #[diesel(sql_type = Text)]
    pub stems: String,
}

/// What a page shows.
#[derive(QueryableByName)]
pub(super) struct Full {
    #[diesel(sql_type = BigInt)]
    pub id: i64,
    /// Whether it was indexed under the visibility that its edition has now; else it is not shown.
    #[diesel(sql_type = Bool)]
    pub current: bool,
    #[diesel(sql_type = Text)]
    pub words: String,
    #[diesel(sql_type = Text)]
    pub stems: String,
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = BigInt)]
    pub ref_id: i64,
    #[diesel(sql_type = Text)]
    pub plan_slug: String,
    #[diesel(sql_type = Text)]
    pub plan_name: String,
    #[diesel(sql_type = Text)]
    pub edition_slug: String,
    #[diesel(sql_type = Text)]
    pub edition_name: String,
    #[diesel(sql_type = Nullable<BigInt>)]
    pub chapter: Option<i64>,
    #[diesel(sql_type = Text)]
    pub chapter_title: String,
    #[diesel(sql_type = Text)]
    pub language: String,
    #[diesel(sql_type = Text)]
    pub subkind: String,
    #[diesel(sql_type = Text)]
    pub code: String,
    #[diesel(sql_type = Text)]
    pub anchor: String,
    #[diesel(sql_type = Text)]
    pub number: String,
    #[diesel(sql_type = Text)]
    pub title: String,
    #[diesel(sql_type = Text)]
    pub body: String,
}

/// A document that can be ranked.
pub(super) trait Scored {
    fn id(&self) -> i64;
    /// Its words, and their stems.
    fn texts(&self) -> (&str, &str);
}

impl Scored for Candidate {
    fn id(&self) -> i64 {
        self.id
    }

    fn texts(&self) -> (&str, &str) {
        (&self.words, &self.stems)
    }
}

impl Scored for Full {
    fn id(&self) -> i64 {
        self.id
    }

    fn texts(&self) -> (&str, &str) {
        (&self.words, &self.stems)
    }
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

// Nearly always nothing is hidden; then this is one look into an empty table.
macro_rules! matching {
    ($engine:literal) => {
        concat!(
            "(select rowid as id from search_index where ",
            $engine,
            " and rowid between $2 and $3 and (select count(*) from search_hidden h \
             where search_index.rowid between h.low and h.high) = 0 order by rowid desc limit $4)"
        )
    };
}
// On SQLite `cross join` keeps the order, else it begins with every plan there is.
// A document indexed under another visibility than its edition, and what was sent to its process that one, has now is not
// shown: see `Circle`.
macro_rules! full {
    ($from:expr, $join:literal, $where:literal) => {
        concat!(
            "select d.id, d.visibility = case d.kind when 'contribution' then e.visibility || \
             coalesce((select '+' || c.visibility from process c where c.edition = e.id and c.visibility <> 'public'), '') \
             else e.visibility end as current, d.words, d.stems, d.kind, d.ref_id, p.slug as plan_slug, p.name as plan_name, \
             e.slug as edition_slug, e.name as edition_name, d.chapter, d.chapter_title, d.language, d.subkind, d.code, \
             d.anchor, d.number, d.title, d.body from ",
            $from,
            $join,
            " edition e on e.id = d.edition ",
            $join,
            " plan p on p.id = e.plan ",
            $where
        )
    };
}

/// The first documents, from the highest number down, with what the score needs; in no order, for the score gives one.
pub(super) fn candidates(conn: &mut Conn, expr: &Expr, range: (i64, i64), limit: i64) -> Result<Vec<Candidate>, Error> {
    run(
        conn,
        concat!(
            "select d.id, d.words, d.stems from ",
            matching!("search_index match $1"),
            " i cross join search_doc d on d.id = i.id"
        ),
        concat!(
            "select d.id, d.words, d.stems from ",
            matching!("tokens @@ $1::tsquery"),
            " i join search_doc d on d.id = i.id"
        ),
        expr,
        range,
        limit,
    )
}

/// The same with all that a page shows.
pub(super) fn candidates_in_full(
    conn: &mut Conn,
    expr: &Expr,
    range: (i64, i64),
    limit: i64,
) -> Result<Vec<Full>, Error> {
    run(
        conn,
        full!(
            concat!(matching!("search_index match $1"), " i cross join search_doc d on d.id = i.id"),
            " cross join",
            ""
        ),
        full!(concat!(matching!("tokens @@ $1::tsquery"), " i join search_doc d on d.id = i.id"), " join", ""),
        expr,
        range,
        limit,
    )
}

/// Numbers alone, as many as asked for.
pub(super) fn numbers(conn: &mut Conn, expr: &Expr, range: (i64, i64), limit: i64) -> Result<Vec<i64>, Error> {
    let found: Vec<Number> = run(conn, FTS5_NUMBERS, TSVECTOR_NUMBERS, expr, range, limit)?;
    Ok(found.into_iter().map(|n| n.id).collect())
}

const FTS5_NUMBERS: &str = concat!("select id from ", matching!("search_index match $1"), " i");
const TSVECTOR_NUMBERS: &str = concat!("select id from ", matching!("tokens @@ $1::tsquery"), " i");

fn run<T>(
    conn: &mut Conn,
    sqlite: &'static str,
    postgres: &'static str,
    expr: &Expr,
    range: (i64, i64),
    limit: i64,
) -> Result<Vec<T>, Error>
where
    T: QueryableByName<cantiere_store::MultiBackend> + 'static,
{
    let mut text = String::with_capacity(256);
    if conn.is_sqlite() {
        expr.fts5(&mut text);
        let query = sql(sqlite).bind::<Text, _>(text).bind::<BigInt, _>(range.0).bind::<BigInt, _>(range.1);
        Ok(query.bind::<BigInt, _>(limit).load(conn)?)
    } else {
        expr.tsquery(&mut text);
        // Not kept prepared: the plan must know how common the words are.
        let query = diesel::sql_query(postgres).bind::<Text, _>(text).bind::<BigInt, _>(range.0);
        Ok(query.bind::<BigInt, _>(range.1).bind::<BigInt, _>(limit).load(conn)?)
    }
}

/// All that a page shows of some documents; those that are gone are left out.
pub(super) fn full(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Full>, Error> {
    let ids: Vec<String> = ids.iter().map(i64::to_string).collect();
    let (text, list) = match conn {
        Conn::Sqlite(_) => (
            full!("json_each($1) i cross join search_doc d on d.id = i.value", " cross join", ""),
            format!("[{}]", ids.join(",")),
        ),
        Conn::Pg(_) => {
            (full!("search_doc d", " join", "where d.id = any($1::text::bigint[])"), format!("{{{}}}", ids.join(",")))
        }
    };
    Ok(sql(text).bind::<Text, _>(list).load(conn)?)
}

/// SQLite takes 32,766 values in one statement.
const CHUNK: usize = 1_000;

/// Rows must come in the order of their numbers: FTS5 writes them out at once otherwise.
pub(super) fn insert(conn: &mut Conn, rows: &[(DocRow, Vec<String>)]) -> Result<(), Error> {
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
pub(super) fn index(conn: &mut Conn, rows: &[(DocRow, Vec<String>)]) -> Result<(), Error> {
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
pub(super) fn clear(conn: &mut Conn) -> Result<(), Error> {
    let text = conn.pick("insert into search_index (search_index) values ('delete-all')", "delete from search_index");
    diesel::sql_query(text).execute(conn)?;
    Ok(())
}

pub(super) fn delete(conn: &mut Conn, ids: &[i64]) -> Result<(), Error> {
    unindex(conn, ids)?;
    delete_from(conn, "search_doc", "id", ids)
}

/// Takes documents out of the index alone.
pub(super) fn unindex(conn: &mut Conn, ids: &[i64]) -> Result<(), Error> {
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
pub(super) fn merge(conn: &mut Conn) -> Result<bool, Error> {
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
