//! What a planner writes for “what changed”: numbers of paragraphs and codes of items, as readers cite them.

use cantiere_domain::Ref;
use cantiere_spine::Problem;
use cantiere_spine::plan::Edition;
use cantiere_store::schema::plan::{block_row, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

/// “2.9, A2.3” as paragraphs and items of what is being written; what is not there is told.
pub fn parse(conn: &mut Conn, of: &Edition, text: &str) -> Result<Result<Vec<Ref>, Problem>, cantiere_spine::Error> {
    let Some(revision) = of.shown_to_writers() else { return Ok(Ok(Vec::new())) };
    let mut out = Vec::new();
    for word in text.split([',', ';', '\n', ' ']).map(str::trim).filter(|w| !w.is_empty()) {
        let block: Option<i64> = block_row::table
            .filter(block_row::revision.eq(revision))
            .filter(block_row::number.eq(word.to_string()))
            .select(block_row::block)
            .first(conn)
            .optional()?;
        if let Some(id) = block {
            out.push(Ref::Block(id));
            continue;
        }
        let item: Option<i64> = item_row::table
            .filter(item_row::revision.eq(revision))
            .filter(item_row::code.eq(word.to_string()))
            .select(item_row::item)
            .first(conn)
            .optional()?;
        match item {
            Some(id) => out.push(Ref::Item(id)),
            None => return Ok(Err(Problem::new("changed", "consolidation-problem-place").with("place", word))),
        }
    }
    Ok(Ok(out))
}

/// The other way: how readers cite these.
pub fn labels(conn: &mut Conn, of: &Edition, refs: &[Ref]) -> Result<String, cantiere_spine::Error> {
    let Some(revision) = of.shown_to_writers().filter(|_| !refs.is_empty()) else { return Ok(String::new()) };
    let ids = |kind: &str| refs.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect::<Vec<_>>();
    let blocks: HashMap<i64, String> = block_row::table
        .filter(block_row::revision.eq(revision))
        .filter(block_row::block.among(ids("block")))
        .select((block_row::block, block_row::number))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let items: HashMap<i64, String> = item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::item.among(ids("item")))
        .select((item_row::item, item_row::code))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let label = |r: &Ref| match r {
        Ref::Item(id) => items.get(id).cloned(),
        other => blocks.get(&other.id()).cloned(),
    };
    Ok(refs.iter().filter_map(label).collect::<Vec<_>>().join(", "))
}
