//! `/plans/…/votes/{round}/ballot`: filling in a ballot, looking at it once more, sending it. Who is not signed in fills it
//! in first; it waits in their browser while they do, and nowhere on this site.

use super::form::{self, LeftSaid, Line};
use super::review::review;
use super::{sealed, waiting};
use crate::load::{self, At, Which};
use crate::public::option;
use crate::state::State;
use crate::words::{self, Mistake};
use crate::{address, keys};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::round::{Ballot, Candidate, Form, Standing, check};
use cantiere_sealed::Entry;
use cantiere_spine::contribution::{self, Speaker};
use cantiere_spine::plan::Edition;
use cantiere_spine::round::{self, Cast, CastInput, Choice, Round, Said};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Fragment, Network, Page, fair, html, markdown, with_status};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use std::sync::Arc;

/// How far the clocks of this machine and of the database may be apart, in microseconds.
const HOUR: i64 = 3_600_000_000;

#[derive(askama::Template)]
#[template(path = "ballot.html")]
struct BallotPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    question: Fragment,
    rule: String,
    form: &'static str,
    most: u32,
    lines: Vec<Line>,
    order: String,
    left: LeftSaid,
    news: String,
    focus: i64,
    closed: String,
    /// False well before it opens, well after its close and once it is counted: then no clock can let a ballot in.
    fillable: bool,
    until: String,
    named: String,
    current: String,
    /// Of the viewer's own secret ballot.
    receipt: String,
    /// Why the viewer cannot vote here, told before they fill anything in.
    unable: String,
    sign_in: bool,
    mistakes: Vec<Mistake>,
    action: String,
    carried: Carried,
    specimen: String,
}

/// What goes with the ballot from page to page.
#[derive(Clone, Default)]
pub struct Carried {
    pub seed: String,
    pub speaker: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// Whether a ballot waits in this browser for its writer, who has signed in.
    waiting: String,
    /// The body whose ballot is filled in.
    r#for: String,
}

pub struct Found {
    pub edition: Edition,
    pub round: Round,
    pub choices: Vec<Choice>,
    sources: option::Sources,
    /// Bodies that the viewer represents.
    pub speakers: Vec<Speaker>,
    /// The ballot of the body that was asked for, or of the only one.
    stored: Option<(String, String)>,
    /// The entry of the viewer's own secret ballot, as long as the vote's key tells which it is.
    entry: Option<Entry>,
    /// Whether there is a list of who may vote, and the viewer is not on it.
    unlisted: bool,
}

async fn find(ctx: &Ctx, at: &At, which: Which, body: Option<i64>) -> Result<Found, Error> {
    let (own, at) = (ctx.clone(), at.clone());
    ctx.site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, round) = load::both(conn, &own, &at, which)?;
            let choices = round::options(conn, round.id)?;
            let sources = option::sources(conn, &choices)?;
            let mut speakers = contribution::speakers_of(conn, own.actor())?;
            speakers.retain(|s| s.representative && !round.persons);
            let asked = speakers.iter().find(|s| Some(s.organization.0) == body);
            let of = asked.or(if speakers.len() == 1 { speakers.first() } else { None });
            let stored = match of {
                Some(of) => round::ballot_of(conn, round.id, of.organization)?.map(|b| (b.content, of.name.clone())),
                None => None,
            };
            // Once the keys are gone nobody can be told any more.
            let voter = own.actor().person.filter(|_| round.persons);
            let (entry, unlisted) = match voter.map(|person| (person, keys::read(&own.site, &round))) {
                Some((person, Ok(keys))) => {
                    let level = own.actor().assurance;
                    let unlisted = sealed::is_unlisted(conn, &keys, &round, person, level)?;
                    (sealed::own_entry(conn, &keys, &round, person)?, unlisted)
                }
                _ => (None, false),
            };
            Ok(Found { edition, round, choices, sources, speakers, stored, entry, unlisted })
        })
        .await
}

pub async fn show(
    ctx: Ctx,
    network: Network,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    Query(wish): Query<Wish>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let found = find(&ctx, &at, which, wish.r#for.parse().ok()).await?;
    let mut carried = Carried { seed: fair::seed_for(&ctx, &network.0.to_string()).to_string(), ..Carried::default() };
    let form = found.round.rules.method.form();
    let mut mistakes = Vec::new();
    let mut ballot = found.stored.as_ref().map(|(text, _)| Ballot::parse(form, text)).unwrap_or_default();
    if !wish.waiting.is_empty() {
        match waiting::read(&ctx, &headers, &found.choices) {
            // Who comes back from signing in sees what is about to be sent.
            Some(filled) if !waiting::falls_short(&ctx, &found.round) => {
                return review(&ctx, found, filled.tidied(form), carried, Vec::new()).await;
            }
            Some(filled) => ballot = filled.tidied(form),
            None => mistakes.push(Mistake::one("options", ctx.t("rounds-waits-elsewhere"))),
        }
    }
    carried.speaker = wish.r#for;
    fill(&ctx, found, ballot, carried, mistakes, 0, &Fields::default()).await
}

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    fields: Fields,
) -> Result<Response, Error> {
    let speaker = fields.one("speaker").to_string();
    let carried = Carried { seed: fields.one("seed").to_string(), speaker: speaker.clone() };
    if fields.one("step") == "send" && fields.has("content") && ctx.viewer.is_signed_in() {
        // Thousands do this in the last minute: nothing is read that the transaction does not read itself.
        let body = speaker.parse::<i64>().ok().filter(|id| *id > 0);
        if (body.is_some() || fields.has("person"))
            && let Some(response) = cast(&ctx, &state, &at, which, body, &fields, carried.clone()).await?
        {
            return Ok(response);
        }
    }
    let found = find(&ctx, &at, which, speaker.parse().ok()).await?;
    let ballot = form::read(&found.round, &found.choices, &fields);
    let unread = form::unread(&ctx, &found.round, &found.choices, &fields);
    let step = fields.one("step").to_string();
    if let Some((ballot, focus)) = form::pressed(&found.round, ballot.clone(), &step) {
        return fill(&ctx, found, ballot, carried, unread, focus, &fields).await;
    }
    if step == "update" || step == "back" {
        return fill(&ctx, found, ballot, carried, unread, 0, &fields).await;
    }
    let candidates: Vec<Candidate> = found.choices.iter().map(Choice::candidate).collect();
    let wrong = check(&found.round.rules, &candidates, &ballot);
    if !wrong.is_empty() || !unread.is_empty() {
        let mut problems: Vec<_> = wrong.into_iter().map(round::ballot::problem).collect();
        problems.dedup();
        let mistakes = unread.into_iter().chain(Mistake::all(&ctx, &problems)).collect();
        let page = fill(&ctx, found, ballot, carried, mistakes, 0, &fields).await?;
        return Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if step != "send" {
        return review(&ctx, found, ballot, carried, Vec::new()).await;
    }
    if waiting::falls_short(&ctx, &found.round) {
        return waiting::keep(&ctx, &found.edition, &found.round, &found.choices, &ballot);
    }
    let key = if found.speakers.is_empty() { "rounds-problem-no-body" } else { "rounds-problem-speaker" };
    let mistake = Mistake::one("speaker", ctx.t(key));
    let page = review(&ctx, found, ballot, carried, vec![mistake]).await?;
    Ok(with_status(page, StatusCode::UNPROCESSABLE_ENTITY))
}

/// None: the voter has to sign in more surely first.
async fn cast(
    ctx: &Ctx,
    state: &State,
    at: &At,
    which: Which,
    body: Option<i64>,
    fields: &Fields,
    carried: Carried,
) -> Result<Option<Response>, Error> {
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    state.ballots.take(ctx.site.now(), person.to_string())?;
    let (edition, round) = load::as_set_up(ctx, at, which).await?;
    if waiting::falls_short(ctx, &round) {
        return Ok(None);
    }
    let base = address::round(&edition, round.number);
    let ballot = Ballot::parse(round.rules.method.form(), fields.one("content"));
    let cast = match (round.persons, body) {
        (true, _) => {
            let cast = sealed::cast(ctx, &round, ballot.clone()).await;
            cast.map(|receipt| format!("{base}/receipt/{}", cantiere_sealed::hex::encode(&receipt.entry.id)))
        }
        (false, body) => {
            let input = CastInput {
                round: round.id,
                by: Actor { acting_for: body.map(OrganizationId), ..ctx.actor().clone() },
                ballot: ballot.clone(),
                said: Said::Site,
                zone: ctx.site.zone().clone(),
            };
            ctx.site.db.write_batch::<Cast>(input).await.map(|receipt| {
                let news = if receipt.same { "same" } else { "in" };
                format!("{base}/ballot/{}?news={news}", receipt.body)
            })
        }
    };
    match cast {
        Ok(to) => {
            let mut response = Redirect::to(&ctx.href(&to)).into_response();
            waiting::forget(ctx, &edition, &round, &mut response);
            Ok(Some(response))
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let mistakes = Mistake::all(ctx, &problems);
            let found = find(ctx, at, which, body).await?;
            let page = review(ctx, found, ballot, carried, mistakes).await?;
            Ok(Some(with_status(page, StatusCode::UNPROCESSABLE_ENTITY)))
        }
        Err(error) => Err(error.into()),
    }
}

async fn fill(
    ctx: &Ctx,
    found: Found,
    ballot: Ballot,
    carried: Carried,
    mistakes: Vec<Mistake>,
    focus: i64,
    fields: &Fields,
) -> Result<Response, Error> {
    let (e, r) = (&found.edition, &found.round);
    let base = address::round(e, r.number);
    let title = ctx.t("rounds-vote");
    let page = load::page(ctx, e, Some(r), &format!("{title}: {}", r.title)).await;
    let page = page.crumb(&title, &format!("{base}/ballot")).noindex();
    let seed = carried.seed.parse::<u8>().unwrap_or_default() % fair::SEEDS;
    let ordered = option::in_order(ctx, r, &found.choices, seed);
    let form = r.rules.method.form();
    let news = if focus == 0 { String::new() } else { said(ctx, form, &found.choices, &ballot, focus) };
    let template = BallotPage {
        title: r.title.clone(),
        href: page.href(&base),
        lang: r.language.as_str(),
        question: markdown::block(&r.question),
        rule: words::rule(ctx, r),
        form: match form {
            Form::Set => "set",
            Form::Points => "points",
            Form::Marks => "marks",
            Form::Basket => "basket",
            Form::Ranking => "ranking",
        },
        most: r.rules.most,
        lines: form::lines(ctx, e, r, &ordered, &found.sources, &ballot, fields),
        order: ballot.canonical(form),
        left: form::left_said(ctx, r, &found.choices, &ballot),
        news,
        focus,
        closed: closed(ctx, r),
        fillable: r.state == "open" && (r.opens_at - HOUR..r.closes_at + HOUR).contains(&ctx.site.now()),
        until: ctx.with("rounds-until", &[("at", &words::last_moment(ctx, r.closes_at))]),
        named: ctx.t(words::published(r)),
        current: match (&found.stored, &found.entry) {
            (Some((_, body)), _) => ctx.with("rounds-current", &[("body", body)]),
            (None, Some(entry)) => ctx.with("rounds-voted-already", &[("at", &sealed::hour(ctx, &entry.hour))]),
            _ => String::new(),
        },
        receipt: match &found.entry {
            Some(entry) => page.href(format!("{base}/receipt/{}", cantiere_sealed::hex::encode(&entry.id))),
            None => String::new(),
        },
        unable: unable(ctx, &found),
        sign_in: waiting::falls_short(ctx, r),
        mistakes,
        action: page.href(format!("{base}/ballot")),
        specimen: page.href(format!("{base}/specimen")),
        carried,
        page,
    };
    html(template)
}

/// What a button did, for those who do not see the list move.
fn said(ctx: &Ctx, form: Form, choices: &[Choice], ballot: &Ballot, option: i64) -> String {
    let title = choices.iter().find(|c| c.id == option).map(|c| c.title.clone()).unwrap_or_default();
    let place = ballot.0.iter().position(|p| p.option == option);
    match (form, place) {
        (Form::Points, _) => {
            ctx.with("rounds-now-points", &[("title", &title), ("points", &ballot.points(option).to_string())])
        }
        (_, Some(n)) => ctx.with("rounds-now-place", &[("title", &title), ("place", &(n + 1).to_string())]),
        (_, None) => ctx.with("rounds-now-out", &[("title", &title)]),
    }
}

fn unable(ctx: &Ctx, found: &Found) -> String {
    let (r, bodies) = (&found.round, &found.speakers);
    let key = match r.persons {
        _ if !ctx.viewer.is_signed_in() => return String::new(),
        true if ctx.actor().assurance < r.assurance => "rounds-problem-assurance",
        true if found.unlisted => "rounds-problem-not-listed",
        false if bodies.is_empty() => "rounds-no-body",
        false if !bodies.iter().any(|s| r.admits(&s.kind)) => "rounds-problem-not-admitted",
        false if !bodies.iter().any(|s| s.verified && r.admits(&s.kind)) => "rounds-problem-unverified",
        _ => return String::new(),
    };
    ctx.t(key)
}

/// What this machine's clock says of it, as a warning: whether a ballot is in or out is judged by the database's clock.
pub fn closed(ctx: &Ctx, r: &Round) -> String {
    match r.standing(ctx.site.now()) {
        Standing::Open => String::new(),
        _ => words::standing(ctx, r),
    }
}
