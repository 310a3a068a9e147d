//! `/desk/…/votes/new`: four cards, each with its rule and a worked example; then the form, filled in as far as can be.

use super::example::{self, Card};
use super::form::{self, Shown};
use crate::address;
use crate::load::{self, At};
use crate::words::{self, Mistake};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::process::PhaseKind;
use cantiere_domain::round::{List, Method, Rules};
use cantiere_spine::plan::Edition;
use cantiere_spine::process;
use cantiere_spine::round::{self, Settings};
use cantiere_store::idempotency;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use jiff::ToSpan;
use jiff::civil::Date;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "desk/cards.html")]
struct CardsPage {
    page: Page,
    name: String,
    lang: &'static str,
    cards: Vec<Card>,
    budget: Vec<Card>,
    advanced: Vec<Card>,
}

#[derive(askama::Template)]
#[template(path = "desk/new.html")]
struct NewPage {
    page: Page,
    name: String,
    lang: &'static str,
    shown: Shown,
    rule: String,
    key: String,
    mistakes: Vec<Mistake>,
    action: String,
    cards_href: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    method: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (edition, phase) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let edition = at.planned(conn, &own)?;
            let process = process::find(conn, own.actor(), &edition)?;
            let phase = process.and_then(|p| p.phases.into_iter().find(|p| p.kind == PhaseKind::Prioritisation));
            Ok((edition, phase.map(|p| (p.opens, p.closes))))
        })
        .await?;
    let Some(method) = Method::parse(&wish.method) else { return cards(&ctx, &edition).await };
    let settings = prefilled(&ctx, method, phase);
    html(page(&ctx, &edition, &settings, None, Vec::new()).await)
}

async fn cards(ctx: &Ctx, e: &Edition) -> Result<Response, Error> {
    let page = load::page(ctx, e, None, &ctx.t("rounds-new")).await;
    let page = page.crumb(ctx.t("rounds-new"), &address::new(e)).noindex();
    let card = |m: &Method| example::card(ctx, *m, page.href(format!("{}?method={}", address::new(e), m.as_str())));
    let template = CardsPage {
        name: load::name(e),
        lang: e.language.as_str(),
        cards: [Method::Choose, Method::Points, Method::Marks].iter().map(card).collect(),
        budget: [Method::Shares, Method::Votes].iter().map(card).collect(),
        advanced: Method::ADVANCED.iter().map(card).collect(),
        page,
    };
    html(template)
}

/// The phase of priorities if the calendar has one, else two weeks from tomorrow.
fn prefilled(ctx: &Ctx, method: Method, phase: Option<(Date, Date)>) -> Settings {
    let today = ctx.site.today();
    let tomorrow = today.checked_add(1.day()).unwrap_or(today);
    let (opens, closes) = match phase {
        Some((opens, closes)) if closes > today => (opens.max(today), closes),
        _ => (tomorrow, tomorrow.checked_add(14.days()).unwrap_or(tomorrow)),
    };
    let start = |day: Date| {
        let zoned = day.to_zoned(ctx.site.zone().clone());
        zoned.map(|z| z.timestamp().as_microsecond()).unwrap_or_default()
    };
    let closes_at = start(closes.checked_add(1.day()).unwrap_or(closes));
    let most = match method.form() {
        cantiere_domain::round::Form::Points => 10,
        cantiere_domain::round::Form::Set => 5,
        _ => 0,
    };
    Settings {
        title: String::new(),
        question: String::new(),
        rules: Rules { method, most, lists: vec![List::default()], ..Rules::default() },
        electorate: Vec::new(),
        opens_at: start(opens),
        closes_at,
        counts_at: closes_at,
        turnout_hidden: false,
        named: true,
        persons: false,
        assurance: cantiere_domain::access::Assurance::Email,
    }
}

pub async fn create(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let edition = ctx.site.db.read(move |conn| -> Result<_, Error> { at.planned(conn, &own) }).await?;
    let before = Rules { method: Method::parse(fields.one("method")).unwrap_or_default(), ..Rules::default() };
    let (settings, wrong) = form::read(&ctx, &fields, &before);
    if !wrong.is_empty() {
        return refused(&ctx, &edition, &settings, &fields, wrong).await;
    }
    let (by, of, new) = (ctx.actor().clone(), edition.clone(), settings.clone());
    let person = by.person.map_or(0, |p| p.0);
    let key = fields.one("key").to_string();
    let written = ctx.site.db.write(move |tx| {
        idempotency::of_form(tx, person, "round", &key, |tx| {
            Ok::<_, cantiere_spine::Error>(round::create(tx, &by, &of, &new)?.1.to_string())
        })
    });
    match written.await {
        Ok(number) => {
            let to = format!("{}?done=made", address::desk(&edition, number.parse().unwrap_or_default()));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            refused(&ctx, &edition, &settings, &fields, Mistake::all(&ctx, &problems)).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(
    ctx: &Ctx,
    e: &Edition,
    settings: &Settings,
    fields: &Fields,
    wrong: Vec<Mistake>,
) -> Result<Response, Error> {
    let page = html(page(ctx, e, settings, Some(fields), wrong).await)?;
    Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
}

async fn page(ctx: &Ctx, e: &Edition, settings: &Settings, typed: Option<&Fields>, mistakes: Vec<Mistake>) -> NewPage {
    let title = words::method(ctx, settings.rules.method);
    let page = load::page(ctx, e, None, &title).await;
    let page = page.crumb(ctx.t("rounds-new"), &address::new(e)).crumb(&title, &address::new(e)).noindex();
    let key = typed.map(|f| f.one("key").to_string()).filter(|k| !k.is_empty());
    NewPage {
        name: load::name(e),
        lang: e.language.as_str(),
        rule: ctx.t(&format!("rounds-card-{}", settings.rules.method.as_str())),
        shown: form::shown(ctx, settings, typed),
        key: key.unwrap_or_else(|| uuid::Uuid::new_v4().to_string()),
        mistakes,
        action: page.href(address::new(e)),
        cards_href: page.href(address::new(e)),
        page,
    }
}

impl NewPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
