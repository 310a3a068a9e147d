//! `/desk/…/parts/{chapter}`: one chapter to correct: its actions and objectives, then its text, with a button for each.

use crate::act;
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::{address, words};
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_domain::plan::BlockKind;
use cantiere_spine::plan::import::items_of;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::text::{self, Paragraph};
use cantiere_web::{Ctx, Error, Fragment, Page, html, markdown};
use serde::Deserialize;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "part.html")]
struct PartPage {
    page: Page,
    head: Head,
    title: String,
    edit_href: String,
    items: Vec<ItemLine>,
    add_item_href: String,
    text: Vec<TextLine>,
    add_text_href: String,
    pages: Vec<PageLink>,
}

struct ItemLine {
    id: i64,
    depth: i64,
    kind: String,
    code: String,
    title: String,
    edit_href: String,
    place: String,
    move_href: String,
    below_href: String,
    up: bool,
    down: bool,
    inward: bool,
    out: bool,
}

struct TextLine {
    id: i64,
    number: String,
    /// By what its buttons name it.
    name: String,
    /// The name is words of the plan, in its language.
    is_words: bool,
    shape: Shape,
    edit_href: String,
    place: String,
    move_href: String,
    after_href: String,
    up: bool,
    down: bool,
    join: bool,
}

enum Shape {
    Heading(Fragment),
    Text(Fragment),
    /// Where an item is shown.
    Item {
        label: String,
        href: String,
    },
}

struct PageLink {
    number: usize,
    href: String,
    current: bool,
}

#[derive(Clone, Debug, Deserialize)]
pub struct PartAt {
    part: i64,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PartQuery {
    page: String,
}

pub async fn show(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(PartAt { part }): Path<PartAt>,
    Query(done): Query<Done>,
    Query(query): Query<PartQuery>,
) -> Result<Response, Error> {
    let (own, place) = (ctx.clone(), at.clone());
    let number = query.page.parse::<usize>().unwrap_or(1).max(1);
    let chapter = (part != 0).then_some(part);
    let (e, items, skeleton, paragraphs) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &at)?;
            let revision = e.shown_to_writers().ok_or(Error::NotFound)?;
            let items = items_of(conn, Some(revision))?;
            let skeleton = text::chapter(conn, revision, chapter)?;
            let paragraphs = text::page(conn, revision, chapter, &skeleton, number)?.unwrap_or_default();
            Ok((e, items, skeleton, paragraphs))
        })
        .await?;
    if let Some(id) = chapter
        && items.iter().all(|r| r.item != id)
    {
        return act::gone(&ctx, place, Ref::Item(id)).await;
    }
    let top = match chapter {
        Some(id) => Some(items.iter().position(|r| r.item == id && r.parent.is_none()).ok_or(Error::NotFound)?),
        None => None,
    };
    let title = top.map_or_else(|| ctx.t("desk-before-chapters"), |n| words::label(&items[n].code, &items[n].title));
    let page = head::page(&ctx, &e, title.clone()).await;
    let head = Head::new(&page, &e, "", &done);
    let base = address::draft(&e);
    let below: &[ItemRow] = match top {
        Some(n) => {
            let end = items[n + 1..].iter().position(|r| r.parent.is_none()).map_or(items.len(), |m| n + 1 + m);
            &items[n + 1..end]
        }
        None => &[],
    };
    let by_id: HashMap<i64, &ItemRow> = items.iter().map(|r| (r.item, r)).collect();
    let (pages, here) = (skeleton.starts.len(), part);
    let first_page = number == 1;
    let lines = (0..paragraphs.len())
        .map(|n| text_line(&page, &base, &by_id, &paragraphs, n, (first_page, number == pages)))
        .collect();
    html(PartPage {
        edit_href: chapter.map(|id| page.href(format!("{base}/items/{id}"))).unwrap_or_default(),
        items: (0..below.len()).map(|n| item_line(&page, &base, below, n)).collect(),
        add_item_href: chapter.map(|id| page.href(format!("{base}/items/new?parent={id}"))).unwrap_or_default(),
        text: lines,
        add_text_href: page.href(format!("{base}/paragraphs/new?part={here}")),
        pages: match pages {
            0 | 1 => Vec::new(),
            _ => (1..=pages)
                .map(|n| PageLink {
                    number: n,
                    href: page.href(format!("{}?page={n}#text", address::part(&e, chapter))),
                    current: n == number,
                })
                .collect(),
        },
        title,
        head,
        page,
    })
}

fn item_line(page: &Page, base: &str, rows: &[ItemRow], at: usize) -> ItemLine {
    let row = &rows[at];
    let end = rows[at + 1..].iter().position(|r| r.depth <= row.depth).map_or(rows.len(), |n| at + 1 + n);
    let before = rows[..at].iter().any(|r| r.parent == row.parent);
    ItemLine {
        id: row.item,
        depth: (row.depth - 1).clamp(0, 5),
        kind: words::kind_of(page, &row.kind),
        code: row.code.clone(),
        title: row.title.clone(),
        edit_href: page.href(format!("{base}/items/{}", row.item)),
        place: page.href(format!("{base}/items/{}/place", row.item)),
        move_href: page.href(format!("{base}/items/{}/move", row.item)),
        below_href: page.href(format!("{base}/items/new?parent={}", row.item)),
        up: before,
        down: rows.get(end).is_some_and(|r| r.parent == row.parent),
        inward: before,
        out: row.depth > 1,
    }
}

fn text_line(
    page: &Page,
    base: &str,
    items: &HashMap<i64, &ItemRow>,
    all: &[Paragraph],
    at: usize,
    (first_page, last_page): (bool, bool),
) -> TextLine {
    let row = &all[at].row;
    let joins = |kind: &str| ["paragraph", "list_entry", "quote"].contains(&kind);
    let item = row.item.and_then(|i| items.get(&i));
    let shape = match BlockKind::parse(&row.kind) {
        Some(BlockKind::Item) => Shape::Item {
            label: item.map(|i| words::label(&i.code, &i.title)).unwrap_or_default(),
            href: page.href(format!("{base}/items/{}", row.item.unwrap_or(0))),
        },
        Some(BlockKind::Heading) => Shape::Heading(markdown::inline(&row.text)),
        Some(BlockKind::ListEntry) => Shape::Text(markdown::list_entry(&row.text)),
        _ => Shape::Text(markdown::block(&row.text)),
    };
    TextLine {
        id: row.block,
        number: row.number.clone(),
        name: match (&shape, row.number.is_empty()) {
            (Shape::Item { label, .. }, _) => label.clone(),
            (_, false) => page.t1("desk-paragraph-number", "number", &row.number),
            _ => words::beginning(&row.text),
        },
        is_words: row.number.is_empty() || matches!(shape, Shape::Item { .. }),
        shape,
        edit_href: page.href(format!("{base}/paragraphs/{}", row.block)),
        place: page.href(format!("{base}/paragraphs/{}/place", row.block)),
        move_href: page.href(format!("{base}/paragraphs/{}/move", row.block)),
        after_href: page.href(format!("{base}/paragraphs/new?after={}", row.block)),
        up: at > 0 || !first_page,
        down: at + 1 < all.len() || !last_page,
        join: joins(&row.kind) && at.checked_sub(1).is_some_and(|n| joins(&all[n].row.kind)),
    }
}
