//! The address of a plan without an edition leads to the edition one should read now.

use crate::address;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::plan::EditionState;
use cantiere_spine::plan::edition;
use cantiere_web::{Ctx, Error};

pub async fn show(ctx: Ctx, Path((_, plan)): Path<(String, String)>) -> Result<Response, Error> {
    let reader = ctx.actor().clone();
    let editions = ctx.site.db.read(move |conn| edition::of_plan(conn, &reader, &plan).map_err(Error::from)).await?;
    let first = |wanted: EditionState| editions.iter().find(|e| e.state == wanted);
    let best = first(EditionState::InConsultation)
        .or_else(|| first(EditionState::InForce))
        .or_else(|| editions.first())
        .ok_or(Error::NotFound)?;
    Ok(Redirect::to(&ctx.href(&address::edition(best))).into_response())
}
