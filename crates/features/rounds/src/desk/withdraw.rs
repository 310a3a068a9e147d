//! `/desk/…/votes/{round}/paper/{body}`: withdrawing what the desk entered from paper by mistake, for the wrong body say, with
//! the reason that stays in the log.

use crate::address;
use crate::load::{self, At, Which};
use crate::vote::receipt::Of;
use crate::words::{self, Mistake};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::OrganizationId;
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{self, Round, Stored};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "desk/withdraw.html")]
struct WithdrawPage {
    page: Page,
    title: String,
    lang: &'static str,
    heading: String,
    /// Why nothing can be withdrawn; empty where it can.
    hindrance: String,
    protocol: String,
    received: String,
    entered: String,
    who: String,
    /// What counts afterwards.
    then: String,
    /// When the ballot was entered that the form is about.
    seen: i64,
    overtaken: bool,
    reason: String,
    reason_hint: String,
    mistakes: Vec<Mistake>,
    action: String,
    back: String,
}

struct Found {
    edition: Edition,
    round: Round,
    body: OrganizationId,
    name: String,
    /// That count, or would if those before were withdrawn.
    standing: Vec<Stored>,
}

async fn find(ctx: &Ctx, at: At, which: Which, of: Of) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, round) = load::planned(conn, &own, &at, which)?;
            let body = OrganizationId(of.body);
            let log = round::history(conn, round.id, body)?;
            let name = log.first().ok_or(Error::NotFound)?.body.clone();
            let standing = round::not_withdrawn(&log).into_iter().cloned().collect();
            Ok(Found { edition, round, body, name, standing })
        })
        .await
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(of): Path<Of>,
) -> Result<Response, Error> {
    let found = find(&ctx, at, which, of).await?;
    html(page(&ctx, found, "", Vec::new(), false).await)
}

pub async fn withdraw(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Path(of): Path<Of>,
    fields: Fields,
) -> Result<Response, Error> {
    let found = find(&ctx, at.clone(), which, of).await?;
    let (by, edition, id, body) = (ctx.actor().clone(), found.edition.clone(), found.round.id, found.body);
    let (seen, reason) = (fields.number("seen").unwrap_or_default(), fields.one("reason").to_string());
    let typed = reason.clone();
    match ctx.site.db.write(move |tx| round::withdraw(tx, &by, &edition, id, body, seen, &reason)).await {
        Ok(back) => {
            let done = if back { "back" } else { "withdrawn" };
            let base = address::desk(&found.edition, found.round.number);
            Ok(Redirect::to(&ctx.href(&format!("{base}/paper?done={done}&body={body}"))).into_response())
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let wrong = Mistake::all(&ctx, &problems);
            Ok(with_status(html(page(&ctx, found, &typed, wrong, false).await)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(cantiere_spine::Error::Stale) => {
            // Read again: what counts now is shown beside what was typed.
            let found = find(&ctx, at, which, Of { body: body.0 }).await?;
            Ok(with_status(html(page(&ctx, found, &typed, Vec::new(), true).await)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

async fn page(ctx: &Ctx, found: Found, reason: &str, mistakes: Vec<Mistake>, overtaken: bool) -> WithdrawPage {
    let (e, r) = (&found.edition, &found.round);
    let heading = ctx.with("rounds-withdraw-title", &[("body", &found.name)]);
    let base = format!("{}/paper", address::desk(e, r.number));
    let page = load::page(ctx, e, Some(r), &heading).await;
    let page =
        page.crumb(ctx.t("rounds-paper-title"), &base).crumb(&heading, &format!("{base}/{}", found.body)).noindex();
    let mut standing = found.standing.iter();
    let counts = standing.next();
    let then = match standing.next() {
        Some(before) => ctx.with("rounds-withdraw-back", &[("at", &words::second(ctx, before.received_at))]),
        None => ctx.t("rounds-withdraw-none"),
    };
    let told = |of: fn(&Ctx, &Stored) -> String| counts.map(|ballot| of(ctx, ballot)).unwrap_or_default();
    WithdrawPage {
        title: r.title.clone(),
        lang: r.language.as_str(),
        hindrance: match counts {
            _ if !r.takes_paper(ctx.site.now()) => ctx.t("rounds-withdraw-over"),
            None => ctx.t("rounds-receipt-none"),
            Some(ballot) if ballot.channel != "desk" => ctx.t("rounds-problem-not-paper"),
            Some(_) => String::new(),
        },
        protocol: told(|_, ballot| ballot.protocol.clone()),
        received: told(|ctx, ballot| words::second(ctx, ballot.received_at)),
        entered: told(|ctx, ballot| words::second(ctx, ballot.entered_at)),
        who: told(words::who),
        then,
        seen: counts.map_or(0, |ballot| ballot.entered_at),
        overtaken,
        reason: reason.to_string(),
        reason_hint: ctx.t(if r.named { "rounds-withdraw-published" } else { "rounds-log-note" }),
        mistakes,
        action: page.href(format!("{base}/{}", found.body)),
        back: page.href(address::desk(e, r.number)),
        heading,
        page,
    }
}

impl WithdrawPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
