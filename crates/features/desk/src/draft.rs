//! `/desk/plans/{plan}/{edition}`: the draft at a glance: its chapters, and what one can do next.

use crate::address;
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::words;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::import::items_of;
use cantiere_spine::plan::release;
use cantiere_store::schema::plan::block_row;
use cantiere_web::{Ctx, Error, Fragment, Page, html};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "draft.html")]
struct DraftPage {
    page: Page,
    head: Head,
    /// What the draft is, in a sentence.
    status: String,
    planned: String,
    chapters: Vec<Row>,
    before_href: String,
    new_href: String,
    file_href: String,
    /// Where what was removed is listed; empty without a draft.
    removed_href: String,
    is_empty: bool,
    panels: Vec<Fragment>,
}

pub struct Row {
    pub id: i64,
    pub code: String,
    pub title: String,
    pub href: String,
    pub edit_href: String,
    pub place: String,
    pub move_href: String,
    pub counts: String,
    pub first: bool,
    pub last: bool,
}

pub async fn show(ctx: Ctx, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Error> {
    let own = ctx.clone();
    let (e, items, paragraphs, planned, panels) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &at)?;
            let revision = e.shown_to_writers();
            let items = items_of(conn, revision)?;
            let paragraphs: Vec<(Option<i64>, i64)> = block_row::table
                .filter(block_row::revision.eq(revision.unwrap_or(0)))
                .group_by(block_row::chapter)
                .select((block_row::chapter, diesel::dsl::count_star()))
                .load(conn)?;
            let planned = e.draft.map(|draft| release::planned(conn, draft)).transpose()?;
            let panels = own.site.panels(conn, &own, "draft", &[Ref::Edition(e.id.0)])?;
            Ok((e, items, paragraphs, planned, panels))
        })
        .await?;
    let page = head::page(&ctx, &e, ctx.t("desk-tab-draft")).await;
    let head = Head::new(&page, &e, "", &done);
    let paragraphs: HashMap<Option<i64>, i64> = paragraphs.into_iter().collect();
    let tops: Vec<usize> = (0..items.len()).filter(|n| items[*n].parent.is_none()).collect();
    let base = address::draft(&e);
    let chapters = tops
        .iter()
        .enumerate()
        .map(|(n, at)| {
            let row = &items[*at];
            let end = tops.get(n + 1).copied().unwrap_or(items.len());
            let actions = items[*at..end]
                .iter()
                .filter(|r| [ItemKind::Action.as_str(), ItemKind::Commitment.as_str()].contains(&r.kind.as_str()))
                .count();
            let text = paragraphs.get(&Some(row.item)).copied().unwrap_or(0);
            Row {
                id: row.item,
                code: row.code.clone(),
                title: row.title.clone(),
                href: page.href(address::part(&e, Some(row.item))),
                edit_href: page.href(format!("{base}/items/{}", row.item)),
                place: page.href(format!("{base}/items/{}/place", row.item)),
                move_href: page.href(format!("{base}/items/{}/move", row.item)),
                counts: format!(
                    "{} · {}",
                    page.tn("desk-count-actions", actions),
                    page.tn("desk-count-paragraphs", text)
                ),
                first: n == 0,
                last: n + 1 == tops.len(),
            }
        })
        .collect();
    let status = match (e.draft, e.published) {
        (Some(_), Some(_)) => "desk-status-changes",
        (Some(_), None) => "desk-status-first",
        (None, Some(_)) => "desk-status-none",
        (None, None) => "desk-status-empty",
    };
    html(DraftPage {
        status: page.t(status).into_owned(),
        planned: words::planned(&page, planned.and_then(|p| p.at)),
        before_href: match paragraphs.contains_key(&None) {
            true => page.href(address::part(&e, None)),
            false => String::new(),
        },
        new_href: page.href(format!("{base}/items/new?kind=chapter")),
        file_href: page.href(format!("{base}/file")),
        removed_href: e.draft.map(|_| page.href(format!("{base}/removed"))).unwrap_or_default(),
        is_empty: items.is_empty() && paragraphs.is_empty(),
        chapters,
        panels: panels.into_iter().flatten().collect(),
        head,
        page,
    })
}
