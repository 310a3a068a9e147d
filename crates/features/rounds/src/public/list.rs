//! `/plans/…/votes`: the votes of an edition, newest first.

use crate::load::{self, At};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::round;
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    name: String,
    base: String,
    lang: &'static str,
    rows: Vec<Row>,
    new: Option<String>,
    news: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

pub struct Row {
    pub href: String,
    pub title: String,
    pub lang: &'static str,
    pub method: String,
    pub standing: String,
    pub badge: &'static str,
    pub badge_label: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (edition, rounds) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let edition = at.find(conn, &own)?;
            let mut rounds = round::of_editions(conn, &[edition.id])?;
            rounds.retain(|r| r.is_for(own.actor(), &edition));
            Ok((edition, rounds))
        })
        .await?;
    let page = load::page(&ctx, &edition, None, &ctx.t("rounds-title")).await;
    let template = ListPage {
        name: load::name(&edition),
        base: page.href(address::edition(&edition)),
        lang: edition.language.as_str(),
        rows: rounds.iter().map(|r| row(&ctx, &edition, r)).collect(),
        new: load::plans(&ctx, &edition).then(|| page.href(address::new(&edition))),
        news: if wish.done == "discarded" { ctx.t("rounds-done-discarded") } else { String::new() },
        page,
    };
    // What is open changes with the clock alone: nothing is kept.
    html(template)
}

pub fn row(ctx: &Ctx, e: &cantiere_spine::plan::Edition, r: &round::Round) -> Row {
    let standing = r.standing(ctx.site.now());
    Row {
        href: ctx.href(&address::round(e, r.number)),
        title: r.title.clone(),
        lang: r.language.as_str(),
        method: words::method(ctx, r.rules.method),
        standing: words::standing(ctx, r),
        badge: words::badge(standing),
        badge_label: ctx.t(&format!("rounds-badge-{}", standing.as_str())),
    }
}
