//! Putting texts into the index. Only published versions are found; what did not change is not written again.

use super::document::{DocKind, Document, doc_id, doc_range, tokens};
use super::token::Stems;
use super::{engine, plain::plain};
use crate::Error;
use crate::plan::actors;
use crate::plan::import::{blocks_of, items_of};
use crate::plan::rows::{BlockRow, ItemRow, digest};
use cantiere_domain::Lang;
use cantiere_domain::id::{EditionId, PlanId};
use cantiere_domain::plan::{BlockKind, ItemKind, Visibility};
use cantiere_store::Tx;
use cantiere_store::schema::plan::{block, edition};
use cantiere_store::schema::search::search_doc;
use diesel::prelude::*;
use std::collections::HashMap;

/// A row of `search_doc`.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = search_doc, treat_none_as_default_value = false)]
pub(super) struct DocRow {
    pub id: i64,
    pub kind: String,
    pub ref_id: i64,
    pub plan: i64,
    pub edition: i64,
    pub revision: i64,
    pub chapter: Option<i64>,
    pub chapter_title: String,
    pub visibility: String,
    pub language: String,
    pub subkind: String,
    pub code: String,
    pub anchor: String,
    pub number: String,
    pub title: String,
    pub body: String,
    pub words: String,
    pub stems: String,
    pub digest: String,
}

/// Makes an edition be found as its published version says and as its visibility allows. To be called whenever
/// either changes; an edition without a published version is not found at all.
pub fn index_edition(tx: &mut Tx, id: EditionId) -> Result<(), Error> {
    let of = of_edition(tx, id)?;
    let documents = match of.published {
        Some(revision) => documents(tx, id, &of, revision)?,
        None => Vec::new(),
    };
    let (low, high) = doc_range(id, None);
    let known =
        search_doc::table.filter(search_doc::id.between(low, high)).select((search_doc::id, search_doc::digest));
    let known: HashMap<i64, String> = known.load::<(i64, String)>(&mut **tx)?.into_iter().collect();
    replace(tx, documents, known)?;
    diesel::update(search_doc::table.filter(search_doc::id.between(low, high)))
        .set(search_doc::revision.eq(of.published.unwrap_or(0)))
        .execute(&mut **tx)?;
    Ok(())
}

/// Makes single documents be found, or be found as they now are.
pub fn index_text(tx: &mut Tx, documents: Vec<Document>) -> Result<(), Error> {
    let ids: Vec<i64> = documents.iter().map(|d| doc_id(d.edition, d.kind, d.ref_id)).collect();
    let known = search_doc::table.filter(search_doc::id.eq_any(ids)).select((search_doc::id, search_doc::digest));
    let known: HashMap<i64, String> = known.load::<(i64, String)>(&mut **tx)?.into_iter().collect();
    replace(tx, documents, known)
}

/// Makes a single document not be found any more.
pub fn unindex_text(tx: &mut Tx, edition: EditionId, kind: DocKind, ref_id: i64) -> Result<(), Error> {
    Ok(engine::delete(tx, &[doc_id(edition, kind, ref_id)])?)
}

/// One step of keeping the index quick, for a job to repeat in writes of their own while it gives true: after much was
/// written, or once a night. Nothing found changes by it.
pub fn tidy(tx: &mut Tx) -> Result<bool, Error> {
    Ok(engine::merge(tx)?)
}

/// Writes `documents` instead of those in `known` (number and digest), as far as they differ.
fn replace(tx: &mut Tx, documents: Vec<Document>, mut known: HashMap<i64, String>) -> Result<(), Error> {
    let mut gone = Vec::new();
    let mut rows = Vec::new();
    let mut stems: HashMap<Lang, Stems> = HashMap::new();
    for document in documents {
        let id = doc_id(document.edition, document.kind, document.ref_id);
        let now = document_digest(&document);
        match known.remove(&id) {
            Some(before) if before == now => continue,
            Some(_) => gone.push(id),
            None => {}
        }
        let stems = stems.entry(document.language).or_insert_with(|| Stems::new(document.language));
        let tokens = tokens(&document, stems);
        rows.push((row(id, now, document, tokens.words, tokens.stems), tokens.marks));
    }
    gone.extend(known.into_keys());
    rows.sort_by_key(|(row, _)| row.id);
    engine::delete(tx, &gone)?;
    Ok(engine::insert(tx, &rows)?)
}

/// Raised when the tokeniser or the marks change, so that the next indexing writes everything again.
const FORM: &str = "1";

fn document_digest(d: &Document) -> String {
    digest(&[
        FORM,
        d.visibility.as_str(),
        d.language.as_str(),
        &d.chapter.map_or(String::new(), |c| c.to_string()),
        &d.chapter_title,
        &d.subkind,
        &d.code,
        &d.anchor,
        &d.number,
        &d.title,
        &d.body,
    ])
}

fn row(id: i64, digest: String, d: Document, words: String, stems: String) -> DocRow {
    DocRow {
        id,
        kind: d.kind.as_str().into(),
        ref_id: d.ref_id,
        plan: d.plan.0,
        edition: d.edition.0,
        revision: d.revision,
        chapter: d.chapter,
        chapter_title: d.chapter_title,
        visibility: d.visibility.as_str().into(),
        language: d.language.as_str().into(),
        subkind: d.subkind,
        code: d.code,
        anchor: d.anchor,
        number: d.number,
        title: d.title,
        body: d.body,
        words,
        stems,
        digest,
    }
}

/// What of an edition is the same in all its documents.
struct Of {
    plan: PlanId,
    visibility: Visibility,
    language: Lang,
    published: Option<i64>,
}

fn of_edition(tx: &mut Tx, id: EditionId) -> Result<Of, Error> {
    let columns = (edition::plan, edition::visibility, edition::language, edition::published_revision);
    let row: Option<(i64, String, String, Option<i64>)> =
        edition::table.filter(edition::id.eq(id.0)).select(columns).first(&mut **tx).optional()?;
    let (plan, visibility, language, published) = row.ok_or(Error::NotFound("edition"))?;
    Ok(Of {
        plan: PlanId(plan),
        visibility: Visibility::parse(&visibility).unwrap_or_default(),
        language: language.parse().unwrap_or_default(),
        published,
    })
}

fn documents(tx: &mut Tx, id: EditionId, of: &Of, revision: i64) -> Result<Vec<Document>, Error> {
    let items = items_of(tx, Some(revision))?;
    let blocks = blocks_of(tx, Some(revision))?;
    let anchors: HashMap<i64, String> = block::table
        .filter(block::edition.eq(id.0))
        .select((block::id, block::anchor))
        .load::<(i64, String)>(&mut **tx)?
        .into_iter()
        .collect();
    let actors: HashMap<String, String> = actors::of_edition(tx, id)?.into_iter().map(|a| (a.key, a.name)).collect();
    let titles: HashMap<i64, &str> = items.iter().map(|i| (i.item, i.title.as_str())).collect();
    let tops = tops(&items);
    let make = |kind, ref_id, chapter: Option<i64>| Document {
        kind,
        ref_id,
        plan: of.plan,
        edition: id,
        revision,
        chapter,
        chapter_title: chapter.and_then(|c| titles.get(&c)).copied().unwrap_or_default().to_string(),
        visibility: of.visibility,
        language: of.language,
        subkind: String::new(),
        code: String::new(),
        anchor: String::new(),
        number: String::new(),
        title: String::new(),
        body: String::new(),
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
