//! Which paragraph of the document is which paragraph of the edition, and the rows they become.

use crate::Error;
use crate::plan::edition::Edition;
use crate::plan::rows::{BlockRow, ItemRow, POSITION_STEP};
use cantiere_documents::PlanDocument;
use cantiere_documents::anchors::{NewBlock, OldBlock, match_blocks};
use cantiere_domain::plan::{BlockKind, chapter_labels, number_blocks};
use cantiere_store::Tx;
use cantiere_store::schema::plan::block;
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// One row for each paragraph of the document, in its order; new paragraphs get their anchors here.
pub fn place(
    tx: &mut Tx,
    into: &Edition,
    document: &PlanDocument,
    old: &[BlockRow],
    items: &[ItemRow],
) -> Result<Vec<BlockRow>, Error> {
    let known: Vec<OldBlock<i64>> = old
        .iter()
        .map(|b| OldBlock {
            id: b.block,
            kind: BlockKind::parse(&b.kind).unwrap_or(BlockKind::Paragraph),
            text: &b.text,
        })
        .collect();
    let incoming: Vec<NewBlock> = document.blocks.iter().map(|b| NewBlock { kind: b.kind, text: &b.text }).collect();
    let mut ids = match_blocks(&known, &incoming);
    follow_items(document, old, items, &mut ids);
    keep_exported_anchors(tx, into, document, &mut ids)?;

    let chapters = chapters(items);
    let numbers = numbers(items, &chapters, document.blocks.iter().map(|b| (b.item, b.kind)));
    let versions: HashMap<i64, &BlockRow> = old.iter().map(|b| (b.block, b)).collect();
    let mut next = next_anchor(tx, into)?;
    let mut rows = Vec::with_capacity(document.blocks.len());
    for (n, entry) in document.blocks.iter().enumerate() {
        let id = match ids[n] {
            Some(id) => id,
            None => {
                next += 1;
                create(tx, into, &format!("p{next}"))?
            }
        };
        rows.push(BlockRow {
            revision: 0,
            block: id,
            item: entry.item.map(|i| items[i].item),
            chapter: entry.item.map(|i| chapters[i].0),
            position: (n as i64 + 1) * POSITION_STEP,
            kind: entry.kind.as_str().into(),
            level: i64::from(entry.level),
            number: numbers[n].clone().unwrap_or_default(),
            hash: BlockRow::content_hash(entry.kind.as_str(), i64::from(entry.level), &entry.text),
            text: entry.text.clone(),
            version: versions.get(&id).map_or(1, |b| b.version + 1),
        });
    }
    Ok(rows)
}

/// The text as it was, beside items that a table brought: each paragraph stays with its item, or with what stood above it
/// if the item is gone, and no words are lost. Only the places at which removed items stood in the text go with them.
pub fn keep(old: &[BlockRow], old_items: &[ItemRow], items: &[ItemRow]) -> Vec<BlockRow> {
    let at: HashMap<i64, usize> = items.iter().enumerate().map(|(n, row)| (row.item, n)).collect();
    let parents: HashMap<i64, Option<i64>> = old_items.iter().map(|row| (row.item, row.parent)).collect();
    let still = |item: Option<i64>| {
        let mut above = item;
        // A tree cannot be deeper than it has items.
        for _ in 0..=old_items.len() {
            let id = above?;
            if let Some(n) = at.get(&id) {
                return Some(*n);
            }
            above = parents.get(&id).copied().flatten();
        }
        None
    };
    let kind = |row: &BlockRow| BlockKind::parse(&row.kind).unwrap_or(BlockKind::Paragraph);
    let kept: Vec<(&BlockRow, Option<usize>)> = old
        .iter()
        .filter(|b| kind(b) != BlockKind::Item || b.item.is_some_and(|i| at.contains_key(&i)))
        .map(|b| (b, still(b.item)))
        .collect();
    let chapters = chapters(items);
    let numbers = numbers(items, &chapters, kept.iter().map(|(b, of)| (*of, kind(b))));
    kept.into_iter()
        .zip(numbers)
        .map(|((block, of), number)| BlockRow {
            item: of.map(|n| items[n].item),
            chapter: of.map(|n| chapters[n].0),
            number: number.unwrap_or_default(),
            ..block.clone()
        })
        .collect()
}

/// How many paragraphs of the version before are gone; where an item stood is no paragraph.
pub fn removed(old: &[BlockRow], new: &[BlockRow]) -> usize {
    let kept: HashSet<i64> = new.iter().map(|b| b.block).collect();
    old.iter().filter(|b| b.kind != BlockKind::Item.as_str() && !kept.contains(&b.block)).count()
}

/// The visible number of each paragraph, given the item it belongs to.
fn numbers(
    items: &[ItemRow],
    chapters: &[(i64, usize)],
    blocks: impl Iterator<Item = (Option<usize>, BlockKind)>,
) -> Vec<Option<String>> {
    let tops: Vec<&str> = items.iter().filter(|i| i.parent.is_none()).map(|i| i.code.as_str()).collect();
    let labels = chapter_labels(&tops);
    let told: Vec<_> = blocks.map(|(of, kind)| (of.map_or("", |i| labels[chapters[i].1].as_str()), kind)).collect();
    number_blocks(&told)
}

/// For each item: the item at the top of its branch, and which of the tops that is.
fn chapters(items: &[ItemRow]) -> Vec<(i64, usize)> {
    let mut tops = HashMap::<i64, (i64, usize)>::new();
    let mut count = 0;
    items
        .iter()
        .map(|row| {
            let top = match row.parent.and_then(|p| tops.get(&p).copied()) {
                Some(top) => top,
                None => {
                    count += 1;
                    (row.item, count - 1)
                }
            };
            tops.insert(row.item, top);
            top
        })
        .collect()
}

/// Where an item stands in the text is found by the item: such a block has no words of its own.
fn follow_items(document: &PlanDocument, old: &[BlockRow], items: &[ItemRow], ids: &mut [Option<i64>]) {
    let mut places: HashMap<i64, i64> =
        old.iter().filter(|b| b.kind == BlockKind::Item.as_str()).filter_map(|b| Some((b.item?, b.block))).collect();
    for (n, entry) in document.blocks.iter().enumerate().filter(|(_, b)| b.kind == BlockKind::Item) {
        ids[n] = entry.item.and_then(|i| places.remove(&items[i].item));
    }
}

/// A document exported from this edition names its anchors: those win over any likeness of words.
fn keep_exported_anchors(
    tx: &mut Tx,
    into: &Edition,
    document: &PlanDocument,
    ids: &mut [Option<i64>],
) -> Result<(), Error> {
    if document.blocks.iter().all(|b| b.anchor.is_none()) {
        return Ok(());
    }
    let known: HashMap<String, i64> = block::table
        .filter(block::edition.eq(into.id.0))
        .select((block::anchor, block::id))
        .load(&mut **tx)?
        .into_iter()
        .collect();
    for (n, entry) in document.blocks.iter().enumerate() {
        let Some(anchor) = entry.anchor.as_deref().filter(|a| is_anchor(a)) else { continue };
        let id = match known.get(anchor) {
            Some(id) => *id,
            None if ids[n].is_none() => create(tx, into, anchor)?,
            None => continue,
        };
        for other in ids.iter_mut().filter(|o| **o == Some(id)) {
            *other = None;
        }
        ids[n] = Some(id);
    }
    Ok(())
}

fn is_anchor(text: &str) -> bool {
    text.strip_prefix('p')
        .is_some_and(|n| (1..=12).contains(&n.len()) && n.bytes().all(|b| b.is_ascii_digit() || b == b'-'))
}

fn next_anchor(tx: &mut Tx, into: &Edition) -> Result<i64, Error> {
    let anchors: Vec<String> =
        block::table.filter(block::edition.eq(into.id.0)).select(block::anchor).load(&mut **tx)?;
    Ok(anchors.iter().filter_map(|a| a.strip_prefix('p')?.parse().ok()).max().unwrap_or(0))
}

fn create(tx: &mut Tx, into: &Edition, anchor: &str) -> Result<i64, Error> {
    let now = tx.now();
    Ok(diesel::insert_into(block::table)
        .values((block::edition.eq(into.id.0), block::anchor.eq(anchor), block::created_at.eq(now)))
        .returning(block::id)
        .get_result(&mut **tx)?)
}
