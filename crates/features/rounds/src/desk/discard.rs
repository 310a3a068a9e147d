//! Deleting a vote that was prepared by mistake and never opened.

use super::round::{again, changed_since, find};
use crate::load::{At, Which};
use crate::words::Mistake;
use crate::{address, keys};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::round;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};

pub async fn discard(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(which): Path<Which>,
    fields: Fields,
) -> Result<Response, Error> {
    let found = find(&ctx, &at, which).await?;
    let (by, of, id) = (ctx.actor().clone(), found.edition.clone(), found.round.id);
    let seen = fields.number("version").unwrap_or_default();
    match ctx.site.db.write(move |tx| round::discard(tx, &by, &of, id, seen)).await {
        Ok(gone) => {
            if let Err(error) = keys::forget(&ctx.site, &gone) {
                tracing::warn!(%error, "the keys of a vote that is no more are still there");
            }
            let to = format!("{}?done=discarded", address::votes(&found.edition));
            Ok(Redirect::to(&ctx.href(&to)).into_response())
        }
        Err(cantiere_spine::Error::Invalid(problems)) => again(&ctx, found, Mistake::all(&ctx, &problems), None).await,
        Err(cantiere_spine::Error::Stale) => changed_since(&ctx, find(&ctx, &at, which).await?).await,
        Err(error) => Err(error.into()),
    }
}
