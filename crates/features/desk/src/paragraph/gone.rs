//! A form whose paragraph a colleague took away: what was typed is shown again, to be added where it stood.

use super::{Form, around, page};
use crate::keep;
use crate::load::{self, At};
use axum::response::Response;
use cantiere_spine::plan::edit;
use cantiere_spine::plan::edit::block::Spot;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;

/// A colleague took the paragraph out while it was reworded: the words stand in a form that adds them again, where they stood.
pub(super) async fn block(ctx: Ctx, at: At, block: i64, form: Form) -> Result<Response, Error> {
    let own = ctx.clone();
    let (around, spot) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let around = around(conn, &own, &at, None, "")?;
            let spot = edit::gone::spot_of_block(conn, &around.e, block)?.ok_or(Error::NotFound)?;
            Ok((around, spot))
        })
        .await?;
    let (after, part) = match spot {
        Spot::After(block) => (block.to_string(), String::new()),
        Spot::In(item) => (String::new(), item.unwrap_or(0).to_string()),
    };
    let form = Form { after, part, gone: block.to_string(), ..form };
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
    let form = Form { part: parent.unwrap_or(0).to_string(), gone: "0".into(), ..form };
    let page = page(&ctx, around, form, 0, Vec::new(), Vec::new(), false).await;
    Ok(with_status(html(page)?, StatusCode::CONFLICT))
}

/// What waits of a paragraph that is not there any more, to be added again.
pub(super) async fn unsaved(ctx: Ctx, at: At, block: i64) -> Result<Response, Error> {
    let (own, place) = (ctx.clone(), at.clone());
    let waiting = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &place)?;
            keep::find(conn, &own, &e, ("block", Some(block)), "")
        })
        .await?;
    let last = waiting.first().ok_or(Error::NotFound)?;
    let fields: Fields = serde_json::from_str(&last.fields).map_err(Error::internal)?;
    self::block(ctx, at, block, Form::of_fields(&fields)).await
}
