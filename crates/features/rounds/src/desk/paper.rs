//! `/desk/…/votes/{round}/paper`: entering a ballot that came on paper or by certified mail, with its protocol number. It is
//! judged by the moment it was received, and takes the place of an older one of the same body.

use super::form::parse_moment;
use crate::address;
use crate::load::{self, At, Which};
use crate::public::option::list_name;
use crate::words::{self, Answer, Mistake};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::OrganizationId;
use cantiere_domain::round::{Ballot, Form, HIGHEST_MARK};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{self, Cast, CastInput, Choice, Round, Said};
use cantiere_store::schema::actor::organization;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::StatusCode;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "desk/paper.html")]
struct PaperPage {
    page: Page,
    title: String,
    lang: &'static str,
    rule: String,
    bodies: Vec<Answer>,
    lines: Vec<Line>,
    numbers: bool,
    most_number: i64,
    how: String,
    protocol: String,
    received: String,
    news: String,
    /// Where what was just entered is withdrawn.
    withdraw_href: String,
    mistakes: Vec<Mistake>,
    action: String,
    back: String,
}

/// An option on the paper.
struct Line {
    id: i64,
    title: String,
    /// Its number, its ranking and its cost.
    meta: String,
    typed: String,
    wrong: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
    /// Whose ballot was entered.
    body: String,
}

struct Found {
    edition: Edition,
    round: Round,
    choices: Vec<Choice>,
    bodies: Vec<(i64, String, String)>,
}

async fn find(ctx: &Ctx, at: At, which: Which) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, round) = load::planned(conn, &own, &at, which)?;
            if round.persons {
                return Err(Error::NotFound);
            }
            let choices = round::options(conn, round.id)?;
            let bodies = organization::table
                .filter(organization::state.eq("verified"))
                .order((organization::sort_key, organization::id))
                .limit(10_000)
                .select((organization::id, organization::name, organization::kind))
                .load(conn)?;
            Ok(Found { edition, round, choices, bodies })
        })
        .await
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let found = find(&ctx, at, which).await?;
    let of = found.bodies.iter().find(|(id, ..)| id.to_string() == wish.body).map(|(_, name, _)| name.as_str());
    let news = match (wish.done.as_str(), of) {
        ("in", Some(of)) => ctx.with("rounds-paper-in", &[("body", of)]),
        ("replaced", Some(of)) => ctx.with("rounds-paper-replaced", &[("body", of)]),
        ("same", Some(of)) => ctx.with("rounds-paper-same", &[("body", of)]),
        ("withdrawn", Some(of)) => ctx.with("rounds-paper-withdrawn", &[("body", of)]),
        ("back", Some(of)) => ctx.with("rounds-paper-back", &[("body", of)]),
        _ => String::new(),
    };
    let entered = matches!(wish.done.as_str(), "in" | "replaced" | "same") && !news.is_empty();
    let mut page = page(&ctx, found, &Fields::default(), news, Vec::new()).await;
    if entered {
        page.withdraw_href = format!("{}/{}", page.action, wish.body);
    }
    html(page)
}

pub async fn enter(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let found = find(&ctx, at, which).await?;
    let received_at = parse_moment(&ctx, fields.one("received"));
    let body = fields.number("body").filter(|id| *id > 0);
    let mut wrong = Vec::new();
    if body.is_none() {
        wrong.push(Mistake::one("body", ctx.t("rounds-problem-which-body")));
    }
    if received_at.is_none() {
        wrong.push(Mistake::one("received", ctx.t("rounds-problem-moment")));
    }
    let ballot = read(&ctx, &found, &fields, &mut wrong);
    let (Some(received_at), Some(body), true) = (received_at, body, wrong.is_empty()) else {
        let page = html(page(&ctx, found, &fields, String::new(), wrong).await)?;
        return Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let input = CastInput {
        round: found.round.id,
        by: ctx.actor().clone(),
        ballot,
        said: Said::Paper { body: OrganizationId(body), protocol: fields.one("protocol").into(), received_at },
        zone: ctx.site.zone().clone(),
    };
    match ctx.site.db.write_batch::<Cast>(input).await {
        Ok(receipt) => {
            let done = match (receipt.same, receipt.replaced) {
                (true, _) => "same",
                (false, true) => "replaced",
                (false, false) => "in",
            };
            let to = format!("{}/paper?done={done}&body={body}", address::desk(&found.edition, found.round.number));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let wrong = Mistake::all(&ctx, &problems);
            let page = html(page(&ctx, found, &fields, String::new(), wrong).await)?;
            Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}

/// One field an option: a cross, points, a mark, or its place. What cannot be read is told with its option, so that nothing
/// that stands on the paper is left out.
fn read(ctx: &Ctx, found: &Found, fields: &Fields, wrong: &mut Vec<Mistake>) -> Ballot {
    let form = found.round.rules.method.form();
    let most = most_number(&found.round, &found.choices);
    let mut said: Vec<(i64, i64)> = Vec::new();
    for choice in &found.choices {
        let typed = fields.one(&format!("said_{}", choice.id)).trim();
        let key = match typed.parse::<i64>() {
            Ok(0) => continue,
            _ if typed.is_empty() => continue,
            Ok(n) if !(1..=most).contains(&n) => "rounds-problem-said",
            Ok(n) if form == Form::Ranking && said.iter().any(|(_, place)| *place == n) => "rounds-problem-said-twice",
            Ok(n) => {
                said.push((choice.id, n));
                continue;
            }
            Err(_) => "rounds-problem-said",
        };
        let text = ctx.with(key, &[("option", &choice.title), ("most", &most.to_string())]);
        wrong.push(Mistake::one(format!("said-{}", choice.id), text));
    }
    if form == Form::Ranking {
        said.sort_by_key(|(_, place)| *place);
    }
    let pick = |(option, points)| cantiere_domain::round::Pick { option, points };
    Ballot(said.into_iter().map(pick).collect()).tidied(form)
}

async fn page(ctx: &Ctx, found: Found, typed: &Fields, news: String, mistakes: Vec<Mistake>) -> PaperPage {
    let (e, r) = (&found.edition, &found.round);
    let title = ctx.t("rounds-paper-title");
    let page = load::page(ctx, e, Some(r), &title).await;
    let page = page.crumb(&title, &format!("{}/paper", address::desk(e, r.number))).noindex();
    let form = r.rules.method.form();
    let chosen = typed.one("body");
    let mut bodies = vec![Answer::new("", ctx.t("rounds-choose-body"), chosen.is_empty())];
    bodies.extend(found.bodies.iter().filter(|b| r.admits(&b.2)).map(|(id, name, _)| {
        let value = id.to_string();
        let is = value == chosen;
        Answer::new(value, name.clone(), is)
    }));
    PaperPage {
        title: r.title.clone(),
        lang: r.language.as_str(),
        rule: words::rule(ctx, r),
        bodies,
        lines: found.choices.iter().map(|c| line(ctx, r, c, typed, &mistakes)).collect(),
        numbers: matches!(form, Form::Points | Form::Marks | Form::Ranking),
        most_number: most_number(r, &found.choices),
        how: ctx.t(match form {
            Form::Set | Form::Basket => "rounds-specimen-cross",
            Form::Points => "rounds-specimen-points",
            Form::Marks => "rounds-specimen-mark",
            Form::Ranking => "rounds-specimen-place",
        }),
        protocol: typed.one("protocol").to_string(),
        received: typed.one("received").to_string(),
        news,
        withdraw_href: String::new(),
        mistakes,
        action: page.href(format!("{}/paper", address::desk(e, r.number))),
        back: page.href(address::desk(e, r.number)),
        page,
    }
}

/// The highest number that a line may have.
fn most_number(round: &Round, choices: &[Choice]) -> i64 {
    match round.rules.method.form() {
        Form::Marks => HIGHEST_MARK,
        Form::Points => round.rules.most.into(),
        _ => choices.len() as i64,
    }
}

fn line(ctx: &Ctx, round: &Round, choice: &Choice, typed: &Fields, mistakes: &[Mistake]) -> Line {
    let cost = if choice.cost > 0 { words::money(ctx.lang, choice.cost) } else { String::new() };
    let parts = [words::tn(ctx, "rounds-number", choice.number), list_name(&round.rules, choice.list), cost];
    Line {
        id: choice.id,
        title: choice.title.clone(),
        meta: parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        typed: typed.one(&format!("said_{}", choice.id)).to_string(),
        wrong: words::at(mistakes, format!("said-{}", choice.id)).to_string(),
    }
}

impl PaperPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
