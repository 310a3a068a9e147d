//! `POST /desk/paste`: what a word processor put on the clipboard, as the text that the desk writes. The page's script only
//! carries the clipboard here; what is kept of it is decided by `cantiere_documents`. Nothing is stored.

use axum::response::{IntoResponse, Response};
use cantiere_web::{Ctx, Error};
use http::header;

/// What a clipboard may hold; `documents` refuses a little less, with words.
pub const MOST: usize = 5 << 20;

pub async fn clean(ctx: Ctx, html: String) -> Result<Response, Error> {
    let actor = ctx.signed_in()?;
    // Whoever writes any plan: the text belongs to none yet.
    if !crate::plans_somewhere(actor) {
        return Err(Error::Forbidden);
    }
    let read = tokio::task::spawn_blocking(move || cantiere_documents::paste_to_markdown(&html));
    match read.await.map_err(Error::internal)? {
        Ok(text) => Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()),
        Err(_) => Err(Error::TooLarge),
    }
}
