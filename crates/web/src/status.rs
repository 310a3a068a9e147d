//! For those who run the site: `/status` says whether it works, `/metrics` how much it does.
//! `/metrics` answers only to this machine: a proxy in front of the site must not forward it.

use crate::{Error, Site};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use cantiere_store::schema::base::{job, setting};
use diesel::prelude::*;
use http::{HeaderMap, StatusCode, header};
use serde_json::json;
use std::net::SocketAddr;
use std::sync::Arc;

/// The other end of the connection; put into every request by the server.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/status", get(status)).route("/metrics", get(metrics))
}

async fn status(State(site): State<Arc<Site>>) -> Response {
    let read = site.db.read(|conn| {
        setting::table.select(setting::key).first::<String>(conn).optional().map_err(cantiere_store::Error::from)
    });
    match read.await {
        Ok(_) => Json(json!({ "status": "ok", "database": "ok" })).into_response(),
        Err(error) => {
            tracing::warn!(%error, "the database does not answer");
            let body = Json(json!({ "status": "failing", "database": "failing" }));
            let response = (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "5")], body).into_response();
            crate::with_status(response, StatusCode::SERVICE_UNAVAILABLE)
        }
    }
}

async fn metrics(
    State(site): State<Arc<Site>>,
    peer: Option<axum::Extension<Peer>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let local = peer.is_some_and(|axum::Extension(Peer(address))| address.ip().is_loopback());
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    if !local || forwarded {
        return Err(Error::NotFound);
    }
    let counts = site.db.read(|conn| -> Result<(i64, i64), cantiere_store::Error> {
        let waiting = job::table.filter(job::failed.eq(false)).count().get_result(conn)?;
        let failed = job::table.filter(job::failed.eq(true)).count().get_result(conn)?;
        Ok((waiting, failed))
    });
    let (waiting, failed) = counts.await?;
    let text = site.metrics.text(&[
        ("cantiere_jobs_waiting", "gauge", waiting as u64),
        ("cantiere_jobs_failed", "gauge", failed as u64),
        ("cantiere_page_cache_pages", "gauge", site.cache.pages() as u64),
        ("cantiere_page_cache_bytes", "gauge", site.cache.bytes()),
    ]);
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response())
}
