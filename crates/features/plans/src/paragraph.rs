//! The lasting address of a paragraph: it leads to the page of the reader where the paragraph stands today.

use crate::address;
use crate::load::Version;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_spine::plan::{EditionRef, shown, text};
use cantiere_web::{Ctx, Error};

pub async fn show(
    ctx: Ctx,
    Path((_, plan, edition, anchor)): Path<(String, String, String, String)>,
    Query(version): Query<Version>,
) -> Result<Response, Error> {
    let which = version.which(&ctx.site)?;
    let at = EditionRef { plan, edition };
    let reader = ctx.actor().clone();
    let wanted = anchor.clone();
    let site = ctx.site.clone();
    let (path, page) = ctx
        .site
        .db
        .read(move |conn| -> Result<_, Error> {
            let shown = shown::find(conn, &reader, &at, which)?;
            let (chapter, position) = text::locate(conn, shown.revision, &wanted)?.ok_or(Error::NotFound)?;
            let pages = text::chapter(conn, shown.revision, chapter)?;
            let page = pages.starts.iter().filter(|start| **start <= position).count();
            let path = match chapter {
                None => address::before_chapters(&shown.edition),
                Some(id) => {
                    let index = site.indexes.get(conn, &shown.edition, shown.revision, site.today())?;
                    let entry = index.entry(id).ok_or(Error::NotFound)?;
                    address::chapter(&shown.edition, &entry.code, entry.item)
                }
            };
            Ok((path, page))
        })
        .await?;
    let number = if page > 1 { page.to_string() } else { String::new() };
    let query = address::query(&[("page", &number), ("version", &version.version), ("at", &version.at)]);
    Ok(Redirect::to(&format!("{}#{anchor}", ctx.href(&format!("{path}{query}")))).into_response())
}
