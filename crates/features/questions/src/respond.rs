//! The questionnaire as people and organisations fill it in: save and come back, write first and sign in after, send, change
//! what was sent until the close. A planner sees the same form beforehand.

use crate::answer::{self, Given, Kept};
use crate::load::{self, At, Fields};
use crate::model::{Kind, Question, Questionnaire, find};
use crate::{results, words};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::process::Activity;
use cantiere_spine::actor::pending;
use cantiere_spine::contribution::{Speaker, speakers};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process};
use cantiere_store::{Conn, idempotency};
use cantiere_web::form::{Choice, Mistake};
use cantiere_web::{Ctx, Error, Fragment, Limiter, Network, Page, html, level, markdown, with_status};
use http::StatusCode;
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

#[derive(askama::Template)]
#[template(path = "respond.html")]
struct RespondPage {
    page: Page,
    /// The language of plan and questionnaire.
    lang: &'static str,
    plan: String,
    title: String,
    intro: Fragment,
    action: String,
    back: String,
    fields: Vec<Field>,
    /// Why nothing can be sent; empty: it can.
    closed: String,
    until: String,
    note: String,
    needed: String,
    sign_in: bool,
    /// For whom one answers: label, address, whether it is this page.
    speakers: Vec<(String, String, bool)>,
    speaker: String,
    seen: i64,
    key: String,
    draft: String,
    sent: bool,
    preview: bool,
    done: String,
    mistakes: Vec<Mistake>,
    conflict: Vec<(String, String)>,
    results: String,
}

struct Field {
    name: String,
    number: usize,
    title: String,
    help: Fragment,
    /// Not empty if there is a help to be read with the field.
    described: &'static str,
    required: bool,
    kind: &'static str,
    value: String,
    choices: Vec<Choice>,
    error: String,
    max: usize,
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
    let typed = Typed {
        given: waiting.unwrap_or(stored.0),
        seen: stored.1,
        key: String::new(),
        draft,
        mistakes: Vec::new(),
        conflict: Vec::new(),
        done: wish.done,
    };
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
    let typed = Typed {
        given: Vec::new(),
        seen: 0,
        key: String::new(),
        draft: String::new(),
        mistakes: Vec::new(),
        conflict: Vec::new(),
        done: String::new(),
    };
    let by = ctx.actor().clone();
    html(page(&ctx, found, &by, typed, true).await)
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
        // Whoever is too late is not sent to sign in first.
        let open = process::is_open(&found.process, Activity::Questions, ctx.site.now(), ctx.site.zone());
        if let Err(cantiere_spine::Error::Invalid(problems)) = open {
            let typed = again(&fields, given, words::mistakes(&ctx, &problems));
            return refused(&ctx, found, &by, typed, StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        if given.iter().all(|(_, v)| v.trim().is_empty()) {
            let mistakes = vec![Mistake::one("form", ctx.t("questions-problem-nothing"))];
            return refused(&ctx, found, &by, again(&fields, given, mistakes), StatusCode::UNPROCESSABLE_ENTITY).await;
        }
        if let Err(Error::TooMany) = limits.network.take(ctx.site.now(), network.0.to_string()) {
            return too_many(&ctx, found, &by, again(&fields, given, Vec::new()), StatusCode::TOO_MANY_REQUESTS).await;
        }
        let content = serde_json::to_string(&given).map_err(Error::internal)?;
        // Back to the same questionnaire, answered for the same organisation.
        let target = match by.acting_for {
            Some(_) => format!("{address}?as={}", speaker_of(&by)),
            None => address,
        };
        let new = pending::New { kind: "questionnaire", target: ctx.href(&target), content };
        return match ctx.site.db.write(move |tx| pending::keep(tx, &new)).await {
            Ok(token) => {
                let to = level::sign_in(&ctx, found.process.assurance, "pending", &token);
                Ok(Redirect::to(&to).into_response())
            }
            Err(cantiere_spine::Error::Invalid(problems)) => {
                let mistakes = words::mistakes(&ctx, &problems);
                let typed = again(&fields, given, mistakes);
                refused(&ctx, found, &by, typed, StatusCode::UNPROCESSABLE_ENTITY).await
            }
            // Too many texts wait already.
            Err(cantiere_spine::Error::Store(cantiere_store::Error::Full)) => {
                let typed = again(&fields, given, Vec::new());
                too_many(&ctx, found, &by, typed, StatusCode::SERVICE_UNAVAILABLE).await
            }
            Err(error) => Err(error.into()),
        };
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
            let speakers = match by.person {
                Some(person) => speakers(conn, person)?.into_iter().filter(|s| s.representative).collect(),
                None => Vec::new(),
            };
            // What an organisation answered is for those who represent it.
            let represents = |body| speakers.iter().any(|s: &Speaker| s.organization == body);
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

async fn page(ctx: &Ctx, found: Found, by: &Actor, typed: Typed, preview: bool) -> RespondPage {
    let Found { edition: e, process: p, asked, speakers, kept } = found;
    let (plan, public) = (format!("{} – {}", e.plan_name, e.name), format!("/plans/{}/{}", e.plan_slug, e.slug));
    let page = ctx
        .page(format!("{}: {plan}", asked.title))
        .await
        .crumb(ctx.t("questions-nav-plans"), "/plans")
        .crumb(&plan, &public)
        .crumb(ctx.t("questions-consultation"), &format!("{public}/consultation"))
        .crumb(ctx.t("questions-questionnaire"), &load::page(&e));
    // Whoever wrote while the time ran out still has their words before them.
    let closed = match preview || !typed.mistakes.is_empty() {
        true => String::new(),
        false => match process::is_open(&p, Activity::Questions, ctx.site.now(), ctx.site.zone()) {
            Err(cantiere_spine::Error::Invalid(problems)) => {
                problems.first().map(|p| ctx.problem(p)).unwrap_or_default()
            }
            _ => String::new(),
        },
    };
    let here = page.href(load::page(&e));
    let mut names = Vec::new();
    if !speakers.is_empty() {
        if !p.organizations_only {
            let label = words::with(ctx, "questions-as-self", &[("name", &ctx.viewer.name)]);
            names.push((label, format!("{here}?as=p"), by.acting_for.is_none()));
        }
        names.extend(speakers.iter().map(|s| {
            (s.name.clone(), format!("{here}?as=o{}", s.organization), by.acting_for == Some(s.organization))
        }));
    }
    let today = ctx.site.today();
    let closes = p.rounds().into_iter().find(|(_, closes)| today <= *closes).map(|(_, closes)| closes);
    RespondPage {
        lang: p.language.as_str(),
        plan,
        title: asked.title.clone(),
        intro: markdown::block(&asked.intro),
        action: here,
        back: page.href(format!("{public}/consultation")),
        fields: asked.questions.iter().enumerate().map(|(n, q)| field(n, q, &typed)).collect(),
        until: closes.map(|day| words::with(ctx, "questions-until", &[("day", &page.date(day))])).unwrap_or_default(),
        note: match &kept {
            Some(k) if k.sent => words::with(ctx, "questions-note-sent", &[("when", &page.moment(k.changed_at))]),
            Some(k) => words::with(ctx, "questions-note-saved", &[("when", &page.moment(k.changed_at))]),
            None => String::new(),
        },
        needed: ctx.t(&format!("questions-needed-{}", level::name(p.assurance))),
        sign_in: level::falls_short(ctx, p.assurance),
        speakers: names,
        speaker: speaker_of(by),
        seen: typed.seen,
        key: if typed.key.is_empty() { uuid::Uuid::new_v4().to_string() } else { typed.key },
        draft: typed.draft,
        sent: kept.is_some_and(|k| k.sent),
        preview,
        done: match typed.done.as_str() {
            "sent" | "saved" => ctx.t(&format!("questions-done-{}", typed.done)),
            _ => String::new(),
        },
        mistakes: typed.mistakes,
        conflict: typed.conflict,
        results: match results::are_out(&p, today) && !preview {
            true => page.href(format!("{}/results", load::page(&e))),
            false => String::new(),
        },
        closed,
        page,
    }
}

fn field(n: usize, q: &Question, typed: &Typed) -> Field {
    let name = format!("q{}", q.id);
    let values: Vec<&str> = typed.given.iter().filter(|(id, _)| *id == q.id).map(|(_, v)| v.as_str()).collect();
    Field {
        error: cantiere_web::form::at(&typed.mistakes, &name).to_string(),
        number: n + 1,
        title: q.title.clone(),
        help: markdown::block(&q.help),
        described: if q.help.is_empty() { "" } else { "help" },
        required: q.required,
        kind: q.kind.as_str(),
        value: values.first().map(|v| v.to_string()).unwrap_or_default(),
        choices: q
            .choices
            .iter()
            .map(|(id, label)| {
                let id = id.to_string();
                Choice::new(id.clone(), label, values.contains(&id.as_str()))
            })
            .collect(),
        max: if q.kind == Kind::Short { answer::LONGEST_LINE } else { answer::LONGEST_TEXT },
        name,
    }
}
