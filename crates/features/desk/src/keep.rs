//! `POST /desk/…/keep`: what somebody is writing is kept while they write; the form offers it when they come back, to go
//! on with or to throw away.

use crate::load::{self, At};
use crate::{act, address};
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use cantiere_spine::plan::Edition;
use cantiere_spine::plan::edit::waiting::{self, Waiting};
use cantiere_store::Conn;
use cantiere_web::form::Fields;
use cantiere_web::{Ctx, Error, Page};
use http::StatusCode;

/// Texts longer than this are not kept while they are written.
const MOST: usize = 200_000;

/// A text that was kept, as its form offers it.
pub struct Offer {
    pub target: String,
    pub when: String,
}

impl Offer {
    pub fn new(page: &Page, waiting: Waiting) -> Offer {
        Offer { when: page.moment(waiting.at), target: waiting.target }
    }
}

/// What the form of an item or a paragraph is kept as: `item:12`, `block:7`. Each new one has a name of its own from the
/// moment it is begun (`item:new:…`), so that beginning a second one loses nothing of the first.
pub fn target(kind: &str, id: Option<i64>, begun: &str) -> String {
    match id {
        Some(id) => format!("{kind}:{id}"),
        None if begun.starts_with(&new(kind)) && is_target(begun) => begun.to_string(),
        None => format!("{}{}", new(kind), uuid::Uuid::new_v4()),
    }
}

fn new(kind: &str) -> String {
    format!("{kind}:new:")
}

/// What waits for this form; of something new, what was asked for or else what was kept last.
pub fn find(
    conn: &mut Conn,
    ctx: &Ctx,
    e: &Edition,
    (kind, id): (&str, Option<i64>),
    asked: &str,
) -> Result<Option<Waiting>, Error> {
    Ok(match id {
        None if asked.is_empty() => waiting::latest(conn, ctx.actor(), e.id, &new(kind))?,
        _ => waiting::find(conn, ctx.actor(), e.id, &target(kind, id, asked))?,
    })
}

/// The fields that were kept, when it is these that the address asks to take up again.
pub fn taken_up(waiting: Option<&Waiting>, asked: &str) -> Option<Fields> {
    waiting.filter(|w| w.target == asked).and_then(|w| serde_json::from_str(&w.fields).ok())
}

pub async fn save(ctx: Ctx, Path(at): Path<At>, fields: Fields) -> Result<Response, Error> {
    let e = load::edition(&ctx, at).await?;
    let target = fields.one("target").to_string();
    if !is_target(&target) {
        return Err(Error::BadRequest);
    }
    let (by, of) = (ctx.actor().clone(), e.id);
    if fields.has("discard") {
        let form = form_of(&e, &target);
        ctx.site.db.write(move |tx| waiting::drop(tx, &by, of, &target)).await?;
        return Ok(act::back(&ctx, &form, &[], ("discarded", None), ""));
    }
    let base = fields.number("version").unwrap_or(0);
    let kept = Fields(fields.0.into_iter().filter(|(n, _)| !["version", "key"].contains(&n.as_str())).collect());
    let text = serde_json::to_string(&kept).map_err(Error::internal)?;
    if text.len() > MOST {
        return Err(Error::TooLarge);
    }
    ctx.site.db.write(move |tx| waiting::keep(tx, &by, of, &target, base, &text)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

fn is_target(text: &str) -> bool {
    let Some((kind @ ("item" | "block"), which)) = text.split_once(':') else { return false };
    match text.strip_prefix(&new(kind)) {
        Some(begun) => uuid::Uuid::try_parse(begun).is_ok(),
        None => !which.is_empty() && which.len() < 20 && which.bytes().all(|b| b.is_ascii_digit()),
    }
}

/// Where what was thrown away would have been read; what was new belongs nowhere yet.
fn form_of(e: &Edition, target: &str) -> String {
    let base = address::draft(e);
    match target.split_once(':') {
        Some((_, which)) if which.starts_with("new:") => base,
        Some(("item", id)) => format!("{base}/items/{id}"),
        Some((_, id)) => format!("{base}/paragraphs/{id}"),
        None => base,
    }
}
