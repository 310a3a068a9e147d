//! `/desk`: the plans somebody may write, and how to begin one.

use crate::{address, words};
use axum::response::Response;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_spine::plan::edition;
use cantiere_web::{Ctx, Error, Page, html};

#[derive(askama::Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    plans: Vec<PlanRows>,
    may_begin: bool,
}

struct PlanRows {
    name: String,
    lang: &'static str,
    new_href: String,
    editions: Vec<Row>,
}

struct Row {
    name: String,
    href: String,
    state_slug: &'static str,
    state: String,
    /// Whether there is a draft, in words.
    draft: String,
    visibility: String,
    process_href: String,
}

pub async fn show(ctx: Ctx) -> Result<Response, Error> {
    let actor = ctx.signed_in()?.clone();
    if !crate::writes(&actor) {
        return Err(Error::Forbidden);
    }
    let reader = actor.clone();
    let editions = ctx.site.db.read(move |conn| edition::all(conn, &reader)).await?;
    let page = ctx.page(ctx.t("desk-title")).await.here().noindex();
    let mut plans: Vec<(i64, PlanRows)> = Vec::new();
    for e in editions.iter().filter(|e| can(&actor, Action::ReadDesk, &e.scope())) {
        if plans.last().is_none_or(|(id, _)| *id != e.plan.0) {
            let rows = PlanRows {
                name: e.plan_name.clone(),
                lang: e.language.as_str(),
                new_href: match can(&actor, Action::Plan, &e.scope()) {
                    true => page.href(format!("/desk/plans/{}/new", e.plan_slug)),
                    false => String::new(),
                },
                editions: Vec::new(),
            };
            plans.push((e.plan.0, rows));
        }
        let draft = match (e.draft, e.published) {
            (Some(_), Some(_)) => "desk-has-changes",
            (Some(_), None) => "desk-never-published",
            (None, Some(_)) => "desk-no-draft",
            (None, None) => "desk-empty",
        };
        let row = Row {
            name: e.name.clone(),
            href: page.href(address::draft(e)),
            state_slug: words::edition_badge(e.state),
            state: words::edition_state(&page, e.state),
            draft: page.t(draft).into_owned(),
            visibility: words::visibility(&page, e.visibility),
            process_href: page.href(format!("{}/process", address::draft(e))),
        };
        if let Some((_, plan)) = plans.last_mut() {
            plan.editions.push(row);
        }
    }
    let may_begin = can(&actor, Action::Plan, &Scope::default());
    html(ListPage { plans: plans.into_iter().map(|(_, p)| p).collect(), may_begin, page })
}
