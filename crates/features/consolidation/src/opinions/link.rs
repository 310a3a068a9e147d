//! `/opinions/{token}`: the same form for who comes by the mailed link, without a password. Looking changes nothing, so that
//! a program which follows links in mail does no harm.

use super::{Asked, MOST, Said, Wish, render, shown};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::ContributionId;
use cantiere_spine::work::asked::{self, Ask};
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, SealedLink, Site, html, with_status};

const LINK: SealedLink = SealedLink { below: "/opinions", purpose: "opinion link" };

/// The path of the mailed link, without the language.
pub fn path(site: &Site, ask: &Ask) -> String {
    LINK.path(&site.options.secret, ask.id, ask.sealed().as_bytes())
}

async fn find(ctx: &Ctx, token: &str) -> Result<(Ask, Vec<Asked>), Error> {
    let (id, seal) = SealedLink::read(token)?;
    let own = ctx.clone();
    ctx.site
        .db
        .read(move |conn| -> Result<_, Error> {
            let ask = asked::find(conn, id, own.site.now())?;
            LINK.check(&own.site.options.secret, ask.sealed().as_bytes(), &seal)?;
            let requests = asked::requests(conn, &ask, MOST)?;
            Ok((ask, shown(conn, &ask.actor(), requests)?))
        })
        .await
}

pub async fn show_by_link(
    ctx: Ctx,
    Path((_, token)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let (ask, rows) = find(&ctx, &token).await?;
    let news = if wish.done == "said" { ctx.t("consolidation-done-opinion") } else { String::new() };
    html(render(&ctx, rows, news, None, &path(&ctx.site, &ask)).await)
}

pub async fn say_by_link(
    ctx: Ctx,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (ask, rows) = find(&ctx, &token).await?;
    let (said, action) = (Said::of(&fields), path(&ctx.site, &ask));
    let (to, version, words) = (said.to, said.version, said.text.clone());
    if said.office != ask.office {
        return Err(Error::NotFound);
    }
    let written = ctx.site.db.write(move |tx| asked::say(tx, &ask, ContributionId(to), version, &words)).await;
    let Err(error) = written else {
        return Ok(Redirect::to(&ctx.href(&format!("{action}?done=said"))).into_response());
    };
    let stale = matches!(error, cantiere_spine::Error::Stale);
    let (status, refused) = said.refused(&ctx, error)?;
    // Whoever saves after seeing what stands now chose to.
    let rows = if stale { find(&ctx, &token).await?.1 } else { rows };
    Ok(with_status(html(render(&ctx, rows, String::new(), Some(refused), &action).await)?, status))
}
