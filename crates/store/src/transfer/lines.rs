//! The lines of a site export, in their one form: keys sorted, no blanks, bytes in base64.
//!
//! ```text
//! {"cantiere":"site export","format":1,"migrations":["0001_base",…]}
//! {"row":{"id":1,"name":"…",…},"table":"person"}
//! {"last_id":1,"table":"person"}
//! {"end":{"rows":1,"sha256":"…"}}
//! ```
//! Tables come in the order of their names, rows in the order of their keys. The digest of the last line is that of
//! all lines before it, so that a file cut short is told from a whole one.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::Deserialize;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::catalog::{Column, Described, Sort};
use super::value::Value;

pub(super) const NAME: &str = "site export";
pub(super) const FORMAT: u64 = 1;

pub(super) fn header(migrations: &[String]) -> String {
    let names = serde_json::to_string(migrations).expect("names are text");
    format!("{{\"cantiere\":\"{NAME}\",\"format\":{FORMAT},\"migrations\":{names}}}\n")
}

pub(super) fn last_id(table: &str, last: i64) -> String {
    format!("{{\"last_id\":{last},\"table\":\"{table}\"}}\n")
}

pub(super) fn end(rows: u64, sha256: &str) -> String {
    format!("{{\"end\":{{\"rows\":{rows},\"sha256\":\"{sha256}\"}}}}\n")
}

/// One row; `withheld` columns are empty in it.
pub(super) fn row(table: &Described, values: &[Value], withheld: &[&str], out: &mut String) {
    out.clear();
    out.push_str("{\"row\":{");
    for (n, (column, value)) in table.columns.iter().zip(values).enumerate() {
        let comma = if n > 0 { "," } else { "" };
        // Writing to a String cannot fail.
        let _ = write!(out, "{comma}\"{}\":", column.name);
        match value {
            _ if withheld.contains(&column.name.as_str()) => {
                out.push_str(if column.required { "\"\"" } else { "null" });
            }
            Value::Null => out.push_str("null"),
            Value::Int(n) => drop(write!(out, "{n}")),
            Value::Text(text) => out.push_str(&serde_json::to_string(text).expect("text is text")),
            Value::Bytes(bytes) => {
                out.push('"');
                STANDARD.encode_string(bytes, out);
                out.push('"');
            }
        }
    }
    let _ = writeln!(out, "}},\"table\":\"{}\"}}", table.name);
}

/// A line as it is read; only what an export says.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Line {
    pub cantiere: Option<String>,
    pub format: Option<u64>,
    pub migrations: Option<Vec<String>>,
    pub row: Option<BTreeMap<String, Json>>,
    pub table: Option<String>,
    pub last_id: Option<i64>,
    pub end: Option<End>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct End {
    pub rows: u64,
    pub sha256: String,
}

/// The values of a row, in the order of the table's columns.
pub(super) fn values(table: &Described, mut row: BTreeMap<String, Json>) -> Result<Vec<Value>, String> {
    let values = table.columns.iter().map(|column| {
        let found = row.remove(&column.name).ok_or_else(|| format!("`{}` is missing", column.name))?;
        value(column, found)
    });
    let values = values.collect::<Result<Vec<_>, String>>()?;
    match row.keys().next() {
        Some(unknown) => Err(format!("the table {} has no column `{unknown}`", table.name)),
        None => Ok(values),
    }
}

fn value(column: &Column, found: Json) -> Result<Value, String> {
    let wrong = |what: &str| Err(format!("`{}` must be {what}", column.name));
    match (column.sort, found) {
        (_, Json::Null) if column.required => wrong("given"),
        (_, Json::Null) => Ok(Value::Null),
        (Sort::Int, Json::Number(n)) => n.as_i64().map(Value::Int).map_or_else(|| wrong("a whole number"), Ok),
        (Sort::Bool, Json::Number(n)) => match n.as_i64() {
            Some(n @ 0..=1) => Ok(Value::Int(n)),
            _ => wrong("0 or 1"),
        },
        (Sort::Text, Json::String(text)) if text.contains('\0') => wrong("text without the character 0"),
        (Sort::Text, Json::String(text)) => Ok(Value::Text(text)),
        (Sort::Bytes, Json::String(text)) => STANDARD.decode(text).map(Value::Bytes).or_else(|_| wrong("base64")),
        (Sort::Int, _) => wrong("a whole number"),
        (Sort::Bool, _) => wrong("0 or 1"),
        (Sort::Text, _) => wrong("text"),
        (Sort::Bytes, _) => wrong("base64"),
    }
}
