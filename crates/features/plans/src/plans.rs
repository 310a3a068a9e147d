//! The list of all plans with their editions.

use crate::home::{Tile, tile};
use crate::view::filters;
use axum::response::Response;
use cantiere_spine::plan::catalogue;
use cantiere_web::{Ctx, Error, Page, cacheable, html};

#[derive(askama::Template)]
#[template(path = "plans.html")]
struct PlansPage {
    page: Page,
    plans: Vec<PlanGroup>,
}

struct PlanGroup {
    name: String,
    owner: String,
    editions: Vec<Tile>,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let (plans, counts) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let plans = catalogue::plans(conn, ctx.actor())?;
                let shown: Vec<i64> = plans.iter().flat_map(|p| &p.editions).filter_map(|e| e.shown()).collect();
                let counts = catalogue::counts(conn, &shown)?;
                Ok((plans, counts))
            }
        })
        .await?;
    let page = ctx.page(ctx.t("plans-list-title")).await.here();
    let plans = plans
        .iter()
        .map(|plan| PlanGroup {
            name: plan.name.clone(),
            owner: plan.owner.clone(),
            editions: plan.editions.iter().map(|e| tile(&page, e, &counts)).collect(),
        })
        .collect();
    Ok(cacheable(html(PlansPage { page, plans })?, ["site"]))
}
