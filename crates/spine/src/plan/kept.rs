//! What a version keeps beside its rows: the actors as it names them, and the progress that a file told of. Both are the
//! draft's until it is published, so that nothing readers see changes before.

use super::actors::{self, PlanActor};
use super::import::CHUNK;
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

/// An actor as a version names it. Column `revision.actors` holds a list of them; what is published is part of its digest.
#[derive(Serialize, Deserialize)]
struct Named {
    id: i64,
    key: String,
    name: String,
    audience: String,
    organization: Option<i64>,
    also: String,
}

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

/// The edition's actors as they are now, as a version keeps them.
pub(super) fn snapshot(conn: &mut Conn, edition: EditionId) -> Result<String, Error> {
    let named: Vec<Named> = actors::of_edition(conn, edition)?
        .into_iter()
        .map(|a| Named {
            id: a.id,
            key: a.key,
            name: a.name,
            audience: a.audience,
            organization: a.organization,
            also: a.also,
        })
        .collect();
    Ok(serde_json::to_string(&named).unwrap_or_default())
}

fn read(edition: EditionId, text: &str) -> Vec<PlanActor> {
    let named: Vec<Named> = serde_json::from_str(text).unwrap_or_default();
    let mut out: Vec<PlanActor> = named
        .into_iter()
        .map(|a| PlanActor {
            id: a.id,
            edition: edition.0,
            name_key: natural_key(&a.name),
            key: a.key,
            name: a.name,
            audience: a.audience,
            organization: a.organization,
            also: a.also,
        })
        .collect();
    out.sort_by(|a, b| (&a.name_key, a.id).cmp(&(&b.name_key, b.id)));
    out
}

fn parse(told: &str) -> Vec<Told> {
    serde_json::from_str(told).unwrap_or_default()
}

/// How many items' progress is reported when the draft is published.
pub(super) fn count(told: &str) -> usize {
    parse(told).len()
}

/// What of `told` is not what was last reported, as a draft keeps it; empty: nothing.
pub(super) fn news(conn: &mut Conn, told: Vec<Told>) -> Result<String, Error> {
    let last = last(conn, &told)?;
    let news: Vec<Told> = told
        .into_iter()
        .map(|t| Told { note: clean(&t.note), after: last.get(&t.item).map(|row| row.id), ..t })
        .filter(|t| last.get(&t.item).is_none_or(|row| row.state() != t.state || row.note != t.note))
        .collect();
    Ok(if news.is_empty() { String::new() } else { serde_json::to_string(&news).unwrap_or_default() })
}

/// Reports what the file of a version told, for the items that are still in it and that nobody reported on meanwhile.
pub(super) fn report(tx: &mut Tx, of: i64) -> Result<(), Error> {
    let told: String = revision::table.filter(revision::id.eq(of)).select(revision::told).first(&mut **tx)?;
    let told = parse(&told);
    if told.is_empty() {
        return Ok(());
    }
    let there: Vec<i64> = item_row::table.filter(item_row::revision.eq(of)).select(item_row::item).load(&mut **tx)?;
    let there: HashSet<i64> = there.into_iter().collect();
    let last = last(tx, &told)?;
    let now = tx.now();
    for t in told {
        if there.contains(&t.item) && last.get(&t.item).map(|row| row.id) == t.after {
            let (item, link) = (ItemId(t.item), String::new());
            let report = state::Report { item, at: None, state: t.state, note: t.note, source: t.source, link };
            state::insert(tx, &report, now, "", None)?;
        }
    }
    Ok(())
}

/// The last report on each of these items.
fn last(conn: &mut Conn, told: &[Told]) -> Result<HashMap<i64, state::StateRow>, Error> {
    let mut last = HashMap::new();
    for chunk in told.chunks(CHUNK) {
        let ids: Vec<i64> = chunk.iter().map(|t| t.item).collect();
        let rows: Vec<state::StateRow> =
            item_state::table.filter(item_state::item.among(ids)).order((item_state::at, item_state::id)).load(conn)?;
        last.extend(rows.into_iter().map(|row| (row.item, row)));
    }
    Ok(last)
}
