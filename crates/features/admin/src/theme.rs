//! `/admin/themes/{theme}`: one theme: other names, into another one, out of the list; each with what follows from it.

use crate::frame::{self, Done, Head};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::access::Action;
use cantiere_spine::plan::theme::{self, Theme, Uses};
use cantiere_web::form::{Choice, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub struct At {
    theme: i64,
}

#[derive(askama::Template)]
#[template(path = "admin/theme.html")]
struct ThemePage {
    page: Page,
    head: Head,
    action: String,
    name: String,
    version: i64,
    name_it: String,
    name_en: String,
    /// What is stored now, when somebody else changed it meanwhile.
    theirs: String,
    uses: String,
    others: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

/// What was sent, and why the page is shown again.
#[derive(Default)]
struct Again {
    names: Option<(String, String)>,
    mistakes: Vec<Mistake>,
    stale: bool,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::shared(&ctx)?;
    html(page(&ctx, &at, Again::default(), &done).await?)
}

pub async fn rename(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Plan)?;
    let names = (fields.one("name_it").to_string(), fields.one("name_en").to_string());
    let (by, id, version, new) = (ctx.actor().clone(), at.theme, fields.number("version").unwrap_or(0), names.clone());
    let written = ctx.site.db.write(move |tx| theme::rename(tx, &by, id, version, &new.0, &new.1)).await;
    ended(&ctx, &at, written, "renamed", Some(names)).await
}

pub async fn merge(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Plan)?;
    let Some(into) = fields.number("into") else {
        let mistake = Mistake { field: "into".into(), message: ctx.t("admin-problem-theme-into") };
        let page = page(&ctx, &at, Again { mistakes: vec![mistake], ..Again::default() }, &Done::default()).await?;
        return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let (by, id) = (ctx.actor().clone(), at.theme);
    let written = ctx.site.db.write(move |tx| theme::merge(tx, &by, id, into)).await;
    ended(&ctx, &at, written, "merged", None).await
}

pub async fn remove(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Plan)?;
    let (by, id) = (ctx.actor().clone(), at.theme);
    let written = ctx.site.db.write(move |tx| theme::remove(tx, &by, id)).await;
    ended(&ctx, &at, written, "removed", None).await
}

async fn ended(
    ctx: &Ctx,
    at: &At,
    written: Result<(), cantiere_spine::Error>,
    done: &str,
    names: Option<(String, String)>,
) -> Result<Response, Error> {
    let (again, status) = match written {
        Ok(()) => return Ok(frame::back(ctx, "/themes", done)),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            (Again { names, mistakes: Mistake::all(ctx, &problems), stale: false }, StatusCode::UNPROCESSABLE_ENTITY)
        }
        Err(cantiere_spine::Error::Stale) => (Again { names, mistakes: Vec::new(), stale: true }, StatusCode::CONFLICT),
        Err(error) => return Err(error.into()),
    };
    Ok(with_status(html(page(ctx, at, again, &Done::default()).await?)?, status))
}

async fn page(ctx: &Ctx, at: &At, again: Again, done: &Done) -> Result<ThemePage, Error> {
    let id = at.theme;
    let (of, uses, all) = ctx
        .site
        .db
        .read(move |conn| -> Result<(Theme, Uses, Vec<Theme>), cantiere_spine::Error> {
            let of = theme::find(conn, id)?;
            let uses = theme::uses(conn, &of)?;
            Ok((of, uses, theme::all(conn)?))
        })
        .await?;
    let name = of.name(ctx.lang).to_string();
    let page = ctx
        .page(name.clone())
        .await
        .crumb(ctx.t("admin-title"), "/admin")
        .crumb(ctx.t("admin-tab-themes"), "/admin/themes")
        .here()
        .noindex();
    let used = (page.tn("admin-uses-items", uses.items), page.tn("admin-uses-contributions", uses.contributions));
    let (name_it, name_en) = again.names.unwrap_or((of.name_it.clone(), of.name_en.clone()));
    Ok(ThemePage {
        head: frame::head(&page, "/themes", Action::Plan, done),
        action: page.href(format!("/admin/themes/{id}")),
        uses: page.t2("admin-uses", "items", used.0, "contributions", used.1),
        theirs: if again.stale { format!("{} / {}", of.name_it, of.name_en) } else { String::new() },
        others: all
            .iter()
            .filter(|t| t.id != id)
            .map(|t| Choice::new(t.id.to_string(), t.name(ctx.lang), false))
            .collect(),
        mistakes: again.mistakes,
        version: of.version,
        name,
        name_it,
        name_en,
        page,
    })
}
