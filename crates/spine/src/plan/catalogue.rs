//! The plans of the site as the home page and the list of plans show them.

use super::edition::{self, Edition};
use super::index::EditionIndex;
use crate::Error;
use crate::process::day_of;
use cantiere_domain::access::Actor;
use cantiere_store::{Among, Conn};
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// A plan with the editions the reader may see, newest first.
#[derive(Clone, Debug)]
pub struct PlanEntry {
    pub slug: String,
    pub name: String,
    pub owner: String,
    pub brief: String,
    pub editions: Vec<Edition>,
}

/// Some of the plans, in their order.
#[derive(Clone, Debug, Default)]
pub struct PlanPage {
    pub plans: Vec<PlanEntry>,
    /// The plan after which the next page begins; none on the last.
    pub next: Option<String>,
}

/// The condition that a plan has an edition which everybody sees; with `$all` any plan will do.
macro_rules! known {
    ($all:expr) => {{
        use cantiere_store::schema::plan::edition as editions;
        let known_to_all = editions::table
            .filter(editions::plan.eq(plan::id))
            .filter(editions::visibility.eq("public"))
            .filter(editions::published_revision.is_not_null());
        diesel::dsl::exists(known_to_all).or($all.into_sql::<diesel::sql_types::Bool>())
    }};
}

/// `size` plans after the one called `after` (empty: from the first), fewer only on the last page: three statements however
/// many there are; a plan `after` that is not there is an error. Of a reader with roles or memberships plans are left out that
/// are not for them, and as many are read until the page is full.
pub fn page(conn: &mut Conn, reader: &Actor, after: &str, size: usize) -> Result<PlanPage, Error> {
    use cantiere_store::schema::plan::plan;
    use diesel::prelude::*;
    let begin: Option<i64> = match after {
        "" => Some(i64::MIN),
        slug => plan::table.filter(plan::slug.eq(slug.to_string())).select(plan::position).first(conn).optional()?,
    };
    let mut begin = begin.ok_or(Error::NotFound("plan"))?;
    let may_see_more = edition::sees_more_than_visitors(reader);
    let mut plans: Vec<PlanEntry> = Vec::new();
    loop {
        let found: Vec<(i64, i64)> = plan::table
            .filter(known!(may_see_more))
            .filter(plan::position.gt(begin))
            .order((plan::position, plan::id))
            .limit(size as i64 + 1)
            .select((plan::id, plan::position))
            .load(conn)?;
        let ids: Vec<i64> = found.iter().map(|(id, _)| *id).collect();
        plans.extend(grouped(edition::of_plans(conn, reader, &ids)?));
        match found.last() {
            Some((_, position)) if found.len() > size && plans.len() <= size => begin = *position,
            _ => break,
        }
    }
    let more = plans.len() > size;
    plans.truncate(size);
    let next = plans.last().filter(|_| more).map(|plan| plan.slug.clone());
    Ok(PlanPage { plans, next })
}

/// How many plans there are on all pages, of which this is the one after `after`: no statement where they fill one page. None
/// where only reading all of them would tell.
pub fn total(conn: &mut Conn, reader: &Actor, after: &str, shown: &PlanPage) -> Result<Option<i64>, Error> {
    use cantiere_store::schema::plan::plan;
    use diesel::prelude::*;
    if after.is_empty() && shown.next.is_none() {
        return Ok(Some(shown.plans.len() as i64));
    }
    if edition::sees_more_than_visitors(reader) {
        return Ok(None);
    }
    Ok(Some(plan::table.filter(known!(false)).count().get_result(conn)?))
}

fn grouped(editions: Vec<Edition>) -> Vec<PlanEntry> {
    let mut plans: Vec<PlanEntry> = Vec::new();
    for edition in editions {
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
    plans
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

/// What is due from today on, soonest first; and what was due and has no news since. Days are those of `zone`.
pub fn deadlines(index: &EditionIndex, today: Date, zone: &TimeZone, at_most: usize) -> (Vec<Deadline>, Vec<Deadline>) {
    use cantiere_domain::plan::ItemState;
    let open =
        |state| matches!(state, ItemState::Planned | ItemState::Ongoing | ItemState::Unknown | ItemState::Blocked);
    let mut next = Vec::new();
    let mut silent = Vec::new();
    for entry in index.entries.iter().filter(|e| e.kind.has_state() && open(e.state)) {
        let Some(due) = entry.due else { continue };
        let reported = entry.reported_at.map(|at| day_of(at, zone));
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
    let rows: Vec<(i64, String)> =
        revision::table.filter(revision::id.among(revisions)).select((revision::id, revision::counts)).load(conn)?;
    let parse = |text: String| -> Vec<(ItemKind, usize)> {
        let by_kind: std::collections::BTreeMap<String, usize> = serde_json::from_str(&text).unwrap_or_default();
        by_kind.into_iter().filter_map(|(k, n)| Some((ItemKind::parse(&k)?, n))).collect()
    };
    Ok(rows.into_iter().map(|(id, text)| (id, parse(text))).collect())
}
