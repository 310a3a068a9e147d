//! `/desk/…/contributions-received/reasons`: the library of recurring answers of a plan.

use super::{Mistake, page};
use crate::address;
use crate::load::{self, At};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::Error as Spine;
use cantiere_spine::plan::Edition;
use cantiere_spine::work::library::{self, Saved};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "reasons.html")]
struct ReasonsPage {
    page: Page,
    name: String,
    lang: &'static str,
    action: String,
    back: String,
    news: String,
    rows: Vec<Row>,
    entered: Entered,
    stale: Option<Meanwhile>,
    mistakes: Vec<Mistake>,
}

/// What somebody else did meanwhile: in words, and what stands now.
struct Meanwhile {
    what: String,
    title: String,
    text: Fragment,
}

struct Row {
    id: i64,
    version: i64,
    title: String,
    text: Fragment,
    uses: String,
    edit: String,
}

#[derive(Default)]
struct Entered {
    id: String,
    version: i64,
    title: String,
    reason: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    reason: i64,
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let (e, all) = read(&ctx, at).await?;
    let entered = match all.iter().find(|s| s.id == wish.reason) {
        Some(s) => Entered { id: s.id.to_string(), version: s.version, title: s.title.clone(), reason: s.text.clone() },
        None => Entered::default(),
    };
    html(render(&ctx, &e, &all, entered, Vec::new(), None, &wish.done).await)
}

async fn read(ctx: &Ctx, at: At) -> Result<(Edition, Vec<Saved>), Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, _) = load::workbench(conn, &own, &at)?;
            let all = library::all(conn, own.actor(), edition.plan)?;
            Ok((edition, all))
        })
        .await
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, all) = read(&ctx, at.clone()).await?;
    let mut entered = Entered {
        id: fields.one("id").to_string(),
        version: fields.one("version").parse().unwrap_or(0),
        title: fields.one("title").to_string(),
        reason: fields.one("reason").to_string(),
    };
    let known = entered.id.parse::<i64>().ok();
    let (by, plan, version) = (ctx.actor().clone(), e.plan, entered.version);
    let (title, text, remove) = (entered.title.clone(), entered.reason.clone(), fields.one("do") == "remove");
    let written = ctx
        .site
        .db
        .write(move |tx| match (remove, known) {
            (true, Some(id)) => library::remove(tx, &by, plan, id, version),
            _ => library::save(tx, &by, plan, known.map(|id| (id, version)), &title, &text).map(drop),
        })
        .await;
    match written {
        Ok(()) => {
            let done = if remove { "removed" } else { "saved" };
            Ok(Redirect::to(&ctx.href(&format!("{}/reasons?done={done}", address::received(&e)))).into_response())
        }
        Err(Spine::Invalid(problems)) => {
            let mistakes = Mistake::all(&ctx, &problems);
            let page = render(&ctx, &e, &all, entered, mistakes, None, "").await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(Spine::Stale) => {
            let (_, all) = read(&ctx, at).await?;
            let now = known.and_then(|id| all.iter().find(|s| s.id == id));
            entered.version = now.map_or(0, |s| s.version);
            let what = if remove { "consolidation-library-stale-removed" } else { "consolidation-library-stale" };
            let stands = Meanwhile {
                what: ctx.t(what),
                title: now.map(|s| s.title.clone()).unwrap_or_default(),
                text: now.map(|s| markdown::block(&s.text)).unwrap_or_default(),
            };
            // Nothing was typed to take one away.
            let entered = if remove { Entered::default() } else { entered };
            let page = render(&ctx, &e, &all, entered, Vec::new(), Some(stands), "").await;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        // Somebody took it away: what was typed can be saved as a new one.
        Err(Spine::NotFound("reason")) if !remove => {
            let (_, all) = read(&ctx, at).await?;
            let what = ctx.t("consolidation-library-gone");
            let gone = Meanwhile { what, title: String::new(), text: Fragment::default() };
            let entered = Entered { id: String::new(), version: 0, ..entered };
            let page = render(&ctx, &e, &all, entered, Vec::new(), Some(gone), "").await;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn render(
    ctx: &Ctx,
    e: &Edition,
    all: &[Saved],
    entered: Entered,
    mistakes: Vec<Mistake>,
    stale: Option<Meanwhile>,
    done: &str,
) -> ReasonsPage {
    let title = ctx.t("consolidation-library");
    let base = address::received(e);
    let page = page(ctx, e, &title).await.crumb(&title, &format!("{base}/reasons"));
    ReasonsPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        action: page.href(format!("{base}/reasons")),
        back: page.href(&base),
        news: match done {
            "saved" => page.t("consolidation-done-library").into_owned(),
            "removed" => page.t("consolidation-done-library-removed").into_owned(),
            _ => String::new(),
        },
        rows: all
            .iter()
            .map(|s| Row {
                id: s.id,
                version: s.version,
                title: s.title.clone(),
                text: markdown::block(&s.text),
                uses: page.tn("consolidation-library-uses", s.uses),
                edit: page.href(format!("{base}/reasons?reason={}#title", s.id)),
            })
            .collect(),
        entered,
        stale,
        mistakes,
        page,
    }
}
