//! Every place of one version that something can be said about, in the order of the text: for tables that people fill in.

use crate::Error;
use crate::plan::Edition;
use crate::plan::item::address;
use crate::plan::rows::ItemRow;
use cantiere_domain::Ref;
use cantiere_domain::plan::BlockKind;
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, block_row, item_row, revision};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// `p:anchor` or `i:code`.
    pub key: String,
    pub on: Ref,
    /// What readers call it: “4.12”, “A2.3”; a title where there is no code.
    pub code: String,
    /// The words that another wording would change.
    pub text: String,
}

/// The places of a published version of an edition: three statements however many.
pub fn places(conn: &mut Conn, of: &Edition, version: i64) -> Result<Vec<Place>, Error> {
    let known: Option<i64> = revision::table
        .filter(revision::id.eq(version))
        .filter(revision::edition.eq(of.id.0))
        .filter(revision::state.eq("published"))
        .select(revision::id)
        .first(conn)
        .optional()?;
    let version = known.ok_or(Error::NotFound("version"))?;
    let items: Vec<ItemRow> =
        item_row::table.filter(item_row::revision.eq(version)).order(item_row::position).load(conn)?;
    let by_id: HashMap<i64, &ItemRow> = items.iter().map(|i| (i.item, i)).collect();
    let blocks: Vec<(i64, String, Option<i64>, String, String, String)> = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.eq(version))
        .order(block_row::position)
        .select((block_row::block, block_row::kind, block_row::item, block_row::number, block_row::text, block::anchor))
        .load(conn)?;
    let mut out = Vec::with_capacity(blocks.len() + items.len());
    let mut seen: HashSet<i64> = HashSet::new();
    for (id, kind, of_item, number, text, anchor) in blocks {
        match (BlockKind::parse(&kind), of_item.and_then(|i| by_id.get(&i))) {
            (Some(BlockKind::Item), Some(row)) if seen.insert(row.item) => out.push(of_row(row)),
            (Some(kind), _) if kind.is_numbered() => {
                out.push(Place { key: format!("p:{anchor}"), on: Ref::Block(id), code: number, text });
            }
            _ => {}
        }
    }
    out.extend(items.iter().filter(|row| !seen.contains(&row.item)).map(of_row));
    Ok(out)
}

fn of_row(row: &ItemRow) -> Place {
    let description = row.content().description;
    Place {
        key: format!("i:{}", address(&row.code, row.item)),
        on: Ref::Item(row.item),
        code: if row.code.is_empty() { row.title.clone() } else { row.code.clone() },
        text: if description.is_empty() { row.title.clone() } else { description },
    }
}
