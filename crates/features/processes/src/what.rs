//! First screen, “che cosa”: what is asked, what it decides, what can be changed and what cannot, when one hears back.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::process::{Level, ProcessKind};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process, What};
use cantiere_web::form::Choice;
use cantiere_web::{Ctx, Error, Page, html, with_status};

#[derive(askama::Template)]
#[template(path = "what.html")]
struct WhatPage {
    page: Page,
    frame: Frame,
    what: What,
    kinds: Vec<Choice>,
    levels: Vec<Choice>,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let (e, p) = load::seen(&ctx, at).await?;
    html(page(&ctx, &e, &p, What::of(&p), Again::default(), &done).await)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at.clone()).await?;
    let new = What {
        title: fields.text("title"),
        kind: ProcessKind::parse(fields.one("kind")).unwrap_or(p.kind),
        level: Level::parse(fields.one("level")).unwrap_or(p.record.level),
        question: fields.text("question"),
        decision: fields.text("decision"),
        can_change: fields.text("can_change"),
        cannot_change: fields.text("cannot_change"),
        hear_back: fields.text("hear_back"),
        legal_basis: fields.text("legal_basis"),
    };
    let (by, of, id, seen, why) = (ctx.actor().clone(), e.clone(), p.id, fields.text("seen"), fields.text("why"));
    let (sent, told, zone) = (new.clone(), why.clone(), ctx.site.zone().clone());
    let written = ctx.site.db.write(move |tx| process::save_what(tx, &zone, &by, &of, id, &sent, (&seen, &told))).await;
    let Some((status, mistakes)) = frame::outcome(&ctx, written)? else {
        return Ok(frame::onward(&ctx, &e, fields.one("go"), "who"));
    };
    let (e, p) = load::found(&ctx, at).await?;
    let conflict = if mistakes.is_empty() { differences(&ctx, &new, &What::of(&p)) } else { Vec::new() };
    let again = Again { mistakes, conflict, why };
    Ok(with_status(html(page(&ctx, &e, &p, new, again, &Done::default()).await)?, status))
}

fn differences(ctx: &Ctx, mine: &What, theirs: &What) -> Vec<(String, String)> {
    let pairs = [
        ("title", &mine.title, &theirs.title),
        ("question", &mine.question, &theirs.question),
        ("decision", &mine.decision, &theirs.decision),
        ("can-change", &mine.can_change, &theirs.can_change),
        ("cannot-change", &mine.cannot_change, &theirs.cannot_change),
        ("hear-back", &mine.hear_back, &theirs.hear_back),
        ("legal-basis", &mine.legal_basis, &theirs.legal_basis),
    ];
    frame::differences(
        pairs.map(|(key, mine, theirs)| (ctx.t(&format!("processes-f-{key}")), mine.as_str(), theirs.as_str())),
    )
}

async fn page(ctx: &Ctx, e: &Edition, p: &Process, what: What, again: Again, done: &Done) -> WhatPage {
    let page = frame::page(ctx, e, ctx.t("processes-step-what")).await.here();
    let choice = |beginning: &str, value: &str, chosen: bool| {
        let key = format!("{beginning}{}", crate::words::slug(value));
        Choice::new(value, ctx.t(&key), chosen).hint(ctx.t(&format!("{key}-hint")))
    };
    WhatPage {
        frame: Frame::new(&page, e, p, "what", What::of(p).seen(), again, done),
        kinds: ProcessKind::ALL.iter().map(|k| choice("processes-kind-", k.as_str(), *k == what.kind)).collect(),
        levels: Level::ALL.iter().map(|l| choice("processes-level-", l.as_str(), *l == what.level)).collect(),
        what,
        page,
    }
}
