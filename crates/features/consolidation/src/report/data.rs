//! What the report tells: its head is read once, the contributions by parts, so that a page or a file holds one part only.

use crate::load::{self, At, Chain};
use cantiere_domain::access::{Action, can};
use cantiere_spine::answer::{self, Figures};
use cantiere_spine::contribution::{self, Contribution, Entry};
use cantiere_spine::plan::{Edition, theme};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_store::schema::plan::trace;
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// Contributions read at a time.
pub const PART: usize = 500;

/// Everything but the contributions.
pub struct Head {
    pub edition: Edition,
    pub process: Process,
    /// None: not published yet, shown to the plan's planners alone.
    pub published_at: Option<i64>,
    pub figures: Figures,
    pub came: process::Figures,
    /// In the order of their numbers.
    pub entries: Vec<Entry>,
    pub themes: HashMap<String, String>,
    /// Organisations that took part, by kind.
    pub bodies: BTreeMap<String, i64>,
}

/// Some contributions with their answers.
pub struct Part {
    pub contributions: Vec<Contribution>,
    pub chain: Chain,
    /// Codes of the items that a proposal names; for files alone.
    pub items: HashMap<i64, Vec<String>>,
}

/// The head of a report; not found until it is published.
pub fn head(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Head, Error> {
    let (edition, process) = load::both(conn, ctx, at)?;
    let published_at = answer::reported(conn, &[process.id])?[0];
    if published_at.is_none() && !can(ctx.actor(), Action::ReadDesk, &edition.scope()) {
        return Err(Error::NotFound);
    }
    let mut entries = contribution::entries(conn, process.id, false)?;
    entries.sort_by_key(|e| e.number);
    let themes = theme::all(conn)?.into_iter().map(|t| (t.slug.clone(), t.name(ctx.lang).to_string())).collect();
    let kinds: Vec<(i64, String)> = table::table
        .inner_join(organization::table.on(organization::id.nullable().eq(table::organization)))
        .filter(table::process.eq(process.id.0))
        .filter(table::state.eq("published"))
        .filter(table::parent.is_null())
        .select((organization::id, organization::kind))
        .distinct()
        .load(conn)?;
    let mut bodies = BTreeMap::new();
    for (_, kind) in kinds {
        *bodies.entry(kind).or_default() += 1;
    }
    Ok(Head {
        figures: answer::figures(conn, process.id)?,
        came: process::figures(conn, &[process.id])?.pop().unwrap_or_default(),
        published_at,
        entries,
        themes,
        bodies,
        edition,
        process,
    })
}

impl Head {
    /// The ids of the contributions after a number, at most so many.
    pub fn ids(&self, after: i64, most: usize) -> Vec<i64> {
        self.entries.iter().filter(|e| e.number > after).take(most).map(|e| e.id).collect()
    }

    /// The themes with the most contributions.
    pub fn most_discussed(&self, most: usize) -> Vec<(String, i64)> {
        let mut counted: BTreeMap<&str, i64> = BTreeMap::new();
        for e in self.entries.iter().filter(|e| !e.theme.is_empty()) {
            *counted.entry(&e.theme).or_default() += 1;
        }
        let mut rows: Vec<(&str, i64)> = counted.into_iter().collect();
        rows.sort_by_key(|(slug, n)| (-n, *slug));
        let name = |slug: &str| self.themes.get(slug).cloned().unwrap_or_else(|| slug.to_string());
        rows.into_iter().take(most).map(|(slug, n)| (name(slug), n)).collect()
    }
}

/// These contributions, with what became of them.
pub fn part(conn: &mut Conn, ids: &[i64]) -> Result<Part, Error> {
    let contributions = contribution::by_ids(conn, ids)?;
    let mut chain = load::chain(conn, ids)?;
    let merged: Vec<i64> = chain.answers.values().filter_map(|a| a.merged_into).map(|c| c.0).collect();
    for c in contribution::by_ids(conn, &merged)? {
        chain.contributions.insert(c.id.0, c);
    }
    Ok(Part { contributions, chain, items: HashMap::new() })
}

/// The same with all that files say.
pub fn part_of_file(conn: &mut Conn, head: &Head, ids: &[i64]) -> Result<Part, Error> {
    let items = contribution::names_of(conn, head.edition.published, ids)?;
    Ok(Part { items, ..part(conn, ids)? })
}

/// Everything that changed because of contributions of this process.
pub fn changes(conn: &mut Conn, of: &Process) -> Result<Chain, Error> {
    let ids: Vec<i64> = trace::table
        .inner_join(table::table.on(table::id.eq(trace::from_id)))
        .filter(trace::from_kind.eq("contribution"))
        .filter(trace::relation.eq("changed"))
        .filter(table::process.eq(of.id.0))
        .select(trace::from_id)
        .distinct()
        .load(conn)?;
    let mut chain = Chain::default();
    for ids in ids.chunks(PART) {
        let changed = answer::changed_by(conn, ids)?;
        chain.texts.extend(load::texts(conn, &changed)?);
        chain.changed.extend(changed);
    }
    Ok(chain)
}
