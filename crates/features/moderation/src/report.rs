//! `POST …/reports`: a reader reports a contribution or a reply. The second click; the case number is the answer.

use crate::address;
use crate::state::State;
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::ContributionId;
use cantiere_spine::moderation;
use cantiere_web::{Ctx, Error, Network};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    of: String,
    reason: String,
    text: String,
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Path((_, _, _)): Path<(String, String, String)>,
    Form(wish): Form<Wish>,
) -> Result<Response, Error> {
    let id = ContributionId(wish.of.parse().map_err(|_| Error::NotFound)?);
    let now = ctx.site.now();
    match ctx.actor().person {
        Some(person) => state.reports_of_person.take(now, person.to_string())?,
        None => state.reports_of_network.take(now, network.0.to_string())?,
    }
    let by = ctx.actor().clone();
    let uuid = ctx.site.db.write(move |tx| moderation::report(tx, &by, id, &wish.reason, &wish.text)).await?;
    Ok(Redirect::to(&ctx.href(&address::case(&uuid))).into_response())
}
