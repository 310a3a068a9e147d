//! `/desk/…/actors`: the offices and bodies that an edition names: rename one once for everywhere, or make one of two.

use crate::act;
use crate::address;
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::actors::{self, PlanActor};
use cantiere_spine::plan::import::items_of;
use cantiere_store::Conn;
use cantiere_web::form::{Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashMap;

#[derive(Clone, Debug, Deserialize)]
pub struct ActorAt {
    actor: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
    done: String,
}

/// Actors on a page.
const PAGE: usize = 50;

#[derive(askama::Template)]
#[template(path = "actors.html")]
struct ActorsPage {
    page: Page,
    head: Head,
    rows: Vec<Row>,
    /// All of the edition, to join one with.
    all: Vec<(i64, String)>,
    first: String,
    next: String,
    mistakes: Vec<Mistake>,
    stale: bool,
}

struct Row {
    id: i64,
    /// As stored; what a form says it began from.
    name: String,
    /// As somebody typed it.
    typed: String,
    uses: String,
    action: String,
    error: String,
}

struct Found {
    e: Edition,
    actors: Vec<PlanActor>,
    uses: HashMap<i64, usize>,
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Found, Error> {
    let e = load::readable(conn, ctx, at)?;
    let actors = actors::of_edition(conn, e.id)?;
    let mut by_key: HashMap<&str, i64> = HashMap::new();
    for actor in &actors {
        by_key.extend(actor.keys().map(|key| (key, actor.id)));
    }
    let mut uses = HashMap::new();
    for row in items_of(conn, e.shown_to_writers())? {
        for named in row.content().actors {
            if let Some(id) = by_key.get(named.actor.as_str()) {
                *uses.entry(*id).or_default() += 1;
            }
        }
    }
    Ok(Found { e, actors, uses })
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    html(page(&ctx, found, &asked, Sent::default()).await)
}

/// What was sent and could not be done.
#[derive(Default)]
struct Sent {
    id: i64,
    name: String,
    message: String,
    stale: bool,
}

pub async fn rename(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(ActorAt { actor }): Path<ActorAt>,
    fields: Fields,
) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let (by, of) = (ctx.actor().clone(), e.id);
    let (seen, name) = (fields.one("seen").to_string(), fields.one("name").to_string());
    let typed = name.clone();
    let written = ctx.site.db.write(move |tx| actors::rename(tx, &by, of, actor, &seen, &name)).await;
    ended(&ctx, at, &e, written, "renamed", Sent { id: actor, name: typed, ..Sent::default() }).await
}

pub async fn join(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(ActorAt { actor }): Path<ActorAt>,
    fields: Fields,
) -> Result<Response, Error> {
    let e = load::edition(&ctx, at.clone()).await?;
    let into = fields.number("into").ok_or(Error::BadRequest)?;
    let (by, of) = (ctx.actor().clone(), e.id);
    let written = ctx.site.db.write(move |tx| actors::join(tx, &by, of, actor, into)).await;
    ended(&ctx, at, &e, written, "actors-joined", Sent { id: actor, ..Sent::default() }).await
}

async fn ended(
    ctx: &Ctx,
    at: At,
    e: &Edition,
    written: Result<(), cantiere_spine::Error>,
    done: &'static str,
    mut sent: Sent,
) -> Result<Response, Error> {
    let status = match written {
        Ok(()) => return Ok(act::back(ctx, &format!("{}/actors", address::draft(e)), &[], (done, None), "")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            sent.message = problems.first().map(|p| ctx.problem(p)).unwrap_or_default();
            StatusCode::UNPROCESSABLE_ENTITY
        }
        Err(cantiere_spine::Error::Stale) => {
            sent.stale = true;
            StatusCode::CONFLICT
        }
        Err(error) => return Err(error.into()),
    };
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at)).await?;
    Ok(with_status(html(page(ctx, found, &Asked::default(), sent).await)?, status))
}

async fn page(ctx: &Ctx, found: Found, asked: &Asked, sent: Sent) -> ActorsPage {
    let e = &found.e;
    let page = head::page(ctx, e, ctx.t("desk-tab-actors")).await;
    let base = format!("{}/actors", address::draft(e));
    // The page that holds what was sent, when something was.
    let start = match (sent.id, asked.after.parse::<i64>()) {
        (0, Ok(after)) => found.actors.iter().position(|a| a.id == after).map_or(0, |n| n + 1),
        (0, Err(_)) => 0,
        (id, _) => found.actors.iter().position(|a| a.id == id).map_or(0, |n| n / PAGE * PAGE),
    };
    let shown = &found.actors[start..(start + PAGE).min(found.actors.len())];
    let rows: Vec<Row> = shown
        .iter()
        .map(|a| Row {
            id: a.id,
            typed: if a.id == sent.id && !sent.name.is_empty() { sent.name.clone() } else { a.name.clone() },
            name: a.name.clone(),
            uses: page.tn("desk-actor-uses", found.uses.get(&a.id).copied().unwrap_or(0)),
            action: page.href(format!("{base}/{}", a.id)),
            error: if a.id == sent.id { sent.message.clone() } else { String::new() },
        })
        .collect();
    let next = match shown.last().filter(|_| start + PAGE < found.actors.len()) {
        Some(last) => page.href(format!("{base}?after={}", last.id)),
        None => String::new(),
    };
    ActorsPage {
        head: Head::new(&page, e, "actors", &Done { done: asked.done.clone(), ..Done::default() }),
        all: found.actors.iter().map(|a| (a.id, a.name.clone())).collect(),
        first: if start > 0 { page.href(&base) } else { String::new() },
        next,
        mistakes: match sent.message.is_empty() {
            true => Vec::new(),
            false => vec![Mistake { field: format!("name-{}", sent.id), message: sent.message }],
        },
        stale: sent.stale,
        rows,
        page,
    }
}
