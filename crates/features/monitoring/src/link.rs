//! `/updates/{token}`: the form for who comes by the mailed link, without a password. Looking changes nothing, so that a
//! program which follows links in mail does no harm.

use crate::form::{self, Entered};
use crate::load::{self, Found};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::Error as Spine;
use cantiere_spine::update::{self, Ask};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, SealedLink, Site};
use serde::Deserialize;

const LINK: SealedLink = SealedLink { below: "/updates", purpose: "update link" };

/// The path of the mailed link, without the language.
pub fn path(site: &Site, ask: &Ask) -> String {
    LINK.path(&site.options.secret, ask.id, ask.sealed().as_bytes())
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    done: String,
}

async fn find(ctx: &Ctx, token: &str) -> Result<(Ask, Found), Error> {
    let (id, seal) = SealedLink::read(token)?;
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let ask = update::find(conn, id, own.site.now())?;
            LINK.check(&own.site.options.secret, ask.sealed().as_bytes(), &seal)?;
            let found = load::by_id(conn, &ask.actor(), ask.item)?;
            Ok((ask, found))
        })
        .await
}

pub async fn show(
    ctx: Ctx,
    Path((_, token)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let (ask, found) = find(&ctx, &token).await?;
    form::show(&ctx, &found, &path(&ctx.site, &ask), Entered::of(&found), wish.done == "yes").await
}

pub async fn save(ctx: Ctx, Path((_, token)): Path<(String, String)>, fields: Fields) -> Result<Response, Error> {
    let (ask, found) = find(&ctx, &token).await?;
    let (entered, action) = (Entered::of_fields(&fields), path(&ctx.site, &ask));
    match form::write(&ctx, ask.actor(), ask.item, &entered).await {
        Ok(()) => Ok(Redirect::to(&ctx.href(&format!("{action}?done=yes"))).into_response()),
        Err(Spine::Invalid(problems)) => form::refused(&ctx, &found, &action, entered, &problems).await,
        Err(error) => Err(error.into()),
    }
}
