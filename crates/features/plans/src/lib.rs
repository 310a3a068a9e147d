//! Reading plans: home, list of plans, an edition, its items and its text, search and downloads, and the same as an API.
//! Nothing here changes a plan; writing is the desk's.

mod address;
mod api;
mod asked;
mod chapter;
mod contents;
mod data;
mod download;
mod edition;
mod home;
mod how;
mod item;
mod items;
mod load;
mod paragraph;
mod plan;
mod plans;
mod search;
mod site_map;
mod versions;
mod view;

use axum::Router;
use axum::routing::get;
use cantiere_domain::Lang;
use cantiere_web::{Feature, NavEntry, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "plans",
        routes,
        nav: &[
            NavEntry { key: "plans-nav-plans", path: "/plans", position: 10, shown_to: |_| true },
            NavEntry { key: "plans-nav-how", path: "/how-it-works", position: 90, shown_to: |_| true },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/plans.ftl")),
            (Lang::En, include_str!("../locales/en/plans.ftl")),
        ],
        jobs: |handlers, _| cantiere_spine::search::handlers(handlers),
        openapi: Some(api::openapi),
        site_map: Some(site_map::paths),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}", get(home::show))
        .route("/{lang}/plans", get(plans::show))
        .route("/{lang}/plans/{plan}", get(plan::show))
        .route("/{lang}/plans/{plan}/{edition}", get(edition::show))
        .route("/{lang}/plans/{plan}/{edition}/items", get(items::show))
        .route("/{lang}/plans/{plan}/{edition}/items/{code}", get(item::show))
        .route("/{lang}/plans/{plan}/{edition}/text", get(contents::show))
        .route("/{lang}/plans/{plan}/{edition}/text/{chapter}", get(chapter::show))
        .route("/{lang}/plans/{plan}/{edition}/paragraphs/{anchor}", get(paragraph::show))
        .route("/{lang}/plans/{plan}/{edition}/versions", get(versions::show))
        .route("/{lang}/plans/{plan}/{edition}/download", get(download::page))
        .route("/{lang}/plans/{plan}/{edition}/download/{format}", get(download::file))
        .route("/{lang}/data", get(data::show))
        .route("/{lang}/search", get(search::show))
        .route("/{lang}/how-it-works", get(how::show))
        .merge(api::routes())
}
