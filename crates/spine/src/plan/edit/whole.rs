//! A draft in memory: its items in one tree and its paragraphs in reading order, and what may be done to their places.
//! Nothing here reads or writes a database; `store` writes the rows that differ afterwards.

use super::order::UNPLACED;
use crate::plan::rows::{BlockRow, ItemRow};
use cantiere_domain::plan::BlockKind;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

/// Items stand parents before children; blocks in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whole {
    pub items: Vec<ItemRow>,
    pub blocks: Vec<BlockRow>,
}

/// A move by one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    /// Below the one before it.
    In,
    /// Beside the one above it.
    Out,
}

impl Step {
    pub fn parse(text: &str) -> Option<Step> {
        Some(match text {
            "up" => Step::Up,
            "down" => Step::Down,
            "in" => Step::In,
            "out" => Step::Out,
            _ => return None,
        })
    }
}

impl Whole {
    pub fn item_at(&self, item: i64) -> Option<usize> {
        self.items.iter().position(|r| r.item == item)
    }

    pub fn block_at(&self, block: i64) -> Option<usize> {
        self.blocks.iter().position(|r| r.block == block)
    }

    /// An item with everything below it, as a range of `items`.
    pub fn branch(&self, at: usize) -> Range<usize> {
        let depth = self.items[at].depth;
        let below = self.items[at + 1..].iter().take_while(|r| r.depth > depth).count();
        at..at + 1 + below
    }

    /// The item at the top of a branch.
    pub fn top(&self, item: i64) -> Option<i64> {
        let parents: HashMap<i64, Option<i64>> = self.items.iter().map(|r| (r.item, r.parent)).collect();
        let mut at = item;
        while let Some(parent) = *parents.get(&at)? {
            at = parent;
        }
        Some(at)
    }

    /// The sibling right before and right after an item.
    fn siblings(&self, at: usize) -> (Option<usize>, Option<usize>) {
        let (parent, after) = (self.items[at].parent, self.branch(at).end);
        let before = (0..at).rev().find(|n| self.items[*n].parent == parent);
        let next = (after < self.items.len() && self.items[after].parent == parent).then_some(after);
        (before, next)
    }

    /// Moves an item with its branch and its text by one step; false when there is nowhere to go.
    pub fn move_item(&mut self, item: i64, step: Step) -> bool {
        let Some(at) = self.item_at(item) else { return false };
        let (before, next) = self.siblings(at);
        let (parent, to) = match (step, before, next, self.items[at].parent) {
            (Step::Up, Some(before), _, parent) => (parent, before),
            (Step::Down, _, Some(next), parent) => (parent, self.branch(next).end),
            (Step::In, Some(before), _, _) => (Some(self.items[before].item), at),
            (Step::Out, _, _, Some(above)) => {
                let Some(above) = self.item_at(above) else { return false };
                (self.items[above].parent, self.branch(above).end)
            }
            _ => return false,
        };
        let branch = self.branch(at);
        let length = branch.len();
        let mut moved: Vec<ItemRow> = self.items.drain(branch).collect();
        let to = if to > at { to - length } else { to };
        moved[0].parent = parent;
        let ids: HashSet<i64> = moved.iter().map(|r| r.item).collect();
        moved.iter_mut().for_each(|r| r.position = UNPLACED);
        self.items.splice(to..to, moved);
        self.set_depths();
        self.carry_text(item, &ids);
        true
    }

    /// Puts an item with its branch and its text as the last one below `parent`, or as the last of all; false when it stands
    /// there, or would stand below itself.
    pub fn place_item(&mut self, item: i64, parent: Option<i64>) -> bool {
        let Some(at) = self.item_at(item) else { return false };
        let branch = self.branch(at);
        let is_below_itself = parent.is_some_and(|p| self.item_at(p).is_none_or(|n| branch.contains(&n)));
        let is_there = self.items[at].parent == parent && self.siblings(at).1.is_none();
        if is_below_itself || is_there {
            return false;
        }
        let mut moved: Vec<ItemRow> = self.items.drain(branch).collect();
        moved[0].parent = parent;
        moved.iter_mut().for_each(|r| r.position = UNPLACED);
        let ids: HashSet<i64> = moved.iter().map(|r| r.item).collect();
        let to = parent.and_then(|p| self.item_at(p)).map_or(self.items.len(), |p| self.branch(p).end);
        self.items.splice(to..to, moved);
        self.set_depths();
        self.carry_text(item, &ids);
        true
    }

    /// Puts a paragraph at the end of what an item says, or before the first chapter.
    pub fn place_block(&mut self, block: i64, of: Option<i64>) -> bool {
        let Some(at) = self.block_at(block).filter(|n| !is_place(&self.blocks[*n])) else { return false };
        if of.is_some_and(|item| self.item_at(item).is_none()) || self.blocks[at].item == of {
            return false;
        }
        let row = BlockRow { item: of, position: UNPLACED, ..self.blocks.remove(at) };
        let to = self.end_of_text(of);
        self.blocks.insert(to, row);
        true
    }

    /// Behind the last words of an item, or of what stands before the first chapter.
    pub fn end_of_text(&self, of: Option<i64>) -> usize {
        let Some(item) = of else { return self.blocks.iter().take_while(|b| b.item.is_none()).count() };
        let last = self.blocks.iter().rposition(|b| b.item == Some(item) && !is_place(b));
        last.map_or_else(|| self.text_place(item), |n| n + 1)
    }

    /// The text of a branch goes where the branch went.
    fn carry_text(&mut self, item: i64, ids: &HashSet<i64>) {
        let (mut text, rest): (Vec<BlockRow>, Vec<BlockRow>) =
            std::mem::take(&mut self.blocks).into_iter().partition(|b| b.item.is_some_and(|i| ids.contains(&i)));
        self.blocks = rest;
        if text.is_empty() {
            return;
        }
        let to = self.text_place(item);
        text.iter_mut().for_each(|b| b.position = UNPLACED);
        self.blocks.splice(to..to, text);
    }

    /// Where the text of an item belongs among the blocks, when none of it stands there yet: after the text of the
    /// sibling before it, or before that of the sibling after it; without those, where its place in the tree says.
    pub fn text_place(&self, item: i64) -> usize {
        let Some(at) = self.item_at(item) else { return self.blocks.len() };
        let order: HashMap<i64, usize> = self.items.iter().enumerate().map(|(n, r)| (r.item, n)).collect();
        let place = |b: &BlockRow| b.item.and_then(|i| order.get(&i).copied());
        let of = |sibling: usize| {
            let branch = self.branch(sibling);
            move |n: Option<usize>| n.is_some_and(|n| branch.contains(&n))
        };
        let (before, next) = self.siblings(at);
        let near = before.and_then(|s| self.blocks.iter().rposition(|b| of(s)(place(b))).map(|n| n + 1));
        let near = near.or_else(|| next.and_then(|s| self.blocks.iter().position(|b| of(s)(place(b)))));
        near.unwrap_or_else(|| self.blocks.iter().rposition(|b| place(b).is_none_or(|n| n < at)).map_or(0, |n| n + 1))
    }

    /// Puts a new item as the last one below `parent`, or right after a sibling.
    pub fn add_item(&mut self, mut row: ItemRow, after: Option<i64>) -> bool {
        row.position = UNPLACED;
        let to = match (after.and_then(|a| self.item_at(a)), row.parent) {
            (Some(at), parent) if self.items[at].parent == parent => self.branch(at).end,
            (_, Some(parent)) => match self.item_at(parent) {
                Some(at) => self.branch(at).end,
                None => return false,
            },
            (_, None) => self.items.len(),
        };
        self.items.insert(to, row);
        self.set_depths();
        true
    }

    /// Moves a block past the one before or after it in its chapter; false when it is the first or last.
    pub fn move_block(&mut self, block: i64, step: Step) -> bool {
        let Some(at) = self.block_at(block) else { return false };
        let other = match step {
            Step::Up => at.checked_sub(1),
            Step::Down => (at + 1 < self.blocks.len()).then_some(at + 1),
            Step::In | Step::Out => None,
        };
        let Some(other) = other.filter(|n| self.blocks[*n].chapter == self.blocks[at].chapter) else { return false };
        let passed = &self.blocks[other];
        // Among the words of another item it is that item's text; where an item is shown has no text of its own.
        if !is_place(passed) && !is_place(&self.blocks[at]) {
            self.blocks[at].item = passed.item;
        }
        self.blocks[at].position = UNPLACED;
        self.blocks.swap(at, other);
        true
    }

    /// Positions, depths, chapters and numbers, as they follow from the order.
    pub fn settle(&mut self) {
        super::store::settle(self);
    }

    /// Depths follow from parents.
    pub fn set_depths(&mut self) {
        let mut depths = HashMap::<i64, i64>::new();
        for row in &mut self.items {
            row.depth = row.parent.and_then(|p| depths.get(&p)).map_or(0, |d| d + 1);
            depths.insert(row.item, row.depth);
        }
    }
}

/// Whether the block only says where an item is shown.
pub fn is_place(block: &BlockRow) -> bool {
    block.kind == BlockKind::Item.as_str()
}
