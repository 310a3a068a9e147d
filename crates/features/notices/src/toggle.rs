//! `/{lang}/follow/{kind}/{id}`: following something, at a pace, and leaving it. Whoever came from signing in confirms
//! here: a link alone changes nothing.

use crate::things::{self, Thing};
use crate::{mine, words};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Ref;
use cantiere_spine::notice::{self, Pace};
use cantiere_web::{Ctx, Error, Page, html};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "follow.html")]
struct FollowPage {
    page: Page,
    thing: String,
    thing_lang: &'static str,
    thing_href: String,
    action: String,
    followed: bool,
    paces: Vec<mine::Choice>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    pace: String,
    stop: String,
    /// `mine`: back to the page of one's own.
    from: String,
}

pub async fn show(ctx: Ctx, Path((_, kind, id)): Path<(String, String, String)>) -> Result<Response, Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let on = things::parse(&kind, &id).ok_or(Error::NotFound)?;
    let thing = found(&ctx, on).await?;
    let (known, chosen) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            Ok((notice::followed(conn, person, &[on])?[0], notice::chosen(conn, person)?))
        })
        .await?;
    let page = ctx.page(ctx.t("notices-follow-title")).await.here().noindex();
    html(FollowPage {
        thing_href: page.href(&thing.path),
        thing: thing.name,
        thing_lang: thing.lang.as_str(),
        action: page.href(crate::address::follow(on)),
        followed: known.is_some(),
        paces: mine::paces(&ctx, known.unwrap_or(chosen.pace)),
        page,
    })
}

pub async fn send(
    ctx: Ctx,
    Path((_, kind, id)): Path<(String, String, String)>,
    Form(wish): Form<Wish>,
) -> Result<Response, Error> {
    let by = ctx.signed_in()?.clone();
    let person = by.person.ok_or(Error::SignIn)?;
    let on = things::parse(&kind, &id).ok_or(Error::NotFound)?;
    let own = ctx.href("/my-notices#following");
    if !wish.stop.is_empty() {
        // Also of what one may not see any more.
        ctx.site.db.write(move |tx| notice::unfollow(tx, person, on)).await?;
        let back = match (wish.from.as_str(), found(&ctx, on).await) {
            ("mine", _) | (_, Err(Error::NotFound)) => own,
            (_, thing) => format!("{}#follow", ctx.href(&thing?.path)),
        };
        return Ok(Redirect::to(&back).into_response());
    }
    let pace = match wish.pace.is_empty() {
        true => None,
        false => Some(Pace::parse(&wish.pace).ok_or(Error::BadRequest)?),
    };
    let thing = found(&ctx, on).await?;
    ctx.site.db.write(move |tx| notice::follow(tx, &by, on, pace)).await?;
    let back = if wish.from == "mine" { own } else { format!("{}#follow", ctx.href(&thing.path)) };
    Ok(Redirect::to(&back).into_response())
}

/// The thing, if this reader may see it.
async fn found(ctx: &Ctx, on: Ref) -> Result<Thing, Error> {
    let asked = ctx.clone();
    let found = ctx.site.db.read(move |conn| things::find(conn, &asked.site, asked.lang, asked.actor(), &[on])).await?;
    found.into_iter().next().flatten().ok_or(Error::NotFound)
}

impl FollowPage {
    fn title(&self) -> String {
        words::t(&self.page.ctx().site, self.page.ctx().lang, "notices-follow-title")
    }
}
