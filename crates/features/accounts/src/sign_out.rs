//! `POST /{lang}/sign-out`: ends the session here and on the server.

use crate::session;
use axum::response::Response;
use cantiere_spine::actor::session as sessions;
use cantiere_web::{Ctx, Error};
use http::HeaderMap;

pub async fn send(ctx: Ctx, headers: HeaderMap) -> Result<Response, Error> {
    if let Some(token) = session::own_token(&ctx, &headers) {
        ctx.site.db.write(move |tx| sessions::end(tx, &token)).await?;
    }
    Ok(session::left(&ctx, &ctx.href("/")))
}
