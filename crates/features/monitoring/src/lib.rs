//! What became of the actions of a plan in force: an owner tells by a form of two fields, reached by a mailed link; planners
//! see who is silent and ask. Rules stand in `spine::update`; readers see the state on the plan's own pages.

mod address;
mod form;
mod link;
mod load;
mod mine;
mod panels;
mod personal;
mod progress;
mod remind;
mod update;
mod words;

use axum::Router;
use axum::routing::get;
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Role};
use cantiere_web::{Feature, NavEntry, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "monitoring",
        routes,
        nav: &[NavEntry { key: "monitoring-mine", path: "/my-actions", position: 45, shown_to: owns }],
        panels: &[Panel { slot: "item", load: panels::item }, Panel { slot: "draft", load: panels::draft }],
        jobs: remind::handlers,
        locales: &[
            (Lang::It, include_str!("../locales/it/monitoring.ftl")),
            (Lang::En, include_str!("../locales/en/monitoring.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        ..Feature::NONE
    }
}

/// Those who report on a whole plan; people named for single actions come by mail, or by their own address.
fn owns(actor: &Actor) -> bool {
    actor.grants.iter().any(|g| g.role == Role::ActionOwner)
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/updates/{token}", get(link::show).post(link::save))
        .route("/{lang}/my-actions", get(mine::show))
        .route("/{lang}/plans/{plan}/{edition}/items/{code}/update", get(update::show).post(update::save))
        .route("/{lang}/desk/plans/{plan}/{edition}/progress", get(progress::show).post(progress::act))
}
