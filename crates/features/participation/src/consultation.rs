//! The public page of a consultation: what is asked, what can change and what cannot, until when, who answers.
//! A planner sees the same before it is public, here as a visitor would or on the last screen of the preparation.

use crate::panels::open::{self, Open};
use crate::panels::store;
use crate::{address, level, load, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::ProcessId;
use cantiere_spine::plan::{self, Edition, EditionRef};
use cantiere_spine::process::{self, Process};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "consultation.html")]
struct ConsultationPage {
    page: Page,
    body: Fragment,
}

#[derive(askama::Template)]
#[template(path = "consultation_body.html")]
struct Body {
    ctx: Ctx,
    title: String,
    question: Fragment,
    card: Open,
    lang: &'static str,
    facts: Vec<(String, Fragment)>,
    level: String,
    needed: String,
    short_reason: Fragment,
    days: Vec<String>,
    /// Said above everything: that it is being prepared, or that this is how visitors see it.
    note: String,
    /// On a page that has its own first heading.
    inside: bool,
    staff: Vec<(String, String)>,
    /// Where the grid of observations is, while comments are taken.
    grid: Option<String>,
    panels: Vec<Fragment>,
    foot: Vec<Fragment>,
    follow: Vec<Fragment>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    r#as: String,
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let as_visitor = wish.r#as == "visitor";
    let (edition, process, body) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                let body = body(conn, &ctx, &edition, &process, as_visitor, false)?;
                Ok((edition, process, body))
            }
        })
        .await?;
    let name = format!("{} – {}", edition.plan_name, edition.name);
    let base = address::edition(&edition);
    let page = ctx
        .page(format!("{}: {name}", ctx.t("participation-consultation")))
        .await
        .crumb(ctx.t("participation-nav-plans"), "/plans")
        .crumb(&name, &base)
        .in_language(edition.language.as_str())
        .crumb(ctx.t("participation-consultation"), &address::consultation(&base));
    let topics = load::topics(&edition, &process);
    Ok(cacheable(html(ConsultationPage { page, body: Fragment::render(&body) })?, topics))
}

/// The page as it will be, for the screen on which a planner checks it.
pub fn preview(conn: &mut Conn, ctx: &Ctx, refs: &[Ref]) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let mut out = Vec::with_capacity(refs.len());
    for of in refs {
        let process = process::find_by_id(conn, ProcessId(of.id())).map_err(store)?;
        let edition = plan::edition::find_by_id(conn, ctx.actor(), process.edition).map_err(store)?;
        out.push(match process.shown_to(ctx.actor()) {
            true => Some(Fragment::render(&body(conn, ctx, &edition, &process, true, true).map_err(store)?)),
            false => None,
        });
    }
    Ok(out)
}

fn body(
    conn: &mut Conn,
    ctx: &Ctx,
    edition: &Edition,
    process: &Process,
    as_visitor: bool,
    inside: bool,
) -> Result<Body, cantiere_spine::Error> {
    let figures = process::figures(conn, &[process.id])?.pop().unwrap_or_default();
    let panels = ctx.site.panels(conn, ctx, "consultation", &[Ref::Process(process.id.0)])?.pop().unwrap_or_default();
    let foot =
        ctx.site.panels(conn, ctx, "consultation-foot", &[Ref::Process(process.id.0)])?.pop().unwrap_or_default();
    let follow = match process.published && !inside {
        true => ctx.site.panels(conn, ctx, "follow", &[Ref::Process(process.id.0)])?,
        false => Vec::new(),
    };
    let base = address::edition(edition);
    let r = &process.record;
    let facts = [
        ("participation-decision", &r.decision),
        ("participation-can-change", &r.can_change),
        ("participation-cannot-change", &r.cannot_change),
        ("participation-hear-back", &r.hear_back),
        ("participation-who", &r.who),
        ("participation-legal-basis", &r.legal_basis),
    ]
    .into_iter()
    .filter(|(_, text)| !text.is_empty())
    .map(|(key, text)| (ctx.t(key), markdown::block(text)))
    .collect();
    // Who has many observations takes the grid along.
    let grid = process.standing(ctx.site.today()).open.comments.then(|| ctx.href(&address::grid(&base)));
    let mut staff = Vec::new();
    if !as_visitor && can(ctx.actor(), Action::ReadDraft, &edition.scope()) {
        staff.push((ctx.t("participation-received"), ctx.href(&format!("{base}/received"))));
    }
    if !as_visitor && can(ctx.actor(), Action::Plan, &edition.scope()) {
        let desk = format!("/desk{base}/process");
        staff.push((ctx.t("participation-to-process"), ctx.href(&desk)));
    }
    let day = |day| cantiere_web::catalog::date(ctx.lang, day);
    let rounds = process.rounds();
    let many = rounds.len() > 1;
    let days = rounds.into_iter().map(|(opens, closes)| {
        let lasts = cantiere_domain::process::days(opens, closes);
        let told = words::tn(ctx, "participation-window-days", lasts.into());
        match many {
            true => {
                format!("{}: {told}", ctx.with("participation-from-to", &[("from", &day(opens)), ("to", &day(closes))]))
            }
            false => told,
        }
    });
    Ok(Body {
        title: process.title.clone(),
        question: markdown::block(&r.question),
        card: open::card(ctx, &base, edition, process, &figures),
        lang: process.language.as_str(),
        facts,
        level: ctx.t(&format!("participation-level-{}", r.level.as_str().replace('_', "-"))),
        needed: ctx.t(&format!("participation-needed-{}", level::name(process.assurance))),
        short_reason: markdown::block(&r.short_reason),
        days: days.collect(),
        note: match (inside, as_visitor && ctx.actor().is_staff(), process.published) {
            (true, _, _) => String::new(),
            (false, true, _) => ctx.t("participation-as-visitor"),
            (false, false, false) => ctx.t("participation-preparing"),
            (false, false, true) => String::new(),
        },
        inside,
        staff,
        grid,
        panels,
        foot,
        follow: follow.into_iter().flatten().collect(),
        ctx: ctx.clone(),
    })
}
