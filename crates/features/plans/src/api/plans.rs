//! `GET /api/v1/plans`

use super::shapes::{EditionShape, Listing, PlanShape, ProblemShape};
use axum::Json;
use axum::extract::Query;
use axum::response::{IntoResponse, Response};
use cantiere_spine::plan::catalogue;
use cantiere_web::{Ctx, Error, cacheable};
use serde::Deserialize;
use utoipa::IntoParams;

const PAGE: usize = 50;

#[derive(Clone, Debug, Default, Deserialize, IntoParams)]
#[serde(default)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// The slug after which the page begins: `next` of the page before.
    #[param(required = false)]
    after: String,
}

/// All plans that the reader may see, with their editions, fifty a page. `total` counts those of this page.
#[utoipa::path(get, path = "/api/v1/plans", tag = "plans", params(ListQuery), responses(
    (status = 200, description = "One page of plans", body = Listing<PlanShape>),
    (status = 304, description = "Unchanged since the ETag that was sent"),
    (status = 400, description = "The query cannot be read", body = ProblemShape, content_type = "application/problem+json"),
    (status = 404, description = "No page begins there", body = ProblemShape, content_type = "application/problem+json"),
    (status = 503, description = "Busy", body = ProblemShape, content_type = "application/problem+json"),
))]
pub async fn list(ctx: Ctx, Query(query): Query<ListQuery>) -> Result<Response, Error> {
    let reader = ctx.actor().clone();
    let is_first = query.after.is_empty();
    let found =
        ctx.site.db.read(move |conn| catalogue::page(conn, &reader, &query.after, PAGE).map_err(Error::from)).await?;
    let data: Vec<PlanShape> = found
        .plans
        .iter()
        .map(|p| PlanShape {
            slug: p.slug.clone(),
            name: p.name.clone(),
            owner: p.owner.clone(),
            brief: p.brief.clone(),
            editions: p.editions.iter().map(EditionShape::new).collect(),
        })
        .collect();
    let listing = Listing { total: data.len(), more: found.next.is_some() || !is_first, data, next: found.next };
    Ok(cacheable(Json(listing).into_response(), ["site"]))
}
