//! The words of the things on one page of a comparison, before and after.

use super::{Change, Thing};
use crate::Error;
use crate::plan::rows::{BlockRow, ItemRow};
use cantiere_store::schema::plan::{block, block_row, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

/// What one thing said, and says; for a paragraph with its anchor.
#[derive(Clone, Debug)]
pub enum Words {
    Item { before: Option<ItemRow>, after: Option<ItemRow> },
    Block { anchor: String, before: Option<BlockRow>, after: Option<BlockRow> },
}

/// The words of these changes, in their order: at most two statements.
pub fn words(conn: &mut Conn, from: Option<i64>, to: i64, changes: &[Change]) -> Result<Vec<Words>, Error> {
    let mut item_ids = Vec::new();
    let mut block_ids = Vec::new();
    for change in changes {
        match change.thing {
            Thing::Item(id) => item_ids.push(id),
            Thing::Block(id) => block_ids.push(id),
        }
    }
    let versions = [from.unwrap_or(to), to];
    let mut items = item_rows(conn, versions, &item_ids)?;
    let (mut blocks, mut anchors) = block_rows(conn, versions, &block_ids)?;
    Ok(changes
        .iter()
        .map(|change| match change.thing {
            Thing::Item(id) => {
                Words::Item { before: from.and_then(|from| items.remove(&(from, id))), after: items.remove(&(to, id)) }
            }
            Thing::Block(id) => Words::Block {
                anchor: anchors.remove(&id).unwrap_or_default(),
                before: from.and_then(|from| blocks.remove(&(from, id))),
                after: blocks.remove(&(to, id)),
            },
        })
        .collect())
}

/// Rows by version and thing.
type Rows<T> = HashMap<(i64, i64), T>;

fn item_rows(conn: &mut Conn, versions: [i64; 2], ids: &[i64]) -> Result<Rows<ItemRow>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<ItemRow> =
        item_row::table.filter(item_row::revision.among(versions)).filter(item_row::item.among(ids)).load(conn)?;
    Ok(rows.into_iter().map(|r| ((r.revision, r.item), r)).collect())
}

/// Paragraphs, and the anchor of each.
fn block_rows(
    conn: &mut Conn,
    versions: [i64; 2],
    ids: &[i64],
) -> Result<(Rows<BlockRow>, HashMap<i64, String>), Error> {
    if ids.is_empty() {
        return Ok(Default::default());
    }
    let rows: Vec<(BlockRow, String)> = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.among(versions))
        .filter(block_row::block.among(ids))
        .select((block_row::all_columns, block::anchor))
        .load(conn)?;
    let anchors = rows.iter().map(|(r, anchor)| (r.block, anchor.clone())).collect();
    Ok((rows.into_iter().map(|(r, _)| ((r.revision, r.block), r)).collect(), anchors))
}
