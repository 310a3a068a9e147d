//! All routes of a site as one service: the features', the site's own, and what stands around them.
//! A route that is not added here has no viewer, no language and no error page.

use crate::{Error, Site, openapi, pages, shell, status};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::middleware::from_fn_with_state;
use axum::response::{IntoResponse, Redirect};
use http::Uri;
use std::sync::Arc;
use tower_http::csrf::{CsrfLayer, ProtectionError};

/// Bytes a request's body may have, unless its route says otherwise with `DefaultBodyLimit`.
pub const BODY_LIMIT: usize = 1 << 20;

pub fn router(site: &Arc<Site>) -> Router {
    let features = site.features.iter().map(|feature| (feature.routes)());
    let routes = features
        .fold(Router::new(), Router::merge)
        .merge(pages::routes())
        .merge(status::routes())
        .merge(openapi::routes());
    let csrf = CsrfLayer::new()
        .add_trusted_origin(site.base_url.origin())
        .expect("a base address is an origin")
        .with_rejection_response(|_: ProtectionError| Error::CrossSite.into_response());
    routes
        .fallback(unknown)
        .method_not_allowed_fallback(|| async { Error::Method })
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(csrf)
        .layer(from_fn_with_state(site.clone(), shell::shell))
        .with_state(site.clone())
}

/// A slash too many at the end leads to the page without it.
async fn unknown(uri: Uri) -> Result<Redirect, Error> {
    match uri.path().strip_suffix('/') {
        Some(path) if leads_here(path) => Ok(Redirect::permanent(path)),
        _ => Err(Error::NotFound),
    }
}

/// Whether browsers take it for a path of this site: `//host` and `/\\host` they take for another one.
pub(crate) fn leads_here(path: &str) -> bool {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'-' | b'.' | b'_' | b'~' | b'%');
    path.len() > 1 && path.bytes().all(plain) && !path.contains("//") && !path.ends_with('/')
}
