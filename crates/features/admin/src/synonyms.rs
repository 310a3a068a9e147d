//! `/admin/synonyms`: words by which readers search, and what the plans call the same thing.

use crate::frame::{self, Done, Head};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::access::Action;
use cantiere_spine::search::synonym;
use cantiere_web::form::{Choice, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "admin/synonyms.html")]
struct SynonymsPage {
    page: Page,
    head: Head,
    words: Vec<synonym::Synonym>,
    languages: Vec<Choice>,
    fields: Fields,
    mistakes: Vec<Mistake>,
}

pub async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::shared(&ctx)?;
    html(page(&ctx, Fields::default(), Vec::new(), &done).await?)
}

pub async fn add(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Plan)?;
    let lang: Lang = fields.one("language").parse().unwrap_or(ctx.lang);
    let (by, word, expansion) =
        (ctx.actor().clone(), fields.one("word").to_string(), fields.one("expansion").to_string());
    match ctx.site.db.write(move |tx| synonym::add(tx, &by, lang, &word, &expansion)).await {
        Ok(()) => Ok(frame::back(&ctx, "/synonyms", "added")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(&ctx, fields, Mistake::all(&ctx, &problems), &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

/// Removing what is gone already is no error: a second click did it.
pub async fn remove(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Plan)?;
    let id = fields.number("id").ok_or(Error::BadRequest)?;
    let by = ctx.actor().clone();
    match ctx.site.db.write(move |tx| synonym::remove(tx, &by, id)).await {
        Ok(()) | Err(cantiere_spine::Error::NotFound(_)) => Ok(frame::back(&ctx, "/synonyms", "removed")),
        Err(error) => Err(error.into()),
    }
}

async fn page(ctx: &Ctx, fields: Fields, mistakes: Vec<Mistake>, done: &Done) -> Result<SynonymsPage, Error> {
    let words = ctx.site.db.read(synonym::all).await?;
    let page = frame::page(ctx, "admin-tab-synonyms").await;
    let chosen = fields.one("language").parse().unwrap_or(ctx.lang);
    Ok(SynonymsPage {
        head: frame::head(&page, "/synonyms", Action::Plan, done),
        languages: Lang::ALL
            .into_iter()
            .map(|l| Choice::new(l.as_str(), page.t(format!("admin-language-{l}")).into_owned(), l == chosen))
            .collect(),
        words,
        fields,
        mistakes,
        page,
    })
}
