//! What stands around every route: who asks, errors, headers, compression, the log line, the page cache's keeping.
//! It must not know any page.

use crate::cache::{Entry, LARGEST};
use crate::html::Cacheable;
use crate::serve::body::Slow;
use crate::{Ctx, Error, Site, Viewer, encoding, error_page, headers, viewer};
use axum::body::{Body, HttpBody};
use axum::extract::{MatchedPath, Request, State};
use axum::middleware::Next;
use axum::response::Response;
use cantiere_domain::Lang;
use flate2::Compression;
use futures::FutureExt;
use http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use http_body_util::BodyExt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

pub(crate) async fn shell(State(site): State<Arc<Site>>, request: Request, next: Next) -> Response {
    let started = Instant::now();
    let (mut parts, body) = request.into_parts();
    // Asked before anything is read: what changes from here on makes the page stale.
    let seen = site.db.changed_any();
    let matched = parts.extensions.get::<MatchedPath>().map(|p| p.as_str().to_owned());
    let asked = Asked {
        method: parts.method.clone(),
        target: parts.uri.path_and_query().map(|t| t.as_str().to_owned()).unwrap_or_default(),
        anonymous: viewer::token(&parts.headers, site.base_url.cookie_name()).is_none(),
        accepts: encoding::accepted(&parts.headers),
        if_none_match: parts.headers.get(header::IF_NONE_MATCH).cloned(),
        seen,
    };
    let Ok(_place) = site.requests.try_acquire() else {
        let ctx = Ctx::new(&site, &parts, Viewer::default());
        let mut response = error_page::render(&ctx, &Error::Unavailable("too many requests at once".into()));
        headers::secure(response.headers_mut(), site.base_url.is_https());
        site.metrics.answered(response.status(), started.elapsed());
        return response;
    };
    let (viewer, failed) = match viewer::find(&site, &parts.headers).await {
        Ok(viewer) => (viewer, None),
        Err(error) => (Viewer::default(), Some(error)),
    };
    let ctx = Ctx::new(&site, &parts, viewer);
    parts.extensions.insert(ctx.clone());
    let slow = parts.extensions.get::<Slow>().cloned();
    if failed.is_none()
        && let Some(elsewhere) = in_offered_language(&ctx, matched.as_deref(), &parts).await
    {
        return elsewhere;
    }
    let failed = failed.or_else(|| is_in_no_language(matched.as_deref(), parts.uri.path()).then_some(Error::NotFound));
    // No address has this sign, and PostgreSQL takes no text that does.
    let failed = failed.or_else(|| asked.target.contains("%00").then_some(Error::NotFound));
    let mut response = match failed {
        // Signed in and not to be recognised: better no answer than a visitor's.
        Some(error) => render_logged(&ctx, &error, matched.as_deref()),
        None => {
            let handled = AssertUnwindSafe(next.run(Request::from_parts(parts, body))).catch_unwind().await;
            let response = handled.unwrap_or_else(|panic| {
                let text = panic.downcast_ref::<&str>().map(|t| t.to_string());
                let text = text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_default();
                axum::response::IntoResponse::into_response(Error::internal(format!("panic: {text}")))
            });
            match is_unwritten_error(&response) {
                // The extractor knew only that the body could not be read.
                true if slow.is_some_and(|slow| slow.is_set()) => error_page::render(&ctx, &Error::TooSlow),
                true => written(&ctx, response, matched.as_deref()),
                false => response,
            }
        }
    };
    headers::secure(response.headers_mut(), site.base_url.is_https());
    if response.extensions().get::<headers::Foreign>().is_some() {
        headers::sandbox(response.headers_mut());
    }
    if !response.headers().contains_key(header::CACHE_CONTROL) {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    let response = finish(&site, &asked, response).await;
    let (status, took) = (response.status(), started.elapsed());
    site.metrics.answered(status, took);
    // The matched path, never the address: addresses may hold what people search for.
    let (method, path) = (asked.method.as_str(), matched.as_deref().unwrap_or("-"));
    tracing::info!(target: "request", method, path, status = status.as_u16(), ms = took.as_micros() as f64 / 1000.0);
    response
}

/// A page in a language that the site does not offer any more is read in the one it does.
async fn in_offered_language(ctx: &Ctx, matched: Option<&str>, parts: &http::request::Parts) -> Option<Response> {
    let of_path = matched.is_some_and(|m| m == "/{lang}" || m.starts_with("/{lang}/"));
    let lang: Lang = parts.uri.path().split('/').nth(1)?.parse().ok()?;
    if !of_path || !matches!(parts.method, Method::GET | Method::HEAD) {
        return None;
    }
    let offered = ctx.site.settings(lang).await.offered();
    if offered.contains(&lang) {
        return None;
    }
    let to = Ctx { lang: offered[0], ..ctx.clone() }.href(&ctx.path);
    let mut response = axum::response::IntoResponse::into_response(axum::response::Redirect::to(&to));
    headers::secure(response.headers_mut(), ctx.site.base_url.is_https());
    ctx.site.metrics.answered(response.status(), std::time::Duration::ZERO);
    Some(response)
}

/// `/de/plans` fits the routes, and there is no such page.
fn is_in_no_language(matched: Option<&str>, path: &str) -> bool {
    let first = path.split('/').nth(1).unwrap_or_default();
    matched.is_some_and(|m| m == "/{lang}" || m.starts_with("/{lang}/")) && first.parse::<Lang>().is_err()
}

struct Asked {
    method: Method,
    target: String,
    anonymous: bool,
    accepts: encoding::Accepted,
    if_none_match: Option<HeaderValue>,
    seen: u64,
}

/// An error whose text nobody has written yet: ours, or one of axum's own with words of its own.
fn is_unwritten_error(response: &Response) -> bool {
    let status = response.status();
    let has_words = response.extensions().get::<Written>().is_some();
    (status.is_client_error() || status.is_server_error()) && !has_words
}

/// Marks an answer with an error's status as finished: a form shown again with its problems (422), say.
#[derive(Clone)]
pub(crate) struct Written;

/// Gives a finished page another status, such as 422 for a form shown again or 409 for a stale one.
pub fn with_status(mut response: Response, status: StatusCode) -> Response {
    *response.status_mut() = status;
    response.extensions_mut().insert(Written);
    response
}

fn written(ctx: &Ctx, response: Response, matched: Option<&str>) -> Response {
    let allow = response.headers().get(header::ALLOW).cloned();
    let mut page = match response.extensions().get::<Arc<Error>>() {
        Some(error) => render_logged(ctx, error, matched),
        None => render_logged(ctx, &Error::from_status(response.status()), matched),
    };
    if let Some(allow) = allow {
        page.headers_mut().insert(header::ALLOW, allow);
    }
    page
}

/// The one place where the cause of an error is logged.
fn render_logged(ctx: &Ctx, error: &Error, matched: Option<&str>) -> Response {
    let path = matched.unwrap_or("-");
    match error {
        Error::Internal { id, cause } => tracing::error!(id, path, cause, "a request failed"),
        Error::Unavailable(cause) => tracing::warn!(path, cause, "a request was refused for now"),
        _ => {}
    }
    error_page::render(ctx, error)
}

/// Keeps the page for other visitors if it may be kept; compresses what was not compressed.
async fn finish(site: &Site, asked: &Asked, response: Response) -> Response {
    let cacheable = response.extensions().get::<Cacheable>().cloned();
    let size = response.body().size_hint().exact().filter(|size| *size <= LARGEST as u64);
    let is_text = response.headers().get(header::CONTENT_TYPE).is_some_and(is_text);
    let (Some(size), true) = (size, is_text) else { return response };
    if response.headers().contains_key(header::CONTENT_ENCODING) || size == 0 {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let Ok(bytes) = body.collect().await.map(|collected| collected.to_bytes()) else {
        return Response::from_parts(parts, Body::empty());
    };
    let reads = matches!(asked.method, Method::GET | Method::HEAD) && parts.status == StatusCode::OK;
    let keep = cacheable.filter(|_| reads && asked.anonymous && !parts.headers.contains_key(header::SET_COOKIE));
    if let Some(Cacheable(topics)) = keep {
        let entry = Entry::new(topics, asked.seen, parts.headers.clone(), bytes.clone());
        let (headers, _) = entry.variant(false, false);
        parts.headers = headers;
        if asked.method == Method::GET {
            site.cache.keep(site.day(), &asked.target, entry);
        }
    } else if reads && parts.headers.get(header::CONTENT_TYPE).is_some_and(is_json) {
        tag(&mut parts.headers, &bytes);
    }
    let unchanged = match (&asked.if_none_match, parts.headers.get(header::ETAG)) {
        (Some(tags), Some(etag)) => crate::cache::tag_matches(tags, etag.to_str().unwrap_or_default()),
        _ => false,
    };
    if unchanged && reads {
        parts.status = StatusCode::NOT_MODIFIED;
        return Response::from_parts(parts, Body::empty());
    }
    if asked.accepts.gzip
        && bytes.len() > 2_000
        && let Some(small) = crate::cache::gzip(&bytes, Compression::fast())
    {
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        parts.headers.entry(header::VARY).or_insert(HeaderValue::from_static("Accept-Encoding"));
        return Response::from_parts(parts, Body::from(small));
    }
    Response::from_parts(parts, Body::from(bytes))
}

fn tag(headers: &mut HeaderMap, bytes: &bytes::Bytes) {
    if !headers.contains_key(header::ETAG) {
        headers.insert(header::ETAG, HeaderValue::try_from(crate::cache::etag(bytes)).expect("hexadecimal"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding, Cookie"));
    }
}

fn is_text(value: &HeaderValue) -> bool {
    let text = value.to_str().unwrap_or_default();
    text.starts_with("text/") || text.contains("json") || text.contains("xml")
}

fn is_json(value: &HeaderValue) -> bool {
    value.to_str().unwrap_or_default().starts_with("application/json")
}
