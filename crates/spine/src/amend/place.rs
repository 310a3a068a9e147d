//! The words an amendment is about: those of a paragraph, or the description of an item (its title, when it has none).

use crate::Error;
use crate::plan::rows::{BlockRow, ItemRow};
use cantiere_domain::Ref;
use cantiere_store::schema::plan::{block_row, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

/// What stands at a place in one version.
#[derive(Clone, Debug)]
pub enum Row {
    Block(BlockRow),
    Item(Box<ItemRow>),
}

impl Row {
    pub fn version(&self) -> i64 {
        match self {
            Row::Block(row) => row.version,
            Row::Item(row) => row.version,
        }
    }

    pub fn words(&self) -> String {
        match self {
            Row::Block(row) => row.text.clone(),
            Row::Item(row) => {
                let description = row.content().description;
                if description.is_empty() { row.title.clone() } else { description }
            }
        }
    }

    /// “4.12”, “A2.3”.
    pub fn label(&self) -> String {
        match self {
            Row::Block(row) => row.number.clone(),
            Row::Item(row) if row.code.is_empty() => row.title.clone(),
            Row::Item(row) => row.code.clone(),
        }
    }

    /// The chapter of a paragraph, the item itself.
    pub fn part(&self) -> Option<i64> {
        match self {
            Row::Block(row) => row.chapter,
            Row::Item(row) => Some(row.item),
        }
    }
}

/// The rows of these places in these versions: two statements however many.
pub fn rows(conn: &mut Conn, places: &[Ref], versions: &[i64]) -> Result<HashMap<(i64, Ref), Row>, Error> {
    let of = |kind: &str| places.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect::<Vec<_>>();
    let (blocks, items) = (of("block"), of("item"));
    let mut out = HashMap::new();
    if !blocks.is_empty() {
        let found: Vec<BlockRow> = block_row::table
            .filter(block_row::revision.among(versions))
            .filter(block_row::block.among(blocks))
            .load(conn)?;
        out.extend(found.into_iter().map(|r| ((r.revision, Ref::Block(r.block)), Row::Block(r))));
    }
    if !items.is_empty() {
        let found: Vec<ItemRow> = item_row::table
            .filter(item_row::revision.among(versions))
            .filter(item_row::item.among(items))
            .load(conn)?;
        out.extend(found.into_iter().map(|r| ((r.revision, Ref::Item(r.item)), Row::Item(Box::new(r)))));
    }
    Ok(out)
}
