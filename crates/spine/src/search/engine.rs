//! The index itself, and all in which the two engines differ: FTS5 on one, a `tsvector` on the other.
//! It ranks nothing: it gives the first documents that match, from the newest down, the same on both.

mod write;

use super::document::PREFIXES;
use cantiere_store::{Conn, Error, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable, Text};
use std::fmt::Write;

pub(super) use write::{clear, delete, index, insert, merge, unindex};

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
