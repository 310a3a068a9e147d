//! `GET /api/v1/plans/{plan}/editions/{edition}/paragraphs`

use super::shapes::{Listing, ParagraphShape, ProblemShape};
use crate::load::{self, Version};
use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use cantiere_spine::plan::{EditionRef, shown, text};
use cantiere_web::{Ctx, Error, cacheable};
use serde::Deserialize;

const PAGE: i64 = 100;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ParagraphsQuery {
    after: String,
}

/// The text of an edition in reading order, a hundred paragraphs a page.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/editions/{edition}/paragraphs", tag = "plans",
    params(
        ("plan" = String, Path, description = "Slug of the plan"),
        ("edition" = String, Path, description = "Slug of the edition"),
        ("after" = Option<String>, Query, description = "Anchor after which the page begins: `next` of the page before"),
        ("version" = Option<String>, Query, description = "Number of a published version; without it the one in force"),
    ),
    responses(
        (status = 200, description = "One page of paragraphs", body = Listing<ParagraphShape>),
        (status = 304, description = "Unchanged since the ETag that was sent"),
        (status = 400, description = "The query cannot be read", body = ProblemShape, content_type = "application/problem+json"),
        (status = 404, description = "Not there, or not for this reader", body = ProblemShape, content_type = "application/problem+json"),
        (status = 503, description = "Busy", body = ProblemShape, content_type = "application/problem+json"),
    ))]
pub async fn list(
    ctx: Ctx,
    Path((plan, edition)): Path<(String, String)>,
    Query(version): Query<Version>,
    Query(query): Query<ParagraphsQuery>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let reader = ctx.actor().clone();
    let (shown, rows, total) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let shown = shown::find(conn, &reader, &at, which)?;
            let after = match query.after.as_str() {
                "" => i64::MIN,
                anchor => text::locate(conn, shown.revision, anchor)?.ok_or(Error::NotFound)?.1,
            };
            let rows = text::after(conn, shown.revision, after, PAGE + 1)?;
            let total = text::count(conn, shown.revision)?;
            Ok((shown, rows, total))
        })
        .await?;
    let more = rows.len() as i64 > PAGE;
    let data: Vec<ParagraphShape> = rows
        .into_iter()
        .take(PAGE as usize)
        .map(|p| ParagraphShape {
            anchor: p.anchor,
            number: p.row.number,
            kind: p.row.kind,
            text: p.row.text,
            item: p.row.item,
        })
        .collect();
    let next = more.then(|| data.last().map(|p| p.anchor.clone())).flatten();
    let listing = Listing { data, total, more: false, next };
    let answer = load::licensed(Json(listing).into_response(), &shown.edition);
    Ok(cacheable(answer, load::topics(&shown)))
}
