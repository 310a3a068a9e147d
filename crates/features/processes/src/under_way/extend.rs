//! `…/process/extend`: a later closing day, and whether the phases after it move along.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Extension, Process};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;

#[derive(askama::Template)]
#[template(path = "extend.html")]
struct ExtendPage {
    page: Page,
    frame: Frame,
    now: String,
    closes: String,
    reason: String,
    move_rest: bool,
    can: bool,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at).await?;
    let today = ctx.site.today();
    let last = process::last_day(&p, today).ok();
    let closes = last.map(|d| (d.max(today) + 14.days()).to_string()).unwrap_or_default();
    html(page(&ctx, &e, &p, (closes, String::new(), true), Vec::new()).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at).await?;
    let typed = (fields.text("closes"), fields.text("reason"), fields.one("move_rest") == "yes");
    let Ok(closes) = typed.0.trim().parse::<Date>() else {
        let mistakes = vec![Mistake::one("closes", ctx.t("processes-problem-day"))];
        return Ok(with_status(html(page(&ctx, &e, &p, typed, mistakes).await)?, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let new = Extension { closes, reason: typed.1.clone(), move_rest: typed.2 };
    let (by, of, id, zone) = (ctx.actor().clone(), e.clone(), p.id, ctx.site.zone().clone());
    let written = ctx.site.db.write(move |tx| process::extend(tx, &zone, &by, &of, id, &new)).await;
    match frame::outcome(&ctx, written)? {
        None => Ok(Redirect::to(&ctx.href(&format!("{}?done=extended", load::base(&e)))).into_response()),
        Some((status, mistakes)) => Ok(with_status(html(page(&ctx, &e, &p, typed, mistakes).await)?, status)),
    }
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    (closes, reason, move_rest): (String, String, bool),
    mistakes: Vec<Mistake>,
) -> ExtendPage {
    let page = frame::page(ctx, e, ctx.t("processes-act-extend")).await.here();
    let last = process::last_day(p, ctx.site.today()).ok();
    let again = Again { mistakes, ..Again::default() };
    ExtendPage {
        frame: Frame::new(&page, e, p, "extend", String::new(), again, &Done::default()),
        now: last.map(|d| ctx.with("processes-closes-now", &[("day", &page.date(d))])).unwrap_or_default(),
        closes,
        reason,
        move_rest,
        can: p.published && !p.ended && last.is_some(),
        page,
    }
}
