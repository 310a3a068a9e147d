//! `/desk/plans/{plan}/new`: another edition of a plan, empty or begun from the one before.

use crate::address;
use crate::new_plan::languages;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, can};
use cantiere_domain::{Lang, Slug};
use cantiere_spine::plan::carry::{self, Carry};
use cantiere_spine::plan::create::{self, NewEdition};
use cantiere_spine::plan::{Edition, edition};
use cantiere_store::idempotency;
use cantiere_web::form::Fields;
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "new_edition.html")]
struct NewPage {
    page: Page,
    plan: String,
    lang: &'static str,
    action: String,
    key: String,
    fields: Fields,
    previous: Vec<Choice>,
    carries: Vec<Choice>,
    languages: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    previous: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct PlanAt {
    plan: String,
}

pub async fn show(
    ctx: Ctx,
    Path(PlanAt { plan }): Path<PlanAt>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let editions = editions(&ctx, plan.clone()).await?;
    let newest = editions.first().map(|e| e.slug.clone()).unwrap_or_default();
    let previous = if asked.previous.is_empty() { newest } else { asked.previous };
    let fields = Fields(vec![("previous".into(), previous), ("carry".into(), "open".into())]);
    html(page(&ctx, &editions, fields, Vec::new()).await?)
}

pub async fn save(ctx: Ctx, Path(PlanAt { plan }): Path<PlanAt>, fields: Fields) -> Result<Response, Error> {
    let editions = editions(&ctx, plan).await?;
    let known = editions.first().ok_or(Error::NotFound)?;
    let previous = editions.iter().find(|e| e.slug == fields.one("previous"));
    let one = |name: &str| fields.one(name).to_string();
    let language: Lang = fields.one("language").parse().unwrap_or(known.language);
    let new = NewEdition {
        period_from: one("period_from"),
        period_to: one("period_to"),
        predecessor: previous.map(|e| e.id),
        ..NewEdition::new(known.plan, Slug::from_text(fields.one("name")), one("name"), language)
    };
    let carry = Carry::parse(fields.one("carry")).unwrap_or(Carry::Nothing);
    let (by, key) = (ctx.actor().clone(), one("key"));
    let person = by.person.map_or(0, |p| p.0);
    let written = ctx.site.db.write(move |tx| -> Result<String, cantiere_spine::Error> {
        idempotency::once(tx, person, &key, |tx| {
            let made = match new.predecessor {
                Some(_) => carry::next(tx, &by, &new, carry)?.0,
                None => create::edition(tx, &by, &new)?,
            };
            Ok(address::draft(&edition::find_by_id(tx, &by, made)?))
        })
    });
    match written.await {
        Ok(path) => Ok(Redirect::to(&ctx.href(&path)).into_response()),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let mut mistakes = Mistake::all(&ctx, &problems);
            mistakes.iter_mut().filter(|m| m.field == "slug").for_each(|m| m.field = "name".into());
            Ok(with_status(html(page(&ctx, &editions, fields, mistakes).await?)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

/// The editions of a plan, for somebody who may write it.
async fn editions(ctx: &Ctx, plan: String) -> Result<Vec<Edition>, Error> {
    let reader = ctx.signed_in()?.clone();
    let editions = ctx.site.db.read({
        let reader = reader.clone();
        move |conn| edition::of_plan(conn, &reader, &plan)
    });
    let editions = editions.await?;
    let first = editions.first().ok_or(Error::NotFound)?;
    match can(&reader, Action::Plan, &first.scope()) {
        true => Ok(editions),
        false => Err(Error::Forbidden),
    }
}

async fn page(ctx: &Ctx, editions: &[Edition], fields: Fields, mistakes: Vec<Mistake>) -> Result<NewPage, Error> {
    let known = editions.first().ok_or(Error::NotFound)?;
    let page = ctx
        .page(format!("{}: {}", ctx.t("desk-next-edition"), known.plan_name))
        .await
        .crumb(ctx.t("desk-nav"), "/desk")
        .here()
        .noindex();
    let none = Choice::new("", page.t("desk-previous-none"), fields.one("previous").is_empty());
    let carries = [("open", "desk-carry-open"), ("all", "desk-carry-all"), ("nothing", "desk-carry-nothing")];
    Ok(NewPage {
        plan: known.plan_name.clone(),
        lang: known.language.as_str(),
        action: page.href(format!("/desk/plans/{}/new", known.plan_slug)),
        key: uuid::Uuid::new_v4().to_string(),
        previous: editions
            .iter()
            .map(|e| Choice::new(&e.slug, &e.name, fields.one("previous") == e.slug))
            .chain(std::iter::once(none))
            .collect(),
        carries: carries
            .into_iter()
            .map(|(value, key)| Choice::new(value, page.t(key), fields.one("carry") == value))
            .collect(),
        languages: languages(&page, known.language.as_str()),
        fields,
        mistakes,
        page,
    })
}
