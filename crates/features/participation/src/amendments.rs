//! `…/amendments?on=p:anchor`: the wordings suggested for one paragraph, side by side, each as a difference.

use crate::{address, load, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_documents::difference::{Piece, difference};
use cantiere_domain::text;
use cantiere_spine::contribution;
use cantiere_spine::plan::EditionRef;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use diesel::prelude::*;
use serde::Deserialize;

/// Wordings on a page, the oldest first.
const PAGE: usize = 24;

#[derive(askama::Template)]
#[template(path = "amendments.html")]
struct AmendmentsPage {
    page: Page,
    title: String,
    name: String,
    base: String,
    lang: &'static str,
    quote: Fragment,
    rows: Vec<Row>,
    first: String,
    next: String,
    amend: Option<String>,
    all: String,
}

struct Row {
    label: String,
    href: String,
    author: String,
    when: String,
    pieces: Vec<Piece>,
    /// The words it changes are no longer those that stand there.
    old: bool,
    reason: String,
    lang: &'static str,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    on: String,
    /// The last one of the page before.
    after: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (on, after) = (wish.on.clone(), wish.after.parse::<i64>().unwrap_or_default());
    let (edition, process, target, all, next) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                let on = contribution::parse_target(conn, &edition, None, &on)?;
                let target = contribution::target(conn, &edition, on, None)?;
                let mut ids: Vec<i64> = table::table
                    .filter(table::target_kind.eq(target.on.kind()))
                    .filter(table::target.eq(target.on.id()))
                    .filter(table::state.eq("published"))
                    .filter(table::kind.eq("amendment"))
                    .filter(table::process.eq(process.id.0))
                    .filter(table::id.gt(after))
                    .order(table::id)
                    .limit(PAGE as i64 + 1)
                    .select(table::id)
                    .load(conn)?;
                let more = ids.len() > PAGE;
                ids.truncate(PAGE);
                let next = ids.last().copied().filter(|_| more);
                let all = contribution::by_ids(conn, &ids)?;
                Ok((edition, process, target, all, next))
            }
        })
        .await?;
    let base = address::edition(&edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let place = words::place(&ctx, Some(target.on), &target.place);
    let title = ctx.with("participation-amendments-of", &[("place", &place)]);
    let page = ctx
        .page(format!("{title} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("participation-contributions"), &address::contributions(&base))
        .crumb(&title, &address::amendments(&base, &wish.on));
    let rows = all
        .iter()
        .map(|c| Row {
            label: words::numbered(&ctx, c.kind, c.number),
            href: page.href(address::contribution(&base, c.number)),
            author: words::author(&ctx, &c.author).0,
            when: page.day(c.received_at),
            pieces: difference(&c.quote, &c.words.wording),
            old: c.quote != target.wording,
            reason: text::beginning(&c.words.body, 240),
            lang: c.language.as_str(),
        })
        .collect();
    let topics = load::topics(&edition, &process);
    let open = process.standing(ctx.site.today()).open.amendments && target.amendable;
    let here = address::amendments(&base, &wish.on);
    let template = AmendmentsPage {
        first: if after > 0 { page.href(&here) } else { String::new() },
        next: next.map(|id| page.href(format!("{here}&after={id}"))).unwrap_or_default(),
        quote: markdown::block(&target.wording),
        amend: open.then(|| page.href(address::comment(&base, &wish.on, "amendment"))),
        all: page.href(format!("{}{}", address::contributions(&base), address::query(&[("on", &wish.on)]))),
        base: page.href(&base),
        lang: edition.language.as_str(),
        title,
        name,
        rows,
        page,
    };
    Ok(cacheable(html(template)?, topics))
}
