//! The list of contributions: in the fair order unless asked otherwise, twenty a page, filters in the address.

use crate::card::{Card, card};
use crate::choices::{Choices, Chosen};
use crate::filters::{Counted, Query};
use crate::listing::{By, Listing};
use crate::order::{self, SEEDS};
use crate::state::State;
use crate::{address, load, words};
use axum::Extension;
use axum::extract::{Path, Query as Asked};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::contribution::{self, Brief};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process::{self, Figures};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Network, Page, cacheable, html};
use std::collections::HashMap;
use std::sync::Arc;

const PAGE: usize = 20;

#[derive(askama::Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    name: String,
    base: String,
    lang: &'static str,
    counts: String,
    voices: String,
    action: String,
    order: String,
    on: String,
    choices: Arc<Choices>,
    chosen: Vec<Chosen>,
    summary: String,
    orders: Vec<OrderLink>,
    is_fair: bool,
    cards: Vec<Card>,
    first: String,
    next: String,
    clear: String,
    propose: Option<String>,
}

/// An order the list may have, and the address in it.
struct OrderLink {
    label: String,
    href: String,
    chosen: bool,
}

pub async fn show(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Asked(query): Asked<Query>,
) -> Result<Response, Error> {
    let (at, query) = (EditionRef { plan, edition }, query.folded());
    let told = query.seed.parse::<u8>().ok().filter(|n| *n < SEEDS);
    let seed = told.unwrap_or_else(|| order::seed_for(&ctx, &network.0.to_string()));
    let is_new = query.order == "new";
    let found = ctx
        .site
        .db
        .read({
            let (ctx, query) = (ctx.clone(), query.clone());
            move |conn| -> Result<Found, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                let listing = state.listings.of(conn, &ctx, process.id)?;
                let on = on(conn, &ctx, &edition, &query)?;
                let counted = listing.counted(&query, on.as_ref().map(|(r, _)| *r));
                let place = on.as_ref().map(|(r, _)| *r);
                let choices = Choices::of(conn, &ctx, &edition, &process, &query, place, &counted)?;
                let by = By::parse(&query.order).filter(|by| *by != By::Supports || process.shows_supports);
                let after = query.after.parse::<i64>().ok();
                let (ids, paged) = match (is_new, by) {
                    (true, _) => newest(&listing, &query, place, after),
                    (_, Some(by)) => {
                        let places = listing.sorted(conn, process.id, by)?;
                        sorted(&listing, &places, &query, place, after)
                    }
                    _ => fairly(&ctx, &listing, &query, place, after, seed),
                };
                let next = ids.get(PAGE).is_some().then(|| ids[PAGE - 1]);
                let ids = &ids[..ids.len().min(PAGE)];
                let contributions = contribution::briefly(conn, ids)?;
                let anchors = load::anchors(conn, contributions.iter().filter_map(|c| c.on))?;
                let figures = process::figures(conn, &[process.id])?.pop().unwrap_or_default();
                Ok(Found { by, contributions, anchors, choices, on, figures, paged, next, counted, edition, process })
            }
        })
        .await?;
    let (e, p) = (&found.edition, &found.process);
    let base = address::edition(e);
    let list = address::contributions(&base);
    let name = format!("{} – {}", e.plan_name, e.name);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("participation-contributions")))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(ctx.t("participation-consultation"), &address::consultation(&base))
        .crumb(ctx.t("participation-contributions"), &list);
    let on = found.on.as_ref().map(|(_, name)| name.as_str());
    let is_fair = !is_new && found.by.is_none();
    let seed_text = if is_fair { seed.to_string() } else { String::new() };
    let topics = load::topics(e, p);
    let template = ListPage {
        name,
        lang: e.language.as_str(),
        counts: words::counts(&ctx, &found.figures),
        voices: words::voices(&ctx, &found.figures),
        action: page.href(&list),
        chosen: found.choices.chosen(&page, &list, &query, on),
        summary: page.tn("participation-list-count", found.counted.total),
        orders: ["", "new", By::Supports.as_str(), By::Theme.as_str(), By::Territory.as_str()]
            .into_iter()
            .filter(|order| *order != By::Supports.as_str() || p.shows_supports)
            .map(|order| OrderLink {
                label: page.t(format!("participation-order-{}", if order.is_empty() { "fair" } else { order })).into(),
                href: page.href(format!("{list}{}", query.with(order, "", ""))),
                chosen: if order.is_empty() { is_fair } else { query.order == order },
            })
            .collect(),
        is_fair,
        cards: found
            .contributions
            .iter()
            .map(|c| Card { about: about(c, &found.choices), ..card(&page, &base, c, &found.anchors) })
            .collect(),
        first: match found.paged {
            true => page.href(format!("{list}{}", query.with(&query.order, &seed_text, ""))),
            false => String::new(),
        },
        next: match found.next {
            Some(id) => page.href(format!("{list}{}", query.with(&query.order, &seed_text, &id.to_string()))),
            None => String::new(),
        },
        clear: page.href(&list),
        propose: p
            .standing(ctx.site.today())
            .open
            .proposals
            .then(|| page.href(address::propose(&base, "proposal", ""))),
        base: page.href(&base),
        choices: found.choices,
        order: query.order.clone(),
        on: query.on.clone(),
        page,
    };
    let response = html(template)?;
    // Without a seed in the address each reader may get another order.
    if !is_fair || told.is_some() { Ok(cacheable(response, topics)) } else { Ok(response) }
}

struct Found {
    by: Option<By>,
    edition: Edition,
    process: process::Process,
    counted: Arc<Counted>,
    choices: Arc<Choices>,
    /// The place in the plan that the list is narrowed to, with its name.
    on: Option<(Ref, String)>,
    contributions: Vec<Arc<Brief>>,
    anchors: HashMap<i64, String>,
    figures: Figures,
    paged: bool,
    next: Option<i64>,
}

/// The next entries after one, the newest first, and whether this is a later page; one more than a page, if there is one.
fn newest(listing: &Listing, query: &Query, on: Option<Ref>, after: Option<i64>) -> (Vec<i64>, bool) {
    let end = match after {
        Some(id) => listing.entries.partition_point(|e| e.id < id),
        None => listing.entries.len(),
    };
    let rest = listing.entries[..end].iter().rev().filter(|e| query.fits(e, on));
    (rest.take(PAGE + 1).map(|e| e.id).collect(), after.is_some())
}

/// The same in an order that was asked for.
fn sorted(listing: &Listing, places: &[u32], query: &Query, on: Option<Ref>, after: Option<i64>) -> (Vec<i64>, bool) {
    let entry = |place: &u32| &listing.entries[*place as usize];
    // One that is gone meanwhile leads to the first page.
    let last = after.and_then(|id| places.iter().position(|place| entry(place).id == id));
    let rest = places[last.map_or(0, |n| n + 1)..].iter().map(entry).filter(|e| query.fits(e, on));
    (rest.take(PAGE + 1).map(|e| e.id).collect(), last.is_some())
}

/// “Scuola · Altamarca”.
fn about(c: &Brief, choices: &Choices) -> String {
    let theme = choices.themes.get(&c.theme).map_or(c.theme.as_str(), String::as_str);
    [theme, c.territory.as_str()].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// The same in the fair order of a seed.
fn fairly(
    ctx: &Ctx,
    listing: &Listing,
    query: &Query,
    on: Option<Ref>,
    after: Option<i64>,
    seed: u8,
) -> (Vec<i64>, bool) {
    let seeded = order::fair(ctx, listing, seed);
    let start = after.map_or(0, |id| seeded.after(id));
    let rest = seeded.order.from(start).map(|place| &listing.entries[place as usize]).filter(|e| query.fits(e, on));
    (rest.take(PAGE + 1).map(|e| e.id).collect(), after.is_some())
}

/// The place in the plan that a list is narrowed to, with its name.
fn on(conn: &mut Conn, ctx: &Ctx, edition: &Edition, query: &Query) -> Result<Option<(Ref, String)>, Error> {
    if query.on.is_empty() {
        return Ok(None);
    }
    let on = contribution::parse_target(conn, edition, None, &query.on)?;
    let target = contribution::target(conn, edition, on, None)?;
    Ok(Some((target.on, words::place(ctx, Some(target.on), &target.place))))
}
