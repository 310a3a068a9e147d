//! What a planner writes for “what changed”: numbers of paragraphs and codes of items, as readers cite them.

use cantiere_domain::Ref;
use cantiere_spine::Problem;
use cantiere_spine::plan::Edition;
use cantiere_store::schema::plan::{block_row, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// “2.9, A2.3” as paragraphs and items of what is being written, or of what is out where a draft left something away; what
/// is nowhere is told.
pub fn parse(conn: &mut Conn, of: &Edition, text: &str) -> Result<Result<Vec<Ref>, Problem>, cantiere_spine::Error> {
    let pieces: Vec<&str> = text.split([',', ';', '\n']).map(str::trim).filter(|p| !p.is_empty()).collect();
    let names: HashSet<&str> = pieces.iter().flat_map(|p| p.split_whitespace().chain([*p])).collect();
    let places = named(conn, of, &names)?;
    let mut out = Vec::new();
    for piece in pieces {
        // A code may have a space in it; without one that has, spaces part codes.
        if let Some(found) = places.get(piece) {
            out.push(*found);
            continue;
        }
        for word in piece.split_whitespace() {
            match places.get(word) {
                Some(found) => out.push(*found),
                None => return Ok(Err(Problem::new("changed", "consolidation-problem-place").with("place", word))),
            }
        }
    }
    Ok(Ok(out))
}

/// What these names stand for: of a version first its paragraphs, then its items. Two statements, however many names.
fn named(conn: &mut Conn, of: &Edition, names: &HashSet<&str>) -> Result<HashMap<String, Ref>, cantiere_spine::Error> {
    let versions = versions(of);
    if names.is_empty() || versions.is_empty() {
        return Ok(HashMap::new());
    }
    let blocks: Vec<(i64, String, i64)> = block_row::table
        .filter(block_row::revision.among(&versions))
        .filter(block_row::number.among(names.iter().copied()))
        .order(block_row::position)
        .select((block_row::revision, block_row::number, block_row::block))
        .load(conn)?;
    let items: Vec<(i64, String, i64)> = item_row::table
        .filter(item_row::revision.among(&versions))
        .filter(item_row::code.among(names.iter().copied()))
        .order(item_row::position)
        .select((item_row::revision, item_row::code, item_row::item))
        .load(conn)?;
    let blocks = blocks.into_iter().map(|(version, number, id)| (version, number, Ref::Block(id)));
    let mut rows: Vec<_> =
        blocks.chain(items.into_iter().map(|(version, code, id)| (version, code, Ref::Item(id)))).collect();
    rows.sort_by_key(|row| versions.iter().position(|v| *v == row.0));
    let mut places = HashMap::new();
    for (_, name, place) in rows {
        places.entry(name).or_insert(place);
    }
    Ok(places)
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
