//! Publishing a version: the draft is frozen, becomes what everybody reads, and is never changed again.

use super::edition::Edition;
use super::import::{blocks_of, items_of};
use super::rows::digest;
use super::state;
use crate::{Error, Problem, notice};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::text::clean;
use cantiere_store::schema::plan::{edition, revision};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// Publishes the edition's draft with a sentence on what changes and why; returns the version's number.
pub fn publish(tx: &mut Tx, by: &Actor, of: &Edition, summary: &str) -> Result<i64, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    let draft: Option<i64> =
        edition::table.filter(edition::id.eq(of.id.0)).select(edition::draft_revision).first(&mut **tx)?;
    let Some(draft) = draft else { return Err(Problem::new("draft", "problem-nothing-to-publish").into()) };
    let summary = clean(summary);
    if summary.chars().count() > 2_000 {
        return Err(Problem::new("summary", "problem-summary-length").into());
    }
    let hash = content_hash(tx, draft)?;
    let counts = counts(tx, draft)?;
    let now = tx.now();
    diesel::update(revision::table.filter(revision::id.eq(draft)))
        .set((
            revision::state.eq("published"),
            revision::summary.eq(summary),
            revision::published_at.eq(now),
            revision::content_hash.eq(hash),
            revision::counts.eq(counts),
            revision::version.eq(revision::version + 1),
        ))
        .execute(&mut **tx)?;
    let before: Option<i64> =
        edition::table.filter(edition::id.eq(of.id.0)).select(edition::published_revision).first(&mut **tx)?;
    diesel::update(edition::table.filter(edition::id.eq(of.id.0)))
        .set((edition::published_revision.eq(draft), edition::draft_revision.eq(None::<i64>)))
        .execute(&mut **tx)?;
    crate::search::index_edition(tx, of.id)?;
    notice::tell_version(tx, by.person, of.plan, of.id, before, draft)?;
    state::touch(tx, of.id, of.plan)?;
    Ok(revision::table.filter(revision::id.eq(draft)).select(revision::number).first(&mut **tx)?)
}

/// A digest of everything a version says, in its order: two versions with one digest read the same.
pub fn content_hash(conn: &mut Conn, revision: i64) -> Result<String, Error> {
    let items = items_of(conn, Some(revision))?;
    let blocks = blocks_of(conn, Some(revision))?;
    let parts: Vec<String> = items
        .iter()
        .map(|i| format!("{} {} {}", i.item, i.parent.unwrap_or(0), i.hash))
        .chain(blocks.iter().map(|b| format!("{} {} {}", b.block, b.item.unwrap_or(0), b.hash)))
        .collect();
    Ok(digest(&parts.iter().map(String::as_str).collect::<Vec<_>>()))
}

/// How many items of each kind a version has, as JSON; lists of plans show it without reading the items.
fn counts(conn: &mut Conn, revision: i64) -> Result<String, Error> {
    let mut counts = std::collections::BTreeMap::<String, usize>::new();
    for item in items_of(conn, Some(revision))? {
        *counts.entry(item.kind).or_default() += 1;
    }
    Ok(serde_json::to_string(&counts).unwrap_or_default())
}
