//! The plans as JSON under `/api/v1`: what the pages show, for programs. The same functions find it.

mod editions;
mod items;
mod paragraphs;
mod plans;
mod search;
mod shapes;

use axum::Router;
use axum::routing::get;
use cantiere_web::Site;
use std::sync::Arc;
use utoipa::OpenApi;

#[derive(OpenApi)]
#[openapi(
    paths(plans::list, editions::show, items::list, items::show, paragraphs::list, search::find),
    tags(
        (name = "plans", description = "Plans, their editions, items and paragraphs"),
        (name = "search", description = "Search over items and paragraphs"),
    )
)]
struct Description;

pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

pub fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/api/v1/plans", get(plans::list))
        .route("/api/v1/plans/{plan}/editions/{edition}", get(editions::show))
        .route("/api/v1/plans/{plan}/editions/{edition}/items", get(items::list))
        .route("/api/v1/plans/{plan}/editions/{edition}/items/{code}", get(items::show))
        .route("/api/v1/plans/{plan}/editions/{edition}/paragraphs", get(paragraphs::list))
        .route("/api/v1/search", get(search::find))
}
