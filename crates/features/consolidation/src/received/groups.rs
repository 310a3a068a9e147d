//! `/desk/…/contributions-received/groups`: contributions that use nearly the same words, suggested by a job, for a person to
//! confirm. Nothing is merged by itself: a confirmed group can be answered together.

use super::page;
use crate::load::{self, At};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::Error as Spine;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::Edition;
use cantiere_spine::work::group::{self, Group, Run, Seen, State};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use serde::Deserialize;
use std::collections::HashMap;

/// So many groups stand on one page, and members of each.
const PAGE: usize = 20;
const MEMBERS: usize = 30;

#[derive(askama::Template)]
#[template(path = "groups.html")]
struct GroupsPage {
    page: Page,
    name: String,
    lang: &'static str,
    base: String,
    action: String,
    /// What the job did, or does.
    told: String,
    running: bool,
    done: i64,
    total: i64,
    summary: String,
    /// Whether a button was pressed for a group that somebody else had changed.
    stale: bool,
    undo: Option<Undo>,
    groups: Vec<Row>,
    next: String,
}

/// What was thrown away or taken out just now, and the button that brings it back as it was.
struct Undo {
    told: String,
    id: i64,
    seen: String,
    act: &'static str,
    member: i64,
    label: String,
}

struct Row {
    id: i64,
    seen: String,
    heading: String,
    confirmed: bool,
    members: Vec<Member>,
    more: String,
    answer_href: String,
    list_href: String,
}

struct Member {
    id: i64,
    label: String,
    href: String,
    said: String,
    lang: &'static str,
    author: String,
    like: String,
    differs: Vec<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    from: usize,
    /// The group that a button changed, and which.
    group: i64,
    undo: String,
    member: i64,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    render(&ctx, at, &wish, false).await
}

async fn render(ctx: &Ctx, at: At, wish: &Wish, stale: bool) -> Result<Response, Error> {
    let (own, from, changed) = (ctx.clone(), wish.from, wish.group);
    let (e, run, count, groups, contributions, stands) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, process) = load::workbench(conn, &own, &at)?;
            let run = group::run(conn, process.id)?;
            let all = group::all(conn, process.id)?;
            let count = all.len();
            let groups: Vec<Group> = all.into_iter().skip(from).take(PAGE).collect();
            let ids: Vec<i64> =
                groups.iter().flat_map(|g| g.members.iter().take(MEMBERS).map(|m| m.contribution)).collect();
            let found = contribution::by_ids(conn, &ids)?;
            let found: HashMap<i64, Contribution> = found.into_iter().map(|c| (c.id.0, c)).collect();
            let stands = if changed > 0 { group::stands(conn, process.id, changed).ok() } else { None };
            Ok((edition, run, count, groups, found, stands))
        })
        .await?;
    let title = ctx.t("consolidation-groups");
    let base = address::received(&e);
    let page = page(ctx, &e, &title).await.crumb(&title, &format!("{base}/groups"));
    let after = from + PAGE;
    let running = run.as_ref().is_some_and(|r| r.state != "done");
    let template = GroupsPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        action: page.href(place(&base, from)),
        told: told(&page, run.as_ref()),
        running,
        done: run.as_ref().map_or(0, |r| r.done),
        total: run.as_ref().map_or(1, |r| r.total.max(1)),
        summary: page.tn("consolidation-groups-found", count),
        stale,
        undo: stands.and_then(|seen| undo(&page, wish, &seen)),
        groups: groups.iter().map(|g| row(&page, &e, &base, g, &contributions)).collect(),
        next: if count > after { page.href(place(&base, after)) } else { String::new() },
        base: page.href(&base),
        page,
    };
    let status = if stale { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok(with_status(html(template)?, status))
}

/// How what was done is taken back, while it stands as it was left.
fn undo(page: &Page, wish: &Wish, seen: &Seen) -> Option<Undo> {
    let (told, act) = match (wish.undo.as_str(), seen.state) {
        ("confirm", State::Dismissed) => ("consolidation-group-dismissed", "confirm"),
        ("suggest", State::Dismissed) => ("consolidation-group-dismissed", "suggest"),
        ("join", _) if !seen.members.contains(&wish.member) => ("consolidation-group-left", "join"),
        _ => return None,
    };
    let label = if act == "join" { "consolidation-group-join" } else { "consolidation-group-back" };
    Some(Undo {
        told: page.t(told).into_owned(),
        id: wish.group,
        seen: seen.to_string(),
        act,
        member: wish.member,
        label: page.t(label).into_owned(),
    })
}

/// The page that begins with this group.
fn place(base: &str, from: usize) -> String {
    match from {
        0 => format!("{base}/groups"),
        _ => format!("{base}/groups?from={from}"),
    }
}

fn told(page: &Page, run: Option<&Run>) -> String {
    match run {
        None => page.t("consolidation-groups-never").into_owned(),
        Some(run) => match run.finished_at {
            Some(at) if run.state == "done" => page.t1("consolidation-groups-done", "when", page.moment(at)),
            _ => {
                page.t2("consolidation-groups-running", "done", page.number(run.done), "total", page.number(run.total))
            }
        },
    }
}

fn row(page: &Page, e: &Edition, base: &str, g: &Group, found: &HashMap<i64, Contribution>) -> Row {
    let ctx = page.ctx();
    let shown: Vec<&Contribution> = g.members.iter().take(MEMBERS).filter_map(|m| found.get(&m.contribution)).collect();
    let more = g.members.len() - shown.len();
    Row {
        id: g.id,
        seen: g.seen().to_string(),
        heading: page.tn("consolidation-group-of", g.members.len()),
        confirmed: g.state == State::Confirmed,
        more: if more > 0 { page.tn("consolidation-group-more", more) } else { String::new() },
        // Only those that still wait for an answer, whatever was answered or taken back meanwhile.
        answer_href: page.href(format!("{base}/answer?all=yes&group={}", g.id)),
        list_href: page.href(format!("{base}?group={}", g.id)),
        members: g
            .members
            .iter()
            .filter_map(|m| Some((m, found.get(&m.contribution)?)))
            .map(|(m, c)| Member {
                id: c.id.0,
                label: words::numbered(ctx, c),
                href: page.href(address::contribution(&address::edition(e), c.number)),
                said: words::said(c, 200),
                lang: c.language.as_str(),
                author: words::author(ctx, &c.author),
                like: match m.likeness {
                    1000.. => String::new(),
                    n => page.t1("consolidation-group-like", "n", (n / 10).to_string()),
                },
                differs: m
                    .differs
                    .iter()
                    .map(|d| page.t(format!("consolidation-differs-{}", d.as_str())).into_owned())
                    .collect(),
            })
            .collect(),
    }
}

pub async fn act(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>, fields: Fields) -> Result<Response, Error> {
    let (own, of_place) = (ctx.clone(), at.clone());
    let (e, process) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &of_place)).await?;
    let base = address::received(&e);
    let (by, of, what) = (ctx.actor().clone(), process.id, fields.one("do").to_string());
    if what == "search" {
        ctx.site.db.write(move |tx| group::request(tx, &by, of)).await?;
        return Ok(Redirect::to(&ctx.href(&place(&base, 0))).into_response());
    }
    let number = |name: &str| fields.one(name).parse::<i64>().map_err(|_| Error::BadRequest);
    let (id, seen) = (number("group")?, Seen::parse(fields.one("seen")).ok_or(Error::BadRequest)?);
    let act = match what.as_str() {
        "confirm" => Act::Decide(State::Confirmed),
        "dismiss" => Act::Decide(State::Dismissed),
        "suggest" => Act::Decide(State::Suggested),
        "leave" => Act::Belongs(number("member")?, false),
        "join" => Act::Belongs(number("member")?, true),
        _ => return Err(Error::BadRequest),
    };
    let was = seen.state;
    let written = ctx
        .site
        .db
        .write(move |tx| match act {
            Act::Decide(state) => group::decide(tx, &by, of, id, &seen, state),
            Act::Belongs(member, belongs) => group::belongs(tx, &by, of, id, &seen, member, belongs),
        })
        .await;
    match written {
        Ok(()) => {}
        // A search done since made other groups of the same contributions.
        Err(Spine::Stale | Spine::NotFound("group")) => return render(&ctx, at, &wish, true).await,
        Err(error) => return Err(error.into()),
    }
    let undo = match act {
        Act::Decide(State::Dismissed) if was == State::Confirmed => "&undo=confirm".to_string(),
        Act::Decide(State::Dismissed) => "&undo=suggest".to_string(),
        Act::Belongs(member, false) => format!("&undo=join&member={member}"),
        _ => String::new(),
    };
    let told = match undo.is_empty() {
        true => format!("{}#g{id}", place(&base, wish.from)),
        false => format!("{base}/groups?from={}&group={id}{undo}", wish.from),
    };
    Ok(Redirect::to(&ctx.href(&told)).into_response())
}

#[derive(Clone, Copy)]
enum Act {
    Decide(State),
    Belongs(i64, bool),
}
