//! One item as its page shows it: its content, its history over versions, its place in the text.

use super::edition::{Edition, by_ids};
use super::rows::ItemRow;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_store::schema::plan::{block, block_row, edition, item, item_row, plan, revision};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// The row of an item in one version, found by code or, for an item without one, by id written as `~id`.
pub fn find(conn: &mut Conn, revision: i64, code: &str) -> Result<ItemRow, Error> {
    let query = item_row::table.filter(item_row::revision.eq(revision));
    let rows: Vec<ItemRow> = match code.strip_prefix('~').and_then(|id| id.parse::<i64>().ok()) {
        Some(id) => query.filter(item_row::item.eq(id)).load(conn)?,
        // In order by the database, SQLite would go through the whole version to spare itself the sorting.
        None => query.filter(item_row::code.eq(code.to_string())).load(conn)?,
    };
    rows.into_iter().min_by_key(|row| row.position).ok_or(Error::NotFound("item"))
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
    // As above; an item stands in a text a few times.
    let mut all: Vec<Place> = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::item.eq(id))
        .filter(block_row::revision.eq(revision))
        .select((block::anchor, block_row::number, block_row::chapter, block_row::position))
        .load(conn)?;
    all.sort_by_key(|place| place.position);
    all.truncate(20);
    Ok(all)
}

/// A line of another plan that an item names as `plan/edition/code`.
#[derive(Clone, Debug)]
pub struct Elsewhere {
    pub named: String,
    /// None: it is not there, or not for this reader.
    pub line: Option<Line>,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub edition: Edition,
    pub item: i64,
    pub code: String,
    pub title: String,
}

/// The lines that an item names, in their order, in the version in force: two statements however many, none for none.
pub fn elsewhere(conn: &mut Conn, reader: &Actor, named: &[String]) -> Result<Vec<Elsewhere>, Error> {
    let parts = |name: &String| -> Option<[String; 3]> {
        let mut parts = name.splitn(3, '/').map(str::to_string);
        Some([parts.next()?, parts.next()?, parts.next()?])
    };
    let wanted: Vec<[String; 3]> = named.iter().filter_map(parts).collect();
    let all = |n: usize| -> Vec<String> { wanted.iter().map(|w| w[n].clone()).collect() };
    let found: Vec<(i64, String, String, i64, String, String)> = match wanted.is_empty() {
        true => Vec::new(),
        false => item_row::table
            .inner_join(edition::table.on(edition::published_revision.eq(item_row::revision.nullable())))
            .inner_join(plan::table.on(plan::id.eq(edition::plan)))
            .filter(plan::slug.among(all(0)))
            .filter(edition::slug.among(all(1)))
            .filter(item_row::code.among(all(2)))
            .order(item_row::position.desc())
            .select((edition::id, plan::slug, edition::slug, item_row::item, item_row::code, item_row::title))
            .load(conn)?,
    };
    let ids: BTreeSet<i64> = found.iter().map(|f| f.0).collect();
    let editions = by_ids(conn, reader, &ids.into_iter().map(EditionId).collect::<Vec<_>>())?;
    // Of two with one code the first in the plan is meant.
    let mut lines: HashMap<[String; 3], Line> = HashMap::new();
    for (id, plan, slug, item, code, title) in found {
        if let Some(edition) = editions.iter().find(|e| e.id.0 == id) {
            lines.insert([plan, slug, code.clone()], Line { edition: edition.clone(), item, code, title });
        }
    }
    let line = |name: &String| parts(name).and_then(|parts| lines.get(&parts).cloned());
    Ok(named.iter().map(|name| Elsewhere { named: name.clone(), line: line(name) }).collect())
}

pub fn uuid(conn: &mut Conn, id: i64) -> Result<String, Error> {
    Ok(item::table.filter(item::id.eq(id)).select(item::uuid).first(conn)?)
}
