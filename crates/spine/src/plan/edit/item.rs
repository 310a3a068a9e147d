//! One item of a draft: its words, its place, its end. Each function is one button of the desk.

use super::whole::{Step, Whole, is_place};
use super::{Nature, check, fresh, removed, rights, store};
use crate::plan::actors;
use crate::plan::edition::Edition;
use crate::plan::rows::{BlockRow, ItemRow};
use crate::plan::{theme, weight};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{BlockKind, Content, ItemKind};
use cantiere_domain::text::natural_key;
use cantiere_store::Tx;
use cantiere_store::schema::desk::plan_edit;
use cantiere_store::schema::plan::{block_row, item_row};
use diesel::prelude::*;

pub use check::Named;
use check::Neighbour;

/// What a writer says of an item. The actors stand apart, by name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemText {
    pub kind: ItemKind,
    pub code: String,
    pub title: String,
    pub content: Content,
    pub actors: Vec<Named>,
    /// The writer has seen that the code is unlike the others, and means it.
    pub code_confirmed: bool,
}

impl ItemText {
    /// As it stands, to change one thing of it.
    pub fn of(conn: &mut cantiere_store::Conn, edition: EditionId, row: &ItemRow) -> Result<ItemText, Error> {
        let names = actors::names(&actors::of_edition(conn, edition)?);
        let content = row.content();
        let named = |a: &cantiere_domain::plan::Actor| Named {
            name: names.get(&a.actor).cloned().unwrap_or_else(|| a.actor.clone()),
            role: a.role,
        };
        Ok(ItemText {
            kind: ItemKind::parse(&row.kind).unwrap_or(ItemKind::Action),
            code: row.code.clone(),
            title: row.title.clone(),
            actors: content.actors.iter().map(named).collect(),
            content,
            code_confirmed: true,
        })
    }
}

/// Rewords an item. `version` is the one the writer began from: when it is not the last any more, nothing is written.
pub fn save_item(
    tx: &mut Tx,
    by: &Actor,
    of: EditionId,
    item: i64,
    version: i64,
    text: &ItemText,
    nature: Option<Nature>,
) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let old = store::item(tx, draft.revision, item)?.ok_or(Error::NotFound("item"))?;
    let others = store::neighbours(tx, draft.revision, item)?;
    let text = check::item(tx, text, &others)?;
    let mut row = write_over(tx, of, old.clone(), &text)?;
    if row.hash == old.hash {
        return Ok(old.version);
    }
    if old.version != version {
        return Err(Error::Stale);
    }
    if nature == Some(Nature::Form) && is_known(tx, &draft.edition, "item", item)? {
        let named = actors::of_edition(tx, of)?;
        if let Some(problem) = weight::of_item(&old, &row, &named) {
            return Err(problem.into());
        }
    }
    say(tx, by, &draft.edition, draft.revision, ("item", item), nature)?;
    row.version += 1;
    let version = row.version;
    if row.code == old.code {
        // The numbers of paragraphs hang on codes; nothing hangs on the other words.
        store::write_item(tx, draft.revision, &row)?;
    } else {
        let mut whole = store::load(tx, draft.revision)?;
        let before = whole.clone();
        let at = whole.item_at(item).ok_or(Error::NotFound("item"))?;
        whole.items[at] = row;
        store::write(tx, draft.revision, &before, whole)?;
    }
    rights::note(tx, by, &draft.edition, "item_changed", ("item", item))?;
    Ok(version)
}

/// Adds an item at the end of what is below `parent`, or right after a sibling of the new one.
pub fn add_item(
    tx: &mut Tx,
    by: &Actor,
    of: EditionId,
    parent: Option<i64>,
    after: Option<i64>,
    text: &ItemText,
) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    if parent.is_some_and(|p| whole.item_at(p).is_none()) {
        return Err(Error::NotFound("item"));
    }
    let text = check::item(tx, text, &whole.items.iter().map(Neighbour::of).collect::<Vec<_>>())?;
    let id = fresh::item(tx, of)?;
    let row = write_over(tx, of, blank(id, parent), &text)?;
    whole.add_item(row, after);
    if check::shown_in_text(text.kind) && shows_such(&whole, text.kind) {
        let to = whole.text_place(id);
        let block = fresh::block(tx, of)?;
        whole.blocks.insert(to, place_block(block, id));
    }
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "item_added", ("item", id))?;
    Ok(id)
}

/// Moves an item, with all below it and its text, by one step; false when there is nowhere to go.
pub fn move_item(tx: &mut Tx, by: &Actor, of: EditionId, item: i64, step: Step) -> Result<bool, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    whole.item_at(item).ok_or(Error::NotFound("item"))?;
    let moved = whole.move_item(item, step);
    if moved {
        store::write(tx, draft.revision, &before, whole)?;
        rights::note(tx, by, &draft.edition, "item_moved", ("item", item))?;
    }
    Ok(moved)
}

/// Removes an item with all below it and its text; gives the number by which it can be brought back.
pub fn remove_item(tx: &mut Tx, by: &Actor, of: EditionId, item: i64) -> Result<i64, Error> {
    let draft = rights::draft(tx, by, of)?;
    let mut whole = store::load(tx, draft.revision)?;
    let before = whole.clone();
    let at = whole.item_at(item).ok_or(Error::NotFound("item"))?;
    let cut = removed::cut_item(&mut whole, at);
    let number = removed::keep(tx, by, draft.revision, &cut)?;
    store::write(tx, draft.revision, &before, whole)?;
    rights::note(tx, by, &draft.edition, "item_removed", ("item", item))?;
    Ok(number)
}

/// Records what an edit is for. It is asked of what stands in the published version, for that is what readers know.
pub(super) fn say(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    revision: i64,
    (kind, id): (&str, i64),
    nature: Option<Nature>,
) -> Result<(), Error> {
    if !is_known(tx, of, kind, id)? {
        return Ok(());
    }
    let Some(nature) = nature else { return Err(Problem::new("nature", "problem-nature-missing").into()) };
    let now = tx.now();
    diesel::insert_into(plan_edit::table)
        .values((
            plan_edit::revision.eq(revision),
            plan_edit::kind.eq(kind),
            plan_edit::target.eq(id),
            plan_edit::nature.eq(nature.as_str()),
            plan_edit::person.eq(by.person.map(|p| p.0)),
            plan_edit::at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whether readers know it: whether it stands in the published version.
pub fn is_known(conn: &mut cantiere_store::Conn, of: &Edition, kind: &str, id: i64) -> Result<bool, Error> {
    let Some(published) = of.published else { return Ok(false) };
    let count: i64 = match kind {
        "item" => item_row::table.find((published, id)).count().get_result(conn)?,
        _ => block_row::table.find((published, id)).count().get_result(conn)?,
    };
    Ok(count > 0)
}

fn write_over(tx: &mut Tx, of: EditionId, row: ItemRow, text: &ItemText) -> Result<ItemRow, Error> {
    let actors = check::actors_of(tx, of, &text.actors)?;
    let before = row.content();
    let themes = match before.themes.is_empty() {
        true => text.content.themes.clone(),
        false => theme::chosen_again(&theme::vocabulary(tx)?, &before.themes, &text.content.themes),
    };
    let content = Content { actors, themes, source: before.source, ..text.content.clone() };
    let content = serde_json::to_string(&content).unwrap_or_default();
    let kind = text.kind.as_str();
    Ok(ItemRow {
        kind: kind.into(),
        code: text.code.clone(),
        code_key: natural_key(&text.code),
        title: text.title.clone(),
        hash: ItemRow::content_hash(kind, &text.code, &text.title, &content),
        content,
        ..row
    })
}

fn blank(item: i64, parent: Option<i64>) -> ItemRow {
    ItemRow {
        revision: 0,
        item,
        parent,
        position: 0,
        depth: 0,
        kind: String::new(),
        code: String::new(),
        code_key: String::new(),
        title: String::new(),
        content: String::new(),
        hash: String::new(),
        version: 1,
    }
}

fn shows_such(whole: &Whole, kind: ItemKind) -> bool {
    let shown: std::collections::HashSet<i64> =
        whole.blocks.iter().filter(|b| is_place(b)).filter_map(|b| b.item).collect();
    whole.items.iter().any(|r| r.kind == kind.as_str() && shown.contains(&r.item))
}

fn place_block(block: i64, item: i64) -> BlockRow {
    let kind = BlockKind::Item.as_str();
    BlockRow {
        revision: 0,
        block,
        item: Some(item),
        chapter: None,
        position: super::order::UNPLACED,
        kind: kind.into(),
        level: 0,
        number: String::new(),
        text: String::new(),
        hash: BlockRow::content_hash(kind, 0, ""),
        version: 1,
    }
}
