//! `/desk/…/items/{item}/move`, `/desk/…/paragraphs/{block}/move`: put an item or a paragraph into another part of the plan.

use crate::act::{self, BlockAt, ItemAt};
use crate::head::{self, Done, Head};
use crate::load::{self, At};
use crate::{address, words};
use axum::extract::Path;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::edit;
use cantiere_spine::plan::import::items_of;
use cantiere_spine::plan::rows::ItemRow;
use cantiere_store::schema::plan::block_row;
use cantiere_web::form::{Choice, Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "relocate.html")]
struct MovePage {
    page: Page,
    head: Head,
    title: String,
    lead: String,
    action: String,
    cancel: String,
    into: Vec<Choice>,
    mistakes: Vec<Mistake>,
}

/// An item or a paragraph.
#[derive(Clone, Copy)]
enum What {
    Item(i64),
    Block(i64),
}

impl What {
    fn thing(self) -> Ref {
        match self {
            What::Item(item) => Ref::Item(item),
            What::Block(block) => Ref::Block(block),
        }
    }
}

pub async fn item(ctx: Ctx, Path(at): Path<At>, Path(ItemAt { item }): Path<ItemAt>) -> Result<Response, Error> {
    show(ctx, at, What::Item(item)).await
}

pub async fn block(ctx: Ctx, Path(at): Path<At>, Path(BlockAt { block }): Path<BlockAt>) -> Result<Response, Error> {
    show(ctx, at, What::Block(block)).await
}

async fn show(ctx: Ctx, at: At, what: What) -> Result<Response, Error> {
    match page(&ctx, at.clone(), what, Vec::new()).await {
        Err(Error::NotFound) => act::gone(&ctx, at, what.thing()).await,
        page => html(page?),
    }
}

pub async fn move_item(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(ItemAt { item }): Path<ItemAt>,
    fields: Fields,
) -> Result<Response, Error> {
    send(ctx, at, What::Item(item), fields).await
}

pub async fn move_block(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(BlockAt { block }): Path<BlockAt>,
    fields: Fields,
) -> Result<Response, Error> {
    send(ctx, at, What::Block(block), fields).await
}

async fn send(ctx: Ctx, at: At, what: What, fields: Fields) -> Result<Response, Error> {
    match place(&ctx, at.clone(), what, &fields).await {
        Err(Error::NotFound) => act::gone(&ctx, at, what.thing()).await,
        placed => placed,
    }
}

async fn place(ctx: &Ctx, at: At, what: What, fields: &Fields) -> Result<Response, Error> {
    let e = load::edition(ctx, at.clone()).await?;
    // 0: beside the chapters, or before the first.
    let into = fields.number("into").ok_or(Error::BadRequest)?;
    let into = (into != 0).then_some(into);
    let (by, of) = (ctx.actor().clone(), e.id);
    let written = ctx.site.db.write(move |tx| match what {
        What::Item(item) => edit::place_item(tx, &by, of, item, into),
        What::Block(block) => edit::place_block(tx, &by, of, block, into),
    });
    let number = match written.await {
        Ok(number) => number,
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(ctx, at, what, Mistake::all(ctx, &problems)).await?;
            return Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY));
        }
        Err(error) => return Err(error.into()),
    };
    let e = load::edition(ctx, at).await?;
    let did = ("moved", Some(number));
    match what {
        What::Item(item) => {
            let chapter = act::chapter_of(ctx, &e, item).await?;
            let place = if chapter == Some(item) { address::draft(&e) } else { address::part(&e, chapter) };
            Ok(act::back(ctx, &place, &[], did, &format!("#i{item}")))
        }
        What::Block(block) => {
            let (chapter, number) = act::place_of(ctx, &e, block).await?;
            let more = [("page", number.to_string())];
            Ok(act::back(ctx, &address::part(&e, chapter), &more, did, &format!("#p{block}")))
        }
    }
}

/// An edition, the items of its draft, and of a paragraph its words and the item that it belongs to.
type Found = (Edition, Vec<ItemRow>, Option<(String, Option<i64>)>);

async fn page(ctx: &Ctx, at: At, what: What, mistakes: Vec<Mistake>) -> Result<MovePage, Error> {
    let own = ctx.clone();
    let (e, items, text): Found = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::writable(conn, &own, &at)?;
            let draft = e.shown_to_writers().ok_or(Error::NotFound)?;
            let items = items_of(conn, Some(draft))?;
            let text = match what {
                What::Item(_) => None,
                What::Block(block) => Some(
                    block_row::table
                        .find((draft, block))
                        .select((block_row::text, block_row::item))
                        .first(conn)
                        .optional()?
                        .ok_or(Error::NotFound)?,
                ),
            };
            Ok((e, items, text))
        })
        .await?;
    let (name, now, without) = match (what, text) {
        (What::Item(id), _) => {
            let at = items.iter().position(|r| r.item == id).ok_or(Error::NotFound)?;
            let below = items[at + 1..].iter().take_while(|r| r.depth > items[at].depth).count();
            (words::label(&items[at].code, &items[at].title), items[at].parent, at..at + 1 + below)
        }
        (What::Block(_), text) => {
            let (text, item) = text.unwrap_or_default();
            (words::beginning(&text), item, 0..0)
        }
    };
    let (rest, lead) = match what {
        What::Item(id) => (format!("items/{id}/move"), "desk-move-item-lead"),
        What::Block(id) => (format!("paragraphs/{id}/move"), "desk-move-paragraph-lead"),
    };
    let page = head::page(ctx, &e, ctx.t("desk-move")).await;
    let outside = match what {
        What::Item(_) => "desk-move-top",
        What::Block(_) => "desk-before-chapters",
    };
    let first = Choice::new("0", page.t(outside), now.is_none());
    let below = items.iter().enumerate().filter(|(n, _)| !without.contains(n)).map(|(_, row)| {
        let indent = "\u{a0}\u{a0}\u{a0}".repeat(row.depth.clamp(0, 8) as usize);
        Choice::new(
            row.item.to_string(),
            format!("{indent}{}", words::label(&row.code, &row.title)),
            now == Some(row.item),
        )
    });
    Ok(MovePage {
        into: std::iter::once(first).chain(below).collect(),
        head: Head::new(&page, &e, "", &Done::default()),
        title: name,
        lead: page.t(lead).into_owned(),
        action: page.href(format!("{}/{rest}", address::draft(&e))),
        cancel: page.href(address::draft(&e)),
        mistakes,
        page,
    })
}
