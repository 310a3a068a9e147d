//! What a handler knows about the request: site, language, viewer, address.
//! It is made once, before routing, so that error pages know it too; a handler takes it as an argument.

use crate::{Error, Page, Site, Viewer};
use axum::extract::FromRequestParts;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use http::HeaderMap;
use http::header;
use http::request::Parts;
use std::sync::Arc;

#[derive(Clone)]
pub struct Ctx {
    pub site: Arc<Site>,
    /// From the first part of the path; where it has none, from what the browser asks for.
    pub lang: Lang,
    pub viewer: Arc<Viewer>,
    /// The path without the language, with its query: `/plans?state=ongoing`.
    pub path: Arc<str>,
    /// Rises with every change of what the site shows; as it stood before this request read anything, so that what is
    /// kept under it is never older than it says.
    pub changes: u64,
    /// Whether problems are told as `application/problem+json`.
    pub json: bool,
}

impl Ctx {
    pub(crate) fn new(site: &Arc<Site>, parts: &Parts, viewer: Viewer) -> Ctx {
        let path = parts.uri.path();
        let first = path.split('/').nth(1).unwrap_or_default();
        let of_path: Option<Lang> = first.parse().ok();
        let mut rest = match of_path {
            Some(_) => path[1 + first.len()..].to_string(),
            None => path.to_string(),
        };
        if rest.is_empty() {
            rest.push('/');
        }
        if let Some(query) = parts.uri.query() {
            rest.push('?');
            rest.push_str(query);
        }
        Ctx {
            site: site.clone(),
            lang: of_path.or_else(|| wanted(&parts.headers)).unwrap_or_default(),
            viewer: Arc::new(viewer),
            path: rest.into(),
            changes: site.db.changed_any(),
            json: path.starts_with("/api/") || prefers_json(&parts.headers),
        }
    }

    pub fn actor(&self) -> &Actor {
        &self.viewer.actor
    }

    /// The actor of somebody who is signed in; else an error that offers to sign in.
    pub fn signed_in(&self) -> Result<&Actor, Error> {
        if self.viewer.is_signed_in() { Ok(&self.viewer.actor) } else { Err(Error::SignIn) }
    }

    /// Starts a page; what is shown around its content comes with it.
    pub async fn page(&self, title: impl Into<String>) -> Page {
        let settings = self.site.settings(self.lang).await;
        Page::new(self.clone(), settings, title.into())
    }

    /// A text by its key.
    pub fn t(&self, key: &str) -> String {
        self.site.catalog.text(self.lang, key, None).into_owned()
    }

    /// A text with others in it.
    pub fn with(&self, key: &str, values: &[(&'static str, &str)]) -> String {
        self.site.catalog.with(self.lang, key, values)
    }

    /// What a rule says, in words.
    pub fn problem(&self, problem: &cantiere_spine::Problem) -> String {
        self.site.catalog.problem(self.lang, problem)
    }

    /// An address of this site in the reader's language: `/plans` becomes `/it/plans`.
    pub fn href(&self, path: &str) -> String {
        match path {
            "/" => format!("/{}", self.lang),
            _ => format!("/{}{path}", self.lang),
        }
    }
}

/// The language that the browser asks for first, of those the site speaks.
pub(crate) fn wanted(headers: &HeaderMap) -> Option<Lang> {
    Lang::from_accept(headers.get(header::ACCEPT_LANGUAGE)?.to_str().ok()?)
}

fn prefers_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|v| v.to_str().ok()).unwrap_or_default();
    accept.contains("json") && !accept.contains("text/html")
}

impl<S: Send + Sync> FromRequestParts<S> for Ctx {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Ctx, Error> {
        let ctx = parts.extensions.get::<Ctx>().cloned();
        ctx.ok_or_else(|| Error::internal("a route stands outside the site's router: see web::router"))
    }
}
