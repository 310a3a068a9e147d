//! `/desk/…/removed`: what was removed from this draft, each with a button that brings it back.

use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::plan::edit::removed::{self, Removed};
use cantiere_web::{Ctx, Error, Page, html};

#[derive(askama::Template)]
#[template(path = "removed.html")]
struct RemovedPage {
    page: Page,
    head: Head,
    action: String,
    removed: Vec<Row>,
}

struct Row {
    number: i64,
    name: String,
    /// What went with it; empty: nothing.
    more: String,
    when: String,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (e, removed) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &at)?;
            let removed = e.draft.map(|draft| removed::list(conn, draft)).transpose()?.unwrap_or_default();
            Ok((e, removed))
        })
        .await?;
    let page = head::page(&ctx, &e, ctx.t("desk-removed")).await;
    html(RemovedPage {
        head: Head::new(&page, &e, "", &done),
        action: page.href(format!("{}/undo", address::draft(&e))),
        removed: removed.into_iter().map(|r| row(&page, r)).collect(),
        page,
    })
}

fn row(page: &Page, removed: Removed) -> Row {
    let (name, more) = match &removed.item {
        Some((code, title)) => {
            let counts = [("desk-count-items", removed.items), ("desk-count-paragraphs", removed.paragraphs)];
            let counts = counts.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| page.tn(key, n));
            (words::label(code, title), counts.collect::<Vec<_>>().join(" · "))
        }
        None => (words::beginning(&removed.text), String::new()),
    };
    Row { number: removed.number, name, more, when: page.moment(removed.at) }
}
