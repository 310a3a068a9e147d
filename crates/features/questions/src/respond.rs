//! The questionnaire as people and organisations fill it in: save and come back, write first and sign in after, send, change
//! what was sent until the close. A planner sees the same form beforehand.

mod page;

use crate::answer::{self, Given, Kept};
use crate::load::{self, At, Fields};
use crate::model::{Question, Questionnaire, find};
use crate::words;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::process::Activity;
use cantiere_spine::actor::pending;
use cantiere_spine::contribution::{Speaker, speakers_of};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process};
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Limiter, Network, html, level, with_status};
use http::StatusCode;
use page::page;
use serde::Deserialize;
use std::sync::Arc;
use std::time::Duration;

/// How often somebody may save or send, and how many texts of one network may wait for signing in.
pub struct Limits {
    network: Limiter,
    person: Limiter,
}

impl Limits {
    pub fn new() -> Arc<Limits> {
        let quarter = Duration::from_secs(15 * 60);
        Arc::new(Limits { network: Limiter::new(60, quarter), person: Limiter::new(120, quarter) })
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// `o5`: the organisation one answers for.
    r#as: String,
    draft: String,
    done: String,
}

struct Found {
    edition: Edition,
    process: Process,
    asked: Questionnaire,
    speakers: Vec<Speaker>,
    kept: Option<Kept>,
}

/// What the form shows: what is stored, or what came back.
#[derive(Default)]
struct Typed {
    given: Given,
    seen: i64,
    key: String,
    draft: String,
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    done: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let (waiting, draft) = waiting(&ctx, &wish.draft).await?;
    let by = speaking(&ctx, &wish.r#as);
    let found = found(&ctx, at, by.clone()).await?;
    let stored = found.kept.as_ref().map(|k| (k.given.clone(), k.version)).unwrap_or_default();
    let typed =
        Typed { given: waiting.unwrap_or(stored.0), seen: stored.1, draft, done: wish.done, ..Typed::default() };
    html(page(&ctx, found, &by, typed, false).await)
}

/// As those who answer will see it; nothing can be sent from here.
pub async fn preview(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx
        .site
        .db
        .read(move |conn| -> Result<Found, Error> {
            let (edition, process) = load::readable(conn, &own, &at)?;
            let asked = find(conn, process.id)?.ok_or(Error::NotFound)?;
            Ok(Found { edition, process, asked, speakers: Vec::new(), kept: None })
        })
        .await?;
    let by = ctx.actor().clone();
    html(page(&ctx, found, &by, Typed::default(), true).await)
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(limits): Extension<Arc<Limits>>,
    Path(at): Path<At>,
    fields: Fields,
) -> Result<Response, Error> {
    let speaker = fields.text("speaker");
    let by = speaking(&ctx, &speaker);
    let found = found(&ctx, at.clone(), by.clone()).await?;
    let given = given(&found.asked, &fields);
    let address = load::page(&found.edition);
    if level::falls_short(&ctx, found.process.assurance) {
        return wait(&ctx, network, &limits, found, &by, &fields, given).await;
    }
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    if let Err(Error::TooMany) = limits.person.take(ctx.site.now(), person.to_string()) {
        return too_many(&ctx, found, &by, again(&fields, given, Vec::new()), StatusCode::TOO_MANY_REQUESTS).await;
    }
    let send = fields.one("go") != "save";
    let seen = fields.one("seen").parse::<i64>().unwrap_or(0);
    let (zone, to, key) = (ctx.site.zone().clone(), found.process.id, fields.text("key"));
    let (draft, actor, sent) = (fields.one("draft").parse::<i64>().ok(), by.clone(), given.clone());
    let written = ctx
        .site
        .db
        .write(move |tx| {
            idempotency::of_form(tx, person.0, "questionnaire", &key, |tx| {
                let kept = answer::save(tx, &zone, &actor, to, seen, &sent, send)?;
                if let Some(draft) = draft {
                    pending::take(tx, person, "questionnaire", draft)?;
                }
                Ok::<_, cantiere_spine::Error>(kept.id.to_string())
            })
        })
        .await;
    match written {
        Ok(_) => {
            let done = if send { "sent" } else { "saved" };
            let whom = if speaker.is_empty() { String::new() } else { format!("&as={}", speaker_of(&by)) };
            Ok(Redirect::to(&ctx.href(&format!("{address}?done={done}{whom}"))).into_response())
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let mistakes = words::mistakes(&ctx, &problems);
            refused(&ctx, found, &by, again(&fields, given, mistakes), StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(cantiere_spine::Error::Stale) => {
            let now = self::found(&ctx, at, by.clone()).await?;
            let theirs = now.kept.clone().unwrap_or_default();
            let mut typed = again(&fields, given.clone(), Vec::new());
            typed.seen = theirs.version;
            typed.key = String::new();
            typed.conflict = differences(&now.asked, &given, &theirs.given);
            refused(&ctx, now, &by, typed, StatusCode::CONFLICT).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Keeps the answers of somebody who has not said surely enough who they are, and sends them to sign in.
async fn wait(
    ctx: &Ctx,
    network: Network,
    limits: &Limits,
    found: Found,
    by: &Actor,
    fields: &Fields,
    given: Given,
) -> Result<Response, Error> {
    // Whoever is too late is not sent to sign in first.
    let open = process::is_open(&found.process, Activity::Questions, ctx.site.now(), ctx.site.zone());
    if let Err(cantiere_spine::Error::Invalid(problems)) = open {
        let typed = again(fields, given, words::mistakes(ctx, &problems));
        return refused(ctx, found, by, typed, StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if given.iter().all(|(_, v)| v.trim().is_empty()) {
        let mistakes = vec![Mistake::one("form", ctx.t("questions-problem-nothing"))];
        return refused(ctx, found, by, again(fields, given, mistakes), StatusCode::UNPROCESSABLE_ENTITY).await;
    }
    if let Err(Error::TooMany) = limits.network.take(ctx.site.now(), network.0.to_string()) {
        return too_many(ctx, found, by, again(fields, given, Vec::new()), StatusCode::TOO_MANY_REQUESTS).await;
    }
    let address = load::page(&found.edition);
    let content = serde_json::to_string(&given).map_err(Error::internal)?;
    // Back to the same questionnaire, answered for the same organisation.
    let target = match by.acting_for {
        Some(_) => format!("{address}?as={}", speaker_of(by)),
        None => address,
    };
    let new = pending::New { kind: "questionnaire", target: ctx.href(&target), content };
    match ctx.site.db.write(move |tx| pending::keep(tx, &new)).await {
        Ok(token) => {
            let to = level::sign_in(ctx, found.process.assurance, "pending", &token);
            Ok(Redirect::to(&to).into_response())
        }
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let mistakes = words::mistakes(ctx, &problems);
            let typed = again(fields, given, mistakes);
            refused(ctx, found, by, typed, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        // Too many texts wait already.
        Err(cantiere_spine::Error::Store(cantiere_store::Error::Full)) => {
            let typed = again(fields, given, Vec::new());
            too_many(ctx, found, by, typed, StatusCode::SERVICE_UNAVAILABLE).await
        }
        Err(error) => Err(error.into()),
    }
}

async fn refused(ctx: &Ctx, found: Found, by: &Actor, typed: Typed, status: StatusCode) -> Result<Response, Error> {
    Ok(with_status(html(page(ctx, found, by, typed, false).await)?, status))
}

/// Whoever writes too often, or while too many wait, keeps what they wrote, and waits.
async fn too_many(ctx: &Ctx, found: Found, by: &Actor, typed: Typed, status: StatusCode) -> Result<Response, Error> {
    let mistakes = vec![Mistake::one("form", ctx.t("questions-problem-too-many"))];
    refused(ctx, found, by, Typed { mistakes, ..typed }, status).await
}

fn again(fields: &Fields, given: Given, mistakes: Vec<Mistake>) -> Typed {
    Typed {
        given,
        seen: fields.one("seen").parse().unwrap_or(0),
        key: fields.text("key"),
        draft: fields.text("draft"),
        mistakes,
        conflict: Vec::new(),
        done: String::new(),
    }
}

/// The values of fields `q12`; others are not the questionnaire's.
fn given(asked: &Questionnaire, fields: &Fields) -> Given {
    let of = |name: &str| name.strip_prefix('q')?.parse::<i64>().ok();
    let known = |id: &i64| asked.questions.iter().any(|q| q.id == *id);
    fields.0.iter().filter_map(|(name, value)| Some((of(name).filter(known)?, value.clone()))).collect()
}

/// An answer that waited while its writer signed in; none if there is none of theirs.
async fn waiting(ctx: &Ctx, draft: &str) -> Result<(Option<Given>, String), Error> {
    let (Some(person), Ok(id)) = (ctx.actor().person, draft.parse::<i64>()) else {
        return Ok(Default::default());
    };
    let now = ctx.site.now();
    let text = ctx.site.db.read(move |conn| pending::read(conn, now, person, "questionnaire", id)).await?;
    Ok(text.map(|t| (serde_json::from_str(&t).ok(), id.to_string())).unwrap_or_default())
}

/// The actor, speaking for whom the address says. Rights are checked where it is written.
fn speaking(ctx: &Ctx, speaker: &str) -> Actor {
    let body = speaker.strip_prefix('o').and_then(|id| id.parse::<i64>().ok()).map(OrganizationId);
    Actor { acting_for: body, ..ctx.actor().clone() }
}

fn speaker_of(by: &Actor) -> String {
    by.acting_for.map_or("p".into(), |o| format!("o{o}"))
}

async fn found(ctx: &Ctx, at: At, by: Actor) -> Result<Found, Error> {
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn: &mut Conn| -> Result<Found, Error> {
            let (edition, process) = load::public(conn, &own, &at)?;
            let asked = find(conn, process.id)?.filter(|q| q.open).ok_or(Error::NotFound)?;
            let mut speakers = speakers_of(conn, &by)?;
            speakers.retain(|s| s.representative);
            // What an organisation answered is for those who represent it.
            let represents = |body| speakers.iter().any(|s| s.organization == body);
            let kept = match by.acting_for {
                Some(body) if !represents(body) => return Err(Error::Forbidden),
                _ => answer::kept(conn, asked.id, &by)?,
            };
            Ok(Found { edition, process, asked, speakers, kept })
        })
        .await
}

fn differences(asked: &Questionnaire, mine: &Given, theirs: &Given) -> Vec<(String, String)> {
    let of = |given: &Given, q: &Question| -> String {
        let values = given.iter().filter(|(id, v)| *id == q.id && !v.trim().is_empty());
        let named = values.map(|(_, v)| {
            let choice = q.choices.iter().find(|c| q.kind.has_choices() && c.0.to_string() == *v);
            choice.map_or_else(|| v.trim().replace('\r', ""), |c| c.1.clone())
        });
        named.collect::<Vec<_>>().join("; ")
    };
    let differs = |q: &&Question| of(mine, q) != of(theirs, q);
    asked.questions.iter().filter(differs).map(|q| (q.title.clone(), of(theirs, q))).collect()
}
