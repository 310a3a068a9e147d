//! `POST /desk/…/contributions-received/link`: what changed because of a contribution whose answer is out.

use super::places;
use crate::address;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::{answer, contribution};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};

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
    ctx.site
        .db
        .write(move |tx| -> Result<(), cantiere_spine::Error> {
            let refs = places::parse(tx, &e, &changed)?.map_err(cantiere_spine::Error::from)?;
            let id = contribution::find(tx, of, number)?.id;
            answer::add_changes(tx, &by, of, id, part, &refs)
        })
        .await?;
    Ok(Redirect::to(&ctx.href(&format!("{}?done=linked", address::received(&edition)))).into_response())
}
