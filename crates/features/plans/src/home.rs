//! The home page: what is open, where each plan stands, what is due. An empty site shows its administrator how to begin.

use crate::address;
use crate::view::filters;
use crate::view::{self, Segment};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::EditionState;
use cantiere_spine::plan::catalogue::{self, Deadline};
use cantiere_spine::plan::{Edition, EditionIndex, edition};
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html};
use std::sync::Arc;

/// At most this many plans stand on the home page; the rest are one click away.
const PLANS: usize = 12;
/// At most this many consultations.
const OPEN: usize = 3;
/// The first editions of a state that are looked at; of them the reader may see some.
const LOOKED_AT: i64 = 50;
const DEADLINES: usize = 5;

#[derive(askama::Template)]
#[template(path = "home.html")]
struct HomePage {
    page: Page,
    open: Vec<Tile>,
    standing: Option<Standing>,
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
    segments: Vec<Segment>,
    news: Vec<(String, String)>,
    next: Vec<Due>,
    silent: Vec<Due>,
}

pub struct Due {
    pub href: String,
    pub code: String,
    pub title: String,
    pub when: String,
    pub iso: String,
    pub who: String,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let (open, editions, more_plans, counts, standing, panels, results) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let found = catalogue::page(conn, ctx.actor(), "", PLANS)?;
                let editions: Vec<Edition> = found.plans.into_iter().flat_map(|p| p.editions).collect();
                let mut open = edition::in_states(conn, ctx.actor(), &[EditionState::InConsultation], LOOKED_AT)?;
                open.truncate(OPEN);
                let in_force = [EditionState::InForce, EditionState::Adopted];
                let in_force = edition::in_states(conn, ctx.actor(), &in_force, LOOKED_AT)?;
                let past: Vec<Ref> = in_force.iter().chain(&editions).map(|e| Ref::Edition(e.id.0)).collect();
                let in_force = in_force.into_iter().next();
                let shown: Vec<i64> = open.iter().chain(&editions).filter_map(Edition::shown).collect();
                let counts = catalogue::counts(conn, &shown)?;
                let standing = match in_force {
                    Some(e) => {
                        let index = ctx.site.indexes.get(conn, &e, e.shown().unwrap_or_default(), ctx.site.today())?;
                        Some((e, index))
                    }
                    None => None,
                };
                let refs: Vec<Ref> = open.iter().map(|e| Ref::Edition(e.id.0)).collect();
                let panels = ctx.site.panels(conn, &ctx, "home", &refs)?;
                let results = ctx.site.panels(conn, &ctx, "home-result", &past)?;
                Ok((open, editions, found.next.is_some(), counts, standing, panels, results))
            }
        })
        .await?;

    let page = ctx.page(ctx.t("plans-home-title")).await;
    let tile = |e: &Edition| tile(&page, e, &counts);
    let rest = editions.iter().filter(|e| e.state != EditionState::InConsultation);
    let template = HomePage {
        open: open.iter().map(tile).collect(),
        standing: standing.map(|(e, index)| standing_of(&page, &ctx, &e, &index)),
        plans: rest.take(PLANS).map(tile).collect(),
        more_plans: more_plans || editions.len() > PLANS,
        panels: panels.into_iter().flatten().collect(),
        results: results.into_iter().flatten().collect(),
        can_begin: may_begin(ctx.actor()) && editions.is_empty() && !more_plans,
        page,
    };
    Ok(cacheable(html(template)?, ["site"]))
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

fn counts_in_words(page: &Page, counts: Option<&Vec<(cantiere_domain::plan::ItemKind, usize)>>) -> String {
    use cantiere_domain::plan::ItemKind::*;
    let shown = [Axis, Objective, Action, Commitment];
    let parts: Vec<String> = shown
        .iter()
        .filter_map(|kind| {
            let n = counts?.iter().find(|(k, _)| k == kind)?.1;
            (n > 0).then(|| view::kinds(page, *kind, n))
        })
        .collect();
    parts.join(" · ")
}

fn standing_of(page: &Page, ctx: &Ctx, e: &Edition, index: &Arc<EditionIndex>) -> Standing {
    let progress = index.progress(None);
    let (next, silent) = catalogue::deadlines(index, ctx.site.today(), DEADLINES);
    let due = |d: &Deadline| due(page, e, d);
    Standing {
        name: e.plan_name.clone(),
        edition: e.name.clone(),
        lang: e.language.as_str(),
        href: page.href(address::edition(e)),
        actions: page.tn("plans-home-standing-count", progress.total),
        segments: view::segments(page, &progress),
        news: view::news_line(page, e, index),
        next: next.iter().take(3).map(due).collect(),
        silent: silent.iter().take(3).map(due).collect(),
    }
}

pub fn due(page: &Page, e: &Edition, d: &Deadline) -> Due {
    Due {
        href: page.href(address::item(e, &d.code, d.item)),
        code: d.code.to_string(),
        title: d.title.to_string(),
        when: page.date(d.due),
        iso: d.due.to_string(),
        who: d.actors.join(", "),
    }
}
