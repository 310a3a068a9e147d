//! `/desk/…/votes/{round}/paper`: entering a ballot that came on paper or by certified mail, with its protocol number. It is
//! judged by the moment it was received, and takes the place of an older one of the same body.

use super::form::parse_moment;
use crate::address;
use crate::load::{self, At, Which};
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
    lines: Vec<(Choice, String)>,
    numbers: bool,
    most_number: i64,
    how: String,
    protocol: String,
    received: String,
    news: String,
    mistakes: Vec<Mistake>,
    action: String,
    back: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
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
                .limit(2_000)
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
    let news = if wish.done == "in" { ctx.t("rounds-paper-in") } else { String::new() };
    html(page(&ctx, found, &Fields::default(), news, Vec::new()).await)
}

pub async fn enter(ctx: Ctx, Path(at): Path<At>, Path(which): Path<Which>, fields: Fields) -> Result<Response, Error> {
    let found = find(&ctx, at, which).await?;
    let received_at = parse_moment(&ctx, fields.one("received"));
    let body = fields.number("body").filter(|id| *id > 0);
    let (Some(received_at), Some(body)) = (received_at, body) else {
        let mut wrong = Vec::new();
        if body.is_none() {
            wrong.push(Mistake::one("body", ctx.t("rounds-problem-which-body")));
        }
        if received_at.is_none() {
            wrong.push(Mistake::one("received", ctx.t("rounds-problem-moment")));
        }
        let page = html(page(&ctx, found, &fields, String::new(), wrong).await)?;
        return Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY));
    };
    let input = CastInput {
        round: found.round.id,
        by: ctx.actor().clone(),
        ballot: read(&found, &fields),
        said: Said::Paper { body: OrganizationId(body), protocol: fields.one("protocol").into(), received_at },
        zone: ctx.site.zone().clone(),
    };
    match ctx.site.db.write_batch::<Cast>(input).await {
        Ok(_) => {
            let to = format!("{}/paper?done=in", address::desk(&found.edition, found.round.number));
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

/// One field an option: a cross, points, a mark, or its place.
fn read(found: &Found, fields: &Fields) -> Ballot {
    let form = found.round.rules.method.form();
    let said = |c: &Choice| fields.one(&format!("said_{}", c.id)).trim().parse::<i64>().ok().filter(|n| *n != 0);
    let mut said: Vec<(i64, i64)> = found.choices.iter().filter_map(|c| Some((c.id, said(c)?))).collect();
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
        lines: found.choices.iter().map(|c| (c.clone(), typed.one(&format!("said_{}", c.id)).to_string())).collect(),
        numbers: matches!(form, Form::Points | Form::Marks | Form::Ranking),
        most_number: match form {
            Form::Marks => HIGHEST_MARK,
            Form::Points => r.rules.most.into(),
            _ => found.choices.len() as i64,
        },
        how: ctx.t(match form {
            Form::Set | Form::Basket => "rounds-specimen-cross",
            Form::Points => "rounds-specimen-points",
            Form::Marks => "rounds-specimen-mark",
            Form::Ranking => "rounds-specimen-place",
        }),
        protocol: typed.one("protocol").to_string(),
        received: typed.one("received").to_string(),
        news,
        mistakes,
        action: page.href(format!("{}/paper", address::desk(e, r.number))),
        back: page.href(address::desk(e, r.number)),
        page,
    }
}

impl PaperPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
