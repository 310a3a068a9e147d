//! From somebody who has shown who they are to a browser that is signed in, and back.
//! The only place that sets the session cookie.

use crate::next;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Assurance;
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::{pending, session};
use cantiere_store::Tx;
use cantiere_web::{Ctx, Error, cookie, no_cookie, token};
use http::{HeaderMap, header};

/// Begins a session, ends the one this browser had, gives the person the text that waited for them, and sends the reader
/// on: to that text, or to `wish` if it is a page of this site.
pub async fn begin(
    ctx: &Ctx,
    headers: &HeaderMap,
    person: PersonId,
    level: Assurance,
    wish: &str,
    waiting: &str,
) -> Result<Response, Error> {
    let (before, waiting, now) = (own_token(ctx, headers), waiting.to_owned(), ctx.site.now());
    let begun = ctx.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
        let token = session::begin(tx, person, level, before.as_deref())?;
        Ok((token, claimed(tx, now, &waiting, person)?))
    });
    let (token, draft) = begun.await?;
    Ok(entered(ctx, &token, &next::target(ctx, draft.as_deref().unwrap_or(wish))))
}

/// Gives a text that waits to somebody who is in already; the address of the page that takes it back, if there is such a text.
pub async fn claim(ctx: &Ctx, person: PersonId, waiting: String) -> Result<Option<String>, Error> {
    if waiting.is_empty() {
        return Ok(None);
    }
    let now = ctx.site.now();
    Ok(ctx.site.db.write(move |tx| claimed(tx, now, &waiting, person)).await?)
}

fn claimed(tx: &mut Tx, now: i64, waiting: &str, person: PersonId) -> Result<Option<String>, cantiere_spine::Error> {
    let found = if waiting.is_empty() { None } else { pending::find(tx, now, waiting)? };
    Ok(found.map(|id| pending::claim(tx, id, person)).transpose()?.flatten())
}

/// The answer to a browser whose session was begun by another write.
pub fn entered(ctx: &Ctx, token: &str, target: &str) -> Response {
    let mut response = Redirect::to(target).into_response();
    response.headers_mut().append(header::SET_COOKIE, cookie(&ctx.site, token));
    response
}

pub fn left(ctx: &Ctx, target: &str) -> Response {
    let mut response = Redirect::to(target).into_response();
    response.headers_mut().append(header::SET_COOKIE, no_cookie(&ctx.site));
    response
}

/// The token that the browser sends, whatever it is worth.
pub fn own_token(ctx: &Ctx, headers: &HeaderMap) -> Option<String> {
    token(headers, ctx.site.base_url.cookie_name()).map(str::to_owned)
}
