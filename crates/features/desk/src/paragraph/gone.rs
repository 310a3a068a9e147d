//! A form whose paragraph a colleague took away: what was typed is shown again, to be added where it stood.

use super::{Form, around, page};
use crate::act;
use crate::keep;
use crate::load::At;
use axum::response::Response;
use cantiere_domain::Ref;
use cantiere_spine::plan::edit;
use cantiere_spine::plan::edit::block::Spot;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;

/// A colleague took out the paragraph that was reworded, or the one that a new one was to stand behind: the words stand in a
/// form that adds them where that stood.
pub(super) async fn block(ctx: Ctx, at: At, block: Option<i64>, form: Form) -> Result<Response, Error> {
    let missing = block.or_else(|| form.after.parse().ok()).ok_or(Error::NotFound)?;
    let own = ctx.clone();
    let (around, spot) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let around = around(conn, &own, &at, None, "")?;
            let spot = edit::gone::spot_of_block(conn, &around.e, missing)?.ok_or(Error::NotFound)?;
            Ok((around, spot))
        })
        .await?;
    let (after, part) = match spot {
        Spot::After(block) => (block.to_string(), String::new()),
        Spot::In(item) => (String::new(), item.unwrap_or(0).to_string()),
    };
    let gone = keep::gone("block", block, &form.begun, &form.gone);
    let form = Form { after, part, gone, ..form };
    let page = page(&ctx, around, form, 0, Vec::new(), Vec::new(), false).await;
    Ok(with_status(html(page)?, StatusCode::CONFLICT))
}

/// The same when the part is gone in which a new paragraph was to stand: what that stood in takes it.
pub(super) async fn part(ctx: Ctx, at: At, form: Form) -> Result<Response, Error> {
    let (own, missing) = (ctx.clone(), form.part.parse::<i64>().map_err(|_| Error::NotFound)?);
    let (around, parent) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let around = around(conn, &own, &at, None, "")?;
            let parent = edit::gone::parent_of_item(conn, &around.e, missing)?.ok_or(Error::NotFound)?;
            Ok((around, parent))
        })
        .await?;
    let gone = keep::gone("block", None, &form.begun, &form.gone);
    let form = Form { part: parent.unwrap_or(0).to_string(), gone, ..form };
    let page = page(&ctx, around, form, 0, Vec::new(), Vec::new(), false).await;
    Ok(with_status(html(page)?, StatusCode::CONFLICT))
}

/// What waits of a paragraph that is not there any more, to be added again; where nothing waits, the draft says what
/// happened.
pub(super) async fn unsaved(ctx: Ctx, at: At, block: i64) -> Result<Response, Error> {
    match keep::last(&ctx, &at, "block", block).await {
        Ok(fields) => self::block(ctx, at, Some(block), Form::of_fields(&fields)).await,
        Err(Error::NotFound) => act::gone(&ctx, at, Ref::Block(block)).await,
        Err(error) => Err(error),
    }
}
