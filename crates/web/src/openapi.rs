//! The description of the whole API, joined from what each feature says of its part.
//! It must not describe a route itself: what stands beside a handler stays true.

use crate::{Ctx, Error, Feature, Site, cacheable};
use axum::Router;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use http::header;
use std::sync::Arc;
use utoipa::openapi::{Info, License, OpenApi, OpenApiBuilder, Paths, Server};

pub(crate) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/api/v1/openapi.json", get(show))
}

/// The same on every site of this version: addresses in it are relative.
pub fn describe(features: &[Feature]) -> OpenApi {
    let mut info = Info::new("Cantiere", env!("CARGO_PKG_VERSION"));
    info.description = Some(
        "What the pages show, for programs: public data under the site's licence (CC-BY 4.0 unless a record says \
         otherwise). An edition tells its own in `licence`; answers and files about one lead to it by the header `Link` \
         with `rel=\"license\"` (RFC 8288). Lists are paged: `next` is the cursor of the following page. Every answer \
         has an ETag; errors are problem details (RFC 9457) in the language of `Accept-Language`."
            .into(),
    );
    info.license = Some(License::new("AGPL-3.0-or-later"));
    let empty = OpenApiBuilder::new().info(info).paths(Paths::new()).servers(Some([Server::new("/")])).build();
    features.iter().filter_map(|feature| feature.openapi).fold(empty, |all, part| all.merge_from(part()))
}

async fn show(ctx: Ctx) -> Result<Response, Error> {
    let text = describe(&ctx.site.features).to_json().map_err(Error::internal)?;
    let response = ([(header::CONTENT_TYPE, "application/json")], text).into_response();
    Ok(cacheable(response, [""; 0]))
}
