//! `POST /desk/…/keep`: what somebody is writing is kept while they write; the form offers it when they come back, to go
//! on with or to throw away.

use crate::load::{self, At};
use crate::{act, address};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::edit::waiting;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use http::StatusCode;

/// Texts longer than this are not kept while they are written.
const MOST: usize = 200_000;
const NEW: &str = "new";

/// What a form for something new is kept as.
pub const NEW_ITEM: &str = "item:new";
pub const NEW_BLOCK: &str = "block:new";

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let target = fields.one("target").to_string();
    if !is_target(&target) {
        return Err(Error::BadRequest);
    }
    if fields.has("discard") {
        let (by, of, place) = (ctx.actor().clone(), e.id, form_of(&e, &target));
        ctx.site.db.write(move |tx| waiting::drop(tx, &by, of, &target)).await?;
        return Ok(act::back(&ctx, &place, &[], ("discarded", None), ""));
    }
    let base = fields.number("version").unwrap_or(0);
    let kept =
        Fields(fields.0.into_iter().filter(|(n, _)| !["target", "version", "key"].contains(&n.as_str())).collect());
    let text = serde_json::to_string(&kept).map_err(Error::internal)?;
    if text.len() > MOST {
        return Err(Error::TooLarge);
    }
    let (by, of) = (ctx.actor().clone(), e.id);
    ctx.site.db.write(move |tx| waiting::keep(tx, &by, of, &target, base, &text)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// `item:12`, `block:7`; `item:new` and `block:new` are what each person began to write and has not added.
fn is_target(text: &str) -> bool {
    let which = text.strip_prefix("item:").or_else(|| text.strip_prefix("block:"));
    which.is_some_and(|n| n == NEW || !n.is_empty() && n.len() < 20 && n.bytes().all(|b| b.is_ascii_digit()))
}

/// Where the form of a target is; a new one may belong anywhere, and is begun from the list.
fn form_of(e: &Edition, target: &str) -> String {
    match target.split_once(':') {
        Some(("item", id)) if id != NEW => format!("{}/items/{id}", address::draft(e)),
        Some(("block", id)) if id != NEW => format!("{}/paragraphs/{id}", address::draft(e)),
        _ => address::draft(e),
    }
}
