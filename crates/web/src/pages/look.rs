//! The site's own colour and logo, served from its settings: the policy allows no style inside a page.
//! Addresses carry what they show, so browsers keep them; one without asks again.

use crate::{Ctx, Error, Site};
use axum::Router;
use axum::body::Body;
use axum::extract::RawQuery;
use axum::response::Response;
use axum::routing::get;
use cantiere_spine::site::colour::Colour;
use cantiere_spine::site::logo as stored_logo;
use cantiere_store::files;
use http::{HeaderValue, header};
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/assets/site-colour.css", get(colour)).route("/assets/site-logo.png", get(logo))
}

async fn colour(ctx: Ctx, RawQuery(query): RawQuery) -> Response {
    let settings = ctx.site.settings(ctx.lang).await;
    let css = Colour::parse(&settings.colour).map(style).unwrap_or_default();
    answer("text/css; charset=utf-8", css.into(), is_current(query, &settings.colour_href()))
}

async fn logo(ctx: Ctx, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let settings = ctx.site.settings(ctx.lang).await;
    let id = stored_logo::file(&settings.logo).ok_or(Error::NotFound)?;
    let bytes = ctx
        .site
        .db
        .read(move |conn| -> Result<Vec<u8>, Error> {
            let file = files::find(conn, id)?.ok_or(Error::NotFound)?;
            let mut bytes = Vec::new();
            while let Some(chunk) = files::chunk(conn, &file.sha256, (bytes.len() / files::CHUNK) as i64)? {
                bytes.extend(chunk);
                if bytes.len() % files::CHUNK != 0 {
                    break;
                }
            }
            Ok(bytes)
        })
        .await?;
    Ok(answer("image/png", bytes, is_current(query, &settings.logo_href())))
}

/// Whether the address asked for is the one that pages name now.
fn is_current(query: Option<String>, href: &str) -> bool {
    query.is_some_and(|q| href.split_once('?').is_some_and(|(_, now)| now == q))
}

fn answer(media_type: &'static str, bytes: Vec<u8>, current: bool) -> Response {
    let mut response = Response::new(Body::from(bytes));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    let keep = if current { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    response
}

/// The tokens of the style sheet and what the library wrote out, in another colour. Readers who chose their own colours
/// keep them.
fn style(colour: Colour) -> String {
    let [r, g, b] = colour.0;
    let deep = colour.deep();
    format!(
        "@media (forced-colors: none) {{
:root {{ --verderame: {colour}; --verderame-deep: {deep}; --bs-primary: {colour}; --bs-primary-rgb: {r}, {g}, {b}; \
--bs-link-color: {colour}; --bs-link-color-rgb: {r}, {g}, {b}; --bs-link-hover-color: {deep}; }}
.btn {{ --bs-btn-color: {colour}; }}
.btn-primary {{ --bs-btn-color: #fff; --bs-btn-bg: {colour}; --bs-btn-border-color: {colour}; \
--bs-btn-hover-bg: {deep}; --bs-btn-hover-border-color: {deep}; --bs-btn-active-bg: {deep}; }}
.btn-outline-primary {{ --bs-btn-color: {colour}; --bs-btn-border-color: {colour}; --bs-btn-hover-color: {deep}; \
--bs-btn-hover-border-color: {deep}; }}
.skiplinks a, .skiplinks a:focus {{ color: {colour} !important; }}
}}
"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn style_holds_the_colour_and_its_deep_shade() {
        let css = style(Colour([0x00, 0x4d, 0x99]));
        assert!(css.contains("--verderame: #004d99;") && css.contains("--bs-primary-rgb: 0, 77, 153;"));
        assert!(!css.contains("\\") && css.matches('{').count() == css.matches('}').count());
    }
}
