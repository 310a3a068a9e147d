//! What somebody still writes of, and a colleague took out of the draft in the meantime: where its words would go now.

use super::block::Spot;
use super::removed::Cut;
use crate::Error;
use crate::plan::edition::Edition;
use crate::trace::{self, Relation};
use cantiere_domain::Ref;
use cantiere_store::schema::desk::plan_removed;
use cantiere_store::schema::plan::{block, block_row, item, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashSet;

/// Where a paragraph stood that is not in the draft any more: behind what it was joined to or what stood before it, else at the
/// end of what it belonged to. None: the edition never had it.
pub fn spot_of_block(conn: &mut Conn, of: &Edition, id: i64) -> Result<Option<Spot>, Error> {
    let known: i64 = block::table.filter(block::id.eq(id).and(block::edition.eq(of.id.0))).count().get_result(conn)?;
    let Some(draft) = of.shown_to_writers().filter(|_| known > 0) else { return Ok(None) };
    let joined =
        trace::from_all(conn, "block", &[id])?.into_iter().filter(|l| l.relation == Relation::MergedInto.as_str());
    let mut before: Vec<i64> =
        joined.filter_map(|l| if let Ref::Block(into) = l.to { Some(into) } else { None }).collect();
    let mut owners: Vec<i64> = Vec::new();
    for cut in cuts(conn, draft)? {
        if let Some((row, after)) = cut.block(id) {
            before.extend(after);
            owners.extend(row.item);
        }
    }
    let elsewhere: Vec<(Option<i64>, Option<i64>)> = block_row::table
        .filter(block_row::block.eq(id))
        .order(block_row::revision.desc())
        .select((block_row::item, block_row::chapter))
        .load(conn)?;
    owners.extend(elsewhere.into_iter().flat_map(|(item, chapter)| [item, chapter]).flatten());
    let there: Vec<i64> = block_row::table
        .filter(block_row::revision.eq(draft).and(block_row::block.among(before.iter().copied())))
        .select(block_row::block)
        .load(conn)?;
    if let Some(after) = before.into_iter().find(|b| there.contains(b)) {
        return Ok(Some(Spot::After(after)));
    }
    let items = items(conn, draft)?;
    let owner = owners.into_iter().find(|i| items.iter().any(|(id, _)| id == i));
    // Nothing is left of where it was: the end of the plan.
    let last = items.iter().rev().find(|(_, parent)| parent.is_none()).map(|(id, _)| *id);
    Ok(Some(Spot::In(owner.or(last))))
}

/// The same of an item: what it stood below, if that is still there.
pub fn parent_of_item(conn: &mut Conn, of: &Edition, id: i64) -> Result<Option<Option<i64>>, Error> {
    let known: i64 = item::table.filter(item::id.eq(id).and(item::edition.eq(of.id.0))).count().get_result(conn)?;
    let Some(draft) = of.shown_to_writers().filter(|_| known > 0) else { return Ok(None) };
    let cut = cuts(conn, draft)?.iter().find_map(|cut| cut.item(id).map(|row| row.parent));
    let parent = match cut {
        Some(parent) => parent,
        None => item_row::table
            .filter(item_row::item.eq(id))
            .order(item_row::revision.desc())
            .select(item_row::parent)
            .first(conn)
            .optional()?
            .flatten(),
    };
    let there: HashSet<i64> = items(conn, draft)?.into_iter().map(|(id, _)| id).collect();
    Ok(Some(parent.filter(|p| there.contains(p))))
}

/// What was removed from a draft, the last first.
fn cuts(conn: &mut Conn, draft: i64) -> Result<Vec<Cut>, Error> {
    let texts: Vec<String> = plan_removed::table
        .filter(plan_removed::revision.eq(draft))
        .order(plan_removed::id.desc())
        .select(plan_removed::content)
        .load(conn)?;
    Ok(texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect())
}

fn items(conn: &mut Conn, draft: i64) -> Result<Vec<(i64, Option<i64>)>, Error> {
    Ok(item_row::table
        .filter(item_row::revision.eq(draft))
        .order(item_row::position)
        .select((item_row::item, item_row::parent))
        .load(conn)?)
}
