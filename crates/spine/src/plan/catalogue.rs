//! The plans of the site as the home page and the list of plans show them.

use super::edition::{self, Edition};
use super::index::EditionIndex;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_store::Conn;
use jiff::civil::Date;

/// A plan with the editions the reader may see, newest first.
#[derive(Clone, Debug)]
pub struct PlanEntry {
    pub slug: String,
    pub name: String,
    pub owner: String,
    pub brief: String,
    pub editions: Vec<Edition>,
}

/// One statement, whatever the number of plans; pages of many plans take a part of it.
pub fn plans(conn: &mut Conn, reader: &Actor) -> Result<Vec<PlanEntry>, Error> {
    let mut plans: Vec<PlanEntry> = Vec::new();
    for edition in edition::all(conn, reader)? {
        match plans.last_mut().filter(|p| p.slug == edition.plan_slug) {
            Some(plan) => plan.editions.push(edition),
            None => plans.push(PlanEntry {
                slug: edition.plan_slug.clone(),
                name: edition.plan_name.clone(),
                owner: edition.owner.clone(),
                brief: edition.plan_brief.clone(),
                editions: vec![edition],
            }),
        }
    }
    Ok(plans)
}

/// A date something is due on.
#[derive(Clone, Debug)]
pub struct Deadline {
    pub item: i64,
    pub code: Box<str>,
    pub title: Box<str>,
    pub due: Date,
    pub actors: Vec<String>,
}

/// What is due from today on, soonest first; and what was due and has no news since.
pub fn deadlines(index: &EditionIndex, today: Date, at_most: usize) -> (Vec<Deadline>, Vec<Deadline>) {
    use cantiere_domain::plan::ItemState;
    let open = |state| matches!(state, ItemState::Planned | ItemState::Ongoing | ItemState::Unknown | ItemState::Blocked);
    let mut next = Vec::new();
    let mut silent = Vec::new();
    for entry in index.entries.iter().filter(|e| e.kind.has_state() && open(e.state)) {
        let Some(due) = entry.due else { continue };
        let reported = entry.reported_at.and_then(|at| {
            let moment = jiff::Timestamp::from_microsecond(at).ok()?;
            Some(moment.to_zoned(jiff::tz::TimeZone::UTC).date())
        });
        let deadline = Deadline {
            item: entry.item,
            code: entry.code.clone(),
            title: entry.title.clone(),
            due,
            actors: entry.actors.iter().map(|(a, _)| index.actors[*a as usize].name.clone()).collect(),
        };
        if due >= today {
            next.push(deadline);
        } else if reported.is_none_or(|day| day <= due) {
            silent.push(deadline);
        }
    }
    next.sort_by_key(|d| d.due);
    silent.sort_by_key(|d| std::cmp::Reverse(d.due));
    next.truncate(at_most);
    silent.truncate(at_most);
    (next, silent)
}

/// How many items of each kind the versions have, by version.
pub type Counts = std::collections::HashMap<i64, Vec<(cantiere_domain::plan::ItemKind, usize)>>;

/// The counts stored with the versions when they were published: one statement.
pub fn counts(conn: &mut Conn, revisions: &[i64]) -> Result<Counts, Error> {
    use cantiere_domain::plan::ItemKind;
    use cantiere_store::schema::plan::revision;
    use diesel::prelude::*;
    let rows: Vec<(i64, String)> = revision::table
        .filter(revision::id.eq_any(revisions))
        .select((revision::id, revision::counts))
        .load(conn)?;
    let parse = |text: String| -> Vec<(ItemKind, usize)> {
        let by_kind: std::collections::BTreeMap<String, usize> = serde_json::from_str(&text).unwrap_or_default();
        by_kind.into_iter().filter_map(|(k, n)| Some((ItemKind::parse(&k)?, n))).collect()
    };
    Ok(rows.into_iter().map(|(id, text)| (id, parse(text))).collect())
}
