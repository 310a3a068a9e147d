//! Brings a site export into an empty database of either engine, whole or not at all, and compares: what is stored then
//! exports to the very same bytes.

use diesel::{RunQueryDsl, SqliteConnection, connection::SimpleConnection, prelude::*, sql_query, sql_types::Text};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::io::{self, BufRead};

use super::catalog::{self, Described, describe, number, set_last_id};
use super::file::next_line;
use super::lines::{self, Line};
use super::tables::{Keep, TABLES, WITHOUT_CONTENT, find};
use super::value::{self, Value};
use super::{TransferError, export, hex, verify};
use crate::{Conn, DatabaseUrl, Db, MIGRATIONS, OpenError, Options, engine, migrate, sqlite};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    pub rows: u64,
    /// Of the whole file, in hexadecimal.
    pub sha256: String,
}

/// Imports; `finish` makes what is derived from the rows, and its failure undoes the import. The database may be new,
/// and must not be served.
pub fn import(
    options: &Options,
    source: &mut impl BufRead,
    finish: impl FnOnce(&mut Conn) -> Result<(), TransferError>,
) -> Result<Imported, TransferError> {
    let _lock = match &options.url {
        DatabaseUrl::Sqlite(path) => Some(sqlite::Lock::take(path)?),
        DatabaseUrl::Postgres(_) => None,
    };
    let mut reading = Reading { source, line: String::new(), at: 0, hash: Sha256::new() };
    let wanted = header(&mut reading)?;
    let mut conn = Db::lone_connection(options)?;
    if migrate::applied(&mut conn)?.is_empty() {
        migrate::run_those(&mut conn, |name| wanted.iter().any(|one| one == name))?;
    }
    let has = migrate::applied(&mut conn)?;
    if has != wanted {
        return Err(TransferError::Refused(format!(
            "the export was made by another version of Cantiere (its tables are those of {}, the database's those of {}); \
             import into a new database, which gets the right tables by itself",
            wanted.last().map_or("no migration", String::as_str),
            has.last().map_or("no migration", String::as_str),
        )));
    }
    let latest = has.len() == MIGRATIONS.len();
    conn.batch_execute(conn.pick("pragma foreign_keys = off", "set statement_timeout = 0; set lock_timeout = 60000"))?;
    let loaded = within(&mut conn, |conn| load(conn, options, &mut reading))?;
    if latest {
        within_or_undo(&mut conn, loaded, |conn| finish(conn))
    } else {
        // The tables of today come after the rows of then.
        engine::commit(&mut conn)?;
        migrate::run(&mut conn)?;
        engine::begin(&mut conn, engine::Isolation::Queue)?;
        within_or_undo(&mut conn, loaded, |conn| finish(conn))
    }
}

/// Begins a transaction that stays open when `f` succeeds.
fn within<T>(conn: &mut Conn, f: impl FnOnce(&mut Conn) -> Result<T, TransferError>) -> Result<T, TransferError> {
    engine::begin(conn, engine::Isolation::Queue)?;
    let result = f(conn);
    if result.is_err() {
        engine::rollback(conn)?;
    }
    result
}

fn within_or_undo(
    conn: &mut Conn,
    imported: Imported,
    finish: impl FnOnce(&mut Conn) -> Result<(), TransferError>,
) -> Result<Imported, TransferError> {
    match finish(conn) {
        Ok(()) => engine::commit(conn)?,
        Err(error) => {
            engine::rollback(conn)?;
            return Err(error);
        }
    }
    // A table that was filled at once has no figures yet by which the engine chooses its ways.
    conn.batch_execute(conn.pick("pragma foreign_keys = on", "analyze"))?;
    Ok(imported)
}

struct Reading<'s, S> {
    source: &'s mut S,
    line: String,
    at: u64,
    hash: Sha256,
}

impl<S: BufRead> Reading<'_, S> {
    /// The next line, its digest not yet taken.
    fn next(&mut self) -> Result<Line, TransferError> {
        self.at += 1;
        let read = next_line(self.source, &mut self.line);
        let read = read.map_err(|source| match source.kind() {
            io::ErrorKind::InvalidData => self.wrong(format!("{source}; the file is damaged")),
            _ => TransferError::Io { path: "the export".into(), source },
        })?;
        if read == 0 {
            return Err(self.wrong("the file ends too early: it was cut short; take it from its origin again"));
        }
        serde_json::from_str(&self.line).map_err(|error| self.wrong(format!("not a line of an export: {error}")))
    }

    fn wrong(&self, message: impl Into<String>) -> TransferError {
        TransferError::Line { line: self.at, message: message.into() }
    }
}

/// The migrations that the export's tables have had.
fn header(reading: &mut Reading<'_, impl BufRead>) -> Result<Vec<String>, TransferError> {
    let line = reading.next()?;
    reading.hash.update(&reading.line);
    match (line.cantiere.as_deref(), line.format, line.migrations) {
        (Some(lines::NAME), Some(lines::FORMAT), Some(migrations)) => {
            match migrations.iter().find(|name| MIGRATIONS.iter().all(|known| known.name != **name)) {
                Some(unknown) => Err(OpenError::Newer(unknown.clone()).into()),
                None => Ok(migrations),
            }
        }
        (Some(lines::NAME), Some(format), _) => {
            Err(reading
                .wrong(format!("the export has form {format}, and this version reads form 1; use a newer version")))
        }
        _ => Err(reading.wrong("this is not a site export; `cantiere site export` makes one")),
    }
}

/// Loads every line in the open transaction, and holds the result against the file.
fn load(
    conn: &mut Conn,
    options: &Options,
    reading: &mut Reading<'_, impl BufRead>,
) -> Result<Imported, TransferError> {
    let described = describe(conn)?;
    refuse_unless_empty(conn, options, &described)?;
    let guards = lift(conn, &described)?;
    clear(conn, &described)?;
    let imported = rows(conn, &described, reading)?;
    put_back(conn, &described, &guards)?;
    let again = export(conn, &mut io::sink())?;
    if again.sha256 != imported.sha256 {
        return Err(TransferError::Refused(
            "what was stored is not what the file says: its lines are not in the order or the form of an export; nothing was kept"
                .into(),
        ));
    }
    Ok(imported)
}

fn rows(
    conn: &mut Conn,
    described: &BTreeMap<String, Described>,
    reading: &mut Reading<'_, impl BufRead>,
) -> Result<Imported, TransferError> {
    let mut waiting = Waiting { table: None, rows: Vec::new(), bytes: 0 };
    let mut count = 0;
    loop {
        let line = reading.next()?;
        if let Some(end) = line.end {
            waiting.flush(conn).map_err(|error| reading.wrong(error.to_string()))?;
            let before = hex(&reading.hash.clone().finalize());
            if end.sha256 != before || end.rows != count {
                return Err(reading
                    .wrong("the digest of the file is another one: it is damaged; take it from its origin again"));
            }
            reading.hash.update(&reading.line);
            if next_line(reading.source, &mut reading.line).is_ok_and(|read| read > 0) {
                return Err(reading.wrong("something stands behind the end of the export"));
            }
            return Ok(Imported { rows: count, sha256: hex(&reading.hash.clone().finalize()) });
        }
        reading.hash.update(&reading.line);
        let name = line.table.unwrap_or_default();
        let kept = find(&name).is_some_and(|table| matches!(table.keep, Keep::All | Keep::Without(_)));
        let Some(table) = described.get(&name).filter(|_| kept) else {
            return Err(reading.wrong(format!("an export has no table “{name}”")));
        };
        match (line.row, line.last_id) {
            (Some(row), None) => {
                let values = lines::values(table, row).map_err(|message| reading.wrong(message))?;
                waiting.add(conn, table, values, reading.line.len()).map_err(|e| reading.wrong(e.to_string()))?;
                count += 1;
            }
            (None, Some(last)) if table.numbered => {
                waiting.flush(conn).map_err(|error| reading.wrong(error.to_string()))?;
                set_last_id(conn, &name, last)?;
            }
            _ => return Err(reading.wrong("a line holds a row or the last number of a table")),
        }
    }
}

/// Rows of one table that go in together.
struct Waiting<'d> {
    table: Option<&'d Described>,
    rows: Vec<Vec<Value>>,
    bytes: usize,
}

/// An engine takes at most 32,766 values in one statement.
const VALUES: usize = 16_000;
const BYTES: usize = 1 << 20;

impl<'d> Waiting<'d> {
    fn add(&mut self, conn: &mut Conn, table: &'d Described, row: Vec<Value>, bytes: usize) -> QueryResult<()> {
        let other = self.table.is_none_or(|waiting| waiting.name != table.name);
        if other || (self.rows.len() + 1) * table.columns.len() > VALUES || self.bytes > BYTES {
            self.flush(conn)?;
        }
        self.table = Some(table);
        self.rows.push(row);
        self.bytes += bytes;
        Ok(())
    }

    fn flush(&mut self, conn: &mut Conn) -> QueryResult<()> {
        if let Some(table) = self.table {
            value::insert(conn, table, &self.rows)?;
        }
        self.rows.clear();
        self.bytes = 0;
        Ok(())
    }
}

/// A site that nobody has used has no more rows than its migrations wrote.
fn refuse_unless_empty(
    conn: &mut Conn,
    options: &Options,
    described: &BTreeMap<String, Described>,
) -> Result<(), TransferError> {
    let has = migrate::applied(conn)?;
    let memory = SqliteConnection::establish(":memory:").map_err(|error| TransferError::Refused(error.to_string()))?;
    let mut fresh = Conn::Sqlite(memory);
    migrate::run_those(&mut fresh, |name| has.iter().any(|one| one == name))?;
    let mut found = Vec::new();
    for table in TABLES.iter().filter(|table| !matches!(table.keep, Keep::Secret | Keep::Derived)) {
        if WITHOUT_CONTENT.contains(&table.name) || !described.contains_key(table.name) {
            continue;
        }
        let at_first = number(&mut fresh, &format!("select count(*) as n from \"{}\"", table.name))?;
        let text =
            format!("select count(*) as n from (select 1 from \"{}\" limit {}) as part", table.name, at_first + 1_000);
        let now = number(conn, &text)?;
        if now > at_first {
            found.push(format!("{}: {now}", table.name));
        }
    }
    if found.is_empty() {
        return Ok(());
    }
    found.truncate(4);
    Err(TransferError::Refused(format!(
        "{} is not empty (rows of {}); nothing is written over a site: give a new database, such as --database sqlite:new.db",
        options.url,
        found.join(", ")
    )))
}

#[derive(QueryableByName)]
struct Guard {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    text: String,
}

/// Takes away what keeps published versions and references as they are, inside this transaction alone: rows come in the
/// order of their tables' names. On PostgreSQL the rules wait, on SQLite they are made again.
fn lift(conn: &mut Conn, described: &BTreeMap<String, Described>) -> Result<Vec<Guard>, TransferError> {
    let text = conn.pick(
        "select tbl_name as of, name, sql as text from sqlite_schema where type = 'trigger' order by name",
        "select t.relname::text as of, c.conname::text as name, pg_get_constraintdef(c.oid) as text
         from pg_constraint c join pg_class t on t.oid = c.conrelid
         where c.contype = 'f' and c.connamespace = current_schema()::regnamespace order by 1, 2",
    );
    let mut guards: Vec<Guard> = sql_query(text).load(conn)?;
    guards.retain(|guard| described.contains_key(&guard.of));
    for guard in &guards {
        let text = match conn.is_sqlite() {
            true => format!("drop trigger \"{}\"", guard.name),
            false => format!("alter table \"{}\" drop constraint \"{}\"", guard.of, guard.name),
        };
        conn.batch_execute(&text)?;
    }
    if !conn.is_sqlite() {
        for name in described.keys() {
            conn.batch_execute(&format!("alter table \"{name}\" disable trigger user"))?;
        }
    }
    Ok(guards)
}

/// Puts back what was lifted; every reference is checked.
fn put_back(conn: &mut Conn, described: &BTreeMap<String, Described>, guards: &[Guard]) -> Result<(), TransferError> {
    for guard in guards {
        let text = match conn.is_sqlite() {
            true => guard.text.clone(),
            false => format!("alter table \"{}\" add constraint \"{}\" {}", guard.of, guard.name, guard.text),
        };
        let wrong = |error| {
            TransferError::Refused(format!("rows of {} refer to rows that are not in the export: {error}", guard.of))
        };
        conn.batch_execute(&text).map_err(wrong)?;
    }
    let mut broken = match conn.is_sqlite() {
        true => catalog::names(conn, "select distinct \"table\" as name from pragma_foreign_key_check")?,
        false => {
            for name in described.keys() {
                conn.batch_execute(&format!("alter table \"{name}\" enable trigger user"))?;
            }
            Vec::new()
        }
    };
    broken.extend(verify::broken(conn, |name| described.contains_key(name))?);
    if broken.is_empty() {
        return Ok(());
    }
    Err(TransferError::Refused(format!("rows of {} refer to rows that are not in the export", broken.join(", "))))
}

fn clear(conn: &mut Conn, described: &BTreeMap<String, Described>) -> Result<(), TransferError> {
    for name in described.keys() {
        // SQLite's index is no table; an empty site has nothing in it.
        if name != "migration" && !(conn.is_sqlite() && name == "search_index") {
            conn.batch_execute(&format!("delete from \"{name}\""))?;
        }
    }
    Ok(())
}
