//! The page of one contribution: its number, the words it was about, what it says, who supports it, replies, history.

mod found;
mod page;
mod reader;

use crate::{address, write};
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::plan::EditionRef;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, cacheable, with_status};
use http::StatusCode;
use page::render;
use serde::Deserialize;

/// What was typed into the form for a reply, which comes back with it.
#[derive(Default)]
pub struct Typed {
    pub text: String,
    pub speaker: String,
    pub draft: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    sent: String,
    draft: String,
    /// The reply from which on they are shown.
    reply: String,
}

/// After reloading a refused form: back to the page.
pub async fn again(ctx: Ctx, Path((_, plan, edition, number)): Path<(String, String, String, i64)>) -> Redirect {
    let base = address::of_slugs(&plan, &edition);
    Redirect::to(&ctx.href(&address::contribution(&base, number)))
}

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, number)): Path<(String, String, String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Error> {
    let number = number.parse().map_err(|_| Error::NotFound)?;
    let at = EditionRef { plan, edition };
    let (text, draft) = write::pending_text(&ctx, "reply", &wish.draft).await?;
    let from = wish.reply.parse().unwrap_or(0);
    let typed = Typed { text, draft, ..Typed::default() };
    let (response, topics) = render(&ctx, at, number, from, &wish.sent, typed, Vec::new()).await?;
    Ok(cacheable(response, topics))
}

/// The page with a reply that was refused, and why.
pub async fn refused(
    ctx: &Ctx,
    at: EditionRef,
    number: i64,
    typed: Typed,
    problems: Vec<Mistake>,
) -> Result<Response, Error> {
    let (response, _) = render(ctx, at, number, 0, "", typed, problems).await?;
    Ok(with_status(response, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Where a finished action leads.
pub fn to(ctx: &Ctx, base: &str, number: i64, sent: &str, anchor: &str) -> Response {
    // A new reply stands at the end, which may be on another page of them.
    let reply = anchor.strip_prefix("#r").filter(|id| id.bytes().all(|b| b.is_ascii_digit())).unwrap_or_default();
    let path =
        format!("{}{}", address::contribution(base, number), address::query(&[("sent", sent), ("reply", reply)]));
    Redirect::to(&format!("{}{anchor}", ctx.href(&path))).into_response()
}
