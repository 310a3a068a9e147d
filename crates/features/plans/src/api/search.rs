//! `GET /api/v1/search`

use super::shapes::{HitShape, Listing, ProblemShape};
use axum::Json;
use axum::extract::Query as Params;
use axum::response::{IntoResponse, Response};
use cantiere_spine::search::{self, DocKind, Query};
use cantiere_web::{Ctx, Error, cacheable};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    #[serde(deserialize_with = "crate::asked::words")]
    q: String,
    kind: String,
    after: String,
}

/// Items, paragraphs and contributions that have the words, best first.
#[utoipa::path(get, path = "/api/v1/search", tag = "search",
    params(
        ("q" = Option<String>, Query, description = "Words; an exact phrase between quotation marks"),
        ("kind" = Option<String>, Query, description = "`item`, `block` or `contribution`; without it everything"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "One page of hits; at most 200 are ranked", body = Listing<HitShape>),
        (status = 304, description = "Unchanged since the ETag that was sent"),
        (status = 400, description = "The query cannot be read", body = ProblemShape, content_type = "application/problem+json"),
        (status = 404, description = "No page begins there", body = ProblemShape, content_type = "application/problem+json"),
        (status = 503, description = "Busy", body = ProblemShape, content_type = "application/problem+json"),
    ))]
pub async fn find(ctx: Ctx, Params(asked): Params<SearchQuery>) -> Result<Response, Error> {
    let reader = ctx.actor().clone();
    let query = Query {
        text: asked.q,
        kind: DocKind::parse(&asked.kind),
        cursor: (!asked.after.is_empty()).then_some(asked.after),
        ..Query::default()
    };
    if !query.begins_a_page() {
        return Err(Error::NotFound);
    }
    let found = ctx.site.db.read(move |conn| search::find(conn, &reader, &query).map_err(Error::from)).await?;
    let data = found
        .hits
        .into_iter()
        .map(|hit| HitShape {
            kind: hit.kind.as_str().into(),
            id: hit.ref_id,
            plan: hit.plan_slug,
            edition: hit.edition_slug,
            code: hit.code,
            anchor: hit.anchor,
            number: hit.number,
            title: hit.title,
            context: hit.context.into_iter().map(|(_, text)| text).collect(),
        })
        .collect();
    let listing = Listing { data, total: found.total, more: found.more, next: found.next };
    Ok(cacheable(Json(listing).into_response(), ["site"]))
}
