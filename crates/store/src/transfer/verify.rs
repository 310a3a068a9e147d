//! What the store can say about the soundness of what it holds: tables, rows, references, files. What a version's
//! digest or a counter means is looked at by whoever writes it.

use diesel::{QueryResult, QueryableByName, RunQueryDsl, sql_query, sql_types::Text};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

use super::catalog::{Described, damage, describe, number};
use super::tables::find;
use super::value::{self, Value};
use super::{TABLES, TransferError, hex};
use crate::{Conn, engine, files, migrate};

/// One thing that was looked at, and what is wrong with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub what: &'static str,
    /// How many of it there were.
    pub looked_at: u64,
    /// Sentences that say what is wrong and where.
    pub faults: Vec<String>,
}

impl Check {
    /// Looks; an error of the database is a fault like any other.
    pub fn of(
        conn: &mut Conn,
        what: &'static str,
        look: impl FnOnce(&mut Conn, &mut Check) -> QueryResult<()>,
    ) -> Check {
        let mut check = Check { what, looked_at: 0, faults: Vec::new() };
        // PostgreSQL refuses everything behind a failed statement, unless that is undone.
        let result = engine::savepoint(conn).and_then(|()| {
            let result = look(conn, &mut check);
            engine::rollback(conn).and(result)
        });
        if let Err(error) = result {
            check.faults.push(format!("the database cannot be read: {error}"));
        }
        check
    }

    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }
}

/// Looks at everything, in the snapshot of the connection.
pub fn verify(conn: &mut Conn) -> Result<Vec<Check>, TransferError> {
    // A database of a newer version, or none of ours, is nothing to be looked at.
    let pending = migrate::pending(conn)?;
    if migrate::applied(conn)?.is_empty() {
        return Err(TransferError::Refused("this is not a database of Cantiere: it has none of its tables".into()));
    }
    let latest = pending.is_empty();
    let described = describe(conn)?;
    Ok(vec![
        Check::of(conn, "structure", |conn, check| structure(conn, &described, latest, check)),
        Check::of(conn, "rows", |conn, check| rows(conn, &described, check)),
        Check::of(conn, "references", references),
        Check::of(conn, "files", files_whole),
    ])
}

fn structure(
    conn: &mut Conn,
    described: &BTreeMap<String, Described>,
    latest: bool,
    check: &mut Check,
) -> QueryResult<()> {
    check.looked_at = described.len() as u64;
    if latest {
        for table in TABLES.iter().filter(|table| !described.contains_key(table.name)) {
            check.faults.push(format!("the table {} is missing", table.name));
        }
    }
    if conn.is_sqlite() {
        check.faults.extend(damage(conn)?);
    }
    Ok(())
}

/// Reads every value of every row.
fn rows(conn: &mut Conn, described: &BTreeMap<String, Described>, check: &mut Check) -> QueryResult<()> {
    for (name, table) in described.iter().filter(|(name, _)| find(name).is_some()) {
        if table.key().is_empty() {
            continue;
        }
        let key = table.key();
        let places: Vec<usize> =
            key.iter().filter_map(|column| table.columns.iter().position(|c| c.name == column.name)).collect();
        let mut after: Option<Vec<Value>> = None;
        loop {
            let page = match value::page(conn, table, after.as_deref()) {
                Ok(page) => page,
                Err(error) if conn.is_sqlite() => {
                    check.faults.push(format!("the table {name} cannot be read behind {after:?}: {error}"));
                    break;
                }
                Err(error) => return Err(error),
            };
            check.looked_at += page.len() as u64;
            match page.last() {
                Some(last) if page.len() == table.batch() => {
                    after = Some(places.iter().map(|at| last[*at].clone()).collect());
                }
                _ => break,
            }
        }
    }
    Ok(())
}

#[derive(QueryableByName)]
struct Reference {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    column: String,
    #[diesel(sql_type = Text)]
    to: String,
    #[diesel(sql_type = Text)]
    key: String,
}

/// References that no table declares, on one engine or on both: what holds them is a rule of the write, or a trigger.
const UNDECLARED: [(&str, &str, &str); 5] = [
    ("edition", "published_revision", "revision"),
    ("edition", "draft_revision", "revision"),
    ("round_ballot_log", "round", "round"),
    ("round_ballot_log", "organization", "organization"),
    ("round_ballot_log", "person", "person"),
];

impl Reference {
    fn undeclared((of, column, to): (&str, &str, &str)) -> Reference {
        Reference { of: of.into(), column: column.into(), to: to.into(), key: "id".into() }
    }
}

/// Every reference that the tables declare, and those that they cannot declare.
fn references(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    let text = conn.pick(
        "select s.name as of, f.\"from\" as \"column\", f.\"table\" as \"to\", coalesce(f.\"to\", 'id') as key
         from sqlite_schema s join pragma_foreign_key_list(s.name) f where s.type = 'table' order by 1, 2",
        "select c.conrelid::regclass::text as of, a.attname::text as \"column\", c.confrelid::regclass::text as \"to\",
                b.attname::text as key
         from pg_constraint c
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
         join pg_attribute b on b.attrelid = c.confrelid and b.attnum = c.confkey[1]
         where c.contype = 'f' and c.connamespace = current_schema()::regnamespace order by 1, 2",
    );
    let mut all: Vec<Reference> = sql_query(text).load(conn)?;
    for one in UNDECLARED.map(Reference::undeclared) {
        if !all.iter().any(|known| known.of == one.of && known.column == one.column) {
            all.push(one);
        }
    }
    for reference in all {
        check.looked_at += 1;
        let lost = lost(conn, &reference)?;
        if lost > 0 {
            let Reference { of, column, to, .. } = reference;
            check.faults.push(format!("{lost} rows of {of} name a {to} in `{column}` that is not there"));
        }
    }
    Ok(())
}

/// How many rows name one that is not there.
fn lost(conn: &mut Conn, Reference { of, column, to, key }: &Reference) -> QueryResult<i64> {
    let text = format!(
        "select count(*) as n from {of} a where a.\"{column}\" is not null \
         and not exists (select 1 from {to} b where b.\"{key}\" = a.\"{column}\")"
    );
    number(conn, &text)
}

/// Of these tables those with rows that name what is not there, in a reference that they do not declare.
pub(super) fn broken(conn: &mut Conn, of: impl Fn(&str) -> bool) -> QueryResult<Vec<String>> {
    let mut broken = Vec::new();
    for reference in UNDECLARED.map(Reference::undeclared) {
        if of(&reference.of) && !broken.contains(&reference.of) && lost(conn, &reference)? > 0 {
            broken.push(reference.of);
        }
    }
    Ok(broken)
}

/// Every file has its content, and the content the digest it is named by.
fn files_whole(conn: &mut Conn, check: &mut Check) -> QueryResult<()> {
    use crate::schema::base::file;
    use diesel::prelude::*;
    let mut after = 0;
    loop {
        let some: Vec<(i64, Vec<u8>, i64, String)> = file::table
            .filter(file::id.gt(after))
            .order(file::id)
            .limit(200)
            .select((file::id, file::sha256, file::size, file::name))
            .load(conn)?;
        let Some(last) = some.last() else { return Ok(()) };
        after = last.0;
        for (id, sha256, size, name) in some {
            check.looked_at += 1;
            let (mut hash, mut bytes, mut n) = (Sha256::new(), 0, 0);
            while let Some(chunk) = files::chunk(conn, &sha256, n)? {
                hash.update(&chunk);
                bytes += chunk.len() as i64;
                n += 1;
            }
            if bytes != size {
                check.faults.push(format!("file {id} ({name}) has {bytes} bytes of {size}"));
            } else if hash.finalize().as_slice() != sha256 {
                check
                    .faults
                    .push(format!("file {id} ({name}) is damaged: its content is not what {} names", hex(&sha256)));
            }
        }
    }
}
