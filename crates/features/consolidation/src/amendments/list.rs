//! `/desk/…/amendments`: every accepted amendment that the plan does not say yet, with its button.

use super::{Row, row};
use crate::load::{self, At};
use crate::{address, received};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::amend::{self, Standing};
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "amendments.html")]
struct ListPage {
    page: Page,
    name: String,
    lang: &'static str,
    news: String,
    summary: String,
    rows: Vec<Row>,
    draft_href: String,
    draft_name: String,
    publish_href: String,
    may: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (e, all) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, _) = load::onlooker(conn, &own, &at)?;
            Ok(amend::all(conn, own.actor(), edition.id)?)
        })
        .await?;
    let page = received::page(&ctx, &e, &ctx.t("consolidation-amendments")).await.here();
    let left = all.iter().filter(|a| !matches!(a.standing, Standing::Written { .. })).count();
    let base = address::draft(&e);
    let template = ListPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        news: match wish.done.as_str() {
            "applied" | "undone" => page.t(format!("consolidation-done-{}", wish.done)).into_owned(),
            _ => String::new(),
        },
        summary: page.tn("consolidation-amendments-left", left),
        rows: all.iter().map(|a| row(&ctx, &e, a)).collect(),
        draft_href: page.href(&base),
        draft_name: page.t("consolidation-to-draft").into_owned(),
        publish_href: page.href(format!("{base}/publish")),
        may: load::plans(&ctx, &e),
        page,
    };
    html(template)
}
