//! What a contribution is about: a paragraph or an item of a published version, with the words that stand there.

use crate::plan::Edition;
use crate::plan::rows::ItemRow;
use crate::{Error, plan};
use cantiere_domain::Ref;
use cantiere_domain::plan::BlockKind;
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block_row, item_row, revision};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    pub on: Ref,
    pub revision: i64,
    pub chapter: Option<i64>,
    /// What readers call it: “4.12”, “A2.3”, or the title of an item without a code.
    pub place: String,
    /// The words it says.
    pub quote: String,
    /// The words that an amendment would change: the paragraph's, or an item's description.
    pub wording: String,
    /// Whether another wording can be suggested for it.
    pub amendable: bool,
}

/// The words at a place in one published version of an edition; none: the current one.
pub fn target(conn: &mut Conn, of: &Edition, on: Ref, version: Option<i64>) -> Result<Target, Error> {
    let missing = || Error::NotFound("paragraph");
    let revision = match version.filter(|v| Some(*v) != of.published) {
        None => of.published.ok_or_else(missing)?,
        Some(version) => revision::table
            .filter(revision::id.eq(version))
            .filter(revision::edition.eq(of.id.0))
            .filter(revision::state.eq("published"))
            .select(revision::id)
            .first(conn)
            .optional()?
            .ok_or_else(missing)?,
    };
    match on {
        Ref::Block(id) => paragraph(conn, revision, id)?.ok_or_else(missing),
        Ref::Item(id) => item(conn, revision, id)?.ok_or_else(missing),
        _ => Err(missing()),
    }
}

fn paragraph(conn: &mut Conn, revision: i64, id: i64) -> Result<Option<Target>, Error> {
    type Row = (String, Option<i64>, Option<i64>, String, String);
    let row: Option<Row> = block_row::table
        .find((revision, id))
        .select((block_row::kind, block_row::item, block_row::chapter, block_row::number, block_row::text))
        .first(conn)
        .optional()?;
    let Some((kind, of_item, chapter, number, text)) = row else { return Ok(None) };
    // Where an item stands in the text, the item is meant.
    if let (Some(BlockKind::Item), Some(item_id)) = (BlockKind::parse(&kind), of_item) {
        return item(conn, revision, item_id);
    }
    let amendable = BlockKind::parse(&kind).is_some_and(BlockKind::is_numbered);
    Ok(Some(Target {
        on: Ref::Block(id),
        revision,
        chapter,
        place: number,
        wording: text.clone(),
        quote: text,
        amendable,
    }))
}

fn item(conn: &mut Conn, revision: i64, id: i64) -> Result<Option<Target>, Error> {
    let row: Option<ItemRow> = item_row::table.find((revision, id)).first(conn).optional()?;
    let Some(row) = row else { return Ok(None) };
    let chapter = top_of(conn, &row)?;
    let description = row.content().description;
    let quote = if description.is_empty() { row.title.clone() } else { format!("{}\n\n{description}", row.title) };
    let wording = if description.is_empty() { row.title.clone() } else { description };
    let place = if row.code.is_empty() { row.title } else { row.code };
    Ok(Some(Target { on: Ref::Item(id), revision, chapter: Some(chapter), place, quote, wording, amendable: true }))
}

/// The chapter or area an item stands under; itself if it is one.
fn top_of(conn: &mut Conn, row: &ItemRow) -> Result<i64, Error> {
    let mut at = (row.item, row.parent);
    // A tree is never this deep; a ring would be.
    for _ in 0..64 {
        let Some(parent) = at.1 else { break };
        let above: Option<Option<i64>> =
            item_row::table.find((row.revision, parent)).select(item_row::parent).first(conn).optional()?;
        at = (parent, above.flatten());
    }
    Ok(at.0)
}

/// Finds what `on` means in an address: `p:anchor` a paragraph, `i:code` an item.
pub fn parse(conn: &mut Conn, of: &Edition, version: Option<i64>, on: &str) -> Result<Ref, Error> {
    use cantiere_store::schema::plan::block;
    let missing = || Error::NotFound("paragraph");
    match on.split_once(':') {
        Some(("p", anchor)) => {
            let id: Option<i64> = block::table
                .filter(block::edition.eq(of.id.0))
                .filter(block::anchor.eq(anchor.to_string()))
                .select(block::id)
                .first(conn)
                .optional()?;
            id.map(Ref::Block).ok_or_else(missing)
        }
        Some(("i", code)) => {
            let revision = version.or(of.published).ok_or_else(missing)?;
            Ok(Ref::Item(plan::item::find(conn, revision, code)?.item))
        }
        _ => Err(missing()),
    }
}
