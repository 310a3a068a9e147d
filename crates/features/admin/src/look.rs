//! `/admin/look`: the logo and the main colour. The colour is checked against what it stands on before it is taken.

use crate::frame::{self, Done, Head};
use crate::picture::{self, Wrong};
use axum::extract::{Multipart, Query};
use axum::response::Response;
use cantiere_domain::access::Action;
use cantiere_spine::site::colour::{self, Colour};
use cantiere_spine::site::{logo, save};
use cantiere_store::files;
use cantiere_web::form::{Fields, Mistake};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::StatusCode;

#[derive(askama::Template)]
#[template(path = "admin/look.html")]
struct LookPage {
    page: Page,
    head: Head,
    seen: String,
    /// As it stands in the form.
    colour: String,
    /// What somebody else saved meanwhile.
    theirs: String,
    /// In words, the contrast of the colour that is in use.
    contrasts: Vec<String>,
    has_logo: bool,
    mistakes: Vec<Mistake>,
    stale: bool,
}

/// The colour of the product itself, as the form shows it when no other was chosen.
const OWN: &str = "#0b5a5e";

pub async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::readable(&ctx)?;
    html(page(&ctx, None, Vec::new(), false, &done).await?)
}

pub async fn save(ctx: Ctx, fields: Fields) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let text = if fields.has("own") { String::new() } else { fields.one("colour").to_string() };
    let (by, seen, new) = (ctx.actor().clone(), fields.one("seen").to_string(), text.clone());
    match ctx.site.db.write(move |tx| colour::set(tx, &by, &seen, &new)).await {
        Ok(()) => Ok(frame::back(&ctx, "/look", "saved")),
        Err(cantiere_spine::Error::Invalid(problems)) => {
            let page = page(&ctx, Some(text), Mistake::all(&ctx, &problems), false, &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(cantiere_spine::Error::Stale) => {
            let page = page(&ctx, Some(text), Vec::new(), true, &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::CONFLICT))
        }
        Err(error) => Err(error.into()),
    }
}

pub async fn logo(ctx: Ctx, mut parts: Multipart) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let mut sent = Vec::new();
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        if part.name() == Some("logo") {
            sent = part.bytes().await.map_err(refused)?.to_vec();
        }
    }
    // Reading a picture and storing it both take too long for a thread that answers others.
    let db = ctx.site.db.clone();
    let stored = tokio::task::spawn_blocking(move || -> Result<Result<files::Stored, Wrong>, files::PutError> {
        match picture::clean(&sent) {
            Ok(png) => files::put(&db, &mut std::io::Cursor::new(png), crate::UPLOAD as u64).map(Ok),
            Err(wrong) => Ok(Err(wrong)),
        }
    });
    match stored.await.map_err(Error::internal)?.map_err(Error::internal)? {
        Ok(stored) => {
            let by = ctx.actor().clone();
            ctx.site.db.write(move |tx| logo::set(tx, &by, &stored)).await?;
            Ok(frame::back(&ctx, "/look", "logo"))
        }
        Err(wrong) => {
            let mistake = Mistake { field: "logo".into(), message: ctx.t(wrong.key()) };
            let page = page(&ctx, None, vec![mistake], false, &Done::default()).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

pub async fn remove_logo(ctx: Ctx) -> Result<Response, Error> {
    frame::writable(&ctx, Action::Administer)?;
    let by = ctx.actor().clone();
    ctx.site.db.write(move |tx| logo::remove(tx, &by)).await?;
    Ok(frame::back(&ctx, "/look", "logo-removed"))
}

fn refused(error: axum::extract::multipart::MultipartError) -> Error {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Error::TooLarge } else { Error::BadRequest }
}

async fn page(
    ctx: &Ctx,
    sent: Option<String>,
    mistakes: Vec<Mistake>,
    stale: bool,
    done: &Done,
) -> Result<LookPage, Error> {
    let stored = ctx.site.db.read(save::stored).await?;
    let page = frame::page(ctx, "admin-tab-look").await;
    let now = stored.get("colour").filter(|c| !c.is_empty()).cloned().unwrap_or_else(|| OWN.to_string());
    let contrasts = match Colour::parse(&now) {
        Some(colour) => colour::GROUNDS.iter().map(|(name, ground)| contrast(&page, name, colour, *ground)).collect(),
        None => Vec::new(),
    };
    Ok(LookPage {
        head: frame::head(&page, "/look", Action::Administer, done),
        seen: save::seen(&stored, ["colour"]),
        theirs: if stale { now.clone() } else { String::new() },
        colour: sent.unwrap_or(now),
        contrasts,
        has_logo: stored.get("logo").is_some_and(|l| !l.is_empty()),
        mistakes,
        stale,
        page,
    })
}

/// “Sul bianco: 8,0:1.” Cut, not rounded.
fn contrast(page: &Page, ground: &str, colour: Colour, other: Colour) -> String {
    let tenths = (colour.contrast(other) * 10.0).floor() as i64;
    let mut args = cantiere_web::catalog::Args::new();
    args.set("whole", tenths / 10);
    args.set("tenth", tenths % 10);
    page.with(&format!("admin-contrast-{ground}"), &args)
}
