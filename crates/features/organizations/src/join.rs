//! `POST /organizations/{slug}/join`: asking an organisation to be taken in, whose representatives get a mail; taking the
//! request back.

use crate::state::State;
use crate::{address, mail};
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_spine::actor::organization::{directory, member};
use cantiere_web::{Ctx, Error};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    /// `take-back`, or empty: to ask.
    what: String,
}

/// After reloading: to the list of one's own.
pub async fn again(ctx: Ctx, Path((_, _)): Path<(Lang, String)>) -> Redirect {
    Redirect::to(&ctx.href(address::MINE))
}

pub async fn ask(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, slug)): Path<(Lang, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    if fields.what == "take-back" {
        return take_back(&ctx, slug).await;
    }
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

async fn take_back(ctx: &Ctx, slug: String) -> Result<Response, Error> {
    let by = ctx.actor().clone();
    let written = ctx.site.db.write(move |tx| -> Result<bool, cantiere_spine::Error> {
        let body = directory::by_slug(tx, &slug)?;
        member::take_back(tx, &by, body.id)
    });
    let done = if written.await? { "?done=unasked" } else { "" };
    Ok(Redirect::to(&ctx.href(&format!("{}{done}", address::MINE))).into_response())
}
