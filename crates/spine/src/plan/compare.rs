//! What changes between two versions of an edition: which items and paragraphs were added, removed, moved, reworded.
//! Versions are compared by hashes; words are read for one page at a time. It says nothing about why.

mod longest;
mod text;

pub use text::{Words, words};

use crate::Error;
use cantiere_domain::plan::{BlockKind, ItemKind};
use cantiere_store::schema::plan::{block_row, item_row};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// What became of one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    Added,
    Removed,
    Changed,
    /// At another place, with the same words.
    Moved,
    /// At another place, with other words.
    MovedAndChanged,
}

impl What {
    pub const ALL: [What; 5] = [What::Added, What::Removed, What::Changed, What::Moved, What::MovedAndChanged];

    pub fn as_str(self) -> &'static str {
        match self {
            What::Added => "added",
            What::Removed => "removed",
            What::Changed => "changed",
            What::Moved => "moved",
            What::MovedAndChanged => "moved-changed",
        }
    }
}

/// An item or a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Thing {
    Item(i64),
    Block(i64),
}

impl Thing {
    /// As it stands in addresses: `i12`, `p7`.
    pub fn key(self) -> String {
        match self {
            Thing::Item(id) => format!("i{id}"),
            Thing::Block(id) => format!("p{id}"),
        }
    }

    pub fn parse(key: &str) -> Option<Thing> {
        let id = key.get(1..)?.parse().ok()?;
        match key.as_bytes().first()? {
            b'i' => Some(Thing::Item(id)),
            b'p' => Some(Thing::Block(id)),
            _ => None,
        }
    }
}

/// What is counted together: actions, objectives …, paragraphs, headings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Sort {
    Item(ItemKind),
    Heading,
    Paragraph,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub thing: Thing,
    pub sort: Sort,
    pub what: What,
    /// The chapter it stands in, or stood in if it was removed; none: before the first chapter.
    pub chapter: Option<i64>,
}

/// Everything that changed, in reading order of the newer version: of each chapter its items, then its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    pub changes: Vec<Change>,
    /// The chapters of both versions, in order: id, code, title.
    pub chapters: Vec<(i64, String, String)>,
    /// Items and paragraphs that stand in both as they were.
    pub same: usize,
}

impl Comparison {
    /// How many of each sort met each fate. What was moved and reworded counts as both.
    pub fn counts(&self, chapter: Option<Option<i64>>) -> BTreeMap<(Sort, What), usize> {
        let mut counts = BTreeMap::new();
        for change in self.changes.iter().filter(|c| chapter.is_none_or(|of| c.chapter == of)) {
            let fates: &[What] = match change.what {
                What::MovedAndChanged => &[What::Changed, What::Moved],
                ref one => std::slice::from_ref(one),
            };
            for what in fates {
                *counts.entry((change.sort, *what)).or_default() += 1;
            }
        }
        counts
    }
}

#[derive(Clone, Debug, Queryable)]
struct ItemLine {
    item: i64,
    parent: Option<i64>,
    kind: String,
    code: String,
    title: String,
    hash: String,
}

#[derive(Clone, Debug, Queryable)]
struct BlockLine {
    block: i64,
    item: Option<i64>,
    chapter: Option<i64>,
    kind: String,
    hash: String,
}

/// Compares two versions: two statements, without the words of the text. An older version may be none: all is added.
pub fn compare(conn: &mut Conn, from: Option<i64>, to: i64) -> Result<Comparison, Error> {
    let (old_items, new_items) = item_lines(conn, from, to)?;
    let (old_blocks, new_blocks) = block_lines(conn, from, to)?;
    let mut out = Comparison { chapters: chapters(&old_items, &new_items), ..Comparison::default() };
    let mut changes = items(&old_items, &new_items, &mut out.same);
    changes.extend(blocks(&old_blocks, &new_blocks, &mut out.same));
    let rank: HashMap<Option<i64>, usize> = out.chapters.iter().enumerate().map(|(n, c)| (Some(c.0), n + 1)).collect();
    changes.sort_by_key(|c| rank.get(&c.chapter).copied().unwrap_or(0));
    out.changes = changes;
    Ok(out)
}

/// The lines of the older and of the newer version.
type Both<T> = (Vec<T>, Vec<T>);

fn apart<T: Clone>(rows: Vec<(i64, T)>, from: Option<i64>, to: i64) -> Both<T> {
    let (new, old): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(revision, _)| *revision == to);
    let lines = |rows: Vec<(i64, T)>| rows.into_iter().map(|(_, line)| line).collect::<Vec<T>>();
    match from == Some(to) {
        // A version beside itself.
        true => (lines(new.clone()), lines(new)),
        false => (lines(old), lines(new)),
    }
}

fn item_lines(conn: &mut Conn, from: Option<i64>, to: i64) -> Result<Both<ItemLine>, Error> {
    let line = (item_row::item, item_row::parent, item_row::kind, item_row::code, item_row::title, item_row::hash);
    let rows = item_row::table
        .filter(item_row::revision.among([from.unwrap_or(to), to]))
        .order(item_row::position)
        .select((item_row::revision, line))
        .load(conn)?;
    Ok(apart(rows, from, to))
}

/// Where items are shown in the text is left out: the item itself is compared.
fn block_lines(conn: &mut Conn, from: Option<i64>, to: i64) -> Result<Both<BlockLine>, Error> {
    let line = (block_row::block, block_row::item, block_row::chapter, block_row::kind, block_row::hash);
    let rows = block_row::table
        .filter(block_row::revision.among([from.unwrap_or(to), to]))
        .filter(block_row::kind.ne(BlockKind::Item.as_str()))
        .order(block_row::position)
        .select((block_row::revision, line))
        .load(conn)?;
    Ok(apart(rows, from, to))
}

fn chapters(old: &[ItemLine], new: &[ItemLine]) -> Vec<(i64, String, String)> {
    let line = |l: &ItemLine| (l.item, l.code.clone(), l.title.clone());
    let mut out: Vec<(i64, String, String)> = new.iter().filter(|l| l.parent.is_none()).map(line).collect();
    let mut at = 0;
    for gone in old.iter().filter(|l| l.parent.is_none()) {
        match out.iter().position(|c| c.0 == gone.item) {
            Some(found) => at = found + 1,
            None => {
                out.insert(at, line(gone));
                at += 1;
            }
        }
    }
    out
}

fn tops(lines: &[ItemLine]) -> HashMap<i64, i64> {
    let mut tops = HashMap::new();
    for line in lines {
        let top = line.parent.and_then(|p| tops.get(&p).copied()).unwrap_or(line.item);
        tops.insert(line.item, top);
    }
    tops
}

fn items(old: &[ItemLine], new: &[ItemLine], same: &mut usize) -> Vec<Change> {
    let (old_tops, new_tops) = (tops(old), tops(new));
    let before: HashMap<i64, (usize, &ItemLine)> = old.iter().enumerate().map(|(n, l)| (l.item, (n, l))).collect();
    let still: HashSet<i64> = new.iter().map(|l| l.item).collect();
    let stays = |l: &ItemLine| before.get(&l.item).is_some_and(|(_, b)| b.parent == l.parent);
    let kept = kept_order(new.iter().filter(|l| stays(l)).map(|l| (l.parent, l.item, before[&l.item].0)));
    merged(
        new.iter().map(|l| {
            let change = |what| Change {
                thing: Thing::Item(l.item),
                sort: sort_of_item(&l.kind),
                what,
                chapter: new_tops.get(&l.item).copied(),
            };
            let fate = before.get(&l.item).map(|(_, b)| (b.hash == l.hash, kept.contains(&l.item)));
            (l.item, fate, change)
        }),
        old.iter().map(|l| {
            let chapter = old_tops.get(&l.item).copied();
            let gone = Change { thing: Thing::Item(l.item), sort: sort_of_item(&l.kind), what: What::Removed, chapter };
            (l.item, (!still.contains(&l.item)).then_some(gone))
        }),
        same,
    )
}

fn blocks(old: &[BlockLine], new: &[BlockLine], same: &mut usize) -> Vec<Change> {
    let before: HashMap<i64, (usize, &BlockLine)> = old.iter().enumerate().map(|(n, l)| (l.block, (n, l))).collect();
    let still: HashSet<i64> = new.iter().map(|l| l.block).collect();
    let stays = |l: &BlockLine| before.get(&l.block).is_some_and(|(_, b)| b.item == l.item);
    let kept = kept_order(new.iter().filter(|l| stays(l)).map(|l| (l.item, l.block, before[&l.block].0)));
    merged(
        new.iter().map(|l| {
            let change =
                |what| Change { thing: Thing::Block(l.block), sort: sort_of_block(&l.kind), what, chapter: l.chapter };
            let fate = before.get(&l.block).map(|(_, b)| (b.hash == l.hash, kept.contains(&l.block)));
            (l.block, fate, change)
        }),
        old.iter().map(|l| {
            let gone = Change {
                thing: Thing::Block(l.block),
                sort: sort_of_block(&l.kind),
                what: What::Removed,
                chapter: l.chapter,
            };
            (l.block, (!still.contains(&l.block)).then_some(gone))
        }),
        same,
    )
}

/// Of things under the same owner (group, id, old place), in new order: those that did not pass another one.
fn kept_order(things: impl Iterator<Item = (Option<i64>, i64, usize)>) -> HashSet<i64> {
    let mut groups: HashMap<Option<i64>, Vec<(i64, usize)>> = HashMap::new();
    for (group, id, place) in things {
        groups.entry(group).or_default().push((id, place));
    }
    let mut kept = HashSet::new();
    for group in groups.values() {
        let places: Vec<usize> = group.iter().map(|(_, place)| *place).collect();
        kept.extend(longest::rising(&places).into_iter().map(|n| group[n].0));
    }
    kept
}

/// The changes of the newer list in its order, with what was removed after what it stood behind.
fn merged<C: Fn(What) -> Change>(
    new: impl Iterator<Item = (i64, Option<(bool, bool)>, C)>,
    old: impl Iterator<Item = (i64, Option<Change>)>,
    same: &mut usize,
) -> Vec<Change> {
    let mut gone_after: HashMap<Option<i64>, Vec<Change>> = HashMap::new();
    let mut last = None;
    for (id, gone) in old {
        match gone {
            Some(change) => gone_after.entry(last).or_default().push(change),
            None => last = Some(id),
        }
    }
    let mut out = gone_after.remove(&None).unwrap_or_default();
    for (id, fate, change) in new {
        match fate {
            None => out.push(change(What::Added)),
            Some((true, true)) => *same += 1,
            Some((false, true)) => out.push(change(What::Changed)),
            Some((true, false)) => out.push(change(What::Moved)),
            Some((false, false)) => out.push(change(What::MovedAndChanged)),
        }
        out.extend(gone_after.remove(&Some(id)).unwrap_or_default());
    }
    out
}

fn sort_of_item(kind: &str) -> Sort {
    Sort::Item(ItemKind::parse(kind).unwrap_or(ItemKind::Chapter))
}

fn sort_of_block(kind: &str) -> Sort {
    if kind == BlockKind::Heading.as_str() { Sort::Heading } else { Sort::Paragraph }
}
