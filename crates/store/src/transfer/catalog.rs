//! The tables as the engine describes them: columns with their sorts, the key, who numbers the rows.
//! Both engines give the same description of the same table; a test holds them against each other.

use diesel::{QueryResult, QueryableByName, RunQueryDsl, sql_query, sql_types::*};
use std::collections::BTreeMap;

use crate::Conn;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    Int,
    /// A number on SQLite, a truth value on PostgreSQL; 0 or 1 in an export.
    Bool,
    Text,
    Bytes,
}

#[derive(Clone, Debug)]
pub(super) struct Column {
    pub name: String,
    pub sort: Sort,
    pub required: bool,
    /// The place in the primary key, from 1; 0: not in it.
    pub key: i64,
}

#[derive(Clone, Debug)]
pub(super) struct Described {
    pub name: String,
    /// In the order of their names.
    pub columns: Vec<Column>,
    /// The engine numbers the rows and uses no number twice.
    pub numbered: bool,
}

impl Described {
    /// The columns of the primary key, in its order.
    pub fn key(&self) -> Vec<&Column> {
        let mut key: Vec<&Column> = self.columns.iter().filter(|column| column.key > 0).collect();
        key.sort_by_key(|column| column.key);
        key
    }

    /// Rows of this table that are held in memory at once.
    pub fn batch(&self) -> usize {
        // A chunk of a file has up to 256 KiB.
        if self.columns.iter().any(|column| column.sort == Sort::Bytes && column.name == "bytes") { 8 } else { 500 }
    }
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    of: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Text)]
    kind: String,
    #[diesel(sql_type = BigInt)]
    required: i64,
    #[diesel(sql_type = BigInt)]
    key: i64,
    #[diesel(sql_type = BigInt)]
    numbered: i64,
}

/// Every table of ours, by name: a schema of PostgreSQL may hold others, which are nobody's business here.
pub(super) fn describe(conn: &mut Conn) -> QueryResult<BTreeMap<String, Described>> {
    let text = conn.pick(
        "select t.name as of, c.name as name, lower(c.type) as kind, cast(c.\"notnull\" or c.pk > 0 as integer) as required,
                c.pk as key, cast(s.sql like '%autoincrement%' as integer) as numbered
         from pragma_table_list t
         join pragma_table_info(t.name) c
         join sqlite_schema s on s.type = 'table' and s.name = t.name
         where t.schema = 'main' and t.type in ('table', 'virtual') and t.name not like 'sqlite\\_%' escape '\\'",
        "select c.relname::text as of, a.attname::text as name, t.typname::text as kind, a.attnotnull::int::bigint as required,
                coalesce(array_position(i.indkey::int2[], a.attnum), -1)::bigint as key,
                (a.attidentity <> '')::int::bigint as numbered
         from pg_class c
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         join pg_type t on t.oid = a.atttypid
         left join pg_index i on i.indrelid = c.oid and i.indisprimary
         where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'",
    );
    let rows: Vec<Row> = sql_query(text).load(conn)?;
    let sqlite = conn.is_sqlite();
    let mut tables: BTreeMap<String, Described> = BTreeMap::new();
    for row in rows {
        let sort = match row.kind.as_str() {
            "integer" | "bigint" | "int8" | "int4" | "int2" => Sort::Int,
            "boolean" | "bool" => Sort::Bool,
            "blob" | "bytea" => Sort::Bytes,
            _ => Sort::Text,
        };
        // An `int2vector` counts from 0, SQLite's `pk` from 1.
        let key = if sqlite { row.key } else { row.key + 1 };
        let entry = tables.entry(row.of.clone());
        let table = entry.or_insert_with(|| Described { name: row.of, columns: Vec::new(), numbered: false });
        table.numbered |= row.numbered != 0;
        table.columns.push(Column { name: row.name, sort, required: row.required != 0, key });
    }
    tables.retain(|name, _| super::tables::find(name).is_some());
    for table in tables.values_mut() {
        table.columns.sort_by(|a, b| a.name.cmp(&b.name));
    }
    Ok(tables)
}

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

pub(super) fn number(conn: &mut Conn, text: &str) -> QueryResult<i64> {
    Ok(sql_query(text).get_result::<Number>(conn)?.n)
}

#[derive(QueryableByName)]
struct Name {
    #[diesel(sql_type = Text)]
    name: String,
}

pub(super) fn names(conn: &mut Conn, text: &str) -> QueryResult<Vec<String>> {
    Ok(sql_query(text).load::<Name>(conn)?.into_iter().map(|row| row.name).collect())
}

#[derive(QueryableByName)]
struct Found {
    #[diesel(sql_type = Text)]
    integrity_check: String,
}

/// What SQLite itself finds wrong with its file, at most 20 things.
pub(super) fn damage(conn: &mut Conn) -> QueryResult<Vec<String>> {
    let found: Vec<Found> = sql_query("pragma integrity_check(20)").load(conn)?;
    Ok(found.into_iter().map(|row| row.integrity_check).filter(|line| line != "ok").collect())
}

/// The last number that the engine gave to a row of a numbered table.
pub(super) fn last_id(conn: &mut Conn, table: &str) -> QueryResult<i64> {
    if conn.is_sqlite() {
        let text = format!("select coalesce(max(seq), 0) as n from sqlite_sequence where name = '{table}'");
        return number(conn, &text);
    }
    let sequence = sequence(conn, table)?;
    number(conn, &format!("select case when is_called then last_value else 0 end as n from {sequence}"))
}

pub(super) fn set_last_id(conn: &mut Conn, table: &str, last: i64) -> QueryResult<()> {
    if conn.is_sqlite() {
        sql_query(format!("delete from sqlite_sequence where name = '{table}'")).execute(conn)?;
        if last > 0 {
            sql_query(format!("insert into sqlite_sequence (name, seq) values ('{table}', {last})")).execute(conn)?;
        }
        return Ok(());
    }
    let sequence = sequence(conn, table)?;
    number(conn, &format!("select setval('{sequence}', {}, {}) as n", last.max(1), last > 0))?;
    Ok(())
}

fn sequence(conn: &mut Conn, table: &str) -> QueryResult<String> {
    let found = names(conn, &format!("select pg_get_serial_sequence('\"{table}\"', 'id') as name"))?;
    found.into_iter().next().ok_or(diesel::result::Error::NotFound)
}
