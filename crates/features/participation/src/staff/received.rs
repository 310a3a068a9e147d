//! The list of everything received, with what came since yesterday first in sight.

use super::only_staff;
use crate::card::{Card, for_staff};
use crate::{address, load, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::contribution;
use cantiere_spine::plan::EditionRef;
use cantiere_spine::process;
use cantiere_web::{Ctx, Error, Page, html};
use jiff::ToSpan;
use serde::Deserialize;

const PAGE: usize = 50;
/// What came since yesterday is counted up to this many.
const MOST_COUNTED: i64 = 1_000;

#[derive(askama::Template)]
#[template(path = "received.html")]
struct ReceivedPage {
    page: Page,
    name: String,
    lang: &'static str,
    counts: String,
    voices: String,
    fresh: String,
    fresh_href: String,
    all_href: String,
    only_fresh: bool,
    /// What came since yesterday, and what came before.
    fresh_cards: Vec<Card>,
    cards: Vec<Card>,
    first: String,
    next: String,
    base: String,
    entries: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    since: String,
    after: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let yesterday = start_of_yesterday(&ctx);
    let only_fresh = wish.since == "yesterday";
    let after = wish.after.parse::<i64>().unwrap_or(i64::MAX);
    let (edition, figures, rows, anchors, fresh, next) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                only_staff(&ctx, &edition)?;
                let figures = process::figures(conn, &[process.id])?.pop().unwrap_or_default();
                let fresh = contribution::received_since(conn, process.id, yesterday, MOST_COUNTED)?;
                let since = if only_fresh { yesterday } else { i64::MIN };
                let mut ids = contribution::received_before(conn, process.id, after, since, PAGE as i64 + 1)?;
                let next = ids.get(PAGE).is_some().then(|| ids[PAGE - 1]);
                ids.truncate(PAGE);
                let rows = contribution::briefly(conn, &ids)?;
                let anchors = load::anchors(conn, rows.iter().filter_map(|c| c.on))?;
                Ok((edition, figures, rows, anchors, fresh, next))
            }
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("participation-received")))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("participation-received"), &format!("{base}/received"))
        .noindex();
    let since = if only_fresh { "yesterday" } else { "" };
    let here =
        |after: &str| page.href(format!("{base}/received{}", address::query(&[("since", since), ("after", after)])));
    let template = ReceivedPage {
        name,
        lang: edition.language.as_str(),
        counts: words::counts(&ctx, &figures),
        voices: words::voices(&ctx, &figures),
        fresh: page.tn("participation-since-yesterday", fresh),
        fresh_href: page.href(format!("{base}/received?since=yesterday")),
        all_href: page.href(format!("{base}/received")),
        only_fresh,
        // What came on paper counts from the day on which it came, so the two are told apart row by row.
        fresh_cards: rows
            .iter()
            .filter(|c| c.received_at >= yesterday)
            .map(|c| for_staff(&page, &base, c, &anchors))
            .collect(),
        cards: rows
            .iter()
            .filter(|c| c.received_at < yesterday)
            .map(|c| for_staff(&page, &base, c, &anchors))
            .collect(),
        first: if after == i64::MAX { String::new() } else { here("") },
        next: next.map(|id| here(&id.to_string())).unwrap_or_default(),
        entries: cantiere_domain::access::can(ctx.actor(), cantiere_domain::access::Action::Plan, &edition.scope())
            .then(|| page.href(address::entries(&base))),
        base: page.href(&base),
        page,
    };
    html(template)
}

/// The first moment of yesterday on the site's calendar.
fn start_of_yesterday(ctx: &Ctx) -> i64 {
    let day = ctx.site.today() - 1.day();
    let start = day.at(0, 0, 0, 0).to_zoned(ctx.site.zone().clone());
    start.map_or(0, |z| z.timestamp().as_microsecond())
}
