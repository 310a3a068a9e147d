//! `/desk/…/moderation`: one queue, the oldest first, with counters by why something waits.

use super::both;
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::ProcessId;
use cantiere_domain::process::PhaseKind;
use cantiere_domain::text;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::moderation::{self, Case, CaseKind, Counters};
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_store::Conn;
use cantiere_store::schema::contribution::contribution as table;
use cantiere_web::{Ctx, Error, Page, html};
use diesel::prelude::*;
use serde::Deserialize;
use std::collections::HashMap;

const PAGE: i64 = 25;

#[derive(askama::Template)]
#[template(path = "queue.html")]
struct QueuePage {
    page: Page,
    name: String,
    base: String,
    lang: &'static str,
    news: String,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    first: String,
    next: String,
    record: String,
    phases: Vec<Phase>,
    phases_action: String,
}

struct Tab {
    label: String,
    href: String,
    current: bool,
}

struct Row {
    label: String,
    href: String,
    said: String,
    lang: &'static str,
    author: String,
    when: String,
    why: Vec<String>,
}

/// A phase in which people answer, and whether it is read first.
pub struct Phase {
    pub slug: &'static str,
    pub label: String,
    pub before: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    show: String,
    after: String,
    done: String,
}

const DONE: [&str; 6] = ["hidden", "published", "kept", "decided", "phases", "waits"];

fn kinds(show: &str) -> &'static [CaseKind] {
    match show {
        "check" => &[CaseKind::Check],
        "reported" => &[CaseKind::Report, CaseKind::Sign],
        "appeals" => &[CaseKind::Appeal],
        _ => &CaseKind::ALL,
    }
}

struct Found {
    edition: Edition,
    counters: Counters,
    all: Vec<Contribution>,
    cases: Vec<Case>,
    /// Where the next page of them begins.
    next: Option<i64>,
    /// For those who may change it: the phases, and whether what comes in them is read first.
    phases: Vec<(PhaseKind, bool)>,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    ctx.signed_in()?;
    let at = EditionRef { plan, edition };
    let after = wish.after.parse::<i64>().unwrap_or(0);
    let show = ["check", "reported", "appeals", "hidden"].into_iter().find(|s| *s == wish.show).unwrap_or_default();
    let own = ctx.clone();
    let found = ctx.site.db.read(move |conn| find(conn, &own, &at, show, after)).await?;
    html(page(&ctx, found, show, after, &wish.done).await)
}

fn find(conn: &mut Conn, ctx: &Ctx, at: &EditionRef, show: &str, after: i64) -> Result<Found, Error> {
    let (edition, process) = both(conn, ctx, at)?;
    let counters = moderation::counters(conn, process.id)?;
    let mut found = waiting(conn, process.id, show, after)?;
    let more = found.len() as i64 > PAGE;
    found.truncate(PAGE as usize);
    let next = found.last().filter(|_| more).map(|f| f.1);
    let ids: Vec<i64> = found.iter().map(|f| f.0).collect();
    let all = contribution::by_ids(conn, &ids)?;
    let cases = moderation::cases_of(conn, &ids)?;
    let mut phases = Vec::new();
    if can(ctx.actor(), Action::Plan, &edition.scope()) {
        for phase in [PhaseKind::Feedback, PhaseKind::Proposals] {
            if process.phases.iter().any(|p| p.kind == phase) {
                phases.push((phase, moderation::before_publication(conn, &process, phase)?));
            }
        }
    }
    Ok(Found { edition, counters, all, cases, next, phases })
}

/// Contributions, each with what the next page begins after; one more than a page of them.
fn waiting(conn: &mut Conn, process: ProcessId, show: &str, after: i64) -> Result<Vec<(i64, i64)>, Error> {
    if show != "hidden" {
        let entries = moderation::queue(conn, process, kinds(show), after, PAGE + 1)?;
        return Ok(entries.into_iter().map(|e| (e.contribution, e.first)).collect());
    }
    let hidden: Vec<i64> = table::table
        .filter(table::process.eq(process.0))
        .filter(table::state.eq("hidden"))
        .filter(table::id.gt(after))
        .order(table::id)
        .limit(PAGE + 1)
        .select(table::id)
        .load(conn)?;
    Ok(hidden.into_iter().map(|id| (id, id)).collect())
}

async fn page(ctx: &Ctx, found: Found, show: &str, after: i64, done: &str) -> QueuePage {
    let edition = &found.edition;
    let base = address::edition(edition);
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("moderation-queue")))
        .await
        .crumb(ctx.t("moderation-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("moderation-queue"), &address::queue(edition))
        .noindex();
    let here = |show: &str, after: &str| {
        let query = match (show, after) {
            ("", "") => String::new(),
            (show, "") => format!("?show={show}"),
            (show, after) => format!("?show={show}&after={after}"),
        };
        page.href(format!("{}{query}", address::queue(edition)))
    };
    let tab = |slug: &'static str, key: &str, n: i64| Tab {
        label: format!("{} ({})", page.t(key), page.number(n)),
        href: here(slug, ""),
        current: show == slug,
    };
    let counters = &found.counters;
    let phase = |(kind, before): (PhaseKind, bool)| Phase {
        slug: kind.as_str(),
        label: page.t(format!("moderation-phase-{}", kind.as_str())).into_owned(),
        before,
    };
    QueuePage {
        tabs: vec![
            tab("", "moderation-tab-all", counters.waiting()),
            tab("check", "moderation-tab-check", counters.check),
            tab("reported", "moderation-tab-reported", counters.reported),
            tab("appeals", "moderation-tab-appeals", counters.appeals),
            tab("hidden", "moderation-tab-hidden", counters.hidden),
        ],
        rows: rows(&page, edition, &found.all, &found.cases),
        news: match DONE.contains(&done) {
            true => page.t(format!("moderation-done-{done}")).into_owned(),
            false => String::new(),
        },
        first: if after == 0 { String::new() } else { here(show, "") },
        next: found.next.map(|id| here(show, &id.to_string())).unwrap_or_default(),
        record: page.href(address::record(&base)),
        phases: found.phases.into_iter().map(phase).collect(),
        phases_action: page.href(format!("{}/phases", address::queue(edition))),
        base: page.href(&base),
        lang: edition.language.as_str(),
        name,
        page,
    }
}

fn rows(page: &Page, edition: &Edition, all: &[Contribution], cases: &[Case]) -> Vec<Row> {
    let ctx = page.ctx();
    let mut why: HashMap<i64, Vec<String>> = HashMap::new();
    for case in cases.iter().filter(|c| c.open) {
        let line = words::case(ctx, case);
        let lines = why.entry(case.contribution).or_default();
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    let row = |c: &Contribution| {
        let said = [&c.words.title, &c.words.body, &c.words.wording].into_iter().find(|t| !t.is_empty());
        Row {
            label: words::label(ctx, c),
            href: page.href(address::one(edition, c.id.0)),
            said: text::beginning(said.map(String::as_str).unwrap_or_default(), 240),
            lang: c.language.as_str(),
            author: words::author(ctx, &c.author),
            when: page.moment(c.received_at),
            why: why.remove(&c.id.0).unwrap_or_default(),
        }
    };
    all.iter().map(row).collect()
}
