//! Values of any column, read and bound without knowing the table when the program is built.

use diesel::{
    QueryResult, QueryableByName, RunQueryDsl, deserialize,
    pg::Pg,
    row::{Field, NamedRow, Row},
    sql_query,
    sql_types::*,
    sqlite::{Sqlite, SqliteType},
};

use super::catalog::{Column, Described, Sort};
use crate::Conn;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

struct Values(Vec<Value>);

impl QueryableByName<Sqlite> for Values {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Self> {
        let read = |at| {
            let field = Row::get(row, at).ok_or("a column is missing")?;
            let Some(mut value) = field.value() else { return Ok(Value::Null) };
            Ok(match value.value_type() {
                None => Value::Null,
                // Read as bytes, because damaged text need not be UTF-8.
                Some(SqliteType::Text) => Value::Text(String::from_utf8(value.read_blob().to_vec())?),
                Some(SqliteType::Binary) => Value::Bytes(value.read_blob().to_vec()),
                Some(SqliteType::Integer | SqliteType::SmallInt | SqliteType::Long) => Value::Int(value.read_long()),
                Some(_) => return Err("a number with a fraction stands in the database".into()),
            })
        };
        (0..row.field_count()).map(read).collect::<deserialize::Result<_>>().map(Values)
    }
}

const INT8: u32 = 20;
const BYTEA: u32 = 17;

impl QueryableByName<Pg> for Values {
    fn build<'a>(row: &impl NamedRow<'a, Pg>) -> deserialize::Result<Self> {
        let read = |at| {
            let field = Row::get(row, at).ok_or("a column is missing")?;
            let Some(value) = field.value() else { return Ok(Value::Null) };
            let bytes = value.as_bytes();
            Ok(match value.get_oid().get() {
                INT8 => Value::Int(i64::from_be_bytes(bytes.try_into()?)),
                BYTEA => Value::Bytes(bytes.to_vec()),
                _ => Value::Text(String::from_utf8(bytes.to_vec())?),
            })
        };
        (0..row.field_count()).map(read).collect::<deserialize::Result<_>>().map(Values)
    }
}

macro_rules! bound {
    ($query:ident, $values:expr) => {
        for (value, sort) in $values {
            $query = match (value, sort) {
                (Value::Null, Sort::Int) => $query.bind::<Nullable<BigInt>, _>(None::<i64>),
                (Value::Null, Sort::Bool) => $query.bind::<Nullable<Bool>, _>(None::<bool>),
                (Value::Null, Sort::Text) => $query.bind::<Nullable<Text>, _>(None::<String>),
                (Value::Null, Sort::Bytes) => $query.bind::<Nullable<Binary>, _>(None::<Vec<u8>>),
                (Value::Int(n), Sort::Bool) => $query.bind::<Bool, _>(*n != 0),
                (Value::Int(n), _) => $query.bind::<BigInt, _>(*n),
                (Value::Text(text), _) => $query.bind::<Text, _>(text),
                (Value::Bytes(bytes), _) => $query.bind::<Binary, _>(bytes),
            };
        }
    };
}

fn quoted(name: &str) -> String {
    format!("\"{name}\"")
}

fn list(columns: &[&Column], each: impl Fn(&Column) -> String) -> String {
    columns.iter().map(|column| each(column)).collect::<Vec<_>>().join(", ")
}

/// Up to a batch of rows behind the one with this key, in the order of the key; all columns in the order of their names.
pub(super) fn page(conn: &mut Conn, table: &Described, after: Option<&[Value]>) -> QueryResult<Vec<Vec<Value>>> {
    let key = table.key();
    let sqlite = conn.is_sqlite();
    let columns: Vec<&Column> = table.columns.iter().collect();
    let shown = list(&columns, |column| match column.sort {
        Sort::Int if !sqlite => format!("\"{}\"::bigint", column.name),
        Sort::Bool if !sqlite => format!("\"{}\"::int::bigint", column.name),
        // The index of the search is of a sort of its own.
        Sort::Text if !sqlite => format!("\"{}\"::text", column.name),
        _ => quoted(&column.name),
    });
    let names = list(&key, |column| quoted(&column.name));
    let places = (1..=key.len()).map(|n| format!("${n}")).collect::<Vec<_>>().join(", ");
    let behind = after.map_or(String::new(), |_| format!("where ({names}) > ({places})"));
    let text = format!("select {shown} from \"{}\" {behind} order by {names} limit {}", table.name, table.batch());
    let sorts = after.unwrap_or_default().iter().zip(key.iter().map(|column| column.sort));
    let rows = match conn {
        Conn::Sqlite(conn) => {
            let mut query = sql_query(text).into_boxed::<Sqlite>();
            bound!(query, sorts);
            query.load::<Values>(conn)?
        }
        Conn::Pg(conn) => {
            let mut query = sql_query(text).into_boxed::<Pg>();
            bound!(query, sorts);
            query.load::<Values>(conn)?
        }
    };
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Writes rows with all columns in the order of their names.
pub(super) fn insert(conn: &mut Conn, table: &Described, rows: &[Vec<Value>]) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let width = table.columns.len();
    let columns: Vec<&Column> = table.columns.iter().collect();
    let names = list(&columns, |column| quoted(&column.name));
    let row = |n: usize| {
        let places: Vec<String> = (1..=width).map(|at| format!("${}", n * width + at)).collect();
        format!("({})", places.join(", "))
    };
    let places = (0..rows.len()).map(row).collect::<Vec<_>>().join(", ");
    let own_ids = if table.numbered && !conn.is_sqlite() { " overriding system value" } else { "" };
    let text = format!("insert into \"{}\" ({names}){own_ids} values {places}", table.name);
    let values = rows.iter().flat_map(|row| row.iter().zip(table.columns.iter().map(|column| column.sort)));
    match conn {
        Conn::Sqlite(conn) => {
            let mut query = sql_query(text).into_boxed::<Sqlite>();
            bound!(query, values);
            query.execute(conn)?;
        }
        Conn::Pg(conn) => {
            let mut query = sql_query(text).into_boxed::<Pg>();
            bound!(query, values);
            query.execute(conn)?;
        }
    }
    Ok(())
}
