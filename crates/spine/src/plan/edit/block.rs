//! One paragraph of a draft: its words, its place, its end; one that holds an empty line becomes two.

use super::removed::Joined;
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
        Spot::In(None) => (whole.end_of_text(None), None),
        Spot::In(Some(item)) => {
            whole.item_at(item).ok_or(Error::NotFound("item"))?;
            (whole.end_of_text(Some(item)), Some(item))
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

/// Joins a paragraph to the one before it, which keeps its anchor and says both; the chain remembers where it went. Gives the one
/// that says both, and the number by which they are parted again.
pub fn join_block(tx: &mut Tx, by: &Actor, of: EditionId, block: i64) -> Result<(i64, i64), Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    let at = whole.block_at(block).ok_or(Error::NotFound("paragraph"))?;
    let joins = |b: &BlockRow| ["paragraph", "list_entry", "quote"].contains(&b.kind.as_str());
    let first = at.checked_sub(1).filter(|n| {
        joins(&whole.blocks[*n]) && joins(&whole.blocks[at]) && whole.blocks[*n].chapter == whole.blocks[at].chapter
    });
    let Some(first) = first else { return Err(Problem::new("text", "problem-nothing-to-join").into()) };
    let stood = removed::cut_block(&mut whole, block);
    let second = &before.blocks[at].text;
    let row = &mut whole.blocks[first];
    row.text = format!("{} {}", row.text, second.strip_prefix("- ").unwrap_or(second));
    row.hash = BlockRow::content_hash(&row.kind, row.level, &row.text);
    row.version += 1;
    let into = row.block;
    let joined = Joined { into, before: before.blocks[first].text.clone(), since: row.text.clone() };
    let number = removed::keep(tx, by, draft.revision, &stood.into_joined(joined))?;
    trace::link(tx, Ref::Block(block), Ref::Block(into), Relation::MergedInto, Some(draft.revision))?;
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "paragraph_joined", ("block", block))?;
    Ok((into, number))
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

/// What one part of a text is, going by its marks: a list, a heading, a table, a quotation; else what the writer said. So
/// what was pasted from a word processor, and arrives as Markdown, keeps its shape.
fn piece(text: &str, kind: BlockKind, level: i64) -> Vec<BlockText> {
    if let Some(list) = entries(text, level.max(1)) {
        return list;
    }
    let all = |test: fn(&str) -> bool| text.lines().all(|line| test(line.trim_start()));
    if kind == BlockKind::Paragraph {
        let marks = text.bytes().take_while(|b| *b == b'#').count();
        if (1..=6).contains(&marks) && text[marks..].starts_with(' ') && !text.contains('\n') {
            let text = clean_line(&text[marks..]);
            return vec![BlockText { kind: BlockKind::Heading, level: (marks as i64).min(4), text }];
        }
        if text.lines().count() > 1 && all(|line| line.starts_with('|')) {
            return vec![BlockText { kind: BlockKind::Table, level: 0, text: text.to_string() }];
        }
        if all(|line| line.starts_with("> ")) {
            return vec![BlockText { kind: BlockKind::Quote, level: 0, text: text.to_string() }];
        }
    }
    vec![BlockText { kind, level, text: text.to_string() }]
}

/// The entries of a list, each line one; a line that is set in and has no mark goes on with the entry before it. None: it
/// is no list.
fn entries(text: &str, level: i64) -> Option<Vec<BlockText>> {
    let mut out: Vec<BlockText> = Vec::new();
    // How far the lists that are open are set in.
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        let set_in = line.len() - line.trim_start().len();
        let line = line.trim();
        match entry(line) {
            Some(words) => {
                open.retain(|o| *o < set_in);
                open.push(set_in);
                let level = (level + open.len() as i64 - 1).min(4);
                out.push(BlockText { kind: BlockKind::ListEntry, level, text: words });
            }
            None if set_in > 0 && !line.is_empty() => {
                let last = out.last_mut()?;
                last.text = format!("{} {line}", last.text);
            }
            None => return None,
        }
    }
    (!out.is_empty()).then_some(out)
}

/// An entry with the mark that is stored: `- ` or its number.
fn entry(line: &str) -> Option<String> {
    if let Some(words) = line.strip_prefix(['•', '·', '▪', '◦', '\u{f0b7}']) {
        return Some(format!("- {}", words.trim()));
    }
    if let Some(words) = line.strip_prefix("- ").or_else(|| line.strip_prefix("* ")) {
        return Some(format!("- {}", words.trim()));
    }
    let (number, words) = line.split_once(' ')?;
    let digits = number.strip_suffix(['.', ')'])?;
    let is_number = !digits.is_empty() && digits.len() < 4 && digits.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| format!("{number} {}", words.trim()))
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

#[cfg(test)]
mod tests {
    use super::*;

    fn shapes(text: &str) -> Vec<(BlockKind, i64, String)> {
        let text = BlockText { kind: BlockKind::Paragraph, level: 0, text: text.into() };
        parts(&text).unwrap().into_iter().map(|p| (p.kind, p.level, p.text)).collect()
    }

    #[test]
    fn what_was_pasted_keeps_its_shape() {
        let pasted = cantiere_documents::paste_to_markdown(
            "<h2>Gli orti</h2><p class=MsoNormal>Ogni <b>classe</b>.</p><ul><li>uno<ul><li>dentro</li></ul></li><li>due</li></ul>\
             <table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table><ol><li>primo</li></ol>",
        );
        let found = shapes(&pasted.unwrap());
        let expected = [
            (BlockKind::Heading, 2, "Gli orti"),
            (BlockKind::Paragraph, 0, "Ogni **classe**."),
            (BlockKind::ListEntry, 1, "- uno"),
            (BlockKind::ListEntry, 2, "- dentro"),
            (BlockKind::ListEntry, 1, "- due"),
            (BlockKind::Table, 0, "| A | B |\n| --- | --- |\n| 1 | 2 |"),
            (BlockKind::ListEntry, 1, "1. primo"),
        ];
        assert_eq!(found, expected.map(|(k, l, t)| (k, l, t.to_string())));
    }

    #[test]
    fn words_that_only_look_like_a_list_stay_a_paragraph() {
        assert_eq!(shapes("Nel 2027. Poi\nsi vedrà").len(), 1);
        assert_eq!(shapes("#hashtag")[0].0, BlockKind::Paragraph);
        assert_eq!(shapes("• uno\n• due").len(), 2);
        assert_eq!(shapes("- uno\n  e ancora\n- due")[0].2, "- uno e ancora");
    }
}
