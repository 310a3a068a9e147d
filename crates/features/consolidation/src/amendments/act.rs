//! `POST /desk/…/amendments/{number}`: writes the amendment into the draft, with its own words or those chosen, or takes
//! it back. When the words changed since the page was made, both are shown.

use super::{Which, one};
use crate::address;
use crate::load::At;
use crate::received::Mistake;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::{Error as Spine, amend};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use http::StatusCode;

pub async fn save(
    ctx: Ctx,
    Path(at): Path<At>,
    Path(Which { number }): Path<Which>,
    fields: Fields,
) -> Result<Response, Error> {
    let own = ctx.clone();
    let place = at.clone();
    let found = ctx.site.db.read(move |conn| one::find(conn, &own, &place, number)).await?;
    let (by, of, id) = (ctx.actor().clone(), found.edition.id, found.amendment.contribution.id);
    let version = fields.one("version").parse().unwrap_or(0);
    let words = fields.one("words").to_string();
    let (done, written) = match fields.one("do") {
        "apply" => ("applied", ctx.site.db.write(move |tx| amend::apply(tx, &by, of, id, version, None)).await),
        "words" => {
            let words = words.clone();
            ("applied", ctx.site.db.write(move |tx| amend::apply(tx, &by, of, id, version, Some(&words))).await)
        }
        "undo" => ("undone", ctx.site.db.write(move |tx| amend::undo(tx, &by, of, id)).await),
        _ => return Err(Error::BadRequest),
    };
    let (status, mistakes) = match written {
        Ok(()) => {
            let list = address::amendments(&found.edition);
            return Ok(Redirect::to(&ctx.href(&format!("{list}?done={done}#n{number}"))).into_response());
        }
        Err(Spine::Stale) => (StatusCode::CONFLICT, Vec::new()),
        Err(Spine::Invalid(problems)) => {
            let mut mistakes = Mistake::all(&ctx, &problems);
            // Every problem of the words is one of the only field there is.
            mistakes.iter_mut().for_each(|m| m.field = "words".into());
            (StatusCode::UNPROCESSABLE_ENTITY, mistakes)
        }
        Err(error) => return Err(error.into()),
    };
    let own = ctx.clone();
    let fresh = ctx.site.db.read(move |conn| one::find(conn, &own, &at, number)).await?;
    let entered = if words.is_empty() { fresh.amendment.asked.clone() } else { words };
    one::again(&ctx, &fresh, entered, mistakes, status).await
}
