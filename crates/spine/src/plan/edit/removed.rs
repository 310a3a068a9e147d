//! What was removed from a draft is kept until the draft is published, so that every removal can be taken back.

use super::order::UNPLACED;
use super::whole::{Whole, is_place};
use super::{rights, store};
use crate::plan::rows::{BlockRow, ItemRow};
use crate::trace::{self, Relation};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_store::schema::desk::plan_removed;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// Rows cut out of a draft, and what stood before them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cut {
    items: Vec<ItemRow>,
    blocks: Vec<BlockRow>,
    /// The sibling before the first item.
    after_item: Option<i64>,
    /// For each block, the one before it.
    after_blocks: Vec<Option<i64>>,
    /// The paragraph was joined to another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    joined: Option<Joined>,
    /// It was only moved or joined: this is where it stood. The last field: `list` looks for it at the end.
    #[serde(default)]
    moved: bool,
}

/// What the paragraph that another one was joined to said before, and what it says since.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Joined {
    pub into: i64,
    pub before: String,
    pub since: String,
}

impl Cut {
    pub(super) fn into_joined(self, joined: Joined) -> Cut {
        Cut { joined: Some(joined), moved: true, ..self }
    }

    pub(super) fn into_moved(self) -> Cut {
        Cut { moved: true, ..self }
    }

    pub(super) fn item(&self, id: i64) -> Option<&ItemRow> {
        self.items.iter().find(|r| r.item == id)
    }

    /// With the block before it.
    pub(super) fn block(&self, id: i64) -> Option<(&BlockRow, Option<i64>)> {
        let at = self.blocks.iter().position(|b| b.block == id)?;
        Some((&self.blocks[at], self.after_blocks.get(at).copied().flatten()))
    }
}

pub(super) fn cut_item(whole: &mut Whole, at: usize) -> Cut {
    let branch = whole.branch(at);
    let parent = whole.items[at].parent;
    let after_item = whole.items[..at].iter().rev().find(|r| r.parent == parent).map(|r| r.item);
    let items: Vec<ItemRow> = whole.items.drain(branch).collect();
    let ids: HashSet<i64> = items.iter().map(|r| r.item).collect();
    let (blocks, after_blocks) = cut_blocks(whole, |b| b.item.is_some_and(|i| ids.contains(&i)));
    Cut { items, blocks, after_item, after_blocks, ..Cut::default() }
}

pub(super) fn cut_block(whole: &mut Whole, block: i64) -> Cut {
    let (blocks, after_blocks) = cut_blocks(whole, |b| b.block == block);
    Cut { blocks, after_blocks, ..Cut::default() }
}

fn cut_blocks(whole: &mut Whole, which: impl Fn(&BlockRow) -> bool) -> (Vec<BlockRow>, Vec<Option<i64>>) {
    let (mut cut, mut after, mut rest, mut last) = (Vec::new(), Vec::new(), Vec::new(), None);
    for block in std::mem::take(&mut whole.blocks) {
        let id = block.block;
        match which(&block) {
            true => {
                cut.push(block);
                after.push(last);
            }
            false => rest.push(block),
        }
        last = Some(id);
    }
    whole.blocks = rest;
    (cut, after)
}

pub(super) fn keep(tx: &mut Tx, by: &Actor, revision: i64, cut: &Cut) -> Result<i64, Error> {
    let now = tx.now();
    Ok(diesel::insert_into(plan_removed::table)
        .values((
            plan_removed::revision.eq(revision),
            plan_removed::content.eq(serde_json::to_string(cut).unwrap_or_default()),
            plan_removed::person.eq(by.person.map(|p| p.0)),
            plan_removed::at.eq(now),
        ))
        .returning(plan_removed::id)
        .get_result(&mut **tx)?)
}

/// Brings back what was removed, where it stood, under the same ids.
pub fn undo(tx: &mut Tx, by: &Actor, of: EditionId, number: i64) -> Result<(), Error> {
    let draft = rights::draft(tx, by, of)?;
    let text: Option<String> = plan_removed::table
        .filter(plan_removed::id.eq(number))
        .filter(plan_removed::revision.eq(draft.revision))
        .select(plan_removed::content)
        .first(&mut **tx)
        .optional()?;
    let cut: Cut = text.and_then(|t| serde_json::from_str(&t).ok()).ok_or(Error::NotFound("removed"))?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    let cut = if let Some(joined) = &cut.joined {
        part(tx, &mut whole, joined, &cut.blocks)?;
        cut
    } else if cut.moved {
        taken_out(&mut whole, cut).ok_or(Error::NotFound("removed"))?
    } else {
        cut
    };
    let taken: HashSet<&str> = whole.items.iter().map(|r| r.code.as_str()).filter(|c| !c.is_empty()).collect();
    if let Some(row) = cut.items.iter().find(|r| taken.contains(r.code.as_str())) {
        let other = whole.items.iter().find(|r| r.code == row.code).map_or("", |r| r.title.as_str());
        return Err(Problem::new("code", "problem-code-taken").with("code", &row.code).with("title", other).into());
    }
    put_back(&mut whole, cut);
    store::write(tx, draft.revision, &before, whole)?;
    diesel::delete(plan_removed::table.filter(plan_removed::id.eq(number))).execute(&mut **tx)?;
    rights::note(tx, by, &draft.edition, "draft_restored", ("edition", draft.edition.id.0))
}

/// The paragraph that says both says again what it said before; the other one, which is about to come back, is a text of its own.
fn part(tx: &mut Tx, whole: &mut Whole, joined: &Joined, second: &[BlockRow]) -> Result<(), Error> {
    let at = whole.block_at(joined.into).ok_or(Error::NotFound("removed"))?;
    let row = &mut whole.blocks[at];
    if row.text != joined.since {
        return Err(Problem::new("text", "problem-join-changed").into());
    }
    row.text.clone_from(&joined.before);
    row.hash = BlockRow::content_hash(&row.kind, row.level, &row.text);
    row.version += 1;
    for block in second {
        trace::take_back(tx, Ref::Block(block.block), Ref::Block(joined.into), Relation::MergedInto)?;
    }
    Ok(())
}

/// What was moved, as it reads by now, cut out to go back to where it stood. None: it is not there any more.
fn taken_out(whole: &mut Whole, stood: Cut) -> Option<Cut> {
    let now = match (stood.items.first(), stood.blocks.first()) {
        (Some(first), _) => {
            let at = whole.item_at(first.item)?;
            let mut now = cut_item(whole, at);
            now.items[0].parent = first.parent;
            now
        }
        (None, Some(block)) => {
            whole.block_at(block.block)?;
            let mut now = cut_block(whole, block.block);
            now.blocks[0].item = block.item;
            now
        }
        (None, None) => return None,
    };
    let mut last = None;
    let mut after_blocks = Vec::with_capacity(now.blocks.len());
    for block in &now.blocks {
        // What was added to it after the move stays behind what it was added to.
        after_blocks.push(stood.block(block.block).map_or(last, |(_, after)| after));
        last = Some(block.block);
    }
    Some(Cut { after_item: stood.after_item, after_blocks, ..now })
}

/// Something that was removed from a draft, to be brought back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Removed {
    pub number: i64,
    pub at: i64,
    /// The item that went, with its code; none: a paragraph.
    pub item: Option<(String, String)>,
    /// The first words that went.
    pub text: String,
    /// Items and paragraphs that went with it.
    pub items: usize,
    pub paragraphs: usize,
}

/// Shown on one page.
const MOST: i64 = 100;

/// What was removed from a draft and not brought back, the last first.
pub fn list(conn: &mut Conn, draft: i64) -> Result<Vec<Removed>, Error> {
    let rows: Vec<(i64, i64, String)> = plan_removed::table
        .filter(plan_removed::revision.eq(draft))
        // What was only moved leaves no place on the page; `moved` is the last that is told of a cut.
        .filter(plan_removed::content.not_like("%,\"moved\":true}"))
        .order(plan_removed::id.desc())
        .limit(MOST)
        .select((plan_removed::id, plan_removed::at, plan_removed::content))
        .load(conn)?;
    let read = |(number, at, content): (i64, i64, String)| {
        let cut: Cut = serde_json::from_str(&content).ok()?;
        let words: Vec<&BlockRow> = cut.blocks.iter().filter(|b| !is_place(b)).collect();
        Some(Removed {
            number,
            at,
            item: cut.items.first().map(|r| (r.code.clone(), r.title.clone())),
            text: words.first().map(|b| b.text.clone()).unwrap_or_default(),
            items: cut.items.len().saturating_sub(1),
            paragraphs: words.len(),
        })
    };
    Ok(rows.into_iter().filter_map(read).collect())
}

pub(super) fn put_back(whole: &mut Whole, cut: Cut) {
    let Cut { items, blocks, after_item, after_blocks, .. } = cut;
    if let Some((first, below)) = items.split_first() {
        let parent = first.parent.filter(|p| whole.item_at(*p).is_some());
        let first = ItemRow { parent, position: UNPLACED, ..first.clone() };
        let (id, is_first) = (first.item, after_item.is_none());
        whole.add_item(first, after_item);
        if let (true, Some(at)) = (is_first, whole.item_at(id)) {
            // It was the first below its parent, or the first of all.
            let to = parent.and_then(|p| whole.item_at(p)).map_or(0, |p| p + 1);
            let row = whole.items.remove(at);
            whole.items.insert(to, row);
        }
        let at = whole.item_at(id).map_or(whole.items.len(), |n| n + 1);
        let below = below.iter().map(|r| ItemRow { position: UNPLACED, ..r.clone() });
        whole.items.splice(at..at, below.collect::<Vec<_>>());
        whole.set_depths();
    }
    for (block, after) in blocks.into_iter().zip(after_blocks) {
        let to = match after {
            None => 0,
            Some(after) => match (whole.block_at(after), block.item) {
                (Some(at), _) => at + 1,
                (None, Some(item)) => whole.text_place(item),
                (None, None) => 0,
            },
        };
        // Words of an item that is gone meanwhile belong to what stands above.
        let item = block
            .item
            .filter(|i| whole.item_at(*i).is_some())
            .or_else(|| to.checked_sub(1).and_then(|n| whole.blocks[n].item));
        whole.blocks.insert(to, BlockRow { item, position: UNPLACED, ..block });
    }
}
