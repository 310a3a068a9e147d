//! `/desk/…/adoption`: the act by which the administration adopts the edition.

use crate::act;
use crate::address;
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::plan::adopt::{self, Act};
use cantiere_spine::plan::{Edition, edition};
use cantiere_web::form::Fields;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Fragment, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "adoption.html")]
struct AdoptionPage {
    page: Page,
    head: Head,
    action: String,
    cancel: String,
    act: Act,
    /// What stands in the way, said by other features; what was refused says it itself.
    panels: Vec<Fragment>,
    mistakes: Vec<Mistake>,
    /// The act that stands, as it is stored.
    seen: String,
    /// The act that somebody else recorded meanwhile.
    meanwhile: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let e = ctx.site.db.read(move |conn| load::readable(conn, &own, &at)).await?;
    let act = Act::parse(&e.adoption).unwrap_or_default();
    html(page(&ctx, &e, act, Vec::new(), &done).await?)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let place = at.clone();
    let e = load::edition(&ctx, at).await?;
    let one = |name: &str| fields.one(name).to_string();
    let act = Act { kind: one("kind"), number: one("number"), date: one("date"), link: one("link"), ..Act::default() };
    let (by, of, new, seen) = (ctx.actor().clone(), e.id, act.clone(), one("seen"));
    let zone = ctx.site.zone().clone();
    let written = ctx.site.db.write(move |tx| {
        // The act that the form showed; another one is not written over.
        match edition::find_by_id(tx, &by, of)?.adoption == seen {
            true => adopt::adopt(tx, &zone, &by, of, &new),
            false => Err(cantiere_spine::Error::Stale),
        }
    });
    match written.await {
        Ok(()) => Ok(act::back(&ctx, &format!("{}/publish", address::draft(&e)), &[], ("adopted", None), "")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(&ctx, &e, act, Mistake::all(&ctx, &problems), &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(cantiere_spine::Error::Stale) => {
            let now = load::edition(&ctx, place).await?;
            let mut page = page(&ctx, &now, act, Vec::new(), &Done::default()).await?;
            page.meanwhile = Act::parse(&now.adoption).map(|act| act.name()).unwrap_or_default();
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(ctx: &Ctx, e: &Edition, act: Act, mistakes: Vec<Mistake>, done: &Done) -> Result<AdoptionPage, Error> {
    let (own, on) = (ctx.clone(), Ref::Edition(e.id.0));
    let panels = match mistakes.is_empty() {
        true => ctx.site.db.read(move |conn| own.site.panels(conn, &own, "adoption", &[on])).await?,
        false => Vec::new(),
    };
    let page = head::page(ctx, e, ctx.t("desk-adoption")).await;
    let base = address::draft(e);
    Ok(AdoptionPage {
        head: Head::new(&page, e, "publish", done),
        action: page.href(format!("{base}/adoption")),
        cancel: page.href(format!("{base}/publish")),
        act,
        panels: panels.into_iter().flatten().collect(),
        mistakes,
        seen: e.adoption.clone(),
        meanwhile: String::new(),
        page,
    })
}
