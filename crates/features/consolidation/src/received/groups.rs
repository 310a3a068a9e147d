//! `/desk/…/contributions-received/groups`: contributions that use nearly the same words, suggested by a job, for a person to
//! confirm. Nothing is merged by itself: a confirmed group can be answered together.

use super::page;
use crate::load::{self, At};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::plan::Edition;
use cantiere_spine::work::group::{self, Group, Run};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page, html};
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
    groups: Vec<Row>,
    next: String,
}

struct Row {
    id: i64,
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
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (e, run, count, groups, contributions) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let (edition, process) = load::workbench(conn, &own, &at)?;
            let run = group::run(conn, process.id)?;
            let all = group::all(conn, process.id)?;
            let count = all.len();
            let groups: Vec<Group> = all.into_iter().skip(wish.from).take(PAGE).collect();
            let ids: Vec<i64> =
                groups.iter().flat_map(|g| g.members.iter().take(MEMBERS).map(|m| m.contribution)).collect();
            let found = contribution::by_ids(conn, &ids)?;
            let found: HashMap<i64, Contribution> = found.into_iter().map(|c| (c.id.0, c)).collect();
            Ok((edition, run, count, groups, found))
        })
        .await?;
    let title = ctx.t("consolidation-groups");
    let base = address::received(&e);
    let page = page(&ctx, &e, &title).await.crumb(&title, &format!("{base}/groups"));
    let after = wish.from + PAGE;
    let running = run.as_ref().is_some_and(|r| r.state != "done");
    let template = GroupsPage {
        name: format!("{} – {}", e.plan_name, e.name),
        lang: e.language.as_str(),
        action: page.href(format!("{base}/groups")),
        told: told(&page, run.as_ref()),
        running,
        done: run.as_ref().map_or(0, |r| r.done),
        total: run.as_ref().map_or(1, |r| r.total.max(1)),
        summary: page.tn("consolidation-groups-found", count),
        groups: groups.iter().map(|g| row(&page, &e, &base, g, &contributions)).collect(),
        next: if count > after { page.href(format!("{base}/groups?from={after}")) } else { String::new() },
        base: page.href(&base),
        page,
    };
    html(template)
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
        heading: page.tn("consolidation-group-of", g.members.len()),
        confirmed: g.confirmed,
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

pub async fn act(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let (e, process) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &at)).await?;
    let (by, of, what) = (ctx.actor().clone(), process.id, fields.one("do").to_string());
    let id = fields.one("group").parse::<i64>().unwrap_or(0);
    let member = fields.one("member").parse::<i64>().unwrap_or(0);
    ctx.site
        .db
        .write(move |tx| -> Result<(), Error> {
            match what.as_str() {
                "search" => group::request(tx, &by, of)?,
                "confirm" => group::decide(tx, &by, of, id, true)?,
                "dismiss" => group::decide(tx, &by, of, id, false)?,
                "leave" => group::leave(tx, &by, of, id, member)?,
                _ => return Err(Error::BadRequest),
            }
            Ok(())
        })
        .await?;
    let mark = if fields.one("do") == "confirm" { format!("#g{id}") } else { String::new() };
    Ok(Redirect::to(&ctx.href(&format!("{}/groups{mark}", address::received(&e)))).into_response())
}
