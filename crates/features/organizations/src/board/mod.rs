//! `/desk/plans/{plan}/{edition}/participants`: who was asked, how far each has come, who was reminded when.

pub mod invite;
pub mod job;
pub mod list;
pub mod opened;
pub mod panel;
pub mod remind;

use crate::form::{self, Choice, Mistake};
use crate::listed::Rejected;
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::Problem;
use cantiere_spine::actor::organization::OrganizationKind;
use cantiere_spine::actor::organization::directory;
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process::Process;
use cantiere_spine::process::participants::{self, Participant, Stage};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;
use jiff::ToSpan;
use serde::Deserialize;

/// Rows of one page.
const PAGE: usize = 100;

#[derive(askama::Template)]
#[template(path = "board.html")]
struct BoardPage {
    page: Page,
    name: String,
    lang: &'static str,
    news: String,
    summary: String,
    counts: Vec<Counted>,
    totals: Vec<(String, usize)>,
    stages: Vec<Choice>,
    kinds: Vec<Choice>,
    rows: Vec<Row>,
    shown: String,
    first: String,
    next: String,
    known: Vec<Choice>,
    new_kinds: Vec<Choice>,
    typed: Typed,
    rejected: Vec<Rejected>,
    reminders_on: bool,
    reminder_days: String,
    waiting: usize,
    window_open: bool,
    mistakes: Vec<Mistake>,
    base: String,
}

/// One kind of organisation with how many stand at each stage.
struct Counted {
    kind: String,
    all: usize,
    stages: Vec<usize>,
}

struct Row {
    id: String,
    name: String,
    href: String,
    kind: String,
    badge: &'static str,
    stage: String,
    invited: String,
    reminded: Vec<(String, String)>,
}

/// What was typed into a form that is refused.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    pub organization: String,
    pub name: String,
    pub kind: String,
    pub email: String,
    pub list: String,
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
    n: String,
    stage: String,
    kind: String,
    after: String,
}

#[derive(Clone, Debug, Deserialize)]
pub struct At {
    pub plan: String,
    pub edition: String,
}

pub async fn again(ctx: Ctx, Path(at): Path<At>) -> Redirect {
    Redirect::to(&ctx.href(&address::participants(&at.plan, &at.edition)))
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(wish): Query<Wish>) -> Result<Response, Error> {
    html(render(&ctx, &at, &wish, Typed::default(), &[]).await?)
}

pub async fn refused(ctx: &Ctx, at: &At, typed: Typed, problems: &[Problem]) -> Result<Response, Error> {
    let page = render(ctx, at, &Wish::default(), typed, problems).await?;
    Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
}

pub fn done(ctx: &Ctx, at: &At, done: &str, n: usize) -> Response {
    let query = address::query(&[("done", done), ("n", &n.to_string())]);
    Redirect::to(&ctx.href(&format!("{}{query}", address::participants(&at.plan, &at.edition)))).into_response()
}

/// The edition, for those who invite; a visitor is asked to sign in, others are refused.
pub fn find(conn: &mut Conn, ctx: &Ctx, at: &At) -> Result<Edition, Error> {
    ctx.signed_in()?;
    let reference = EditionRef { plan: at.plan.clone(), edition: at.edition.clone() };
    let edition = edition::find(conn, ctx.actor(), &reference)?;
    participants::process_of(conn, ctx.actor(), &edition)?;
    Ok(edition)
}

pub async fn found(ctx: &Ctx, at: &At) -> Result<Edition, Error> {
    let (own, at) = (ctx.clone(), at.clone());
    ctx.site.db.read(move |conn| find(conn, &own, &at)).await
}

async fn render(ctx: &Ctx, at: &At, wish: &Wish, typed: Typed, problems: &[Problem]) -> Result<BoardPage, Error> {
    let (own, place) = (ctx.clone(), at.clone());
    let (e, process, rows, on, known) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = find(conn, &own, &place)?;
            let (process, rows) = participants::list(conn, own.actor(), &e)?;
            let on = participants::are_on(conn, process.id)?;
            let (known, _) = directory::list(conn, &directory::Filter::default(), 500)?;
            Ok((e, process, rows, on, known))
        })
        .await?;
    let name = format!("{} – {}", e.plan_name, e.name);
    let path = address::participants(&e.plan_slug, &e.slug);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("organizations-board-title")))
        .await
        .crumb(ctx.t("organizations-nav-plans"), "/plans")
        .crumb(&name, &address::edition(&e.plan_slug, &e.slug))
        .in_language(e.language.as_str())
        .crumb(ctx.t("organizations-board-title"), &path)
        .noindex();
    let base = page.href(&path);
    let stage = Stage::parse(&wish.stage);
    let kind = OrganizationKind::parse(&wish.kind);
    let chosen: Vec<&Participant> =
        rows.iter().filter(|r| stage.is_none_or(|s| r.stage == s) && kind.is_none_or(|k| r.kind == k)).collect();
    let start = wish.after.parse::<usize>().unwrap_or(0).min(chosen.len());
    let window = process.window();
    let today = ctx.site.today();
    let asked: std::collections::HashSet<i64> = rows.iter().filter_map(|r| r.organization).map(|o| o.0).collect();
    let here = |after: String| {
        let kind = kind.map_or("", |k| k.as_str());
        let stage = stage.map_or("", |s| s.as_str());
        format!("{base}{}", address::query(&[("stage", stage), ("kind", kind), ("after", &after)]))
    };
    let kinds: Vec<OrganizationKind> =
        OrganizationKind::ALL.into_iter().filter(|k| rows.iter().any(|r| r.kind == *k)).collect();
    let count = |of: Option<OrganizationKind>, at: Option<Stage>| {
        rows.iter().filter(|r| of.is_none_or(|k| r.kind == k) && at.is_none_or(|s| r.stage == s)).count()
    };
    let stage_name = |s: Stage| ctx.t(&format!("organizations-stage-{}", s.as_str()));
    Ok(BoardPage {
        news: match wish.done.as_str() {
            done @ ("asked" | "reminded" | "on" | "off" | "uninvited") => {
                page.tn(format!("organizations-board-{done}"), wish.n.parse::<i64>().unwrap_or(1))
            }
            _ => String::new(),
        },
        summary: match rows.is_empty() {
            true => ctx.t("organizations-board-nobody"),
            false => page.t2(
                "organizations-board-summary",
                "answered",
                count(None, Some(Stage::Contributed)).to_string(),
                "all",
                rows.len().to_string(),
            ),
        },
        counts: kinds
            .iter()
            .map(|k| Counted {
                kind: words::kind(ctx, *k),
                all: count(Some(*k), None),
                stages: Stage::ALL.into_iter().map(|s| count(Some(*k), Some(s))).collect(),
            })
            .collect(),
        totals: Stage::ALL.into_iter().map(|s| (stage_name(s), count(None, Some(s)))).collect(),
        stages: std::iter::once(Choice::new("", ctx.t("organizations-any-stage"), stage.is_none()))
            .chain(Stage::ALL.into_iter().map(|s| Choice::new(s.as_str(), stage_name(s), stage == Some(s))))
            .collect(),
        kinds: words::kinds(ctx, "organizations-any-kind", kind),
        rows: chosen.iter().skip(start).take(PAGE).map(|r| row(&page, r)).collect(),
        shown: page.tn("organizations-board-shown", chosen.len()),
        first: if start > 0 { here(String::new()) } else { String::new() },
        next: if start + PAGE < chosen.len() { here((start + PAGE).to_string()) } else { String::new() },
        known: std::iter::once(Choice::new("", ctx.t("organizations-choose"), typed.organization.is_empty()))
            .chain(
                known
                    .iter()
                    .filter(|o| !asked.contains(&o.id.0))
                    .map(|o| Choice::new(o.id.to_string(), o.name.clone(), typed.organization == o.id.to_string())),
            )
            .collect(),
        new_kinds: words::kinds(ctx, "organizations-choose", OrganizationKind::parse(&typed.kind)),
        typed,
        rejected: Vec::new(),
        reminders_on: on,
        reminder_days: reminder_days(&page, &process),
        waiting: rows.iter().filter(|r| r.invitation.is_some() && r.stage != Stage::Contributed).count(),
        window_open: process.published && window.is_some_and(|(opens, closes)| opens <= today && today <= closes),
        mistakes: Mistake::all(ctx, problems),
        lang: e.language.as_str(),
        name,
        base,
        page,
    })
}

/// “il 3 novembre e il 12 novembre”: the days of the automatic reminders.
fn reminder_days(page: &Page, process: &Process) -> String {
    let Some((opens, closes)) = process.window() else { return String::new() };
    let half = opens + ((closes - opens).get_days() / 2).days();
    page.t2("organizations-board-days", "half", page.date(half), "end", page.date(closes - 3.days()))
}

fn row(page: &Page, r: &Participant) -> Row {
    let ctx = page.ctx();
    let told = [("half", r.half_at), ("end", r.end_at), ("hand", r.asked_at)];
    Row {
        id: r.invitation.map(|id| id.to_string()).unwrap_or_default(),
        name: r.name.clone(),
        href: match r.stage {
            Stage::Verified | Stage::Contributed if !r.slug.is_empty() => page.href(address::public(&r.slug)),
            _ => String::new(),
        },
        kind: words::kind(ctx, r.kind),
        badge: match r.stage {
            Stage::Invited => "draft",
            Stage::Registered => "planned",
            Stage::Verified => "ongoing",
            Stage::Contributed => "completed",
        },
        stage: ctx.t(&format!("organizations-stage-{}", r.stage.as_str())),
        invited: match r.invitation {
            Some(_) => page.day(r.invited_at),
            None => ctx.t("organizations-board-uninvited-row"),
        },
        reminded: told
            .into_iter()
            .filter_map(|(which, at)| Some((ctx.t(&format!("organizations-reminder-{which}")), page.day(at?))))
            .collect(),
    }
}

impl BoardPage {
    fn all(&self) -> usize {
        self.totals.iter().map(|(_, n)| n).sum()
    }

    fn error(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
