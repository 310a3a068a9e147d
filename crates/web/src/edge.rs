//! The first look at a request: assets and kept pages are answered here, everything else goes to the router.
//! It must stay cheap: no allocation that a ready page does not need, no log line for each.

use crate::{Site, router, viewer};
use axum::Router;
use axum::body::Body;
use axum::response::Response;
use futures::future::{Either, Ready, ready};
use http::{Method, Request};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tower::Service;

#[derive(Clone)]
pub struct Edge {
    site: Arc<Site>,
    router: Router,
}

type Routed = <Router as Service<Request<Body>>>::Future;

impl Edge {
    pub fn new(site: Arc<Site>) -> Edge {
        Edge { router: router::router(&site), site }
    }

    pub fn site(&self) -> &Arc<Site> {
        &self.site
    }

    pub fn call(&self, request: Request<Body>) -> Either<Ready<Result<Response, Infallible>>, Routed> {
        if matches!(*request.method(), Method::GET | Method::HEAD)
            && let Some(response) = self.ready(&request)
        {
            self.site.metrics.answered(response.status(), Duration::ZERO);
            return Either::Left(ready(Ok(response)));
        }
        Either::Right(self.router.clone().call(request))
    }

    fn ready(&self, request: &Request<Body>) -> Option<Response> {
        if let Some(file) = request.uri().path().strip_prefix("/assets/") {
            let mut response = self.site.assets.answer(file, request.headers())?;
            crate::headers::secure(response.headers_mut(), self.site.base_url.is_https());
            return Some(response);
        }
        if viewer::token(request.headers(), self.site.base_url.cookie_name()).is_some() {
            return None;
        }
        let target = request.uri().path_and_query()?.as_str();
        let response = self.site.cache.answer(&self.site.db, self.site.day(), target, request.headers());
        self.site.metrics.asked_cache(response.is_some());
        response
    }
}
