//! `GET /api/v1/plans/{plan}/editions/{edition}`

use super::shapes::{EditionShape, ProblemShape};
use crate::load::{self, Version};
use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use cantiere_spine::plan::{EditionRef, edition};
use cantiere_web::{Ctx, Error, cacheable};

/// One edition: its period and state, how many items it has, how far they have come, its versions.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/editions/{edition}", tag = "plans",
    params(
        ("plan" = String, Path, description = "Slug of the plan"),
        ("edition" = String, Path, description = "Slug of the edition"),
        ("version" = Option<String>, Query, description = "Number of a published version; without it the one in force"),
    ),
    responses(
        (status = 200, description = "The edition", body = EditionShape),
        (status = 304, description = "Unchanged since the ETag that was sent"),
        (status = 400, description = "The address cannot be read", body = ProblemShape, content_type = "application/problem+json"),
        (status = 404, description = "Not there, or not for this reader", body = ProblemShape, content_type = "application/problem+json"),
        (status = 503, description = "Busy", body = ProblemShape, content_type = "application/problem+json"),
    ))]
pub async fn show(
    ctx: Ctx,
    Path((plan, edition)): Path<(String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, index, versions) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let versions = edition::revisions(conn, shown.edition.id)?;
                Ok((shown, index, versions))
            }
        })
        .await?;
    let shape = EditionShape::whole(&shown.edition, &index, &versions);
    let answer = load::licensed(Json(shape).into_response(), &shown.edition);
    Ok(cacheable(answer, load::topics(&shown)))
}
