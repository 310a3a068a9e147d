//! `/` leads to the reader's language; robots and security researchers find their files.
//! No page with words stands here.

use crate::{Ctx, Error, Site};
use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use cantiere_domain::Lang;
use http::{HeaderMap, header};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(to_language))
        .route("/robots.txt", get(robots))
        .route("/sitemap.txt", get(site_map))
        .route("/.well-known/security.txt", get(security))
}

async fn to_language(State(site): State<Arc<Site>>, headers: HeaderMap) -> Response {
    let offered = site.settings(Lang::default()).await.offered();
    let lang = crate::ctx::wanted(&headers).filter(|l| offered.contains(l)).unwrap_or(offered[0]);
    let mut response = Redirect::temporary(&format!("/{lang}")).into_response();
    response.headers_mut().insert(header::VARY, http::HeaderValue::from_static("Accept-Language"));
    response
}

async fn robots(State(site): State<Arc<Site>>) -> Response {
    let map = site.base_url.join("/sitemap.txt");
    plain(format!("User-agent: *\nDisallow: /*/account\nDisallow: /*/search\nSitemap: {map}\n"))
}

/// Every public page that features name, in every language, one address a line.
async fn site_map(ctx: Ctx) -> Result<Response, Error> {
    let maps: Vec<_> = ctx.site.features.iter().filter_map(|f| f.site_map).collect();
    let paths = ctx.site.db.read(move |conn| -> Result<Vec<String>, cantiere_store::Error> {
        let mut paths = Vec::new();
        for map in maps {
            paths.extend(map(conn)?);
        }
        Ok(paths)
    });
    let mut paths = paths.await?;
    paths.extend(super::texts::PATHS.iter().map(|path| path.to_string()));
    let mut out = String::new();
    let offered = ctx.site.settings(ctx.lang).await.offered();
    for path in &paths {
        for lang in &offered {
            let path = if path == "/" { "" } else { path };
            out.push_str(&ctx.site.base_url.join(&format!("/{lang}{path}\n")));
        }
    }
    Ok(plain(out))
}

/// RFC 9116; it must be renewed within a year, which the server does by itself.
async fn security(ctx: Ctx) -> Result<Response, Error> {
    let settings = ctx.site.settings(Lang::default()).await;
    let email = [&settings.security_email, &settings.email].into_iter().find(|e| !e.is_empty());
    let Some(email) = email else { return Err(Error::NotFound) };
    let expires = ctx.site.today().saturating_add(jiff::Span::new().months(6));
    let here = ctx.site.base_url.join("/.well-known/security.txt");
    Ok(plain(format!(
        "Contact: mailto:{email}\nExpires: {expires}T00:00:00Z\nPreferred-Languages: it, en\nCanonical: {here}\n"
    )))
}

fn plain(text: String) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}
