//! One item as its page shows it: its content, its history over versions, its place in the text.

use super::rows::ItemRow;
use crate::Error;
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, block_row, item, item_row, revision};
use diesel::prelude::*;

/// The row of an item in one version, found by code or, for an item without one, by id written as `~id`.
pub fn find(conn: &mut Conn, revision: i64, code: &str) -> Result<ItemRow, Error> {
    let query = item_row::table.filter(item_row::revision.eq(revision));
    let row: Option<ItemRow> = match code.strip_prefix('~').and_then(|id| id.parse::<i64>().ok()) {
        Some(id) => query.filter(item_row::item.eq(id)).first(conn).optional()?,
        None => query.filter(item_row::code.eq(code.to_string())).order(item_row::position).first(conn).optional()?,
    };
    row.ok_or(Error::NotFound("item"))
}

/// How an item is addressed: by its code, or `~id`.
pub fn address(code: &str, id: i64) -> String {
    if code.is_empty() || code.starts_with('~') || code.contains('/') { format!("~{id}") } else { code.to_string() }
}

/// One version in which an item stands, with what it said there.
#[derive(Clone, Debug, Queryable)]
pub struct Past {
    pub revision: i64,
    pub number: i64,
    pub published_at: Option<i64>,
    pub summary: String,
    pub title: String,
    pub hash: String,
}

/// The published versions an item stands in, oldest first.
pub fn history(conn: &mut Conn, id: i64) -> Result<Vec<Past>, Error> {
    Ok(item_row::table
        .inner_join(revision::table.on(revision::id.eq(item_row::revision)))
        .filter(item_row::item.eq(id))
        .filter(revision::state.eq("published"))
        .order(revision::number)
        .select((
            revision::id,
            revision::number,
            revision::published_at,
            revision::summary,
            item_row::title,
            item_row::hash,
        ))
        .load(conn)?)
}

/// Where an item stands in the text of a version.
#[derive(Clone, Debug, Queryable)]
pub struct Place {
    pub anchor: String,
    pub number: String,
    pub chapter: Option<i64>,
    pub position: i64,
}

pub fn places(conn: &mut Conn, revision: i64, id: i64) -> Result<Vec<Place>, Error> {
    Ok(block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::item.eq(id))
        .filter(block_row::revision.eq(revision))
        .order(block_row::position)
        .select((block::anchor, block_row::number, block_row::chapter, block_row::position))
        .limit(20)
        .load(conn)?)
}

pub fn uuid(conn: &mut Conn, id: i64) -> Result<String, Error> {
    Ok(item::table.filter(item::id.eq(id)).select(item::uuid).first(conn)?)
}
