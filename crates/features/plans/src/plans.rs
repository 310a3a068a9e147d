//! The list of all plans with their editions.

use crate::address;
use crate::home::{Tile, tile};
use crate::view::filters;
use axum::extract::Query;
use axum::response::Response;
use cantiere_spine::plan::catalogue;
use cantiere_web::{Ctx, Error, Page, cacheable, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "plans.html")]
struct PlansPage {
    page: Page,
    plans: Vec<PlanGroup>,
    total: Option<i64>,
    first: String,
    next: String,
}

/// Plans on one page of the list.
const PAGE: usize = 50;

/// `?after=` the plan with which the page before ended.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PlansQuery {
    after: String,
}

struct PlanGroup {
    name: String,
    owner: String,
    /// The language of the newest edition, in which the plan names itself.
    lang: &'static str,
    editions: Vec<Tile>,
}

pub async fn show(ctx: Ctx, Query(query): Query<PlansQuery>) -> Result<Response, Error> {
    let (found, total, counts) = ctx
        .site
        .db
        .read({
            let (ctx, after) = (ctx.clone(), query.after.clone());
            move |conn| -> Result<_, Error> {
                let found = catalogue::page(conn, ctx.actor(), &after, PAGE)?;
                let total = catalogue::total(conn, ctx.actor(), &after, &found)?;
                let shown: Vec<i64> = found.plans.iter().flat_map(|p| &p.editions).filter_map(|e| e.shown()).collect();
                let counts = catalogue::counts(conn, &shown)?;
                Ok((found, total, counts))
            }
        })
        .await?;
    let page = ctx.page(ctx.t("plans-list-title")).await.here();
    let plans = found
        .plans
        .iter()
        .map(|plan| PlanGroup {
            name: plan.name.clone(),
            owner: plan.owner.clone(),
            lang: plan.editions.first().map_or(page.lang, |e| e.language.as_str()),
            editions: plan.editions.iter().map(|e| tile(&page, e, &counts)).collect(),
        })
        .collect();
    let address = |after: &str| page.href(format!("/plans{}", address::query(&[("after", after)])));
    let first = if query.after.is_empty() { String::new() } else { address("") };
    let next = found.next.as_deref().map(address).unwrap_or_default();
    Ok(cacheable(html(PlansPage { page, plans, total, first, next })?, ["site"]))
}
