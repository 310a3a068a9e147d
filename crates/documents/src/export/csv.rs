//! The items of a plan as CSV: UTF-8, comma, `\r\n`, the columns of [`crate::export::cells`].
//! A cell that a spreadsheet would run as a formula is guarded by an apostrophe; an import takes it off again.

use super::cells::{COLUMNS, ItemRow, cells};
use crate::model::PlanDocument;
use std::collections::HashMap;

/// The first line of the file.
pub fn csv_header() -> Vec<u8> {
    line(&COLUMNS)
}

/// One line; see [`ItemRow`]. `actor_name` gives the name for an actor's key.
pub fn csv_row(item: &ItemRow, actor_name: &dyn Fn(&str) -> String) -> Vec<u8> {
    line(&cells(item, actor_name).map(guard))
}

pub fn write_csv(plan: &PlanDocument) -> Vec<u8> {
    let names = actor_names(plan);
    let name = |key: &str| names.get(key).map_or(key, |n| n).to_string();
    let mut out = csv_header();
    for at in 0..plan.items.len() {
        out.extend(csv_row(&row_of(plan, at), &name));
    }
    out
}

pub(crate) fn actor_names(plan: &PlanDocument) -> HashMap<&str, &str> {
    plan.actors.iter().map(|a| (a.key.as_str(), a.name.as_str())).collect()
}

pub(crate) fn row_of(plan: &PlanDocument, at: usize) -> ItemRow<'_> {
    let item = &plan.items[at];
    let parent = item.parent.and_then(|p| plan.items.get(p));
    ItemRow {
        row: at + 1,
        parent_row: item.parent.map(|p| p + 1),
        uuid: item.uuid.as_deref(),
        kind: item.kind,
        code: item.code.as_deref(),
        title: &item.title,
        state: item.state.as_ref().map(|(s, n)| (*s, n.as_str())),
        content: &item.content,
        parent_code: parent.and_then(|p| p.code.as_deref()),
        parent_title: parent.map(|p| p.title.as_str()),
        licence: &plan.licence,
    }
}

/// An apostrophe before what a spreadsheet would run, or before an apostrophe.
pub fn guard(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

pub(crate) fn unguard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if guard(rest.to_string()) != rest => rest,
        _ => cell,
    }
}

fn line<T: AsRef<[u8]>>(cells: &[T]) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells).expect("writing to memory does not fail");
    writer.into_inner().expect("writing to memory does not fail")
}
