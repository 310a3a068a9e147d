//! Taking back what one has sent.

use super::problems;
use crate::one::{self, Typed};
use crate::state::State;
use crate::{address, load};
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use cantiere_spine::contribution;
use cantiere_spine::plan::EditionRef;
use cantiere_web::{Ctx, Error};
use std::sync::Arc;

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number)): Path<(String, String, String, i64)>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    state.act(&ctx)?;
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    let id = load::id_of(&ctx, &at, number).await?;
    let zone = ctx.site.zone().clone();
    match ctx.site.db.write(move |tx| contribution::withdraw(tx, &zone, &by, id)).await {
        Ok(()) => Ok(one::to(&ctx, &base, number, "1", "")),
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            one::refused(&ctx, at, number, Typed::default(), mistakes).await
        }
    }
}

/// `POST …/contributions/{number}/replies/{reply}/withdraw`: the same for a reply.
pub async fn reply(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, number, id)): Path<(String, String, String, i64, i64)>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    state.act(&ctx)?;
    let at = EditionRef { plan, edition };
    let base = address::of_slugs(&at.plan, &at.edition);
    let id = ctx
        .site
        .db
        .read({
            let (ctx, at) = (ctx.clone(), at.clone());
            move |conn| -> Result<_, Error> {
                let (_, process) = load::both(conn, &ctx, &at)?;
                let above = contribution::find(conn, process.id, number)?.id;
                let reply = contribution::by_ids(conn, &[id])?.pop().filter(|r| r.parent == Some(above));
                Ok(reply.ok_or(Error::NotFound)?.id)
            }
        })
        .await?;
    let zone = ctx.site.zone().clone();
    match ctx.site.db.write(move |tx| contribution::withdraw(tx, &zone, &by, id)).await {
        Ok(()) => Ok(one::to(&ctx, &base, number, "reply-withdrawn", &format!("#r{id}"))),
        Err(error) => {
            let mistakes = problems(&ctx, error)?;
            one::refused(&ctx, at, number, Typed::default(), mistakes).await
        }
    }
}
