//! What a version keeps beside its rows: the actors as it names them, and the progress that a file told of. Both are the
//! draft's until it is published, so that nothing readers see changes before.

use super::actors::{self, PlanActor};
use super::state;
use crate::Error;
use cantiere_domain::id::{EditionId, ItemId};
use cantiere_domain::plan::ItemState;
use cantiere_domain::text::{clean, natural_key};
use cantiere_store::schema::plan::{item_row, item_state, revision};
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// What a file says of an item's progress.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    pub item: i64,
    pub state: ItemState,
    pub note: String,
    pub source: String,
    /// The last report on the item when the file came in: a later one is newer than the file.
    #[serde(default)]
    pub after: Option<i64>,
}

impl Told {
    /// Whether nobody reported on the item since; `last`: the last report on it.
    pub fn stands(&self, last: Option<&state::StateRow>) -> bool {
        last.map(|row| row.id) == self.after
    }
}

/// The actors of one version and, of a draft, what its file told and when the draft was begun.
pub struct Kept {
    pub actors: Vec<PlanActor>,
    pub told: Vec<Told>,
    pub begun: i64,
}

/// One statement for a published version, two for a draft.
pub fn of_version(conn: &mut Conn, edition: EditionId, of: i64) -> Result<Kept, Error> {
    let (state, named, told, begun): (String, String, String, i64) = revision::table
        .filter(revision::id.eq(of))
        .select((revision::state, revision::actors, revision::told, revision::created_at))
        .first(conn)
        .optional()?
        .ok_or(Error::NotFound("version"))?;
    if state == "published" {
        return Ok(Kept { actors: read(edition, &named), told: Vec::new(), begun });
    }
    Ok(Kept { actors: actors::of_edition(conn, edition)?, told: parse(&told), begun })
}

/// The actors of two versions, the older one first: two statements with a draft among them, else one.
pub fn actors_of_both(
    conn: &mut Conn,
    edition: EditionId,
    from: Option<i64>,
    to: i64,
) -> Result<(Vec<PlanActor>, Vec<PlanActor>), Error> {
    let rows: Vec<(i64, String, String)> = revision::table
        .filter(revision::id.among([from.unwrap_or(to), to]))
        .select((revision::id, revision::state, revision::actors))
        .load(conn)?;
    let mut of = |id: i64| match rows.iter().find(|r| r.0 == id) {
        Some((_, state, named)) if state == "published" => Ok(read(edition, named)),
        _ => actors::of_edition(conn, edition),
    };
    let new = of(to)?;
    Ok(match from {
        Some(from) if from != to => (of(from)?, new),
        _ => (new.clone(), new),
    })
}

/// The edition's actors as they are now, as column `revision.actors` of a version keeps them; what is published is part of
/// its digest.
pub(super) fn snapshot(conn: &mut Conn, edition: EditionId) -> Result<String, Error> {
    Ok(serde_json::to_string(&actors::of_edition(conn, edition)?).unwrap_or_default())
}

/// The other way.
pub(super) fn read(edition: EditionId, text: &str) -> Vec<PlanActor> {
    let mut named: Vec<PlanActor> = serde_json::from_str(text).unwrap_or_default();
    for actor in &mut named {
        actor.edition = edition.0;
        actor.name_key = natural_key(&actor.name);
    }
    named.sort_by(|a, b| (&a.name_key, a.id).cmp(&(&b.name_key, b.id)));
    named
}

fn parse(told: &str) -> Vec<Told> {
    serde_json::from_str(told).unwrap_or_default()
}

/// What of it is still newer than what was last reported.
pub(super) fn standing(conn: &mut Conn, told: &str) -> Result<Vec<Told>, Error> {
    let told = parse(told);
    if told.is_empty() {
        return Ok(told);
    }
    let last = last(conn, &told)?;
    Ok(told.into_iter().filter(|t| t.stands(last.get(&t.item))).collect())
}

/// As a draft keeps it: what of `told` is not what was last reported, beside what an earlier file told of items that this one
/// says nothing about; empty: nothing.
pub(super) fn news(conn: &mut Conn, told: Vec<Told>, before: &str) -> Result<String, Error> {
    let said: HashSet<i64> = told.iter().map(|t| t.item).collect();
    let last = last(conn, &told)?;
    let mut news = parse(before);
    news.retain(|t| !said.contains(&t.item));
    news.extend(
        told.into_iter()
            .map(|t| Told { note: clean(&t.note), after: last.get(&t.item).map(|row| row.id), ..t })
            .filter(|t| last.get(&t.item).is_none_or(|row| row.state() != t.state || row.note != t.note)),
    );
    Ok(if news.is_empty() { String::new() } else { serde_json::to_string(&news).unwrap_or_default() })
}

/// Reports what the file of a version told, for the items that are still in it and that nobody reported on meanwhile.
pub(super) fn report(tx: &mut Tx, of: i64) -> Result<(), Error> {
    let told: String = revision::table.filter(revision::id.eq(of)).select(revision::told).first(&mut **tx)?;
    let told = standing(tx, &told)?;
    if told.is_empty() {
        return Ok(());
    }
    let there: Vec<i64> = item_row::table.filter(item_row::revision.eq(of)).select(item_row::item).load(&mut **tx)?;
    let there: HashSet<i64> = there.into_iter().collect();
    let now = tx.now();
    for t in told.into_iter().filter(|t| there.contains(&t.item)) {
        let (item, link) = (ItemId(t.item), String::new());
        let report = state::Report { item, at: None, state: t.state, note: t.note, source: t.source, link };
        state::insert(tx, &report, now, "", None)?;
    }
    Ok(())
}

/// The last report on each of these items.
fn last(conn: &mut Conn, told: &[Told]) -> Result<HashMap<i64, state::StateRow>, Error> {
    let rows: Vec<state::StateRow> = item_state::table
        .filter(item_state::item.among(told.iter().map(|t| t.item)))
        .order((item_state::at, item_state::id))
        .load(conn)?;
    Ok(rows.into_iter().map(|row| (row.item, row)).collect())
}
