//! `/appeals/{decision}`: an author reads why their words were hidden, and asks that somebody else looks again.

use crate::words::{Mistake, problems};
use crate::{address, words};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::contribution::Contribution;
use cantiere_spine::moderation::{self, Decision};
use cantiere_spine::plan::{Edition, edition};
use cantiere_web::form;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown, with_status};
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "appeal.html")]
struct AppealPage {
    page: Page,
    title: String,
    line: String,
    reason: Fragment,
    said: Fragment,
    lang: &'static str,
    /// Where the appeal that is there already is followed.
    there: Option<(String, String)>,
    action: String,
    fields: Fields,
    mistakes: Vec<Mistake>,
    can: bool,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    text: String,
}

struct Found {
    decision: Decision,
    contribution: Contribution,
    edition: Edition,
    cases: Vec<moderation::Case>,
}

pub async fn show(ctx: Ctx, Path((_, uuid)): Path<(String, String)>) -> Result<Response, Error> {
    ctx.signed_in()?;
    render(&ctx, uuid, Fields::default(), Vec::new()).await
}

pub async fn send(
    ctx: Ctx,
    Path((_, uuid)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let (decision, text) = (uuid.clone(), fields.text.clone());
    match ctx.site.db.write(move |tx| moderation::appeal(tx, &by, &decision, &text)).await {
        Ok(case) => Ok(Redirect::to(&ctx.href(&address::case(&case))).into_response()),
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            Ok(with_status(render(&ctx, uuid, fields, mistakes).await?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn render(ctx: &Ctx, uuid: String, fields: Fields, mistakes: Vec<Mistake>) -> Result<Response, Error> {
    let found = ctx
        .site
        .db
        .read({
            let (ctx, uuid) = (ctx.clone(), uuid.clone());
            move |conn| -> Result<Found, Error> {
                let (decision, contribution) = moderation::decision_for_author(conn, ctx.actor(), &uuid)?;
                let edition = edition::find_by_id(conn, ctx.actor(), contribution.edition)?;
                let cases = moderation::cases_of(conn, &[contribution.id.0])?;
                Ok(Found { decision, contribution, edition, cases })
            }
        })
        .await?;
    let c = &found.contribution;
    let title = ctx.with("moderation-appeal-title", &[("what", &words::label(ctx, c))]);
    let base = address::edition(&found.edition);
    let page = ctx
        .page(title.clone())
        .await
        .crumb(format!("{} – {}", found.edition.plan_name, found.edition.name), &base)
        .in_language(found.edition.language.as_str())
        .crumb(&title, &address::appeal(&uuid))
        .noindex();
    let there = found.cases.iter().find(|k| k.decision == Some(found.decision.id));
    let w = &c.words;
    let whole = [&w.title, &w.body, &w.wording, &w.action, &w.effect];
    let whole: Vec<&str> = whole.into_iter().filter(|t| !t.is_empty()).map(String::as_str).collect();
    html(AppealPage {
        line: words::hidden(ctx, &found.decision),
        reason: markdown::block(&found.decision.text),
        said: markdown::block(&whole.join("\n\n")),
        lang: c.language.as_str(),
        there: there.map(|k| (page.href(address::case(&k.uuid)), words::appeal(ctx, &found.cases, found.decision.id))),
        can: there.is_none() && c.state == cantiere_domain::contribution::ContributionState::Hidden,
        action: page.href(address::appeal(&uuid)),
        title,
        fields,
        mistakes,
        page,
    })
}

impl AppealPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
