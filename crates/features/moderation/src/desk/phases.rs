//! `POST /desk/…/moderation/phases`: what is read before everybody sees it.

use super::both;
use crate::address;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, can};
use cantiere_domain::process::PhaseKind;
use cantiere_spine::moderation;
use cantiere_spine::plan::EditionRef;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    feedback: String,
    proposals: String,
}

pub async fn save(
    ctx: Ctx,
    Path((_, plan, edition)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let at = EditionRef { plan, edition };
    let (edition, process) = ctx
        .site
        .db
        .read({
            let ctx = ctx.clone();
            move |conn| both(conn, &ctx, &at)
        })
        .await?;
    if !can(&by, Action::Plan, &edition.scope()) {
        return Err(Error::Forbidden);
    }
    let to = address::queue(&edition);
    ctx.site
        .db
        .write(move |tx| -> Result<(), cantiere_spine::Error> {
            for (phase, told) in [(PhaseKind::Feedback, &fields.feedback), (PhaseKind::Proposals, &fields.proposals)] {
                if matches!(told.as_str(), "before" | "after") {
                    moderation::set_before(tx, &by, &edition, process.id, phase, told == "before")?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(Redirect::to(&ctx.href(&format!("{to}?done=phases"))).into_response())
}
