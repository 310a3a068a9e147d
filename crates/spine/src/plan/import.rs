//! Bringing a document into an edition: it becomes the draft version, and what stayed the same keeps its identity.
//! One transaction, and doing it twice changes nothing; a published version is never touched.

mod blocks;
mod items;

use super::adopt::Act;
use super::edit::rights;
use super::kept::{self, Told};
use super::rows::{self, BlockRow, ItemRow};
use super::{actors, edition::Edition, state};
use crate::Error;
use cantiere_documents::{Message, PlanDocument, Warning};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::plan::{ItemKind, OPEN_LICENCE, Source};
use cantiere_store::Tx;
use cantiere_store::schema::plan::{block_row, edition, item_row, revision};
use diesel::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// What an import did; printed by the command with `--json` and shown by the page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct ImportReport {
    pub created: BTreeMap<&'static str, usize>,
    pub updated: BTreeMap<&'static str, usize>,
    pub unchanged: BTreeMap<&'static str, usize>,
    pub removed: BTreeMap<&'static str, usize>,
    /// Expected results told inside items, and notes on them.
    pub results: usize,
    pub notes: usize,
    /// Actors the document names, and those an item uses.
    pub actors: usize,
    pub actors_used: usize,
    /// Paragraphs, headings and tables that the version then has, and those of the version before that are gone.
    pub blocks: usize,
    pub blocks_removed: usize,
    #[serde(serialize_with = "in_english")]
    pub warnings: Vec<Warning>,
    /// Whether anything was written.
    pub changed: bool,
}

/// As the command line says them.
fn in_english<S: serde::Serializer>(warnings: &[Warning], serializer: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Said<'w> {
        file: &'w str,
        line: usize,
        message: &'w str,
    }
    serializer.collect_seq(warnings.iter().map(|w| Said { file: &w.file, line: w.line, message: &w.message.en }))
}

/// Imports into the edition's draft; `now` texts of the document must already be clean ([`cantiere_documents`] sees to it).
pub fn import(tx: &mut Tx, by: &Actor, into: &Edition, document: &PlanDocument) -> Result<ImportReport, Error> {
    if !can(by, Action::Plan, &into.scope()) {
        return Err(Error::Denied);
    }
    rights::open(into)?;
    let base = into.draft.or(into.published);
    let old_items = items_of(tx, base)?;
    let old_blocks = blocks_of(tx, base)?;

    let (added, renamed) = actors::merge(tx, into.id, &document.actors)?;
    let mut report = counts(document);
    report.warnings.extend(act_left_out(into, document));
    let new_items = items::place(tx, into, document, &old_items, &mut report)?;
    let new_blocks = match document.items_only {
        true => blocks::keep(&old_blocks, &old_items, &new_items),
        false => blocks::place(tx, into, document, &old_blocks, &new_items)?,
    };
    report.blocks = new_blocks.len();
    report.blocks_removed = blocks::removed(&old_blocks, &new_blocks);
    let told_before: String = match into.draft {
        Some(draft) => revision::table.filter(revision::id.eq(draft)).select(revision::told).first(&mut **tx)?,
        None => String::new(),
    };
    let told = kept::news(tx, told(document, &new_items), &told_before)?;

    let same = same_items(&old_items, &new_items) && same_blocks(&old_blocks, &new_blocks);
    report.changed = !same || added + renamed > 0 || told != told_before;
    if report.changed {
        let draft = open_draft(tx, into, by)?;
        replace_items(tx, draft, &new_items)?;
        replace_blocks(tx, draft, &new_blocks)?;
        diesel::update(revision::table.filter(revision::id.eq(draft)))
            .set((revision::told.eq(told), revision::version.eq(revision::version + 1)))
            .execute(&mut **tx)?;
        take_licence(tx, into, document)?;
        crate::site::note(tx, by, "imported", ("edition", into.id.0), Some(into.plan), &[])?;
        state::touch(tx, into.id, into.plan)?;
    }
    Ok(report)
}

/// An act of adoption that the document tells and the edition does not have. An act adopts a version that is published, and a
/// person decides it, so that a file records none; what it says is shown, to be typed where acts are recorded.
pub fn act_left_out(into: &Edition, document: &PlanDocument) -> Option<Warning> {
    let told = document.adoption.as_ref()?;
    let same = |known: &Act| (&known.kind, &known.number, &known.date) == (&told.kind, &told.number, &told.date);
    if Act::parse(&into.adoption).as_ref().is_some_and(same) {
        return None;
    }
    let parts = [&told.kind, &told.number, &told.date, &told.link].into_iter().filter(|part| !part.is_empty());
    let act: Vec<String> = parts.map(|part| part.chars().take(200).collect()).collect();
    let act = act.join(", ");
    let message = Message {
        en: format!(
            "the file tells an act of adoption ({act}), which is not recorded with it: record it once the version is published, under “Publish the version”"
        ),
        it: format!(
            "il file riporta un atto di adozione ({act}), che non viene registrato con il file: registralo dopo la pubblicazione, in «Pubblica la versione»"
        ),
    };
    Some(Warning { file: String::new(), line: 0, message })
}

/// An edition that says no licence takes that of the document over, until something of it is published.
fn take_licence(tx: &mut Tx, into: &Edition, document: &PlanDocument) -> Result<(), Error> {
    let told = document.licence.as_str();
    if into.published.is_some() || !into.source.licence.is_empty() || told.is_empty() || told == OPEN_LICENCE {
        return Ok(());
    }
    let source = Source { licence: told.into(), ..into.source.clone() };
    diesel::update(edition::table.filter(edition::id.eq(into.id.0)))
        .set(edition::source.eq(serde_json::to_string(&source).unwrap_or_default()))
        .execute(&mut **tx)?;
    Ok(())
}

/// The edition's draft version: the one there is, or a new empty one numbered after the last.
pub(super) fn open_draft(tx: &mut Tx, into: &Edition, by: &Actor) -> Result<i64, Error> {
    if let Some(draft) = into.draft {
        return Ok(draft);
    }
    let last: Option<i64> = revision::table
        .filter(revision::edition.eq(into.id.0))
        .select(diesel::dsl::max(revision::number))
        .first(&mut **tx)?;
    let now = tx.now();
    let draft: i64 = diesel::insert_into(revision::table)
        .values((
            revision::edition.eq(into.id.0),
            revision::number.eq(last.unwrap_or(0) + 1),
            revision::state.eq("draft"),
            revision::summary.eq(""),
            revision::based_on.eq(into.published),
            revision::created_at.eq(now),
            revision::created_by.eq(by.person.map(|p| p.0)),
            revision::counts.eq("{}"),
            revision::content_hash.eq(""),
            revision::version.eq(1),
        ))
        .returning(revision::id)
        .get_result(&mut **tx)?;
    diesel::update(edition::table.filter(edition::id.eq(into.id.0)))
        .set(edition::draft_revision.eq(draft))
        .execute(&mut **tx)?;
    tx.changed(&format!("plan:{}", into.plan));
    Ok(draft)
}

pub(super) fn replace_items(tx: &mut Tx, draft: i64, rows: &[ItemRow]) -> Result<(), Error> {
    diesel::delete(item_row::table.filter(item_row::revision.eq(draft))).execute(&mut **tx)?;
    let rows: Vec<ItemRow> = rows.iter().cloned().map(|r| ItemRow { revision: draft, ..r }).collect();
    Ok(rows::insert_items(tx, &rows)?)
}

pub(super) fn replace_blocks(tx: &mut Tx, draft: i64, rows: &[BlockRow]) -> Result<(), Error> {
    diesel::delete(block_row::table.filter(block_row::revision.eq(draft))).execute(&mut **tx)?;
    let rows: Vec<BlockRow> = rows.iter().cloned().map(|r| BlockRow { revision: draft, ..r }).collect();
    Ok(rows::insert_blocks(tx, &rows)?)
}

pub fn items_of(conn: &mut cantiere_store::Conn, revision: Option<i64>) -> Result<Vec<ItemRow>, Error> {
    let Some(revision) = revision else { return Ok(Vec::new()) };
    Ok(item_row::table.filter(item_row::revision.eq(revision)).order(item_row::position).load(conn)?)
}

pub fn blocks_of(conn: &mut cantiere_store::Conn, revision: Option<i64>) -> Result<Vec<BlockRow>, Error> {
    let Some(revision) = revision else { return Ok(Vec::new()) };
    Ok(block_row::table.filter(block_row::revision.eq(revision)).order(block_row::position).load(conn)?)
}

fn counts(document: &PlanDocument) -> ImportReport {
    let results = document.items.iter().map(|i| i.content.results.len()).sum();
    let notes = document.items.iter().flat_map(|i| &i.content.results).filter(|r| !r.note.is_empty()).count();
    let used: std::collections::HashSet<&str> =
        document.items.iter().flat_map(|i| &i.content.actors).map(|a| a.actor.as_str()).collect();
    ImportReport {
        results,
        notes,
        actors: document.actors.len(),
        actors_used: used.len(),
        warnings: document.warnings.clone(),
        ..ImportReport::default()
    }
}

/// Progress that the source tells; it waits for the draft to be published.
fn told(document: &PlanDocument, rows: &[ItemRow]) -> Vec<Told> {
    let entries = document.items.iter().zip(rows);
    entries
        .filter_map(|(entry, row)| {
            let (state, note) = entry.state.as_ref()?;
            let source = entry.content.source.name.clone();
            Some(Told { item: row.item, state: *state, note: note.clone(), source, after: None })
        })
        .collect()
}

fn same_items(old: &[ItemRow], new: &[ItemRow]) -> bool {
    old.len() == new.len()
        && old.iter().zip(new).all(|(a, b)| a.item == b.item && a.parent == b.parent && a.hash == b.hash)
}

fn same_blocks(old: &[BlockRow], new: &[BlockRow]) -> bool {
    old.len() == new.len()
        && old
            .iter()
            .zip(new)
            .all(|(a, b)| a.block == b.block && a.item == b.item && a.hash == b.hash && a.number == b.number)
}

/// Counts one item under its kind.
fn count(map: &mut BTreeMap<&'static str, usize>, kind: ItemKind) {
    *map.entry(kind.as_str()).or_default() += 1;
}
