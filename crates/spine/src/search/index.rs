//! Putting texts into the index. Only published versions are found; what did not change is not written again.

use super::document::{Circle, DocKind, Document, doc_id, slot_ranges, tokens, version_range};
use super::token::Stems;
use super::version::{documents, of_edition, size};
use super::{beside, engine, slot};
use crate::Error;
use crate::plan::rows::digest;
use cantiere_domain::Lang;
use cantiere_domain::id::{EditionId, PlanId};
use cantiere_store::schema::search::search_doc;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// As many documents as one write takes on: more would hold up the others.
pub(super) const SOME: usize = 200;

/// A row of `search_doc`.
#[derive(Clone, Debug, Insertable, Queryable)]
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
/// either changes; an edition without a published version is not found at all. Of a large edition the version before
/// is found until a job has prepared the new one beside it (see `beside`).
pub fn index_edition(tx: &mut Tx, id: EditionId) -> Result<(), Error> {
    let of = of_edition(tx, id)?;
    let (low, high) = version_range(id);
    let known: i64 = search_doc::table.filter(search_doc::id.between(low, high)).count().get_result(tx.conn())?;
    if size(tx, &of)?.max(known) > SOME as i64 {
        return beside::begin(tx, id, &of);
    }
    let slot = slot::current(tx, id)?;
    let documents = documents(tx, id, &of)?;
    let known = known_in(tx, slot_ranges(id, slot))?;
    replace(tx, slot, documents, known)
}

/// Makes single documents be found, or be found as they now are.
pub fn index_text(tx: &mut Tx, documents: Vec<Document>) -> Result<(), Error> {
    let mut by_slot: BTreeMap<i64, Vec<Document>> = BTreeMap::new();
    for document in documents {
        let slot = slot::of(tx, document.edition, document.kind)?;
        by_slot.entry(slot).or_default().push(document);
    }
    for (slot, documents) in by_slot {
        let ids: Vec<i64> = documents.iter().map(|d| doc_id(d.edition, d.kind, slot, d.ref_id)).collect();
        let known = search_doc::table.filter(search_doc::id.among(ids)).select((search_doc::id, search_doc::digest));
        let known: HashMap<i64, String> = known.load::<(i64, String)>(&mut **tx)?.into_iter().collect();
        replace(tx, slot, documents, known)?;
    }
    Ok(())
}

/// Makes a single document not be found any more.
pub fn unindex_text(tx: &mut Tx, edition: EditionId, kind: DocKind, ref_id: i64) -> Result<(), Error> {
    let slot = slot::of(tx, edition, kind)?;
    Ok(engine::delete(tx, &[doc_id(edition, kind, slot, ref_id)])?)
}

/// Numbers and digests of the documents in these ranges.
pub(super) fn known_in(conn: &mut Conn, ranges: [(i64, i64); 2]) -> Result<HashMap<i64, String>, Error> {
    let mut known = HashMap::new();
    for (low, high) in ranges {
        let rows =
            search_doc::table.filter(search_doc::id.between(low, high)).select((search_doc::id, search_doc::digest));
        known.extend(rows.load::<(i64, String)>(conn)?);
    }
    Ok(known)
}

/// One step of keeping the index quick, for a job to repeat in writes of their own while it gives true: after much was
/// written, or once a night. Nothing found changes by it.
pub fn tidy(tx: &mut Tx) -> Result<bool, Error> {
    Ok(engine::merge(tx)?)
}

/// Makes the index again from the documents, some at a time: begin with 0, go on behind the number it gives.
/// For a database that came without its index, or whose index is damaged.
pub fn reindex(conn: &mut Conn, behind: i64) -> Result<Option<i64>, Error> {
    if behind == 0 {
        engine::clear(conn)?;
    }
    let some: Vec<DocRow> =
        search_doc::table.filter(search_doc::id.gt(behind)).order(search_doc::id).limit(SOME as i64).load(conn)?;
    let mut stems: HashMap<Lang, Stems> = HashMap::new();
    let mut rows = Vec::with_capacity(some.len());
    for row in some {
        let document = document(&row);
        let stems = stems.entry(document.language).or_insert_with(|| Stems::new(document.language));
        let marks = tokens(&document, stems).marks;
        rows.push((row, marks));
    }
    // Some may have been written since it was begun.
    engine::unindex(conn, &rows.iter().map(|(row, _)| row.id).collect::<Vec<_>>())?;
    engine::index(conn, &rows)?;
    Ok(rows.last().map(|(row, _)| row.id))
}

fn document(row: &DocRow) -> Document {
    Document {
        kind: DocKind::parse(&row.kind).unwrap_or(DocKind::Item),
        ref_id: row.ref_id,
        plan: PlanId(row.plan),
        edition: EditionId(row.edition),
        revision: row.revision,
        chapter: row.chapter,
        chapter_title: row.chapter_title.clone(),
        circle: Circle::parse(&row.visibility),
        language: row.language.parse().unwrap_or_default(),
        subkind: row.subkind.clone(),
        code: row.code.clone(),
        anchor: row.anchor.clone(),
        number: row.number.clone(),
        title: row.title.clone(),
        body: row.body.clone(),
    }
}

/// Writes `documents` instead of those in `known` (number and digest), as far as they differ.
pub(super) fn replace(
    tx: &mut Tx,
    slot: i64,
    documents: Vec<Document>,
    mut known: HashMap<i64, String>,
) -> Result<(), Error> {
    let mut gone = Vec::new();
    let mut rows = Vec::new();
    let mut stems: HashMap<Lang, Stems> = HashMap::new();
    for document in documents {
        let id = doc_id(document.edition, document.kind, slot, document.ref_id);
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

pub(super) fn document_digest(d: &Document) -> String {
    digest(&[
        FORM,
        &d.circle.name(),
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

pub(super) fn row(id: i64, digest: String, d: Document, words: String, stems: String) -> DocRow {
    DocRow {
        id,
        kind: d.kind.as_str().into(),
        ref_id: d.ref_id,
        plan: d.plan.0,
        edition: d.edition.0,
        revision: d.revision,
        chapter: d.chapter,
        chapter_title: d.chapter_title,
        visibility: d.circle.name(),
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
