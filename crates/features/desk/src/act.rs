//! The buttons that are not a form: move, join, remove, take back, begin. Each ends where the thing now stands.

use crate::address;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_spine::plan::edit::{self, Step};
use cantiere_spine::plan::{Edition, text};
use cantiere_store::Conn;
use cantiere_store::schema::plan::{block, block_row, item_row};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;
use serde::Deserialize;

#[derive(Clone, Debug, Deserialize)]
pub struct ItemAt {
    pub item: i64,
}

#[derive(Clone, Debug, Deserialize)]
pub struct BlockAt {
    pub block: i64,
}

/// What a button did: a word for the page's message, and the number by which it is taken back.
type Did = (&'static str, Option<i64>);

pub async fn item(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(ItemAt { item }): Path<ItemAt>,
    fields: Fields,
) -> Result<Response, Error> {
    match press_item(&ctx, at.clone(), item, &fields).await {
        Err(Error::NotFound) => gone(&ctx, at, Ref::Item(item)).await,
        pressed => pressed,
    }
}

async fn press_item(ctx: &Ctx, at: At, item: i64, fields: &Fields) -> Result<Response, Error> {
    let e = load::edition(ctx, at).await?;
    let (by, of, what) = (ctx.actor().clone(), e.id, fields.one("do").to_string());
    let chapter = chapter_of(ctx, &e, item).await?;
    let (done, removed): Did = ctx
        .site
        .db
        .write(move |tx| -> Result<Did, Error> {
            Ok(match what.as_str() {
                "remove" => ("removed", Some(edit::remove_item(tx, &by, of, item)?)),
                step => {
                    let step = Step::parse(step).ok_or(Error::BadRequest)?;
                    (if edit::move_item(tx, &by, of, item, step)? { "moved" } else { "not-moved" }, None)
                }
            })
        })
        .await?;
    let is_chapter = fields.one("back") == "draft" || chapter == Some(item);
    let place = if is_chapter { address::draft(&e) } else { address::part(&e, chapter) };
    let mark = if removed.is_some() { String::new() } else { format!("#i{item}") };
    Ok(back(ctx, &place, &[], (done, removed), &mark))
}

pub async fn block(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(BlockAt { block }): Path<BlockAt>,
    fields: Fields,
) -> Result<Response, Error> {
    match press_block(&ctx, at.clone(), block, &fields).await {
        Err(Error::NotFound) => gone(&ctx, at, Ref::Block(block)).await,
        pressed => pressed,
    }
}

async fn press_block(ctx: &Ctx, at: At, block: i64, fields: &Fields) -> Result<Response, Error> {
    let e = load::edition(ctx, at.clone()).await?;
    let (by, of, what) = (ctx.actor().clone(), e.id, fields.one("do").to_string());
    let before = place_of(ctx, &e, block).await?;
    let (did, now): (Did, i64) = ctx
        .site
        .db
        .write(move |tx| -> Result<(Did, i64), Error> {
            Ok(match what.as_str() {
                "remove" => (("removed", Some(edit::remove_block(tx, &by, of, block)?)), block),
                "join" => {
                    let (into, number) = edit::join_block(tx, &by, of, block)?;
                    (("joined", Some(number)), into)
                }
                step => {
                    let step = Step::parse(step).ok_or(Error::BadRequest)?;
                    ((if edit::move_block(tx, &by, of, block, step)? { "moved" } else { "not-moved" }, None), block)
                }
            })
        })
        .await?;
    let e = load::edition(ctx, at).await?;
    let is_gone = did.0 == "removed";
    let (chapter, number) = if is_gone { before } else { place_of(ctx, &e, now).await? };
    let mark = if is_gone { "#text".to_string() } else { format!("#p{now}") };
    Ok(back(ctx, &address::part(&e, chapter), &[("page", number.to_string())], did, &mark))
}

pub async fn undo(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let (by, of) = (ctx.actor().clone(), e.id);
    let number = fields.number("removed").ok_or(Error::BadRequest)?;
    let done = match ctx.site.db.write(move |tx| edit::undo(tx, &by, of, number)).await {
        Ok(()) => "restored",
        // Somebody was faster: it is back already, or what was moved was taken out.
        Err(cantiere_spine::Error::NotFound("removed")) => "not-restored",
        Err(error) => return Err(error.into()),
    };
    Ok(back(&ctx, &address::draft(&e), &[], (done, None), ""))
}

pub async fn start(ctx: Ctx, Path(at): Path<At>) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let (by, of) = (ctx.actor().clone(), e.id);
    ctx.site.db.write(move |tx| edit::start(tx, &by, of)).await?;
    Ok(back(&ctx, &address::draft(&e), &[], ("started", None), ""))
}

/// To the draft, which says that a colleague took out what the button or the form was for; what the edition never had is not
/// found.
pub async fn gone(ctx: &Ctx, at: At, what: Ref) -> Result<Response, Error> {
    let own = ctx.clone();
    let e = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &at)?;
            let was_there = match what {
                Ref::Item(item) => edit::gone::parent_of_item(conn, &e, item)?.is_some(),
                Ref::Block(block) => edit::gone::spot_of_block(conn, &e, block)?.is_some(),
                _ => false,
            };
            if was_there { Ok(e) } else { Err(Error::NotFound) }
        })
        .await?;
    Ok(back(ctx, &address::draft(&e), &[], ("gone", None), ""))
}

/// To a page that says what was done.
pub fn back(ctx: &Ctx, path: &str, more: &[(&str, String)], (done, removed): Did, mark: &str) -> Response {
    let removed = removed.map(|n| n.to_string()).unwrap_or_default();
    let mut pairs: Vec<(&str, &str)> = more.iter().map(|(k, v)| (*k, v.as_str())).collect();
    pairs.extend([("done", done), ("undo", removed.as_str())]);
    Redirect::to(&ctx.href(&format!("{path}{}{mark}", address::query(&pairs)))).into_response()
}

/// The chapter an item stands in.
pub async fn chapter_of(ctx: &Ctx, e: &Edition, item: i64) -> Result<Option<i64>, Error> {
    let revision = e.shown_to_writers().ok_or(Error::NotFound)?;
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let mut at = item;
            // A tree is never deeper than its items are many; the bound keeps a broken one from going round.
            for _ in 0..64 {
                let parent: Option<Option<i64>> =
                    item_row::table.find((revision, at)).select(item_row::parent).first(conn).optional()?;
                match parent {
                    Some(Some(parent)) => at = parent,
                    Some(None) => return Ok(Some(at)),
                    None => return Err(Error::NotFound),
                }
            }
            Err(Error::internal("the items of a draft go round in a circle"))
        })
        .await
}

/// The chapter a paragraph stands in, and the page of it.
pub async fn place_of(ctx: &Ctx, e: &Edition, id: i64) -> Result<(Option<i64>, usize), Error> {
    let revision = e.shown_to_writers().ok_or(Error::NotFound)?;
    ctx.site.db.read(move |conn| page_of(conn, revision, id)).await
}

fn page_of(conn: &mut Conn, revision: i64, id: i64) -> Result<(Option<i64>, usize), Error> {
    let (chapter, position): (Option<i64>, i64) = block_row::table
        .inner_join(block::table.on(block::id.eq(block_row::block)))
        .filter(block_row::revision.eq(revision))
        .filter(block_row::block.eq(id))
        .select((block_row::chapter, block_row::position))
        .first(conn)
        .optional()?
        .ok_or(Error::NotFound)?;
    let skeleton = text::chapter(conn, revision, chapter)?;
    Ok((chapter, skeleton.starts.iter().filter(|start| **start <= position).count().max(1)))
}
