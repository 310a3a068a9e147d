//! One row of a table mended, or left out.

use super::{grid, page, row, start, store};
use crate::address;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::plan::EditionRef;
use cantiere_web::{Ctx, Error};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The fields of one row, as its form sends them.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    n: String,
    what: String,
    #[serde(flatten)]
    cells: BTreeMap<String, String>,
}

/// `POST …/{table}/rows`: one row mended, or left out.
pub async fn save(
    ctx: Ctx,
    Path((_, plan, edition, uuid)): Path<(String, String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, Error> {
    let at = EditionRef { plan, edition };
    let (sheet, edition, process) = page::find(&ctx, &at, &uuid).await?;
    let n: i64 = fields.n.parse().map_err(|_| Error::NotFound)?;
    let lang = ctx.lang;
    let person = ctx.actor().person.ok_or(Error::SignIn)?;
    let (kind, id, of, body) = (sheet.kind, sheet.id, sheet.process, start::speaker_id(&sheet.speaker));
    let (wanted, asking) = (fields.clone(), ctx.clone());
    let (cells, state) = ctx
        .site
        .db
        .export(move |conn| -> Result<_, Error> {
            let row = store::rows(conn, id, &["ready", "wrong", "same", "skipped"], n - 1, 1)?.pop();
            let mut cells = row.filter(|r| r.n == n).ok_or(Error::NotFound)?.cells;
            if wanted.what == "skip" {
                return Ok((cells, "skipped"));
            }
            for column in kind.columns() {
                if let Some(text) = wanted.cells.get(column.name) {
                    cells.set(column.name, text.trim());
                }
            }
            let known = start::known(conn, &asking, (&edition, &process), kind, std::iter::once(&cells))?;
            let mut there = row::there(conn, kind, of, person.0, body)?;
            let state = start::state(kind, &cells, &known, lang, &mut there);
            Ok((cells, state))
        })
        .await?;
    ctx.site
        .db
        .write(move |tx| {
            let cells = cells.clone();
            store::set(tx, id, n, &cells, state)
        })
        .await?;
    let base = address::of_slugs(&at.plan, &at.edition);
    let here = format!("{}/{uuid}", grid::begins_at(kind, &base));
    if state == "wrong" {
        return page::still_wrong(&ctx, at, &uuid, n).await;
    }
    Ok(Redirect::to(&ctx.href(&format!("{here}?done={}", if state == "skipped" { "skipped" } else { "mended" })))
        .into_response())
}
