//! The button “support”: on a need or a proposal, for oneself or for an organisation; and taking it back.

use crate::state::State;
use crate::{address, load, one};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_spine::contribution::{Support, SupportInput};
use cantiere_spine::plan::EditionRef;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    /// The id of an organisation, or empty.
    speaker: String,
    take_back: String,
}

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
    Form(wish): Form<Wish>,
) -> Result<Response, Error> {
    let actor = ctx.signed_in()?.clone();
    state.act(&ctx)?;
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    let id = load::id_of(&ctx, &at, number).await?;
    let acting_for = wish.speaker.parse::<i64>().ok().filter(|id| *id > 0).map(OrganizationId);
    let by = Actor { acting_for, ..actor };
    let input = SupportInput { contribution: id, by, wanted: wish.take_back.is_empty(), zone: ctx.site.zone().clone() };
    ctx.site.db.write_batch::<Support>(input).await?;
    Ok(one::to(&ctx, &base, number, "", "#support"))
}
