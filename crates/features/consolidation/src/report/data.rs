//! What the report tells: its head is read once, the contributions by parts, so that a page or a file holds one part only.

use crate::load::{self, At, Chain};
use cantiere_domain::access::{Action, can};
use cantiere_spine::answer::{self, Figures};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, theme};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_store::schema::plan::trace;
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;
use std::collections::{BTreeMap, HashMap, HashSet};

/// Contributions read at a time.
pub const PART: usize = 500;

/// So many of the most discussed themes are told.
const THEMES: i64 = 3;

/// Everything but the contributions.
pub struct Head {
    pub edition: Edition,
    pub process: Process,
    /// None: not published yet, shown to the plan's planners alone.
    pub published_at: Option<i64>,
    pub figures: Figures,
    pub came: process::Figures,
    /// The themes with the most contributions.
    pub themes: Vec<(String, i64)>,
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
    let known = theme::all(conn)?;
    let name =
        |slug: String| known.iter().find(|t| t.slug == slug).map(|t| t.name(ctx.lang).to_string()).unwrap_or(slug);
    let themes = contribution::most_discussed(conn, process.id, THEMES)?;
    let themes = themes.into_iter().map(|(slug, n)| (name(slug), n)).collect();
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
        themes,
        bodies,
        edition,
        process,
    })
}

/// Goes through all contributions in the order of their numbers, a part at a time.
pub fn each_part(
    conn: &mut Conn,
    head: &Head,
    mut tell: impl FnMut(&mut Conn, &[i64]) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut after = 0;
    loop {
        let some = contribution::numbered(conn, head.process.id, after, PART as i64)?;
        if let Some((last, _)) = some.last() {
            after = *last;
            tell(conn, &some.iter().map(|(_, id)| *id).collect::<Vec<_>>())?;
        }
        if some.len() < PART {
            return Ok(());
        }
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
        .order(trace::from_id)
        .load(conn)?;
    let (mut chain, mut seen) = (Chain::default(), HashSet::new());
    for ids in ids.chunks(PART) {
        // Each place of a version is told once, however many asked for it.
        let mut changed = answer::changed_by(conn, ids)?;
        changed.retain(|c| seen.insert((c.on, c.revision)));
        chain.texts.extend(load::texts(conn, &changed)?);
        chain.changed.extend(changed);
    }
    Ok(chain)
}
