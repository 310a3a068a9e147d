//! The public page of a consultation: what is asked, what can change and what cannot, until when, who answers.

use crate::panels::open::{self, Open};
use crate::{address, load, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::plan::EditionRef;
use cantiere_spine::process;
use cantiere_web::{Ctx, Error, Fragment, Page, cacheable, html, markdown};

#[derive(askama::Template)]
#[template(path = "consultation.html")]
struct ConsultationPage {
    page: Page,
    title: String,
    question: Fragment,
    card: Open,
    lang: &'static str,
    facts: Vec<(String, Fragment)>,
    level: String,
    needed: String,
    short_reason: Fragment,
    days: String,
    preparing: bool,
    staff: Option<String>,
    follow: Vec<Fragment>,
}

pub async fn show(ctx: Ctx, Path((_, plan, edition)): Path<(String, String, String)>) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (edition, process, figures, follow) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let (edition, process) = load::both(conn, &ctx, &at)?;
                let figures = process::figures(conn, &[process.id])?.pop().unwrap_or_default();
                let follow = match process.published {
                    true => ctx.site.panels(conn, &ctx, "follow", &[Ref::Process(process.id.0)])?,
                    false => Vec::new(),
                };
                Ok((edition, process, figures, follow))
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
        .crumb(ctx.t("participation-consultation"), &address::consultation(&base));
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
    let staff = cantiere_domain::access::can(ctx.actor(), cantiere_domain::access::Action::ReadDraft, &edition.scope());
    let topics = load::topics(&edition, &process);
    let template = ConsultationPage {
        title: process.title.clone(),
        question: markdown::block(&r.question),
        card: open::card(&ctx, &base, &edition, &process, &figures),
        lang: process.language.as_str(),
        facts,
        level: ctx.t(&format!("participation-level-{}", r.level.as_str().replace('_', "-"))),
        needed: ctx.t(&format!("participation-needed-{}", words::level(process.assurance))),
        short_reason: markdown::block(&r.short_reason),
        days: process
            .window()
            .map(|(opens, closes)| {
                words::tn(&ctx, "participation-window-days", cantiere_domain::process::days(opens, closes).into())
            })
            .unwrap_or_default(),
        preparing: !process.published,
        follow: follow.into_iter().flatten().collect(),
        staff: staff.then(|| ctx.href(&format!("{base}/received"))),
        page,
    };
    Ok(cacheable(html(template)?, topics))
}
