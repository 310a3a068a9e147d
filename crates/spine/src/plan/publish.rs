//! Publishing a version: the draft is frozen, becomes what everybody reads, and is never changed again.

use super::edit::rights;
use super::edition::Edition;
use super::rows::digest;
use super::{implements, kept, state};
use crate::{Error, Problem, answer, notice};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::text::clean;
use cantiere_store::schema::plan::{block_row, edition, item_row, revision};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// Publishes the edition's draft with a sentence on what changes and why; returns the version's number.
pub fn publish(tx: &mut Tx, by: &Actor, of: &Edition, summary: &str) -> Result<i64, Error> {
    if !can(by, Action::Plan, &of.scope()) {
        return Err(Error::Denied);
    }
    rights::open(of)?;
    let draft: Option<i64> =
        edition::table.filter(edition::id.eq(of.id.0)).select(edition::draft_revision).first(&mut **tx)?;
    let Some(draft) = draft else { return Err(Problem::new("draft", "problem-nothing-to-publish").into()) };
    let summary = clean(summary);
    if summary.chars().count() > 2_000 {
        return Err(Problem::new("summary", "problem-summary-length").into());
    }
    let named = kept::snapshot(tx, of.id)?;
    let hash = content_hash(tx, draft, &named)?;
    let counts = counts(tx, draft)?;
    let now = tx.now();
    diesel::update(revision::table.filter(revision::id.eq(draft)))
        .set((
            revision::state.eq("published"),
            revision::summary.eq(summary),
            revision::published_at.eq(now),
            revision::content_hash.eq(hash),
            revision::counts.eq(counts),
            revision::actors.eq(named),
            revision::version.eq(revision::version + 1),
        ))
        .execute(&mut **tx)?;
    let before: Option<i64> =
        edition::table.filter(edition::id.eq(of.id.0)).select(edition::published_revision).first(&mut **tx)?;
    diesel::update(edition::table.filter(edition::id.eq(of.id.0)))
        .set((edition::published_revision.eq(draft), edition::draft_revision.eq(None::<i64>)))
        .execute(&mut **tx)?;
    kept::report(tx, draft)?;
    implements::keep(tx, of.id, draft)?;
    crate::search::index_edition(tx, of.id)?;
    notice::tell_version(tx, by.person, of.plan, of.id, before, draft)?;
    // Whoever asked for what changed is linked to it from now on, and told.
    answer::version_out(tx, of.id, draft)?;
    state::touch(tx, of.id, of.plan)?;
    Ok(revision::table.filter(revision::id.eq(draft)).select(revision::number).first(&mut **tx)?)
}

/// A digest of everything a version says, in its order, with the actors as it names them (column `revision.actors`): two
/// versions with one digest read the same.
pub fn content_hash(conn: &mut Conn, of: i64, actors: &str) -> Result<String, Error> {
    let items: Vec<(i64, Option<i64>, String)> = item_row::table
        .filter(item_row::revision.eq(of))
        .order(item_row::position)
        .select((item_row::item, item_row::parent, item_row::hash))
        .load(conn)?;
    let blocks: Vec<(i64, Option<i64>, String)> = block_row::table
        .filter(block_row::revision.eq(of))
        .order(block_row::position)
        .select((block_row::block, block_row::item, block_row::hash))
        .load(conn)?;
    Ok(content_hash_of(items.iter().chain(&blocks).map(|(id, under, hash)| (*id, *under, hash.as_str())), actors))
}

/// The same of what was read: the items, then the paragraphs, each with what it stands under and its own hash.
pub(crate) fn content_hash_of<'h>(rows: impl Iterator<Item = (i64, Option<i64>, &'h str)>, actors: &'h str) -> String {
    let parts: Vec<String> = rows.map(|(id, under, hash)| format!("{id} {} {hash}", under.unwrap_or(0))).collect();
    let actors = is_covered(actors).then_some(actors);
    digest(&parts.iter().map(String::as_str).chain(actors).collect::<Vec<_>>())
}

/// Whether the digest of a version covers its actors: not where they were written down after it was published
/// (migration 0065 marks them with a space).
pub(super) fn is_covered(actors: &str) -> bool {
    !actors.starts_with(' ')
}

/// How many items of each kind a version has, as JSON; lists of plans show it without reading the items.
fn counts(conn: &mut Conn, of: i64) -> Result<String, Error> {
    let kinds: Vec<(String, i64)> = item_row::table
        .filter(item_row::revision.eq(of))
        .group_by(item_row::kind)
        .select((item_row::kind, diesel::dsl::count_star()))
        .load(conn)?;
    let counts: std::collections::BTreeMap<String, i64> = kinds.into_iter().collect();
    Ok(serde_json::to_string(&counts).unwrap_or_default())
}
