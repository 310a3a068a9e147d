//! Fourth screen, “come”: what people do, who reads it first, and what they are given to read.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done, Fields};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::process::{Activities, Activity};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, How, Process};
use cantiere_web::form::Choice;
use cantiere_web::{Ctx, Error, Fragment, Page, html, with_status};

#[derive(askama::Template)]
#[template(path = "how.html")]
struct HowPage {
    page: Page,
    frame: Frame,
    tools: Vec<Choice>,
    moderations: Vec<Choice>,
    counts: Vec<Choice>,
    seconds: Vec<Choice>,
    panels: Vec<Fragment>,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let (e, p) = load::seen(&ctx, at).await?;
    html(page(&ctx, &e, &p, How::of(&p), Again::default(), &done).await?)
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at.clone()).await?;
    let chosen: Vec<Activity> = fields.all("tools").filter_map(Activity::parse).collect();
    let new = How {
        tools: Activities::of(&chosen),
        premoderated: fields.one("premoderated") == "yes",
        shows_supports: fields.one("shows_supports") == "yes",
        second_person: fields.one("second_person") == "yes",
    };
    let (by, of, id, seen, why) = (ctx.actor().clone(), e.clone(), p.id, fields.text("seen"), fields.text("why"));
    let sent = (new.clone(), why.clone());
    let written = ctx.site.db.write(move |tx| process::save_how(tx, &by, &of, id, &seen, &sent.0, &sent.1)).await;
    let Some((status, mistakes)) = frame::outcome(&ctx, written)? else {
        return Ok(frame::onward(&ctx, &e, fields.one("go"), "check"));
    };
    let (e, p) = load::found(&ctx, at).await?;
    let conflict = match mistakes.is_empty() {
        true => vec![(ctx.t("processes-f-tools"), names(&ctx, p.tools))],
        false => Vec::new(),
    };
    let again = Again { mistakes, conflict, why };
    Ok(with_status(html(page(&ctx, &e, &p, new, again, &Done::default()).await?)?, status))
}

fn names(ctx: &Ctx, tools: Activities) -> String {
    let some: Vec<String> = Activity::ALL.into_iter().filter(|a| tools.has(*a)).map(|a| name(ctx, a)).collect();
    some.join(", ")
}

fn name(ctx: &Ctx, activity: Activity) -> String {
    ctx.t(&format!("processes-tool-{}", activity.as_str()))
}

async fn page(ctx: &Ctx, e: &Edition, p: &Process, how: How, again: Again, done: &Done) -> Result<HowPage, Error> {
    let page = frame::page(ctx, e, ctx.t("processes-step-how")).await.here();
    let (own, of) = (ctx.clone(), Ref::Process(p.id.0));
    let panels = ctx
        .site
        .db
        .read(move |conn| own.site.panels(conn, &own, "process-how", &[of]))
        .await?
        .pop()
        .unwrap_or_default();
    let moderations = [("no", false), ("yes", true)].map(|(value, first)| {
        let key = if first { "processes-moderation-before" } else { "processes-moderation-after" };
        Choice::new(value, ctx.t(key), first == how.premoderated).hint(ctx.t(&format!("{key}-hint")))
    });
    let counts = [("no", false), ("yes", true)].map(|(value, shown)| {
        let key = if shown { "processes-supports-shown" } else { "processes-supports-kept" };
        Choice::new(value, ctx.t(key), shown == how.shows_supports).hint(ctx.t(&format!("{key}-hint")))
    });
    let seconds = [("no", false), ("yes", true)].map(|(value, asked)| {
        let key = if asked { "processes-second-asked" } else { "processes-second-none" };
        Choice::new(value, ctx.t(key), asked == how.second_person).hint(ctx.t(&format!("{key}-hint")))
    });
    Ok(HowPage {
        frame: Frame::new(&page, e, p, "how", How::of(p).seen(), again, done),
        tools: Activity::ALL
            .into_iter()
            .map(|a| {
                Choice::new(a.as_str(), name(ctx, a), how.tools.has(a))
                    .hint(ctx.t(&format!("processes-tool-{}-hint", a.as_str())))
            })
            .collect(),
        moderations: moderations.into(),
        counts: counts.into(),
        seconds: seconds.into(),
        panels,
        page,
    })
}
