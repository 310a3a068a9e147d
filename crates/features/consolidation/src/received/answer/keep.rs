//! `POST /desk/…/contributions-received/answer/keep`: what somebody is writing is kept while they write; the form offers it
//! when they come back.

use super::{numbers, target};
use crate::load::{self, At};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use cantiere_spine::work::unfinished;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error};
use http::StatusCode;

/// Texts longer than this are not kept while they are written.
const LONGEST: usize = 200_000;

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let own = ctx.clone();
    let (_, process) = ctx.site.db.read(move |conn| load::workbench(conn, &own, &at)).await?;
    let target = target(&numbers(fields.all("n"))?);
    // The versions that were read stay with the words, so that what somebody else saves meanwhile is noticed.
    let kept = Fields(fields.0.into_iter().filter(|(name, _)| name != "n" && name != "do").collect());
    let text = serde_json::to_string(&kept).map_err(Error::internal)?;
    if text.len() > LONGEST {
        return Err(Error::TooLarge);
    }
    let (by, of) = (ctx.actor().clone(), process.id);
    ctx.site.db.write(move |tx| unfinished::keep(tx, &by, of, &target, &text)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
