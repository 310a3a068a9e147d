//! `/desk`: the plans somebody may write, and how to begin one.

use crate::{address, words};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_spine::plan::{Edition, catalogue, edition};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "list.html")]
struct ListPage {
    page: Page,
    plans: Vec<PlanRows>,
    may_begin: bool,
    first: String,
    next: String,
}

/// Plans on a page.
const PAGE: usize = 50;

/// `?after=` the plan with which the page before ended.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
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

/// The editions of a page of plans, and where the next page begins. Who works on some plans alone has no more than those.
fn find(conn: &mut Conn, reader: &Actor, after: &str) -> Result<(Vec<Edition>, Option<String>), Error> {
    if can(reader, Action::ReadDesk, &Scope::default()) {
        let found = catalogue::page(conn, reader, after, PAGE)?;
        return Ok((found.plans.into_iter().flat_map(|p| p.editions).collect(), found.next));
    }
    let plans: Vec<i64> = reader.grants.iter().filter_map(|g| g.plan).map(|p| p.0).collect();
    Ok((edition::of_plans(conn, reader, &plans)?, None))
}

pub async fn show(ctx: Ctx, Query(asked): Query<Asked>) -> Result<Response, Error> {
    let actor = ctx.signed_in()?.clone();
    if !crate::writes(&actor) {
        return Err(Error::Forbidden);
    }
    let reader = actor.clone();
    let after = asked.after.clone();
    let (editions, next) = ctx.site.db.read(move |conn| find(conn, &reader, &after)).await?;
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
    html(ListPage {
        plans: plans.into_iter().map(|(_, p)| p).collect(),
        may_begin,
        first: if asked.after.is_empty() { String::new() } else { page.href("/desk") },
        next: match next {
            Some(after) => page.href(format!("/desk{}", address::query(&[("after", &after)]))),
            None => String::new(),
        },
        page,
    })
}
