//! From a template to an answer, and the mark that lets an answer be kept for other visitors.
//! It must not decide whether something is public: the handler that marks an answer does.

use crate::{Error, settings};
use askama::Template;
use axum::body::Body;
use axum::response::Response;
use http::{HeaderValue, header};
use std::sync::Arc;

/// Renders a page.
pub fn html(template: impl Template) -> Result<Response, Error> {
    let mut response = Response::new(Body::from(template.render()?));
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    response.headers_mut().insert(header::CONTENT_TYPE, html);
    Ok(response)
}

/// The topics that an answer shows; it is kept until one of them changes.
#[derive(Clone)]
pub(crate) struct Cacheable(pub Arc<[Box<str>]>);

/// Says that every visitor who is not signed in gets this same answer until one of the topics changes or the day
/// is over. The settings and texts of the frame are counted in.
pub fn cacheable<T: AsRef<str>>(mut response: Response, topics: impl IntoIterator<Item = T>) -> Response {
    let mut all: Vec<Box<str>> = topics.into_iter().map(|t| t.as_ref().into()).collect();
    all.push(settings::TOPIC.into());
    response.extensions_mut().insert(Cacheable(all.into()));
    response
}
