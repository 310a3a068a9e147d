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
/// moment it is begun (`item:new:…`), so that beginning a second one loses nothing of the first; what is begun while an
/// earlier text of the same thing waits is kept beside it (`block:7:2`).
pub fn target(kind: &str, id: Option<i64>, begun: &str) -> String {
    match id {
        Some(id) if is_of(&format!("{kind}:{id}"), begun) => begun.to_string(),
        Some(id) => format!("{kind}:{id}"),
        None if begun.starts_with(&new(kind)) && is_target(begun) => begun.to_string(),
        None => format!("{}{}", new(kind), uuid::Uuid::new_v4()),
    }
}

/// The same for a form that begins now, beside what waits for it: none of that is written over before somebody took it up or
/// threw it away. Who ignored nine loses the oldest.
pub fn beside(kind: &str, id: Option<i64>, waiting: &[Waiting]) -> String {
    let Some(id) = id else { return target(kind, None, "") };
    let own = format!("{kind}:{id}");
    let places = std::iter::once(own.clone()).chain((2..=PLACES).map(|n| format!("{own}:{n}")));
    let free = places.into_iter().find(|place| waiting.iter().all(|w| w.target != *place));
    free.or_else(|| waiting.last().map(|w| w.target.clone())).unwrap_or(own)
}

/// Texts that wait beside one another for one form.
const PLACES: u8 = 9;

fn is_of(own: &str, target: &str) -> bool {
    let Some(rest) = target.strip_prefix(own) else { return false };
    rest.is_empty() || rest.strip_prefix(':').is_some_and(|n| n.len() == 1 && ("2"..="9").contains(&n))
}

fn new(kind: &str) -> String {
    format!("{kind}:new:")
}

/// What waits for this form, the last first; what was asked for, alone, as long as it waits.
pub fn find(
    conn: &mut Conn,
    ctx: &Ctx,
    e: &Edition,
    (kind, id): (&str, Option<i64>),
    asked: &str,
) -> Result<Vec<Waiting>, Error> {
    if !asked.is_empty()
        && let Some(waiting) = waiting::find(conn, ctx.actor(), e.id, &target(kind, id, asked))?
    {
        return Ok(vec![waiting]);
    }
    let thing = id.map_or_else(|| format!("{kind}:new"), |id| format!("{kind}:{id}"));
    Ok(waiting::all_of(conn, ctx.actor(), e.id, &thing)?)
}

/// What was kept and is to be taken up again, when it is this that the address asks for.
pub fn taken_up<'w>(waiting: &'w [Waiting], asked: &str) -> Option<(&'w Waiting, Fields)> {
    let waiting = waiting.iter().find(|w| w.target == asked)?;
    Some((waiting, serde_json::from_str(&waiting.fields).ok()?))
}

/// What waits last of something that is not in the draft any more, to be added again.
pub async fn last(ctx: &Ctx, at: &At, kind: &'static str, id: i64) -> Result<Fields, Error> {
    let (own, at) = (ctx.clone(), at.clone());
    let waiting = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let e = load::readable(conn, &own, &at)?;
            find(conn, &own, &e, (kind, Some(id)), "")
        })
        .await?;
    let last = waiting.first().ok_or(Error::NotFound)?;
    serde_json::from_str(&last.fields).map_err(Error::internal)
}

/// What the words of something that is gone were kept as: they wait no more once they are added again, and what waits beside
/// them goes on waiting. Of something new only its place is gone, unless an earlier form of the same words said more.
pub fn gone(kind: &str, id: Option<i64>, begun: &str, before: &str) -> String {
    match id {
        Some(_) => target(kind, id, begun),
        None if before.is_empty() => PLACE.to_string(),
        None => before.to_string(),
    }
}

/// No text is kept as this.
const PLACE: &str = "place";

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
    if let Some(begun) = text.strip_prefix(&new(kind)) {
        return uuid::Uuid::try_parse(begun).is_ok();
    }
    let id = which.split(':').next().unwrap_or_default();
    let is_id = !id.is_empty() && id.len() < 20 && id.bytes().all(|b| b.is_ascii_digit());
    is_id && is_of(&format!("{kind}:{id}"), text)
}

/// Where what was thrown away would have been read; what was new belongs nowhere yet.
fn form_of(e: &Edition, target: &str) -> String {
    let base = address::draft(e);
    let mut parts = target.split(':');
    match (parts.next(), parts.next()) {
        (_, None | Some("new")) => base,
        (Some("item"), Some(id)) => format!("{base}/items/{id}"),
        (_, Some(id)) => format!("{base}/paragraphs/{id}"),
    }
}
