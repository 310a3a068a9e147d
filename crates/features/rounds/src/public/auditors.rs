//! `/plans/…/votes/{round}/auditors`: the single ballots of a counted persons' vote, for those who audit it, whatever they could
//! tell. They read the terms first; who took the ballots is written down before they are handed out.

use crate::address;
use crate::load::{self, At, Which};
use crate::words::{self, Mistake};
use axum::body::Body;
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{Round, sealed};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::{HeaderValue, StatusCode, header};

#[derive(askama::Template)]
#[template(path = "auditors.html")]
struct AuditorsPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    mistakes: Vec<Mistake>,
    action: String,
}

/// For planners and auditors; there is nothing to audit before the count.
async fn find(ctx: &Ctx, at: At, which: Which) -> Result<(Edition, Round), Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| -> Result<_, Error> { load::readable(conn, &own, &at, which) }).await?;
    if found.1.persons && found.1.state == "counted" { Ok(found) } else { Err(Error::NotFound) }
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>) -> Result<Response, Error> {
    let (e, r) = find(&ctx, at, which).await?;
    html(page(&ctx, &e, &r, Vec::new()).await)
}

pub async fn take(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let (e, r) = find(&ctx, at, which).await?;
    if !fields.has("accepted") {
        let wrong = vec![Mistake::one("accepted", ctx.t("rounds-problem-terms"))];
        return Ok(with_status(html(page(&ctx, &e, &r, wrong).await)?, StatusCode::UNPROCESSABLE_ENTITY));
    }
    let (by, plan, id) = (ctx.actor().clone(), e.plan.0, r.id);
    ctx.site.db.write(move |tx| sealed::opened(tx, &by, plan, id)).await?;
    let zone = ctx.site.zone().clone();
    let export = ctx.site.db.read(move |conn| sealed::export(conn, id, true, &zone)).await?.ok_or(Error::NotFound)?;
    let mut response = Response::new(Body::from(serde_json::to_vec(&export).map_err(Error::internal)?));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    let disposition = format!("attachment; filename=\"{}-{}-{}-auditors.json\"", e.plan_slug, e.slug, r.number);
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::try_from(disposition).map_err(Error::internal)?);
    Ok(response)
}

async fn page(ctx: &Ctx, e: &Edition, r: &Round, mistakes: Vec<Mistake>) -> AuditorsPage {
    let title = ctx.t("rounds-auditors");
    let page = load::page(ctx, e, Some(r), &format!("{title}: {}", r.title)).await;
    let here = address::auditors(e, r.number);
    let page = page.crumb(&title, &here).noindex();
    AuditorsPage {
        title: r.title.clone(),
        href: page.href(address::round(e, r.number)),
        lang: r.language.as_str(),
        mistakes,
        action: page.href(here),
        page,
    }
}

impl AuditorsPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
