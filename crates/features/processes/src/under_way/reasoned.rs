//! `…/process/pause`, `resume`, `end`: one button each, with the reason.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page, html, with_status};

#[derive(askama::Template)]
#[template(path = "reasoned.html")]
struct ReasonedPage {
    page: Page,
    frame: Frame,
    /// `pause`, `resume`, `end`.
    act: &'static str,
    reason: String,
    can: bool,
}

pub async fn pause(ctx: Ctx, at: Path<At>) -> Result<Response, Error> {
    show(ctx, at, "pause").await
}

pub async fn resume(ctx: Ctx, at: Path<At>) -> Result<Response, Error> {
    show(ctx, at, "resume").await
}

pub async fn end(ctx: Ctx, at: Path<At>) -> Result<Response, Error> {
    show(ctx, at, "end").await
}

pub async fn save_pause(ctx: Ctx, at: Path<At>, fields: Fields) -> Result<Response, Error> {
    save(ctx, at, fields, "pause").await
}

pub async fn save_resume(ctx: Ctx, at: Path<At>, fields: Fields) -> Result<Response, Error> {
    save(ctx, at, fields, "resume").await
}

pub async fn save_end(ctx: Ctx, at: Path<At>, fields: Fields) -> Result<Response, Error> {
    save(ctx, at, fields, "end").await
}

async fn show(ctx: Ctx, Path(at): Path<At>, act: &'static str) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at).await?;
    html(page(&ctx, &e, &p, act, String::new(), Vec::new()).await)
}

async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields, act: &'static str) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at).await?;
    let reason = fields.text("reason");
    let (by, of, id, told) = (ctx.actor().clone(), e.clone(), p.id, reason.clone());
    let zone = ctx.site.zone().clone();
    let written = ctx.site.db.write(move |tx| match act {
        "pause" => process::pause(tx, &by, &of, id, &told),
        "resume" => process::resume(tx, &zone, &by, &of, id, &told),
        _ => process::end(tx, &zone, &by, &of, id, &told),
    });
    let written = written.await;
    let done = match act {
        "pause" => "paused",
        "resume" => "resumed",
        _ => "ended",
    };
    match frame::outcome(&ctx, written)? {
        None => Ok(Redirect::to(&ctx.href(&format!("{}?done={done}", load::base(&e)))).into_response()),
        Some((status, mistakes)) => Ok(with_status(html(page(&ctx, &e, &p, act, reason, mistakes).await)?, status)),
    }
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    act: &'static str,
    reason: String,
    mistakes: Vec<Mistake>,
) -> ReasonedPage {
    let page = frame::page(ctx, e, ctx.t(&format!("processes-act-{act}"))).await.here();
    let again = Again { mistakes, ..Again::default() };
    ReasonedPage {
        frame: Frame::new(&page, e, p, act, String::new(), again, &Done::default()),
        act,
        reason,
        can: p.published && !p.ended && (p.paused.is_empty() == (act != "resume") || act == "end"),
        page,
    }
}
