//! `/plans/…/results/{figure}`: what a figure of the consultation counts, one by one; on every page the figure leads here.

use super::figures::title;
use crate::load::{self, At};
use crate::{address, chain, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::answer::lists::{self, Counted};
use cantiere_spine::answer::{self, Cause, Figures, Outcome};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html};
use serde::Deserialize;
use std::collections::HashMap;

/// So many stand on one page.
const PAGE: i64 = 100;

#[derive(askama::Template)]
#[template(path = "counted.html")]
struct CountedPage {
    page: Page,
    name: String,
    lang: &'static str,
    base: String,
    title: String,
    summary: String,
    start: i64,
    rows: Vec<Row>,
    first: String,
    next: String,
}

#[derive(Default)]
struct Row {
    label: String,
    /// Of the label where it is not the page's; else empty.
    label_lang: &'static str,
    href: String,
    said: String,
    lang: &'static str,
    badge: &'static str,
    state: String,
    meta: String,
    /// Of a place: the words that changed, and the way to why.
    words: Fragment,
    origin: String,
}

#[derive(Deserialize)]
pub struct Which {
    figure: String,
}

/// After which one, and how many stood on the pages before.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    after: i64,
    before: i64,
}

enum Found {
    Contributions(Vec<Contribution>, HashMap<i64, Outcome>),
    Places(Vec<Cause>, HashMap<(cantiere_domain::Ref, i64), load::Text>),
}

impl Found {
    fn len(&self) -> i64 {
        match self {
            Found::Contributions(all, _) => all.len() as i64,
            Found::Places(all, _) => all.len() as i64,
        }
    }
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let what = Counted::parse(&which.figure).ok_or(Error::NotFound)?;
    let (edition, process, total, found) = ctx
        .site
        .db
        .read({
            let (ctx, wish) = (ctx.clone(), wish.clone());
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                if !process.published {
                    return Err(Error::NotFound);
                }
                let found = find(conn, &process, what, wish.after)?;
                // What stands whole on one page needs no counting.
                let total = match found.len() {
                    n if wish.after == 0 && n <= PAGE => n,
                    _ => count(&answer::figures(conn, process.id)?, what),
                };
                Ok((edition, process, total, found))
            }
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let title = title(&ctx, what);
    let here = address::counted(&base, what);
    let page = ctx
        .page(format!("{title}: {name}"))
        .await
        .crumb(ctx.t("consolidation-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(&title, &here);
    let (mut rows, last): (Vec<Row>, i64) = match &found {
        Found::Contributions(all, outcomes) => (
            all.iter().map(|c| of_contribution(&page, &base, c, outcomes.get(&c.id.0).copied())).collect(),
            all.get(PAGE as usize - 1).map_or(0, |c| c.id.0),
        ),
        Found::Places(all, texts) => (
            all.iter()
                .map(|c| of_place(&ctx, &base, edition.language.as_str(), c, texts.get(&(c.on, c.revision))))
                .collect(),
            all.get(PAGE as usize - 1).map_or(0, |c| c.on.id()),
        ),
    };
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE as usize);
    let topics = load::topics(&edition, &process);
    let template = CountedPage {
        lang: edition.language.as_str(),
        base: page.href(&base),
        summary: page.tn(if what.is_places() { "consolidation-counted-places" } else { "consolidation-rows" }, total),
        start: wish.before.max(0) + 1,
        rows,
        first: if wish.after > 0 { page.href(&here) } else { String::new() },
        next: match more {
            true => page.href(format!("{here}?after={last}&before={}", wish.before.max(0) + PAGE)),
            false => String::new(),
        },
        name,
        title,
        page,
    };
    Ok(cacheable(html(template)?, topics))
}

fn find(
    conn: &mut Conn,
    process: &cantiere_spine::process::Process,
    what: Counted,
    after: i64,
) -> Result<Found, Error> {
    if what.is_places() {
        let places = lists::places(conn, process.id, what, after, PAGE + 1)?;
        let causes: Vec<Cause> =
            places.into_iter().map(|(on, revision)| Cause { contribution: 0, on, revision }).collect();
        let texts = load::texts(conn, &causes)?;
        return Ok(Found::Places(causes, texts));
    }
    let listed = lists::contributions(conn, process.id, what, after, PAGE + 1)?;
    let ids: Vec<i64> = listed.iter().map(|l| l.0).collect();
    let outcomes = listed.into_iter().filter_map(|(id, outcome)| Some((id, outcome?))).collect();
    Ok(Found::Contributions(contribution::by_ids(conn, &ids)?, outcomes))
}

/// The figure that leads here.
fn count(f: &Figures, what: Counted) -> i64 {
    match what {
        Counted::Received => f.received,
        Counted::Answered => f.answered,
        Counted::Accepted => f.accepted(),
        Counted::Of(outcome) => f.of(outcome),
        Counted::ChangedPlan => f.changed_plan,
        Counted::Paragraphs => f.paragraphs,
        Counted::Items => f.items,
    }
}

fn of_contribution(page: &Page, base: &str, c: &Contribution, outcome: Option<Outcome>) -> Row {
    let ctx = page.ctx();
    Row {
        label: words::numbered(ctx, c),
        href: page.href(address::contribution(base, c.number)),
        said: words::said(c, 160),
        lang: c.language.as_str(),
        badge: outcome.map_or("open", words::badge),
        state: outcome.map_or_else(|| ctx.t("consolidation-state-waiting"), |o| words::outcome(ctx, o)),
        meta: ctx.with(
            "consolidation-by-on",
            &[("author", &words::author(ctx, &c.author)), ("day", &page.day(c.received_at))],
        ),
        ..Row::default()
    }
}

fn of_place(ctx: &Ctx, base: &str, lang: &'static str, c: &Cause, text: Option<&load::Text>) -> Row {
    let Some(text) = text else {
        return Row { label: ctx.t("consolidation-place-gone"), href: ctx.href(base), ..Row::default() };
    };
    Row {
        label: chain::place(ctx, c.on, text),
        label_lang: chain::place_lang(c.on, lang),
        href: ctx.href(&address::place(base, c.on, &text.address)),
        words: chain::difference(ctx, text),
        origin: ctx.href(&address::origin(base, c.on, &text.address)),
        ..Row::default()
    }
}
