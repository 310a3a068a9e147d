//! The words of the things on one page of a comparison, before and after.

use super::{Change, Thing};
use crate::Error;
use crate::plan::rows::{BlockRow, ItemRow};
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, block_row, item_row};
use diesel::prelude::*;
use std::collections::HashMap;

/// What one thing said, and says; for a paragraph with its anchor.
#[derive(Clone, Debug)]
pub enum Words {
    Item { before: Option<ItemRow>, after: Option<ItemRow> },
    Block { anchor: String, before: Option<BlockRow>, after: Option<BlockRow> },
}

/// The words of these changes, in their order: at most five statements.
pub fn words(conn: &mut Conn, from: Option<i64>, to: i64, changes: &[Change]) -> Result<Vec<Words>, Error> {
    let mut item_ids = Vec::new();
    let mut block_ids = Vec::new();
    for change in changes {
        match change.thing {
            Thing::Item(id) => item_ids.push(id),
            Thing::Block(id) => block_ids.push(id),
        }
    }
    let mut old_items = item_rows(conn, from, &item_ids)?;
    let mut new_items = item_rows(conn, Some(to), &item_ids)?;
    let mut old_blocks = block_rows(conn, from, &block_ids)?;
    let mut new_blocks = block_rows(conn, Some(to), &block_ids)?;
    let mut anchors: HashMap<i64, String> = match block_ids.is_empty() {
        true => HashMap::new(),
        false => block::table
            .filter(block::id.eq_any(&block_ids))
            .select((block::id, block::anchor))
            .load::<(i64, String)>(conn)?
            .into_iter()
            .collect(),
    };
    Ok(changes
        .iter()
        .map(|change| match change.thing {
            Thing::Item(id) => Words::Item { before: old_items.remove(&id), after: new_items.remove(&id) },
            Thing::Block(id) => Words::Block {
                anchor: anchors.remove(&id).unwrap_or_default(),
                before: old_blocks.remove(&id),
                after: new_blocks.remove(&id),
            },
        })
        .collect())
}

fn item_rows(conn: &mut Conn, revision: Option<i64>, ids: &[i64]) -> Result<HashMap<i64, ItemRow>, Error> {
    let Some(revision) = revision.filter(|_| !ids.is_empty()) else { return Ok(HashMap::new()) };
    let rows: Vec<ItemRow> =
        item_row::table.filter(item_row::revision.eq(revision)).filter(item_row::item.eq_any(ids)).load(conn)?;
    Ok(rows.into_iter().map(|r| (r.item, r)).collect())
}

fn block_rows(conn: &mut Conn, revision: Option<i64>, ids: &[i64]) -> Result<HashMap<i64, BlockRow>, Error> {
    let Some(revision) = revision.filter(|_| !ids.is_empty()) else { return Ok(HashMap::new()) };
    let rows: Vec<BlockRow> =
        block_row::table.filter(block_row::revision.eq(revision)).filter(block_row::block.eq_any(ids)).load(conn)?;
    Ok(rows.into_iter().map(|r| (r.block, r)).collect())
}
