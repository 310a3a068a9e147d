//! One paragraph of a draft: its words, its place, its end; one that holds an empty line becomes two.

use super::whole::{Step, is_place};
use super::{Nature, fresh, item, order, removed, rights, store};
use crate::plan::rows::BlockRow;
use crate::trace::{self, Relation};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::BlockKind;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::Tx;

/// What a writer says of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockText {
    pub kind: BlockKind,
    /// Depth of a heading or list entry, from 1.
    pub level: i64,
    pub text: String,
}

/// Where a new paragraph goes: after another one, or at the end of what an item says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    After(i64),
    /// None: before the first chapter.
    In(Option<i64>),
}

const LONGEST: usize = 20_000;

/// Rewords a paragraph; what follows an empty line becomes paragraphs of its own, and the first part keeps the anchor.
/// `version` is the one the writer began from: when it is not the last any more, nothing is written.
pub fn save_block(
    tx: &mut Tx,
    by: &Actor,
    of: EditionId,
    block: i64,
    version: i64,
    text: &BlockText,
    nature: Option<Nature>,
) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let old = store::block(tx, draft.revision, block)?.filter(|b| !is_place(b)).ok_or(Error::NotFound("paragraph"))?;
    let parts = parts(text)?;
    let mut row = written(old.clone(), &parts[0]);
    if row.hash == old.hash && parts.len() == 1 {
        return Ok(old.version);
    }
    if old.version != version {
        return Err(Error::Stale);
    }
    item::say(tx, by, &draft.edition, draft.revision, ("block", block), nature)?;
    row.version += 1;
    let version = row.version;
    if parts.len() == 1 && row.kind == old.kind {
        // Neither a place nor a number hangs on the words: nothing else of the draft is read.
        store::write_block(tx, draft.revision, &row)?;
    } else {
        let mut whole = store::load(tx, draft.revision)?;
        let before = whole.clone();
        let at = whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
        whole.blocks[at] = row;
        for (n, part) in parts.iter().enumerate().skip(1) {
            let fresh = blank(fresh::block(tx, of)?, old.item);
            whole.blocks.insert(at + n, written(fresh, part));
        }
        store::write(tx, draft.revision, &before, whole)?;
    }
    rights::note(tx, by, &draft.edition, "paragraph_changed", ("block", block))?;
    Ok(version)
}

/// Adds one or, with empty lines, several paragraphs; gives the first.
pub fn add_block(tx: &mut Tx, by: &Actor, of: EditionId, spot: Spot, text: &BlockText) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    let parts = parts(text)?;
    let (to, owner) = match spot {
        Spot::After(block) => {
            let at = whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
            let of_it = whole.blocks[at].item;
            let owner = match is_place(&whole.blocks[at]) {
                true => of_it.and_then(|i| whole.item_at(i)).and_then(|n| whole.items[n].parent),
                false => of_it,
            };
            (at + 1, owner)
        }
        Spot::In(None) => (whole.blocks.iter().take_while(|b| b.item.is_none()).count(), None),
        Spot::In(Some(item)) => {
            whole.item_at(item).ok_or(Error::NotFound("item"))?;
            let last = whole.blocks.iter().rposition(|b| b.item == Some(item) && !is_place(b));
            (last.map_or_else(|| whole.text_place(item), |n| n + 1), Some(item))
        }
    };
    let mut first = None;
    for (n, part) in parts.iter().enumerate() {
        let id = fresh::block(tx, of)?;
        first = first.or(Some(id));
        whole.blocks.insert(to + n, written(blank(id, owner), part));
    }
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "paragraph_added", ("block", first.unwrap_or(0)))?;
    first.ok_or(Error::NotFound("paragraph"))
}

/// Moves a paragraph past the one before or after it; false when it is the first or last of its chapter.
pub fn move_block(tx: &mut Tx, by: &Actor, of: EditionId, block: i64, step: Step) -> Result<bool, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
    let moved = whole.move_block(block, step);
    if moved {
        store::write(tx, draft.revision, &before, whole)?;
        rights::note(tx, by, &draft.edition, "paragraph_moved", ("block", block))?;
    }
    Ok(moved)
}

/// Joins a paragraph to the one before it, which keeps its anchor and says both; the chain remembers where it went.
pub fn join_block(tx: &mut Tx, by: &Actor, of: EditionId, block: i64) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    let at = whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
    let joins = |b: &BlockRow| ["paragraph", "list_entry", "quote"].contains(&b.kind.as_str());
    let first = at.checked_sub(1).filter(|n| {
        joins(&whole.blocks[*n]) && joins(&whole.blocks[at]) && whole.blocks[*n].chapter == whole.blocks[at].chapter
    });
    let Some(first) = first else { return Err(Problem::new("text", "problem-nothing-to-join").into()) };
    let second = whole.blocks.remove(at);
    let row = &mut whole.blocks[first];
    let words = second.text.strip_prefix("- ").unwrap_or(&second.text);
    row.text = format!("{} {words}", row.text);
    row.hash = BlockRow::content_hash(&row.kind, row.level, &row.text);
    row.version += 1;
    let into = row.block;
    trace::link(tx, Ref::Block(block), Ref::Block(into), Relation::MergedInto, Some(draft.revision))?;
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "paragraph_joined", ("block", block))?;
    Ok(into)
}

/// Removes a paragraph; gives the number by which it can be brought back.
pub fn remove_block(tx: &mut Tx, by: &Actor, of: EditionId, block: i64) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
    let cut = removed::cut_block(&mut whole, block);
    let number = removed::keep(tx, by, draft.revision, &cut)?;
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "paragraph_removed", ("block", block))?;
    Ok(number)
}

/// The paragraphs that a text makes, at least one.
fn parts(text: &BlockText) -> Result<Vec<BlockText>, Error> {
    let level = match text.kind {
        BlockKind::Heading | BlockKind::ListEntry => text.level.clamp(1, 4),
        _ => 0,
    };
    let whole = clean(&text.text);
    let pieces: Vec<BlockText> = match text.kind {
        BlockKind::Heading => vec![BlockText { kind: text.kind, level, text: clean_line(&whole) }],
        BlockKind::Paragraph | BlockKind::ListEntry => {
            whole.split("\n\n").flat_map(|part| piece(part.trim(), text.kind, level)).collect()
        }
        BlockKind::Table | BlockKind::Quote => vec![BlockText { kind: text.kind, level, text: whole }],
        BlockKind::Item => Vec::new(),
    };
    let pieces: Vec<BlockText> = pieces.into_iter().filter(|p| !p.text.is_empty()).collect();
    if pieces.is_empty() {
        return Err(Problem::new("text", "problem-text-empty").into());
    }
    if pieces.len() > 200 || pieces.iter().any(|p| p.text.chars().count() > LONGEST) {
        return Err(Problem::new("text", "problem-text-length").into());
    }
    Ok(pieces)
}

/// A list pasted from a word processor begins its lines with bullets: each becomes an entry.
fn piece(text: &str, kind: BlockKind, level: i64) -> Vec<BlockText> {
    let bullet =
        |line: &str| line.trim_start().strip_prefix(['•', '·', '▪', '◦', '\u{f0b7}']).map(|l| l.trim().to_string());
    let entries: Vec<Option<String>> = text.lines().map(bullet).collect();
    if !entries.is_empty() && entries.iter().all(Option::is_some) {
        let entry =
            |text: String| BlockText { kind: BlockKind::ListEntry, level: level.max(1), text: format!("- {text}") };
        return entries.into_iter().flatten().map(entry).collect();
    }
    vec![BlockText { kind, level, text: text.to_string() }]
}

fn written(row: BlockRow, text: &BlockText) -> BlockRow {
    let kind = text.kind.as_str();
    BlockRow {
        kind: kind.into(),
        level: text.level,
        hash: BlockRow::content_hash(kind, text.level, &text.text),
        text: text.text.clone(),
        ..row
    }
}

fn blank(block: i64, item: Option<i64>) -> BlockRow {
    BlockRow {
        revision: 0,
        block,
        item,
        chapter: None,
        position: order::UNPLACED,
        kind: String::new(),
        level: 0,
        number: String::new(),
        text: String::new(),
        hash: String::new(),
        version: 1,
    }
}
