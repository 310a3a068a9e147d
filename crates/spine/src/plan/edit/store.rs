//! Reading a draft into memory, and writing back the rows that an edit changed: places, chapters, numbers.

use super::check::Neighbour;
use super::order;
use super::whole::Whole;
use crate::Error;
use crate::plan::import::{blocks_of, items_of, replace_blocks, replace_items};
use crate::plan::rows::{self, BlockRow, ItemRow};
use cantiere_domain::plan::{BlockKind, chapter_labels, number_blocks};
use cantiere_store::schema::plan::{block_row, item_row};
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// Beyond so many changed rows all are written at once.
const ONE_BY_ONE: usize = 100;

pub fn load(tx: &mut Tx, revision: i64) -> Result<Whole, Error> {
    Ok(Whole { items: items_of(tx, Some(revision))?, blocks: blocks_of(tx, Some(revision))? })
}

/// One paragraph of a draft.
pub fn block(conn: &mut Conn, revision: i64, block: i64) -> Result<Option<BlockRow>, Error> {
    Ok(block_row::table.find((revision, block)).first(conn).optional()?)
}

/// One item of a draft.
pub fn item(conn: &mut Conn, revision: i64, item: i64) -> Result<Option<ItemRow>, Error> {
    Ok(item_row::table.find((revision, item)).first(conn).optional()?)
}

/// What an item is checked against: codes, kinds and titles of all the others.
pub fn neighbours(conn: &mut Conn, revision: i64, of: i64) -> Result<Vec<Neighbour>, Error> {
    Ok(item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::item.ne(of))
        .order(item_row::position)
        .select((item_row::kind, item_row::code, item_row::title))
        .load(conn)?)
}

/// Settles what follows from the order: positions, chapters, the numbers that readers cite.
pub(super) fn settle(whole: &mut Whole) {
    whole.set_depths();
    let mut positions: Vec<i64> = whole.items.iter().map(|r| r.position).collect();
    order::fill(&mut positions);
    whole.items.iter_mut().zip(positions).for_each(|(r, p)| r.position = p);
    let mut positions: Vec<i64> = whole.blocks.iter().map(|r| r.position).collect();
    order::fill(&mut positions);
    whole.blocks.iter_mut().zip(positions).for_each(|(r, p)| r.position = p);

    let chapters = chapters(&whole.items);
    let tops: Vec<&str> = whole.items.iter().filter(|i| i.parent.is_none()).map(|i| i.code.as_str()).collect();
    let labels = chapter_labels(&tops);
    let of = |b: &BlockRow| b.item.and_then(|i| chapters.get(&i).copied());
    let kinds: Vec<(&str, BlockKind)> = whole
        .blocks
        .iter()
        .map(|b| {
            (of(b).map_or("", |c| labels[c.1].as_str()), BlockKind::parse(&b.kind).unwrap_or(BlockKind::Paragraph))
        })
        .collect();
    let numbers = number_blocks(&kinds);
    for (block, number) in whole.blocks.iter_mut().zip(numbers) {
        block.chapter = of(block).map(|c| c.0);
        block.number = number.unwrap_or_default();
    }
}

/// For each item: the item at the top of its branch, and which of the tops that is.
fn chapters(items: &[ItemRow]) -> HashMap<i64, (i64, usize)> {
    let mut tops = HashMap::<i64, (i64, usize)>::new();
    let mut count = 0;
    for row in items {
        let top = row.parent.and_then(|p| tops.get(&p).copied()).unwrap_or_else(|| {
            count += 1;
            (row.item, count - 1)
        });
        tops.insert(row.item, top);
    }
    tops
}

/// Writes what differs between the draft as it was read and as it is to be.
pub fn write(tx: &mut Tx, revision: i64, before: &Whole, mut after: Whole) -> Result<(), Error> {
    settle(&mut after);
    items(tx, revision, &before.items, &after.items)?;
    blocks(tx, revision, &before.blocks, &after.blocks)
}

fn items(tx: &mut Tx, revision: i64, before: &[ItemRow], after: &[ItemRow]) -> Result<(), Error> {
    let old: HashMap<i64, &ItemRow> = before.iter().map(|r| (r.item, r)).collect();
    let kept: HashSet<i64> = after.iter().map(|r| r.item).collect();
    let gone: Vec<i64> = before.iter().map(|r| r.item).filter(|i| !kept.contains(i)).collect();
    let changed: Vec<&ItemRow> = after
        .iter()
        .filter(|r| old.get(&r.item).is_some_and(|o| ItemRow { revision: o.revision, ..(*r).clone() } != **o))
        .collect();
    if gone.len() + changed.len() > ONE_BY_ONE {
        return replace_items(tx, revision, after);
    }
    let of = item_row::table.filter(item_row::revision.eq(revision));
    diesel::delete(of.filter(item_row::item.among(gone))).execute(&mut **tx)?;
    for row in changed {
        write_item(tx, revision, row)?;
    }
    let fresh: Vec<ItemRow> =
        after.iter().filter(|r| !old.contains_key(&r.item)).map(|r| ItemRow { revision, ..r.clone() }).collect();
    Ok(rows::insert_items(tx, &fresh)?)
}

fn blocks(tx: &mut Tx, revision: i64, before: &[BlockRow], after: &[BlockRow]) -> Result<(), Error> {
    let old: HashMap<i64, &BlockRow> = before.iter().map(|r| (r.block, r)).collect();
    let kept: HashSet<i64> = after.iter().map(|r| r.block).collect();
    let gone: Vec<i64> = before.iter().map(|r| r.block).filter(|b| !kept.contains(b)).collect();
    let changed: Vec<&BlockRow> = after
        .iter()
        .filter(|r| old.get(&r.block).is_some_and(|o| BlockRow { revision: o.revision, ..(*r).clone() } != **o))
        .collect();
    if gone.len() + changed.len() > ONE_BY_ONE {
        return replace_blocks(tx, revision, after);
    }
    let of = block_row::table.filter(block_row::revision.eq(revision));
    diesel::delete(of.filter(block_row::block.among(gone))).execute(&mut **tx)?;
    for row in changed {
        write_block(tx, revision, row)?;
    }
    let fresh: Vec<BlockRow> =
        after.iter().filter(|r| !old.contains_key(&r.block)).map(|r| BlockRow { revision, ..r.clone() }).collect();
    Ok(rows::insert_blocks(tx, &fresh)?)
}

/// Writes one row over.
pub fn write_item(tx: &mut Tx, revision: i64, row: &ItemRow) -> Result<(), Error> {
    diesel::update(item_row::table.filter(item_row::revision.eq(revision)).filter(item_row::item.eq(row.item)))
        .set((
            (item_row::parent.eq(row.parent), item_row::position.eq(row.position), item_row::depth.eq(row.depth)),
            (item_row::kind.eq(&row.kind), item_row::code.eq(&row.code), item_row::code_key.eq(&row.code_key)),
            (item_row::title.eq(&row.title), item_row::content.eq(&row.content)),
            (item_row::hash.eq(&row.hash), item_row::version.eq(row.version)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The same of a paragraph.
pub fn write_block(tx: &mut Tx, revision: i64, row: &BlockRow) -> Result<(), Error> {
    diesel::update(block_row::table.filter(block_row::revision.eq(revision)).filter(block_row::block.eq(row.block)))
        .set((
            (block_row::item.eq(row.item), block_row::chapter.eq(row.chapter), block_row::position.eq(row.position)),
            (block_row::kind.eq(&row.kind), block_row::level.eq(row.level), block_row::number.eq(&row.number)),
            (block_row::text.eq(&row.text), block_row::hash.eq(&row.hash), block_row::version.eq(row.version)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
