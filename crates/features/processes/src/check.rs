//! Fifth screen, “controllo”: what is still missing, with the place to mend it; the public page as it will be; and the button.

use crate::frame::{self, Again, Frame};
use crate::load::{self, At, Done};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::plan::Visibility;
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Process, Screen};
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, Fragment, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "check.html")]
struct CheckPage {
    page: Page,
    frame: Frame,
    lacks: Vec<Missing>,
    /// What does not keep from publishing and should be known.
    notes: Vec<(String, String)>,
    preview: Vec<Fragment>,
    visitor_href: String,
    publish: String,
}

struct Missing {
    screen: String,
    text: String,
    href: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let (e, p) = load::seen(&ctx, at).await?;
    html(page(&ctx, &e, &p, Vec::new(), &done).await?)
}

pub async fn publish(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let (e, p) = load::found(&ctx, at.clone()).await?;
    let (by, of, id, zone) = (ctx.actor().clone(), e.clone(), p.id, ctx.site.zone().clone());
    let written = ctx.site.db.write(move |tx| process::publish(tx, &zone, &by, &of, id)).await;
    match frame::outcome(&ctx, written)? {
        None => Ok(Redirect::to(&ctx.href(&format!("{}?done=published", load::base(&e)))).into_response()),
        // What is missing stands on the page anyway, each with its place.
        Some(_) => {
            let (e, p) = load::found(&ctx, at).await?;
            let mistakes = vec![Mistake::one("missing", ctx.t("processes-cannot-publish"))];
            let page = page(&ctx, &e, &p, mistakes, &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

async fn page(ctx: &Ctx, e: &Edition, p: &Process, mistakes: Vec<Mistake>, done: &Done) -> Result<CheckPage, Error> {
    let page = frame::page(ctx, e, ctx.t("processes-step-check")).await.here();
    let base = load::base(e);
    let (own, of) = (ctx.clone(), Ref::Process(p.id.0));
    let preview = ctx
        .site
        .db
        .read(move |conn| own.site.panels(conn, &own, "process-preview", &[of]))
        .await?
        .pop()
        .unwrap_or_default();
    let lacks = process::lacks(e, p, ctx.site.today())
        .into_iter()
        .map(|lack| Missing {
            screen: match lack.screen {
                Screen::Plan => ctx.t("processes-step-plan"),
                other => ctx.t(&format!("processes-step-{}", other.as_str())),
            },
            text: match lack.problem.key {
                // “Manca questo testo” alone does not say which one.
                "participation-problem-missing" => ctx.with(
                    "processes-lacks-text",
                    &[("field", &ctx.t(&format!("processes-f-{}", words::slug(lack.problem.field))))],
                ),
                _ => ctx.problem(&lack.problem),
            },
            href: match lack.screen {
                Screen::Plan => page.href(format!("/desk/plans/{}/{}/publish", e.plan_slug, e.slug)),
                other => page.href(format!("{base}/{}{}", other.as_str(), mark(lack.problem.field))),
            },
        })
        .collect();
    let mut notes = Vec::new();
    if e.visibility != Visibility::Public {
        let text = ctx.with("processes-plan-seen-by", &[("who", &words::visibility(ctx, e.visibility))]);
        notes.push((text, page.href(format!("/desk/plans/{}/{}/settings", e.plan_slug, e.slug))));
    }
    if p.visibility != Visibility::Public {
        let text = ctx.with("processes-seen-by", &[("who", &words::visibility(ctx, p.visibility))]);
        notes.push((text, page.href(format!("{base}/who"))));
    }
    if !p.record.short_reason.is_empty() {
        notes.push((ctx.t("processes-shorter-note"), page.href(format!("{base}/when#short_reason"))));
    }
    let again = Again { mistakes, ..Again::default() };
    Ok(CheckPage {
        frame: Frame::new(&page, e, p, "check", String::new(), again, done),
        lacks,
        notes,
        preview,
        visitor_href: page.href(format!("{}/consultation?as=visitor", load::public(e))),
        publish: page.href(format!("{base}/publish")),
        page,
    })
}

/// Where on its screen a field stands.
fn mark(field: &str) -> String {
    match field {
        "closes" | "phases" => "#phases".into(),
        other => format!("#{other}"),
    }
}
