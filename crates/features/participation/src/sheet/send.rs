//! `POST …/{table}/send`: everything that is ready, once.

use super::check::{self, Known};
use super::store::{self, Sheet};
use super::{Cells, Kind, grid, page, row, start};
use crate::address;
use crate::state::State;
use axum::Extension;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_spine::contribution;
use cantiere_spine::plan::{Edition, EditionRef};
use cantiere_spine::process::Process;
use cantiere_spine::{Error as Refused, Problem};
use cantiere_store::Tx;
use cantiere_web::{Ctx, Error};
use jiff::tz::TimeZone;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Rows sent in one write.
const CHUNK: i64 = 20;
/// A request sends for so long at most; what is left waits for the next click.
const LONG: Duration = Duration::from_secs(8);

pub async fn send(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path((_, plan, edition, uuid)): Path<(String, String, String, String)>,
) -> Result<Response, Error> {
    start::limit(&ctx, &state)?;
    let at = EditionRef { plan, edition };
    let (sheet, edition, process) = page::find(&ctx, &at, &uuid).await?;
    let (by, _) = start::speaking(&ctx, &sheet.speaker);
    let began = Instant::now();
    let known = set_aside(&ctx, &sheet, edition, process).await?;
    loop {
        let (zone, by, known, sheet) = (ctx.site.zone().clone(), by.clone(), known.clone(), sheet.clone());
        let lang = ctx.lang;
        match ctx.site.db.write(move |tx| some(tx, &zone, &by, &sheet, &known, lang)).await {
            Ok(n) if (n as i64) < CHUNK || began.elapsed() > LONG => break,
            Ok(_) => {}
            Err(error) => {
                let mistakes = crate::write::problems(&ctx, error)?;
                return page::refused(&ctx, at, &uuid, mistakes).await;
            }
        }
    }
    let base = address::of_slugs(&at.plan, &at.edition);
    let here = format!("{}/{uuid}?done=sent", grid::begins_at(sheet.kind, &base));
    Ok(Redirect::to(&ctx.href(&here)).into_response())
}

/// What was sent since the preview, by another table or by hand, is not sent again. Gives what the rows are about.
async fn set_aside(ctx: &Ctx, sheet: &Sheet, edition: Edition, process: Process) -> Result<Arc<Known>, Error> {
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    let (id, kind, of, asking) = (sheet.id, sheet.kind, sheet.process, ctx.clone());
    let (lang, body) = (ctx.lang, start::speaker_id(&sheet.speaker));
    let (known, same) = ctx
        .site
        .db
        .export(move |conn| -> Result<_, Error> {
            let rows = store::rows(conn, id, &["ready"], 0, super::ROWS as i64)?;
            let known = start::known(conn, &asking, (&edition, &process), kind, rows.iter().map(|r| &r.cells))?;
            let mut there = row::there(conn, kind, of, person.0, body)?;
            let same: Vec<(i64, Cells)> = rows
                .into_iter()
                .filter(|r| start::state(kind, &r.cells, &known, lang, &mut there) == "same")
                .map(|r| (r.n, r.cells))
                .collect();
            Ok((Arc::new(known), same))
        })
        .await?;
    for some in same.chunks(store::CHUNK) {
        let some = some.to_vec();
        ctx.site
            .db
            .write(move |tx| some.iter().try_for_each(|(n, cells)| store::set(tx, id, *n, cells, "same")))
            .await?;
    }
    Ok(known)
}

/// Sends some rows; gives how many there were.
fn some(tx: &mut Tx, zone: &TimeZone, by: &Actor, sheet: &Sheet, known: &Known, lang: Lang) -> Result<usize, Refused> {
    let rows = store::rows(tx, sheet.id, &["ready"], 0, CHUNK)?;
    for r in &rows {
        let sent = match sheet.kind {
            Kind::Grid => match check::grid(&r.cells, known, lang) {
                Ok(new) => contribution::submit(tx, zone, by, sheet.process, &new),
                Err(problems) => Err(Refused::Invalid(problems)),
            },
            Kind::Desk => match check::desk(&r.cells, known, lang) {
                Ok(new) => contribution::enter(tx, zone, by, sheet.process, &new),
                Err(problems) => Err(Refused::Invalid(problems)),
            },
        };
        match sent {
            Ok(sent) => store::sent(tx, sheet.id, r.n, sent.id.0)?,
            // What no row can mend stops the whole: the window is closed, the speaker has no right.
            Err(Refused::Invalid(problems)) if problems.iter().any(is_of_all) => {
                return Err(Refused::Invalid(problems));
            }
            Err(Refused::Invalid(_)) => store::set(tx, sheet.id, r.n, &r.cells, "wrong")?,
            Err(error) => return Err(error),
        }
    }
    Ok(rows.len())
}

fn is_of_all(problem: &Problem) -> bool {
    matches!(problem.field, "form" | "speaker")
}
