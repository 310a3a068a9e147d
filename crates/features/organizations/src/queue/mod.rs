//! `/desk/organizations`: organisations that wait to be verified, those that came first before the others; and the others by
//! state.

pub mod one;

use crate::form::Choice;
use crate::{address, words};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_spine::actor::organization::{OrganizationState, directory};
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

const PAGE: usize = 50;

#[derive(askama::Template)]
#[template(path = "queue.html")]
struct QueuePage {
    page: Page,
    news: String,
    states: Vec<Choice>,
    rows: Vec<Row>,
    waiting: bool,
    next: String,
    first: String,
    action: String,
}

struct Row {
    name: String,
    href: String,
    kind: String,
    ipa: String,
    since: String,
    badge: &'static str,
    state: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    state: String,
    after: String,
    done: String,
}

/// Whoever verifies; a visitor is asked to sign in, others are refused.
pub fn only_staff(ctx: &Ctx) -> Result<(), Error> {
    ctx.signed_in()?;
    if can(ctx.actor(), Action::Verify, &Scope::default()) { Ok(()) } else { Err(Error::Forbidden) }
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    only_staff(&ctx)?;
    let state = OrganizationState::parse(&wish.state).unwrap_or_default();
    let after = wish.after.parse::<i64>().unwrap_or(0);
    let mut found = ctx.site.db.read(move |conn| directory::in_state(conn, state, after, PAGE as i64 + 1)).await?;
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let page = ctx.page(ctx.t("organizations-queue-title")).await.here().noindex();
    let here = |after: &str| {
        page.href(format!("{}{}", address::QUEUE, address::query(&[("state", state.as_str()), ("after", after)])))
    };
    let rows = found
        .iter()
        .map(|body| Row {
            name: body.name.clone(),
            href: page.href(format!("{}/{}", address::QUEUE, body.slug)),
            kind: words::kind(&ctx, body.kind),
            ipa: body.ipa_code.clone(),
            since: page.day(body.created_at),
            badge: words::badge(body.state),
            state: words::state(&ctx, body.state),
        })
        .collect();
    html(QueuePage {
        news: match wish.done.as_str() {
            done @ ("verify" | "refuse" | "suspend" | "reinstate") => ctx.t(&format!("organizations-queue-{done}")),
            _ => String::new(),
        },
        states: OrganizationState::ALL
            .into_iter()
            .map(|s| Choice::new(s.as_str(), ctx.t(&format!("organizations-queue-state-{}", s.as_str())), s == state))
            .collect(),
        waiting: state == OrganizationState::Registered,
        rows,
        next: found.last().filter(|_| more).map(|b| here(&b.id.to_string())).unwrap_or_default(),
        first: if after > 0 { here("") } else { String::new() },
        action: page.href(address::QUEUE),
        page,
    })
}
