//! The home page: what is open, where each plan stands, what is due. An empty site shows its administrator how to begin.

use crate::address;
use crate::view::filters;
use crate::view::{self, Counted, Segment};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{EditionState, ItemKind};
use cantiere_spine::plan::catalogue::{self, Deadline};
use cantiere_spine::plan::{Edition, EditionIndex, edition};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html};
use std::sync::Arc;

/// At most this many plans stand on the home page; the rest are one click away.
const PLANS: usize = 12;
/// At most this many consultations.
const OPEN: i64 = 3;
/// The first editions in force that are looked at; those without actions are passed over.
const LOOKED_AT: i64 = 50;
const DEADLINES: usize = 3;
/// At most so many plans in force show how far they have come.
const STANDINGS: usize = 3;

#[derive(askama::Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    open: Vec<Tile>,
    standings: Vec<Standing>,
    /// More plans are in force than are shown.
    more_standings: bool,
    next: Vec<Due>,
    silent: Vec<Due>,
    plans: Vec<Tile>,
    more_plans: bool,
    can_begin: bool,
    panels: Vec<Fragment>,
    /// What became of the last consultation.
    results: Vec<Fragment>,
}

/// A plan in one of its editions.
pub struct Tile {
    pub name: String,
    pub edition: String,
    pub lang: &'static str,
    pub href: String,
    pub brief: String,
    pub owner: String,
    pub state_slug: &'static str,
    pub state: String,
    pub counts: String,
}

struct Standing {
    name: String,
    edition: String,
    lang: &'static str,
    href: String,
    actions: String,
    counted: &'static Counted,
    segments: Vec<Segment>,
    news: Vec<(String, String)>,
}

pub struct Due {
    pub href: String,
    pub code: String,
    pub title: String,
    pub when: String,
    pub iso: String,
    pub who: String,
    /// Which plan it is of, where several stand together; else empty.
    pub plan: String,
    /// The language of code, title and names.
    pub lang: &'static str,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let (open, editions, more_plans, counts, in_force, more_standings, panels, results) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let found = catalogue::page(conn, ctx.actor(), "", PLANS)?;
                let editions: Vec<Edition> = found.plans.into_iter().flat_map(|p| p.editions).collect();
                let open = edition::in_states(conn, ctx.actor(), &[EditionState::InConsultation], OPEN)?;
                let in_force = [EditionState::InForce, EditionState::Adopted];
                let in_force = edition::in_states(conn, ctx.actor(), &in_force, LOOKED_AT)?;
                let past: Vec<Ref> = in_force.iter().chain(&editions).map(|e| Ref::Edition(e.id.0)).collect();
                let shown: Vec<i64> =
                    open.iter().chain(&editions).chain(&in_force).filter_map(Edition::shown).collect();
                let counts = catalogue::counts(conn, &shown)?;
                let mut standing: Vec<(Edition, i64)> =
                    in_force.into_iter().filter_map(|e| e.shown().map(|r| (e, r))).collect();
                standing.retain(|(_, revision)| counts.get(revision).is_some_and(|n| has_progress(n)));
                let more_standings = standing.len() > STANDINGS;
                standing.truncate(STANDINGS);
                let mut in_force = Vec::with_capacity(standing.len());
                for (e, revision) in standing {
                    let index = ctx.site.indexes.get(conn, &e, revision, ctx.site.today())?;
                    in_force.push((e, index));
                }
                let refs: Vec<Ref> = open.iter().map(|e| Ref::Edition(e.id.0)).collect();
                let panels = ctx.site.panels(conn, &ctx, "home", &refs)?;
                let results = ctx.site.panels(conn, &ctx, "home-result", &past)?;
                Ok((open, editions, found.next.is_some(), counts, in_force, more_standings, panels, results))
            }
        })
        .await?;

    let page = ctx.page(ctx.t("plans-home-title")).await;
    let tile = |e: &Edition| tile(&page, e, &counts);
    let rest = editions.iter().filter(|e| !open.iter().any(|shown| shown.id == e.id));
    let nothing_published = open.iter().chain(&editions).all(|e| e.published.is_none());
    let (next, silent) = dues(&page, &ctx, &in_force);
    let template = HomePage {
        open: open.iter().map(tile).collect(),
        standings: in_force.iter().map(|(e, index)| standing_of(&page, e, index)).collect(),
        more_standings,
        next,
        silent,
        plans: rest.take(PLANS).map(tile).collect(),
        more_plans: more_plans || editions.len() > PLANS,
        panels: panels.into_iter().flatten().collect(),
        results: results.into_iter().flatten().collect(),
        can_begin: may_begin(ctx.actor()) && nothing_published && !more_plans,
        page,
    };
    Ok(cacheable(html(template)?, ["site"]))
}

/// Whether a version has anything that its bar would count.
fn has_progress(counts: &[(ItemKind, usize)]) -> bool {
    counts.iter().any(|(kind, n)| matches!(kind, ItemKind::Action | ItemKind::Commitment) && *n > 0)
}

fn may_begin(actor: &Actor) -> bool {
    actor.is_administrator()
}

pub fn tile(page: &Page, e: &Edition, counts: &catalogue::Counts) -> Tile {
    Tile {
        name: e.plan_name.clone(),
        edition: e.name.clone(),
        lang: e.language.as_str(),
        href: page.href(address::edition(e)),
        brief: if e.brief.is_empty() { e.plan_brief.clone() } else { e.brief.clone() },
        owner: e.owner.clone(),
        state_slug: view::edition_badge(e.state),
        state: view::edition_state(page, e.state),
        counts: counts_in_words(page, e.shown().and_then(|r| counts.get(&r))),
    }
}

fn counts_in_words(page: &Page, counts: Option<&Vec<(ItemKind, usize)>>) -> String {
    let shown = [ItemKind::Axis, ItemKind::Objective, ItemKind::Action, ItemKind::Commitment];
    let parts: Vec<String> = shown
        .iter()
        .filter_map(|kind| {
            let n = counts?.iter().find(|(k, _)| k == kind)?.1;
            (n > 0).then(|| view::kinds(page, *kind, n))
        })
        .collect();
    parts.join(" · ")
}

/// How far a plan has come: the same figures as on its own page.
fn standing_of(page: &Page, e: &Edition, index: &EditionIndex) -> Standing {
    let (progress, counted) = (index.progress(None), Counted::of(index));
    Standing {
        name: e.plan_name.clone(),
        edition: e.name.clone(),
        lang: e.language.as_str(),
        href: page.href(address::edition(e)),
        actions: page.tn(counted.all, progress.total),
        counted,
        segments: view::segments(page, &progress, counted),
        news: view::news_line(page, e, index, ""),
    }
}

/// What is due next in all of these, soonest first, and what was due and has no news since, the latest first.
fn dues(page: &Page, ctx: &Ctx, of: &[(Edition, Arc<EditionIndex>)]) -> (Vec<Due>, Vec<Due>) {
    let (mut next, mut silent) = (Vec::new(), Vec::new());
    for (e, index) in of {
        let (soon, late) = catalogue::deadlines(index, ctx.site.today(), ctx.site.zone(), DEADLINES);
        let plan = if of.len() > 1 { format!("{} {}", e.plan_name, e.name) } else { String::new() };
        let row = |d: Deadline| (d.due, Due { plan: plan.clone(), ..due(page, e, &d, "") });
        next.extend(soon.into_iter().map(row));
        silent.extend(late.into_iter().map(row));
    }
    next.sort_by_key(|(day, _)| *day);
    silent.sort_by_key(|(day, _)| std::cmp::Reverse(*day));
    let first = |dues: Vec<(jiff::civil::Date, Due)>| dues.into_iter().take(DEADLINES).map(|(_, due)| due).collect();
    (first(next), first(silent))
}

/// A deadline as a row; links stay with the version of `keep`.
pub fn due(page: &Page, e: &Edition, d: &Deadline, keep: &str) -> Due {
    Due {
        href: page.href(format!("{}{keep}", address::item(e, &d.code, d.item))),
        lang: e.language.as_str(),
        code: d.code.to_string(),
        title: d.title.to_string(),
        when: page.date(d.due),
        iso: d.due.to_string(),
        who: d.actors.join(", "),
        plan: String::new(),
    }
}
