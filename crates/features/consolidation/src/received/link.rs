//! `POST /desk/…/contributions-received/link`: what changed because of a contribution whose answer is out.

use super::answer::page::{Entered, render};
use super::answer::read::read;
use super::{Mistake, places};
use crate::address;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::{answer, contribution};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, html, with_status};
use http::StatusCode;

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let (edition, process) = ctx
        .site
        .db
        .read({
            let (ctx, at) = (ctx.clone(), at.clone());
            move |conn| load::workbench(conn, &ctx, &at)
        })
        .await?;
    let number: i64 = fields.one("n").parse().map_err(|_| Error::BadRequest)?;
    let part = fields.number("part");
    let (by, of, e, changed) = (ctx.actor().clone(), process.id, edition.clone(), fields.one("changed").to_string());
    let written = ctx
        .site
        .db
        .write(move |tx| -> Result<(), cantiere_spine::Error> {
            let refs = places::parse(tx, &e, &changed)?.map_err(cantiere_spine::Error::from)?;
            let id = contribution::find(tx, of, number)?.id;
            answer::add_changes(tx, &by, of, id, part, &refs)
        })
        .await;
    match written {
        Ok(()) => Ok(Redirect::to(&ctx.href(&format!("{}?done=linked", address::received(&edition)))).into_response()),
        // The form again, with what was written in it.
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let found = read(&ctx, at, Ok(vec![number])).await?;
            let entered = Entered {
                changed: fields.one("changed").to_string(),
                part: fields.one("part").to_string(),
                ..Entered::of_answers(&found)
            };
            let page = render(&ctx, &found, entered, Mistake::all(&ctx, &problems), false, "").await;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(error) => Err(error.into()),
    }
}
