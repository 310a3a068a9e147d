//! `/cases/{case}`: what became of a report or an appeal. A report is shown to whoever has its address, which nobody
//! guesses; an appeal to its author and to moderators. It never shows the words that the case is about.

use crate::{address, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::access::{Action, can};
use cantiere_spine::contribution;
use cantiere_spine::moderation::{self, CaseKind};
use cantiere_spine::plan::edition;
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown};

#[derive(askama::Template)]
#[template(path = "case.html")]
struct CasePage {
    page: Page,
    title: String,
    lead: String,
    facts: Vec<(String, String)>,
    text: Fragment,
    note: Fragment,
    href: String,
    about: String,
}

pub async fn show(ctx: Ctx, Path((_, uuid)): Path<(String, String)>) -> Result<Response, Error> {
    let (case, c, above, edition) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| -> Result<_, Error> {
                let case = moderation::case(conn, &uuid)?.ok_or(Error::NotFound)?;
                let c = contribution::by_ids(conn, &[case.contribution])?.pop().ok_or(Error::NotFound)?;
                let edition = edition::find_by_id(conn, ctx.actor(), c.edition)?;
                let moderates = can(ctx.actor(), Action::Moderate, &edition.scope());
                let own = case.person.is_some() && case.person == ctx.actor().person.map(|p| p.0);
                let allowed = match case.kind {
                    CaseKind::Report => true,
                    CaseKind::Appeal => own || moderates || crate::panels::is_own(&ctx, &c),
                    CaseKind::Check | CaseKind::Sign => false,
                };
                if !allowed {
                    return Err(Error::NotFound);
                }
                let above = match c.parent {
                    Some(parent) => contribution::by_ids(conn, &[parent.0])?.pop(),
                    None => None,
                };
                Ok((case, c, above, edition))
            }
        })
        .await?;
    let number = case.id.to_string();
    let is_appeal = case.kind == CaseKind::Appeal;
    let title = match is_appeal {
        true => ctx.with("moderation-appeal-number", &[("number", &number)]),
        false => ctx.with("moderation-report-number", &[("number", &number)]),
    };
    let key = match (is_appeal, case.open) {
        (true, true) => "moderation-appeal-lead",
        (false, true) => "moderation-report-lead",
        (_, false) => "moderation-case-closed",
    };
    let page = ctx.page(title.clone()).await.here().noindex();
    let mut facts = vec![(page.t("moderation-fact-sent").into_owned(), page.moment(case.opened_at))];
    if !is_appeal {
        facts.push((page.t("moderation-fact-reason").into_owned(), words::reason(&ctx, &case.reason)));
    }
    let outcome = match case.outcome.as_str() {
        "" => "open",
        outcome => outcome,
    };
    facts.push((page.t("moderation-fact-state").into_owned(), ctx.t(&format!("moderation-outcome-{outcome}"))));
    if let Some(at) = case.closed_at {
        facts.push((page.t("moderation-fact-closed").into_owned(), page.moment(at)));
    }
    let base = address::edition(&edition);
    let number = above.as_ref().map_or(c.number, |a| a.number);
    html(CasePage {
        lead: page.t(key).into_owned(),
        facts,
        text: if is_appeal { markdown::block(&case.text) } else { Fragment::default() },
        note: markdown::block(&case.note),
        href: page.href(address::contribution(&base, number)),
        about: words::label(&ctx, above.as_ref().unwrap_or(&c)),
        title,
        page,
    })
}
