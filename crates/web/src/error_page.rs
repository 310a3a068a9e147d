//! Writes an error for the reader: a page in their language, or problem details (RFC 9457) for programs.
//! It must work without the database, and says what to do next.

use crate::{Ctx, Error, Page};
use askama::Template;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, header};
use serde_json::json;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    page: Page,
    text: String,
    /// What the reader can do.
    next: String,
    problems: Vec<String>,
    /// By which the operator finds the cause in the log; empty for errors that have none.
    id: String,
    offers_sign_in: bool,
}

pub(crate) fn render(ctx: &Ctx, error: &Error) -> Response {
    let mut response = if ctx.json { problem(ctx, error) } else { page(ctx, error) };
    *response.status_mut() = error.status();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if matches!(error, Error::Unavailable(_) | Error::TooMany) {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

fn problem(ctx: &Ctx, error: &Error) -> Response {
    let mut body = json!({
        "type": "about:blank",
        "title": text(ctx, error, "title"),
        "status": error.status().as_u16(),
        "detail": format!("{} {}", text(ctx, error, "text"), text(ctx, error, "next")),
    });
    if let Error::Invalid(problems) = error {
        let list = problems.iter().map(|p| json!({ "field": p.field, "message": ctx.problem(p) })).collect();
        body["errors"] = serde_json::Value::Array(list);
    }
    if let Error::Internal { id, .. } = error {
        body["id"] = json!(id);
    }
    let mut response = answer("application/problem+json", body.to_string());
    response.headers_mut().insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(ctx.lang.as_str()));
    response
}

fn page(ctx: &Ctx, error: &Error) -> Response {
    let settings = ctx.site.settings_last_read(ctx.lang);
    // The address may hold anything: it is not repeated, and the other language begins at the home page.
    let ctx = &Ctx { path: "".into(), ..ctx.clone() };
    let template = ErrorPage {
        page: Page::new(ctx.clone(), settings, text(ctx, error, "title")).noindex(),
        text: text(ctx, error, "text"),
        next: text(ctx, error, "next"),
        problems: match error {
            Error::Invalid(problems) => problems.iter().map(|p| ctx.problem(p)).collect(),
            _ => Vec::new(),
        },
        id: match error {
            Error::Internal { id, .. } => id.clone(),
            _ => String::new(),
        },
        offers_sign_in: matches!(error, Error::SignIn | Error::Forbidden | Error::NotFound)
            && !ctx.viewer.is_signed_in(),
    };
    let html = template.render().unwrap_or_else(|error| {
        tracing::error!(%error, "the error page cannot be rendered");
        String::new()
    });
    answer("text/html; charset=utf-8", html)
}

fn answer(media_type: &'static str, body: String) -> Response {
    let mut response = Response::new(Body::from(body));
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    response
}

fn text(ctx: &Ctx, error: &Error, part: &str) -> String {
    ctx.t(&format!("{}{part}", error.key()))
}
