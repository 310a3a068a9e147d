//! `/my-organizations`: the organisations somebody belongs to or asked to join.

use crate::{address, words};
use axum::extract::Query;
use axum::response::Response;
use cantiere_spine::actor::organization::{OrganizationState, directory};
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "mine.html")]
struct MinePage {
    page: Page,
    news: String,
    rows: Vec<Row>,
    new_href: String,
    list_href: String,
}

struct Row {
    name: String,
    /// Empty for who only asked, or is known by their domain.
    href: String,
    role: String,
    /// Where one's request is taken back.
    take_back: String,
    badge: &'static str,
    state: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let found = ctx.site.db.read(move |conn| directory::of_person(conn, person)).await?;
    let page = ctx.page(ctx.t("organizations-mine-title")).await.here().noindex();
    let rows = found
        .iter()
        .map(|(body, role, membership)| Row {
            name: body.name.clone(),
            href: match membership == "active" && role != "staff" {
                true => page.href(address::own(&body.slug)),
                false => String::new(),
            },
            role: match membership.as_str() {
                "active" => words::role(&ctx, role),
                _ => ctx.t("organizations-role-asked"),
            },
            take_back: match membership == "asked" {
                true => page.href(format!("{}/join", address::public(&body.slug))),
                false => String::new(),
            },
            badge: words::badge(body.state),
            state: match body.state {
                OrganizationState::Verified => String::new(),
                other => words::state(&ctx, other),
            },
        })
        .collect();
    html(MinePage {
        news: match wish.done.as_str() {
            done @ ("asked" | "there" | "left" | "unasked") => ctx.t(&format!("organizations-done-{done}")),
            _ => String::new(),
        },
        rows,
        new_href: page.href(address::NEW),
        list_href: page.href(address::LIST),
        page,
    })
}
