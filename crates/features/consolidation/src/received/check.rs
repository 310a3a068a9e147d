//! `POST /desk/…/contributions-received/check`: a second person has read these drafts.

use crate::address;
use crate::fields::Fields;
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::{answer, contribution};
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
    let mut read: Vec<(i64, i64)> = Vec::new();
    for number in fields.all("n").take(answer::CHUNK) {
        let number = number.parse().map_err(|_| Error::BadRequest)?;
        let seen = fields.one(&format!("seen_{number}")).parse().map_err(|_| Error::BadRequest)?;
        read.push((number, seen));
    }
    let (by, of) = (ctx.actor().clone(), process.id);
    ctx.site
        .db
        .write(move |tx| -> Result<(), cantiere_spine::Error> {
            let mut found = Vec::with_capacity(read.len());
            for (number, seen) in &read {
                found.push((contribution::find(tx, of, *number)?.id.0, *seen));
            }
            answer::check(tx, &by, of, &found)
        })
        .await?;
    Ok(Redirect::to(&ctx.href(&format!("{}?done=checked", address::received(&edition)))).into_response())
}
