//! What the report tells: read once, shown as a page, as CSV and as JSON.

use crate::load::{self, At, Chain};
use cantiere_domain::access::{Action, can};
use cantiere_spine::answer::{self, Figures};
use cantiere_spine::contribution::{self, Contribution, Entry};
use cantiere_spine::plan::{Edition, theme};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use std::collections::HashMap;

pub struct Report {
    pub edition: Edition,
    pub process: Process,
    /// None: not published yet, shown to the plan's planners alone.
    pub published_at: Option<i64>,
    pub figures: Figures,
    pub came: process::Figures,
    pub entries: Vec<Entry>,
    /// The contributions of this part, by number.
    pub contributions: Vec<Contribution>,
    pub chain: Chain,
    pub themes: HashMap<String, String>,
}

/// The report with the contributions after a number, at most so many; not found until it is published.
pub fn read(conn: &mut Conn, ctx: &Ctx, at: &At, after: i64, most: usize) -> Result<Report, Error> {
    let (edition, process) = load::both(conn, ctx, at)?;
    let published_at = answer::reported(conn, &[process.id])?[0];
    if published_at.is_none() && !can(ctx.actor(), Action::Plan, &edition.scope()) {
        return Err(Error::NotFound);
    }
    let mut entries = contribution::entries(conn, process.id, false)?;
    entries.sort_by_key(|e| e.number);
    let ids: Vec<i64> = entries.iter().filter(|e| e.number > after).take(most).map(|e| e.id).collect();
    let contributions = contribution::by_ids(conn, &ids)?;
    let mut chain = load::chain(conn, &ids)?;
    let merged: Vec<i64> = chain.answers.values().filter_map(|a| a.merged_into).map(|c| c.0).collect();
    for c in contribution::by_ids(conn, &merged)? {
        chain.contributions.insert(c.id.0, c);
    }
    let themes = theme::all(conn)?.into_iter().map(|t| (t.slug.clone(), t.name(ctx.lang).to_string())).collect();
    Ok(Report {
        figures: answer::figures(conn, process.id)?,
        came: process::figures(conn, &[process.id])?.pop().unwrap_or_default(),
        published_at,
        entries,
        contributions,
        chain,
        themes,
        edition,
        process,
    })
}
