//! An uploaded table: read, each row checked, kept for its preview. Nothing is sent before its sender has looked at it.

use super::check::{self, Known};
use super::row;
use super::store::{self, CHUNK};
use super::{BYTES, Cells, Kind, ROWS, desk, grid, named};
use crate::state::State;
use crate::{address, load};
use axum::Extension;
use axum::extract::{Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::PersonId;
use cantiere_domain::text::fold;
use cantiere_spine::contribution;
use cantiere_spine::plan::{Edition, EditionRef, theme};
use cantiere_spine::process::Process;
use cantiere_store::Conn;
use cantiere_store::schema::actor::organization;
use cantiere_web::form::Mistake;
use cantiere_web::{Ctx, Error, html, with_status};
use diesel::prelude::*;
use http::StatusCode;
use std::sync::Arc;

/// Rows of a file, filled or not.
const FILE_ROWS: usize = 30_000;

/// `POST …/grid`
pub async fn grid(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    parts: Multipart,
) -> Result<Response, Error> {
    limit(&ctx, &state)?;
    let at = EditionRef { plan, edition };
    let (speaker, file) = read(parts).await?;
    match upload(&ctx, &at, Kind::Grid, &speaker, file).await? {
        Ok(uuid) => Ok(to(&ctx, &at, Kind::Grid, &uuid)),
        Err(mistake) => {
            let page = grid::page(&ctx, at, &speaker, vec![mistake]).await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// `POST /desk/…/entries/file`
pub async fn desk(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition)): Path<(String, String, String)>,
    parts: Multipart,
) -> Result<Response, Error> {
    limit(&ctx, &state)?;
    let at = EditionRef { plan, edition };
    let (_, file) = read(parts).await?;
    match upload(&ctx, &at, Kind::Desk, "0", file).await? {
        Ok(uuid) => Ok(to(&ctx, &at, Kind::Desk, &uuid)),
        Err(mistake) => {
            let page = desk::page(&ctx, at, Cells::default(), vec![mistake], "").await?;
            Ok(with_status(html(page)?, StatusCode::UNPROCESSABLE_ENTITY))
        }
    }
}

/// Tables are read whole and kept: so many of one person in a while.
pub fn limit(ctx: &Ctx, state: &State) -> Result<(), Error> {
    let person = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    state.tables_of_person.take(ctx.site.now(), person.to_string())
}

fn to(ctx: &Ctx, at: &EditionRef, kind: Kind, uuid: &str) -> Response {
    let base = address::of_slugs(&at.plan, &at.edition);
    Redirect::to(&ctx.href(&format!("{}/{uuid}", grid::begins_at(kind, &base)))).into_response()
}

async fn read(mut parts: Multipart) -> Result<(String, Vec<u8>), Error> {
    let refused = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Error::TooLarge,
        _ => Error::BadRequest,
    };
    let (mut speaker, mut file) = (String::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(refused)? {
        match part.name() {
            Some("speaker") => speaker = part.text().await.map_err(refused)?,
            Some("table") => file = part.bytes().await.map_err(refused)?.to_vec(),
            _ => {}
        }
    }
    if file.len() > BYTES { Err(Error::TooLarge) } else { Ok((speaker, file)) }
}

async fn upload(
    ctx: &Ctx,
    at: &EditionRef,
    kind: Kind,
    speaker: &str,
    file: Vec<u8>,
) -> Result<Result<String, Mistake>, Error> {
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    let mistake =
        |key: &'static str, values: &[(&'static str, &str)]| Ok(Err(Mistake::one("table", ctx.with(key, values))));
    let (edition, process) = allowed(ctx, at, kind).await?;
    if speaker.is_empty() {
        return Ok(Err(Mistake::one("speaker", ctx.t("participation-problem-speaker"))));
    }
    if let Some(body) = speaker_id(speaker) {
        let all = ctx.site.db.read(move |conn| contribution::speakers(conn, person)).await?;
        if !all.iter().any(|s| s.organization.0 == body && s.representative) {
            let message = ctx.t("participation-problem-not-representative");
            return Ok(Err(Mistake::one("speaker", message)));
        }
    }
    if file.is_empty() {
        return mistake("participation-problem-no-table", &[]);
    }
    let lang = ctx.lang;
    // A large table takes long for a thread that answers others.
    let parsed = tokio::task::spawn_blocking(move || cantiere_documents::read_table(&file, FILE_ROWS)).await;
    let Ok(rows) = parsed.map_err(Error::internal)? else {
        return mistake("participation-problem-table", &[]);
    };
    let rows = match named(kind, lang as usize, rows) {
        Ok(rows) => rows,
        Err(column) => return mistake("participation-problem-column", &[("column", &column)]),
    };
    let (of, body) = (process.id, speaker_id(speaker));
    let asking = ctx.clone();
    let checked = ctx.site.db.export(move |conn| -> Result<_, Error> {
        let known = known(conn, &asking, (&edition, &process), kind, rows.iter().map(|(_, c)| c))?;
        let mut there = row::there(conn, kind, of, person.0, body)?;
        let filled = rows.into_iter().filter(|(_, c)| kind == Kind::Desk || check::is_filled(c, &known));
        let checked: Vec<(i64, String, &'static str)> =
            filled.map(|(n, cells)| (n as i64, cells.json(), state(kind, &cells, &known, lang, &mut there))).collect();
        Ok(checked)
    });
    let checked = checked.await?;
    if checked.is_empty() {
        return mistake("participation-problem-table-empty", &[]);
    }
    if checked.len() > ROWS {
        let (n, most) = (checked.len().to_string(), ROWS.to_string());
        return mistake("participation-problem-table-long", &[("n", &n), ("max", &most)]);
    }
    let chosen = speaker.to_string();
    let (id, uuid) = ctx.site.db.write(move |tx| store::create(tx, person, of, kind, &chosen)).await?;
    for some in checked.chunks(CHUNK) {
        let some = some.to_vec();
        ctx.site.db.write(move |tx| store::add(tx, id, &some)).await?;
    }
    Ok(Ok(uuid))
}

/// What becomes of a row.
pub fn state(kind: Kind, cells: &Cells, known: &Known, lang: Lang, there: &mut row::There) -> &'static str {
    match kind {
        Kind::Grid => match check::grid(cells, known, lang) {
            Ok(new) if there.has(&new) => "same",
            Ok(_) => "ready",
            Err(_) => "wrong",
        },
        Kind::Desk => match check::desk(cells, known, lang) {
            Ok(new) if there.has_entry(&new) => "same",
            Ok(_) => "ready",
            Err(_) => "wrong",
        },
    }
}

pub fn speaker_id(speaker: &str) -> Option<i64> {
    speaker.parse::<i64>().ok().filter(|id| *id > 0)
}

/// The edition and its process, for who may send a table of this kind.
pub async fn allowed(ctx: &Ctx, at: &EditionRef, kind: Kind) -> Result<(Edition, Process), Error> {
    let (db, ctx, at) = (ctx.site.db.clone(), ctx.clone(), at.clone());
    db.read(move |conn| -> Result<_, Error> {
        let (edition, process) = load::both(conn, &ctx, &at)?;
        match kind {
            Kind::Desk if !can(ctx.actor(), Action::Plan, &edition.scope()) => Err(Error::Forbidden),
            _ => Ok((edition, process)),
        }
    })
    .await
}

/// The places that the rows may mean, and for staff the bodies and themes that the site knows and the rules of the process.
pub fn known<'c>(
    conn: &mut Conn,
    ctx: &Ctx,
    (edition, process): (&Edition, &Process),
    kind: Kind,
    rows: impl Iterator<Item = &'c Cells>,
) -> Result<Known, Error> {
    let current = edition.published.ok_or(Error::NotFound)?;
    let mut known = Known { current, ..Known::default() };
    let mut versions = check::versions(rows);
    versions.retain(|v| *v != current);
    versions.push(current);
    for version in versions {
        match contribution::places(conn, edition, version) {
            Ok(places) => known.add(version, places),
            // A version of another plan: its rows are wrong.
            Err(cantiere_spine::Error::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    if kind == Kind::Desk {
        let bodies: Vec<(i64, String)> = organization::table
            .filter(organization::state.ne("suspended"))
            .select((organization::id, organization::name))
            .load(conn)?;
        known.bodies = bodies.into_iter().map(|(id, name)| (fold(&name), id)).collect();
        for theme in theme::all(conn)? {
            for name in [theme.slug.as_str(), theme.name(Lang::It), theme.name(Lang::En)] {
                known.themes.insert(fold(name), theme.slug.clone());
            }
        }
        known.rules = Some(contribution::entry_rules(conn, process.clone(), ctx.site.zone(), ctx.site.today())?);
    }
    Ok(known)
}

/// Who speaks in the rows of a table.
pub fn speaking(ctx: &Ctx, speaker: &str) -> (Actor, PersonId) {
    let by = crate::write::speaking(ctx.actor(), speaker);
    let person = by.person.unwrap_or(PersonId(0));
    (by, person)
}
