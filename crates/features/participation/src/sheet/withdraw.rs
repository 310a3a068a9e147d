//! `/desk/…/entries/{number}/withdraw`: withdrawing what the desk entered wrongly, in the wrong name say, with the reason that
//! readers see.

use crate::one;
use crate::state::State;
use crate::{address, load, words};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_web::form::{self, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "withdraw_entry.html")]
struct WithdrawPage {
    page: Page,
    name: String,
    lang: &'static str,
    heading: String,
    author: String,
    entered: String,
    /// Why it cannot be withdrawn; empty: it can.
    hindrance: String,
    reason: String,
    mistakes: Vec<Mistake>,
    action: String,
    back: String,
}

struct Found {
    edition: Edition,
    one: Contribution,
    protocol: String,
    hindrance: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    let found = find(&ctx, EditionRef { plan, edition }, number).await?;
    html(page(&ctx, found, String::new(), Vec::new()).await)
}

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
    fields: Fields,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    state.act(&ctx)?;
    let found = find(&ctx, EditionRef { plan, edition }, number).await?;
    let (zone, id, reason) = (ctx.site.zone().clone(), found.one.id, fields.one("reason").to_string());
    match ctx.site.db.write(move |tx| contribution::withdraw_entry(tx, &zone, &by, id, &reason)).await {
        Ok(now) => {
            let sent = if now { "entry-withdrawn" } else { "entry-withdrawn-before" };
            Ok(one::to(&ctx, &address::edition(&found.edition), number, sent, ""))
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            // The form stays, whatever is wrong: with it what was typed.
            let found = Found { hindrance: String::new(), ..found };
            let wrong = Mistake::all(&ctx, &problems);
            let page = page(&ctx, found, fields.one("reason").to_string(), wrong).await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

async fn find(ctx: &Ctx, at: EditionRef, number: i64) -> Result<Found, Error> {
    let (db, ctx) = (ctx.site.db.clone(), ctx.clone());
    db.read(move |conn| -> Result<Found, Error> {
        let (edition, process) = load::both(conn, &ctx, &at)?;
        let one = load::entry(conn, &ctx, &edition, &process, number)?;
        let note = contribution::entry_notes(conn, &[one.id.0])?.remove(&one.id.0);
        let problem = contribution::unmendable(conn, ctx.site.zone(), ctx.site.today(), &process, &one)?;
        Ok(Found {
            edition,
            one,
            protocol: note.map(|note| note.protocol).unwrap_or_default(),
            hindrance: problem.map(|problem| ctx.problem(&problem)).unwrap_or_default(),
        })
    })
    .await
}

async fn page(ctx: &Ctx, found: Found, reason: String, mistakes: Vec<Mistake>) -> WithdrawPage {
    let (e, one) = (&found.edition, &found.one);
    let what = words::numbered(ctx, one.kind, one.number);
    let heading = ctx.with("participation-mend-title", &[("what", &what)]);
    let base = address::edition(e);
    let name = format!("{} – {}", e.plan_name, e.name);
    let path = format!("{}/withdraw", address::entry(&base, one.number));
    let page = ctx
        .page(format!("{heading} – {name}"))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(e.language.as_str())
        .crumb(ctx.t("participation-entries"), &address::entries(&base))
        .crumb(&heading, &path)
        .noindex();
    WithdrawPage {
        lang: e.language.as_str(),
        author: words::author(ctx, &one.author).0,
        entered: words::entered(ctx, one, &found.protocol),
        back: page.href(address::contribution(&base, one.number)),
        action: page.href(&path),
        hindrance: found.hindrance,
        name,
        heading,
        reason,
        mistakes,
        page,
    }
}

impl WithdrawPage {
    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
