//! `/desk/plans/{plan}/{edition}/process`: where the process is, what to do next, and everything that belongs to it.

use crate::frame::{Again, Frame};
use crate::load::{self, At, Done};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::Edition;
use cantiere_spine::process::{self, Change, Figures, Process};
use cantiere_web::{Ctx, Error, Fragment, Page, html};
use jiff::civil::Date;

#[derive(askama::Template)]
#[template(path = "place.html")]
struct PlacePage {
    page: Page,
    frame: Frame,
    title: String,
    phases: Vec<PhaseRow>,
    /// What to do next: a sentence, and a link with its label.
    next: Vec<Next>,
    received: String,
    links: Vec<(String, String)>,
    acts: Vec<(String, String)>,
    panels: Vec<Fragment>,
    history: Vec<Told>,
}

pub struct PhaseRow {
    pub title: String,
    pub when: String,
    pub class: &'static str,
    pub now: String,
}

struct Next {
    text: String,
    label: String,
    href: String,
}

pub struct Told {
    pub day: String,
    pub text: String,
    pub reason: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let found = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &at)?;
            let Some(p) = process::find(conn, own.actor(), &e)? else { return Ok((e, None)) };
            let figures = process::figures(conn, &[p.id])?.pop().unwrap_or_default();
            let changes = process::changes(conn, p.id)?;
            let panels =
                own.site.panels(conn, &own, "process-desk", &[Ref::Process(p.id.0)])?.pop().unwrap_or_default();
            Ok((e, Some((p, figures, changes, panels))))
        })
        .await?;
    match found {
        (e, None) if !can(ctx.actor(), Action::Plan, &e.scope()) => Err(Error::NotFound),
        (e, None) => Ok(Redirect::to(&ctx.href(&format!("{}/start", load::base(&e)))).into_response()),
        (e, Some((p, figures, changes, panels))) => html(page(&ctx, &e, &p, figures, &changes, panels, &done).await),
    }
}

async fn page(
    ctx: &Ctx,
    e: &Edition,
    p: &Process,
    figures: Figures,
    changes: &[Change],
    panels: Vec<Fragment>,
    done: &Done,
) -> PlacePage {
    let page = ctx
        .page(format!("{}: {} – {}", ctx.t("processes-title"), e.plan_name, e.name))
        .await
        .crumb(ctx.t("processes-desk"), "/desk")
        .crumb(format!("{} – {}", e.plan_name, e.name), &format!("/desk/plans/{}/{}", e.plan_slug, e.slug))
        .in_language(e.language.as_str())
        .crumb(ctx.t("processes-title"), &load::base(e))
        .noindex();
    let today = ctx.site.today();
    let (base, public) = (load::base(e), load::public(e));
    let link = |key: &str, path: String| (ctx.t(key), page.href(path));
    let mut links = vec![link("processes-link-public", format!("{public}/consultation"))];
    let mut acts = Vec::new();
    let frame = Frame::new(&page, e, p, "", String::new(), Again::default(), done);
    if p.published {
        links.push(link("processes-link-received", format!("{public}/received")));
        links.push(link(
            "processes-link-answers",
            format!("/desk/plans/{}/{}/contributions-received", e.plan_slug, e.slug),
        ));
        if !p.ended && frame.may {
            acts.push(link("processes-act-extend", format!("{base}/extend")));
            acts.push(match p.paused.is_empty() {
                true => link("processes-act-pause", format!("{base}/pause")),
                false => link("processes-act-resume", format!("{base}/resume")),
            });
            acts.push(link("processes-act-end", format!("{base}/end")));
        }
    } else {
        links.push(link("processes-link-visitor", format!("{public}/consultation?as=visitor")));
        if frame.may {
            links.push(link("processes-again", format!("{base}/start?again=yes")));
        }
    }
    PlacePage {
        title: p.title.clone(),
        phases: phases(ctx, p, today),
        next: if frame.may { next(ctx, &page, e, p, today) } else { Vec::new() },
        frame,
        received: page.tn("processes-received", figures.contributions()),
        links,
        acts,
        panels,
        history: history(ctx, changes),
        page,
    }
}

pub fn phases(ctx: &Ctx, p: &Process, today: Date) -> Vec<PhaseRow> {
    let day = |day: Date| cantiere_web::catalog::date(ctx.lang, day);
    let standing = p.standing(today);
    let row = |(n, phase): (usize, &cantiere_domain::process::Phase)| {
        let now = standing.now.contains(&n);
        PhaseRow {
            title: words::phase(ctx, phase),
            when: ctx.with("processes-from-to", &[("from", &day(phase.opens)), ("to", &day(phase.closes))]),
            class: match (now, phase.closes < today) {
                (true, _) => "is-now",
                (false, true) => "is-past",
                (false, false) => "",
            },
            now: if now { ctx.t("processes-now") } else { String::new() },
        }
    };
    p.phases.iter().enumerate().map(row).collect()
}

pub fn history(ctx: &Ctx, changes: &[Change]) -> Vec<Told> {
    let told = |c: &Change| Told {
        day: cantiere_web::catalog::date(ctx.lang, ctx.site.local(c.at).date()),
        text: words::change(ctx, c),
        reason: c.reason.clone(),
    };
    changes.iter().map(told).collect()
}

/// One thing to do now, rarely two.
fn next(ctx: &Ctx, page: &Page, e: &Edition, p: &Process, today: Date) -> Vec<Next> {
    let (base, public) = (load::base(e), load::public(e));
    let answers = format!("/desk/plans/{}/{}/contributions-received", e.plan_slug, e.slug);
    let go = |text: String, label: &str, path: String| Next { text, label: ctx.t(label), href: page.href(path) };
    if !p.published {
        let lacks = process::lacks(e, p, today);
        let first = lacks.first().map(|l| l.screen.as_str()).filter(|s| *s != "plan");
        return vec![match first {
            Some(screen) => go(
                page.tn("processes-next-missing", lacks.len()),
                "processes-next-complete",
                format!("{base}/{screen}"),
            ),
            None => go(ctx.t("processes-next-ready"), "processes-next-check", format!("{base}/check")),
        }];
    }
    if !p.paused.is_empty() {
        return vec![go(ctx.t("processes-next-paused"), "processes-act-resume", format!("{base}/resume"))];
    }
    match p.window() {
        Some((opens, _)) if today < opens => {
            vec![go(ctx.t("processes-next-waiting"), "processes-link-public", format!("{public}/consultation"))]
        }
        Some((_, closes)) if today <= closes && !p.ended => {
            vec![go(
                ctx.t("processes-next-open"),
                "processes-link-received",
                format!("{public}/received?since=yesterday"),
            )]
        }
        _ => vec![go(ctx.t("processes-next-closed"), "processes-link-answers", answers)],
    }
}
