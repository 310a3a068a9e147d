//! From somebody who has shown who they are to a browser that is signed in, and back.
//! The only place that sets the session cookie.

use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Assurance;
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::session;
use cantiere_web::{Ctx, Error, cookie, no_cookie, token};
use http::{HeaderMap, header};

/// Begins a session, ends the one this browser had, and sends the reader on to `target`, a local path.
pub async fn begin(ctx: &Ctx, headers: &HeaderMap, person: PersonId, level: Assurance, target: &str) -> Result<Response, Error> {
    let before = own_token(ctx, headers);
    let token = ctx
        .site
        .db
        .write(move |tx| session::begin(tx, person, level, before.as_deref()))
        .await?;
    Ok(entered(ctx, &token, target))
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
