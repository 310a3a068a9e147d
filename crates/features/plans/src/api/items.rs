//! `GET /api/v1/plans/{plan}/editions/{edition}/items` and `…/items/{code}`

use super::shapes::{ItemShape, LineShape, Listing, ProblemShape, ReportShape, WholeItemShape, moment};
use crate::items::{self, ItemsQuery};
use crate::load::{self, Version};
use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use cantiere_domain::id::ItemId;
use cantiere_spine::plan::{EditionRef, item, state};
use cantiere_web::{Ctx, Error, cacheable};

/// The items of an edition in the order of the plan; filters combine.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/editions/{edition}/items", tag = "plans",
    params(
        ("plan" = String, Path, description = "Slug of the plan"),
        ("edition" = String, Path, description = "Slug of the edition"),
        ("q" = Option<String>, Query, description = "Words to be found in the item"),
        ("chapter" = Option<String>, Query, description = "Id of the chapter"),
        ("kind" = Option<String>, Query, description = "chapter, axis, objective, expected_result, target, action, commitment or milestone"),
        ("actor" = Option<String>, Query, description = "Key of an actor"),
        ("audience" = Option<String>, Query, description = "central or territorial"),
        ("theme" = Option<String>, Query, description = "Slug of a theme"),
        ("state" = Option<String>, Query, description = "planned, ongoing, completed, blocked, cancelled or unknown"),
        ("news" = Option<String>, Query, description = "late, or silent: without an update for long"),
        ("year" = Option<String>, Query, description = "Year due"),
        ("version" = Option<String>, Query, description = "Number of a published version; without it the one in force"),
        ("after" = Option<String>, Query, description = "`next` of the page before"),
    ),
    responses(
        (status = 200, description = "One page of at most 50 items", body = Listing<ItemShape>),
        (status = 304, description = "Unchanged since the ETag that was sent"),
        (status = 400, description = "The query cannot be read", body = ProblemShape, content_type = "application/problem+json"),
        (status = 404, description = "Not there, or not for this reader", body = ProblemShape, content_type = "application/problem+json"),
        (status = 503, description = "Busy", body = ProblemShape, content_type = "application/problem+json"),
    ))]
pub async fn list(
    ctx: Ctx,
    Path((plan, edition)): Path<(String, String)>,
    Query(version): Query<Version>,
    Query(query): Query<ItemsQuery>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, index, found) = ctx
        .site
        .db
        .read({
            let (ctx, query) = (ctx.clone(), query.clone());
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let found = items::found(conn, &shown, &index, &query.q)?;
                Ok((shown, index, found))
            }
        })
        .await?;
    let selected = index.select(&query.filter(), found.as_ref());
    // A program that went on from an item which is gone would begin again without knowing.
    let after = query.after();
    if !query.after.is_empty() && after.and_then(|item| index.position_of(item)).is_none() {
        return Err(Error::NotFound);
    }
    let page = index.page(&selected, after, items::PAGE);
    let listing = Listing {
        data: page.entries.iter().map(|e| ItemShape::new(&index, e)).collect(),
        total: page.total,
        more: false,
        next: page.next.map(|n| n.to_string()),
    };
    let answer = load::licensed(Json(listing).into_response(), &shown.edition);
    Ok(cacheable(answer, load::topics(&shown)))
}

/// One item with everything it says and what was reported on it.
#[utoipa::path(get, path = "/api/v1/plans/{plan}/editions/{edition}/items/{code}", tag = "plans",
    params(
        ("plan" = String, Path, description = "Slug of the plan"),
        ("edition" = String, Path, description = "Slug of the edition"),
        ("code" = String, Path, description = "The item's code, or `~` and its id"),
        ("version" = Option<String>, Query, description = "Number of a published version; without it the one in force"),
    ),
    responses(
        (status = 200, description = "The item", body = WholeItemShape),
        (status = 304, description = "Unchanged since the ETag that was sent"),
        (status = 400, description = "The address cannot be read", body = ProblemShape, content_type = "application/problem+json"),
        (status = 404, description = "Not there, or not for this reader", body = ProblemShape, content_type = "application/problem+json"),
        (status = 503, description = "Busy", body = ProblemShape, content_type = "application/problem+json"),
    ))]
pub async fn show(
    ctx: Ctx,
    Path((plan, edition, code)): Path<(String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let (shown, index, row, uuid, reports, back) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (shown, index) = load::edition(conn, &ctx, &at, which)?;
                let row = item::find(conn, shown.revision, &code)?;
                let uuid = item::uuid(conn, row.item)?;
                let reports = state::of_item(conn, ItemId(row.item))?;
                let back = load::implementers(conn, &ctx, &shown.edition, &row.code)?;
                Ok((shown, index, row, uuid, reports, back))
            }
        })
        .await?;
    let entry = index.entry(row.item).ok_or(Error::NotFound)?;
    let shape = WholeItemShape {
        item: ItemShape::new(&index, entry),
        uuid,
        content: row.content(),
        reports: reports
            .into_iter()
            .map(|r| ReportShape { at: moment(r.at), state: r.state, note: r.note, link: r.link })
            .collect(),
        implemented_by: back.lines.iter().map(LineShape::new).collect(),
    };
    let answer = load::licensed(Json(shape).into_response(), &shown.edition);
    Ok(cacheable(answer, load::topics_of_item(&shown, &back)))
}
