//! All data of the site for download: every plan in every format, and where programs ask.

use crate::address;
use axum::extract::Query;
use axum::response::Response;
use cantiere_spine::plan::catalogue;
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "data.html")]
struct DataPage {
    page: Page,
    editions: Vec<EditionRow>,
    first: String,
    next: String,
}

/// Plans on a page.
const PAGE: usize = 50;

/// `?after=` the plan with which the page before ended.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

struct EditionRow {
    name: String,
    lang: &'static str,
    href: String,
    download: String,
    /// Of the plan's source; empty: the site's own, which the page tells.
    licence: String,
}

pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let (reader, after) = (ctx.actor().clone(), asked.after.clone());
    let found = ctx.site.db.read(move |conn| catalogue::page(conn, &reader, &after, PAGE).map_err(Error::from)).await?;
    let page = ctx.page(ctx.t("plans-data-title")).await.here();
    let link = |after: &str| page.href(format!("/data{}", address::query(&[("after", after)])));
    let editions = found
        .plans
        .iter()
        .flat_map(|p| &p.editions)
        .map(|e| EditionRow {
            name: format!("{} – {}", e.plan_name, e.name),
            lang: e.language.as_str(),
            href: page.href(address::edition(e)),
            download: page.href(format!("{}/download", address::edition(e))),
            licence: e.source.licence.clone(),
        })
        .collect();
    let first = if asked.after.is_empty() { String::new() } else { link("") };
    let next = found.next.as_deref().map(link).unwrap_or_default();
    Ok(cacheable(html(DataPage { page, editions, first, next })?, ["site"]))
}
