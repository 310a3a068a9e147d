//! Pages of words that the law and the design guidelines ask of a public site.
//! Their texts stand in the language files and settings; nothing is read from the database but settings.

use crate::{Ctx, Error, Page, Site, cacheable, html};
use askama::Template;
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use std::sync::Arc;

/// In the site map, without the language.
pub(super) const PATHS: &[&str] = &["/legal-notes"];

pub(super) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/{lang}/legal-notes", get(legal_notes))
}

#[derive(Template)]
#[template(path = "site/legal-notes.html")]
struct LegalNotes {
    page: Page,
}

async fn legal_notes(ctx: Ctx) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("site-legal-notes-title")).await.here();
    Ok(cacheable(html(LegalNotes { page })?, [""; 0]))
}
