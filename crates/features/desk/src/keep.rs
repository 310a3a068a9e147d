//! `POST /desk/…/keep`: what somebody is writing is kept while they write; the form offers it when they come back.

use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use cantiere_spine::plan::edit::waiting;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use http::StatusCode;

/// Texts longer than this are not kept while they are written.
const MOST: usize = 200_000;

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let target = fields.one("target").to_string();
    if !is_target(&target) {
        return Err(Error::BadRequest);
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

/// `item:12` or `block:7`; what is new has no number and is kept by its own form's place.
fn is_target(text: &str) -> bool {
    let number = text.strip_prefix("item:").or_else(|| text.strip_prefix("block:"));
    number.is_some_and(|n| !n.is_empty() && n.len() < 20 && n.bytes().all(|b| b.is_ascii_digit()))
}
