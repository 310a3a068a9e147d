//! What a planner writes for “what changed”: numbers of paragraphs and codes of items, as readers cite them.

use cantiere_domain::Ref;
use cantiere_spine::Problem;
use cantiere_spine::plan::Edition;
use cantiere_store::schema::plan::{block_row, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;

/// “2.9, A2.3” as paragraphs and items of what is being written, or of what is out where a draft left something away; what
/// is nowhere is told.
pub fn parse(conn: &mut Conn, of: &Edition, text: &str) -> Result<Result<Vec<Ref>, Problem>, cantiere_spine::Error> {
    let mut out = Vec::new();
    for piece in text.split([',', ';', '\n']).map(str::trim).filter(|w| !w.is_empty()) {
        // A code may have a space in it; without one that has, spaces part codes.
        if let Some(found) = place(conn, of, piece)? {
            out.push(found);
            continue;
        }
        for word in piece.split_whitespace() {
            match place(conn, of, word)? {
                Some(found) => out.push(found),
                None => return Ok(Err(Problem::new("changed", "consolidation-problem-place").with("place", word))),
            }
        }
    }
    Ok(Ok(out))
}

fn place(conn: &mut Conn, of: &Edition, name: &str) -> Result<Option<Ref>, cantiere_spine::Error> {
    for revision in versions(of) {
        let block: Option<i64> = block_row::table
            .filter(block_row::revision.eq(revision))
            .filter(block_row::number.eq(name.to_string()))
            .select(block_row::block)
            .first(conn)
            .optional()?;
        if let Some(id) = block {
            return Ok(Some(Ref::Block(id)));
        }
        let item: Option<i64> = item_row::table
            .filter(item_row::revision.eq(revision))
            .filter(item_row::code.eq(name.to_string()))
            .select(item_row::item)
            .first(conn)
            .optional()?;
        if let Some(id) = item {
            return Ok(Some(Ref::Item(id)));
        }
    }
    Ok(None)
}

/// The draft, then what is out.
fn versions(of: &Edition) -> Vec<i64> {
    let mut versions: Vec<i64> = of.shown_to_writers().into_iter().chain(of.published).collect();
    versions.dedup();
    versions
}

/// The other way: how readers cite these.
pub fn labels(conn: &mut Conn, of: &Edition, refs: &[Ref]) -> Result<String, cantiere_spine::Error> {
    let versions = versions(of);
    if refs.is_empty() || versions.is_empty() {
        return Ok(String::new());
    }
    let ids = |kind: &str| refs.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect::<Vec<_>>();
    let blocks: Vec<(i64, i64, String)> = block_row::table
        .filter(block_row::revision.among(&versions))
        .filter(block_row::block.among(ids("block")))
        .select((block_row::revision, block_row::block, block_row::number))
        .load(conn)?;
    let items: Vec<(i64, i64, String)> = item_row::table
        .filter(item_row::revision.among(&versions))
        .filter(item_row::item.among(ids("item")))
        .select((item_row::revision, item_row::item, item_row::code))
        .load(conn)?;
    let label = |r: &Ref| {
        let rows = if matches!(r, Ref::Item(_)) { &items } else { &blocks };
        let of_version = |v: &i64| rows.iter().find(|row| row.0 == *v && row.1 == r.id()).map(|row| row.2.clone());
        versions.iter().find_map(of_version)
    };
    Ok(refs.iter().filter_map(label).collect::<Vec<_>>().join(", "))
}
