//! `POST /organizations/{slug}/join`: asking an organisation to be taken in; its representatives get a mail.

use crate::state::State;
use crate::{address, mail};
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_spine::actor::organization::{directory, member};
use cantiere_web::{Ctx, Error};
use std::sync::Arc;

/// After reloading: to the list of one's own.
pub async fn again(ctx: Ctx, Path((_, _)): Path<(Lang, String)>) -> Redirect {
    Redirect::to(&ctx.href(address::MINE))
}

pub async fn ask(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, slug)): Path<(Lang, String)>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    state.of_person.take(ctx.site.now(), by.person.map(|p| p.to_string()).unwrap_or_default())?;
    let (site, name) = (ctx.site.clone(), ctx.viewer.name.clone());
    let asked = ctx
        .site
        .db
        .write(move |tx| -> Result<bool, cantiere_spine::Error> {
            let body = directory::by_slug(tx, &slug)?;
            if !member::ask(tx, &by, body.id)? {
                return Ok(false);
            }
            let to = member::representatives(tx, body.id)?;
            let keys = ("organizations-mail-asked-subject", "organizations-mail-asked-body");
            let values = [("name", body.name.as_str()), ("person", name.as_str())];
            mail::send_all(tx, &site, &to, keys, &values, &address::own(&body.slug))?;
            Ok(true)
        })
        .await?;
    let done = if asked { "asked" } else { "there" };
    Ok(Redirect::to(&ctx.href(&format!("{}?done={done}", address::MINE))).into_response())
}
