//! `/desk/new`: a new plan with its first edition, empty.

use crate::address;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, Scope, can};
use cantiere_domain::{Lang, Slug};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::edition;
use cantiere_store::idempotency;
use cantiere_web::form::Fields;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "new_plan.html")]
struct NewPage {
    page: Page,
    key: String,
    fields: Fields,
    languages: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    allowed(&ctx)?;
    html(page(&ctx, Fields::default(), Vec::new()).await)
}

pub async fn save(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    allowed(&ctx)?;
    let one = |name: &str| fields.one(name).to_string();
    let language: Lang = fields.one("language").parse().unwrap_or_default();
    let plan = NewPlan {
        slug: Slug::from_text(fields.one("name")),
        name: one("name"),
        owner: one("owner"),
        owner_organization: None,
        brief: one("brief"),
        language,
    };
    let name = one("edition");
    let (by, key) = (ctx.actor().clone(), one("key"));
    let person = by.person.map_or(0, |p| p.0);
    let written = ctx.site.db.write(move |tx| -> Result<String, cantiere_spine::Error> {
        idempotency::once(tx, person, &key, |tx| {
            let id = create::plan(tx, &by, &plan)?;
            let new = NewEdition::new(id, Slug::from_text(&name), name.clone(), language);
            let made = create::edition(tx, &by, &new).map_err(of_edition)?;
            Ok(address::draft(&edition::find_by_id(tx, &by, made)?))
        })
    });
    match written.await {
        Ok(path) => Ok(Redirect::to(&ctx.href(&path)).into_response()),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(&ctx, fields, Mistake::all(&ctx, &problems)).await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

/// The plan's name and the edition's stand in one form: problems must point to the right one.
fn of_edition(error: cantiere_spine::Error) -> cantiere_spine::Error {
    match error {
        cantiere_spine::Error::Invalid(mut problems) => {
            problems.iter_mut().for_each(|p| p.field = "edition");
            cantiere_spine::Error::Invalid(problems)
        }
        error => error,
    }
}

fn allowed(ctx: &Ctx) -> Result<(), Error> {
    match can(ctx.signed_in()?, Action::Plan, &Scope::default()) {
        true => Ok(()),
        false => Err(Error::Forbidden),
    }
}

async fn page(ctx: &Ctx, fields: Fields, mistakes: Vec<Mistake>) -> NewPage {
    let page = ctx.page(ctx.t("desk-new-plan")).await.crumb(ctx.t("desk-nav"), "/desk").here().noindex();
    let chosen = if fields.one("language").is_empty() { ctx.lang.as_str() } else { fields.one("language") };
    NewPage { key: uuid::Uuid::new_v4().to_string(), languages: languages(&page, chosen), fields, mistakes, page }
}

pub fn languages(page: &Page, chosen: &str) -> Vec<Choice> {
    [("it", "desk-language-it"), ("en", "desk-language-en")]
        .into_iter()
        .map(|(lang, key)| Choice::new(lang, page.t(key), chosen == lang))
        .collect()
}
