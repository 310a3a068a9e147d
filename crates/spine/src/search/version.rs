//! What of a published version is found: one document for each item and each paragraph. It writes nothing.

use super::document::{Circle, DocKind, Document};
use super::plain::plain;
use crate::Error;
use crate::plan::import::{blocks_of, items_of};
use crate::plan::rows::{BlockRow, ItemRow};
use crate::plan::{actors, kept};
use cantiere_domain::Lang;
use cantiere_domain::id::{EditionId, PlanId};
use cantiere_domain::plan::{BlockKind, ItemKind, Visibility};
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, block_row, edition, item_row};
use diesel::prelude::*;
use std::collections::HashMap;

/// What of an edition is the same in all its documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Of {
    pub plan: PlanId,
    pub visibility: Visibility,
    pub language: Lang,
    pub published: Option<i64>,
}

pub(super) fn of_edition(conn: &mut Conn, id: EditionId) -> Result<Of, Error> {
    let columns = (edition::plan, edition::visibility, edition::language, edition::published_revision);
    let row: Option<(i64, String, String, Option<i64>)> =
        edition::table.filter(edition::id.eq(id.0)).select(columns).first(conn).optional()?;
    let (plan, visibility, language, published) = row.ok_or(Error::NotFound("edition"))?;
    Ok(Of {
        plan: PlanId(plan),
        visibility: Visibility::parse(&visibility).unwrap_or_default(),
        language: language.parse().unwrap_or_default(),
        published,
    })
}

/// The documents of a published version, which never changes: it may be read long after it was said which.
pub(super) fn documents(conn: &mut Conn, id: EditionId, of: &Of) -> Result<Vec<Document>, Error> {
    let Some(revision) = of.published else { return Ok(Vec::new()) };
    let items = items_of(conn, Some(revision))?;
    let blocks = blocks_of(conn, Some(revision))?;
    let anchors: HashMap<i64, String> = block::table
        .filter(block::edition.eq(id.0))
        .select((block::id, block::anchor))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let actors = actors::names(&kept::of_version(conn, id, revision)?.actors);
    let titles: HashMap<i64, &str> = items.iter().map(|i| (i.item, i.title.as_str())).collect();
    let tops = tops(&items);
    let make = |kind, ref_id, chapter: Option<i64>| Document {
        chapter,
        chapter_title: chapter.and_then(|c| titles.get(&c)).copied().unwrap_or_default().to_string(),
        ..empty(id, of, revision, kind, ref_id)
    };
    let mut out = Vec::with_capacity(items.len() + blocks.len());
    for item in &items {
        let document = make(DocKind::Item, item.item, tops.get(&item.item).copied());
        out.push(item_document(document, item, &actors));
    }
    for block in blocks.iter().filter(|b| b.kind != BlockKind::Item.as_str() && !b.text.is_empty()) {
        let mut document = make(DocKind::Block, block.block, block.chapter);
        document.anchor = anchors.get(&block.block).cloned().unwrap_or_default();
        out.push(block_document(document, block));
    }
    Ok(out)
}

/// The documents of a version's items alone, whether or not it is published; `names` are those of actors, by key. It is for
/// looking through them at once: they say nothing of chapters.
pub(super) fn item_documents(
    conn: &mut Conn,
    id: EditionId,
    of: &Of,
    revision: i64,
    names: &HashMap<String, String>,
) -> Result<Vec<Document>, Error> {
    let items = items_of(conn, Some(revision))?;
    Ok(items.iter().map(|i| item_document(empty(id, of, revision, DocKind::Item, i.item), i, names)).collect())
}

fn empty(id: EditionId, of: &Of, revision: i64, kind: DocKind, ref_id: i64) -> Document {
    Document {
        kind,
        ref_id,
        plan: of.plan,
        edition: id,
        revision,
        chapter: None,
        chapter_title: String::new(),
        circle: Circle::of_edition(of.visibility),
        language: of.language,
        subkind: String::new(),
        code: String::new(),
        anchor: String::new(),
        number: String::new(),
        title: String::new(),
        body: String::new(),
    }
}

fn item_document(mut document: Document, item: &ItemRow, actors: &HashMap<String, String>) -> Document {
    let content = item.content();
    let mut parts = vec![plain(&content.description)];
    for result in &content.results {
        parts.push(plain(&result.text));
        parts.push(result.note.clone());
    }
    parts.push(plain(&content.impact));
    parts.extend(content.actors.iter().filter_map(|a| actors.get(&a.actor).cloned()));
    parts.retain(|p| !p.is_empty());
    document.subkind = item.kind.clone();
    document.code = item.code.clone();
    document.title = item.title.clone();
    document.body = parts.join("\n");
    document
}

fn block_document(mut document: Document, block: &BlockRow) -> Document {
    document.subkind = block.kind.clone();
    document.number = block.number.clone();
    let text = plain(&block.text);
    if block.kind == BlockKind::Heading.as_str() {
        document.title = text;
    } else {
        document.body = text;
    }
    document
}

/// For each item the chapter it stands under; a chapter has none, an item without a chapter the top of its branch.
fn tops(items: &[ItemRow]) -> HashMap<i64, i64> {
    let parents: HashMap<i64, &ItemRow> = items.iter().map(|i| (i.item, i)).collect();
    let mut tops = HashMap::new();
    for item in items {
        let mut above = item.parent.and_then(|p| parents.get(&p));
        // A tree cannot be deeper than it has items; a ring would be.
        for _ in 0..items.len() {
            let Some(one) = above else { break };
            tops.insert(item.item, one.item);
            if one.kind == ItemKind::Chapter.as_str() && one.parent.is_none() {
                break;
            }
            above = one.parent.and_then(|p| parents.get(&p));
        }
    }
    tops
}

/// How many documents a version has at most: its items and its paragraphs.
pub(super) fn size(conn: &mut Conn, of: &Of) -> Result<i64, Error> {
    let Some(revision) = of.published else { return Ok(0) };
    let items: i64 = item_row::table.filter(item_row::revision.eq(revision)).count().get_result(conn)?;
    let blocks: i64 = block_row::table.filter(block_row::revision.eq(revision)).count().get_result(conn)?;
    Ok(items + blocks)
}
