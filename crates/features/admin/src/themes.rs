//! `/admin/themes`: the one list of themes from which all plans and contributions choose.

use crate::frame::{self, Done, Head};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::access::Action;
use cantiere_spine::plan::theme;
use cantiere_web::form::{Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "admin/themes.html")]
struct ThemesPage {
    page: Page,
    head: Head,
    themes: Vec<Row>,
    fields: Fields,
    mistakes: Vec<Mistake>,
}

struct Row {
    name_it: String,
    name_en: String,
    href: String,
}

pub async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::shared(&ctx)?;
    html(page(&ctx, Fields::default(), Vec::new(), &done).await?)
}

pub async fn add(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Plan)?;
    let (by, it, en) = (ctx.actor().clone(), fields.one("name_it").to_string(), fields.one("name_en").to_string());
    match ctx.site.db.write(move |tx| theme::add(tx, &by, &it, &en)).await {
        Ok(_) => Ok(frame::back(&ctx, "/themes", "added")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(&ctx, fields, Mistake::all(&ctx, &problems), &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(ctx: &Ctx, fields: Fields, mistakes: Vec<Mistake>, done: &Done) -> Result<ThemesPage, Error> {
    let themes = ctx.site.db.read(theme::all).await?;
    let page = frame::page(ctx, "admin-tab-themes").await;
    Ok(ThemesPage {
        head: frame::head(&page, "/themes", Action::Plan, done),
        themes: themes
            .into_iter()
            .map(|t| Row { href: page.href(format!("/admin/themes/{}", t.id)), name_it: t.name_it, name_en: t.name_en })
            .collect(),
        fields,
        mistakes,
        page,
    })
}
