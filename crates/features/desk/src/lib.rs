//! The planner's desk: correct a draft, see what changes, publish it; and, for everybody, what changed between versions.
//! Every write is a function of `spine::plan`; what readers see of a plan is the other feature's.

mod act;
mod actors;
mod address;
mod adoption;
mod changes;
mod compared;
mod draft;
mod head;
mod item;
mod keep;
mod list;
mod load;
mod new_edition;
mod new_plan;
mod pairs;
mod panels;
mod paragraph;
mod part;
mod paste;
mod publish;
mod relocate;
mod removed;
mod settings;
mod upload;
mod words;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Role};
use cantiere_web::{Feature, NavEntry, Panel, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "desk",
        routes,
        nav: &[NavEntry { key: "desk-nav", path: "/desk", position: 60, shown_to: writes }],
        panels: &[Panel { slot: "item", load: panels::item }, Panel { slot: "edition", load: panels::edition }],
        jobs: publish::jobs,
        locales: &[
            (Lang::It, include_str!("../locales/it/desk.ftl")),
            (Lang::It, include_str!("../locales/it/changes.ftl")),
            (Lang::It, include_str!("../locales/it/editions.ftl")),
            (Lang::It, include_str!("../locales/it/problems.ftl")),
            (Lang::En, include_str!("../locales/en/desk.ftl")),
            (Lang::En, include_str!("../locales/en/changes.ftl")),
            (Lang::En, include_str!("../locales/en/editions.ftl")),
            (Lang::En, include_str!("../locales/en/problems.ftl")),
        ],
        ..Feature::NONE
    }
}

/// Whether the desk has something for them.
fn writes(actor: &Actor) -> bool {
    actor.is_administrator() || actor.grants.iter().any(|g| matches!(g.role, Role::Planner | Role::Auditor))
}

/// Whether they may write some plan.
fn plans_somewhere(actor: &Actor) -> bool {
    actor.is_administrator() || actor.grants.iter().any(|g| g.role == Role::Planner)
}

/// Files of plans may be this large.
const UPLOAD: usize = 20 << 20;

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/plans/{plan}/{edition}/changes", get(changes::show))
        .route("/{lang}/plans/{plan}/{edition}/compare/{other}", get(compared::show))
        .route("/{lang}/desk", get(list::show))
        .route("/{lang}/desk/paste", post(paste::clean).layer(DefaultBodyLimit::max(paste::MOST)))
        .route("/{lang}/desk/new", get(new_plan::show).post(new_plan::save))
        .route("/{lang}/desk/plans/{plan}/new", get(new_edition::show).post(new_edition::save))
        .nest("/{lang}/desk/plans/{plan}/{edition}", of_edition())
}

fn of_edition() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(draft::show))
        .route("/start", post(act::start))
        .route("/undo", post(act::undo))
        .route("/removed", get(removed::show))
        .route("/keep", post(keep::save))
        .route("/parts/{part}", get(part::show))
        .route("/items/new", get(item::new).post(item::add))
        .route("/items/{item}", get(item::show).post(item::save))
        .route("/items/{item}/place", post(act::item))
        .route("/items/{item}/move", get(relocate::item).post(relocate::move_item))
        .route("/paragraphs/new", get(paragraph::new).post(paragraph::add))
        .route("/paragraphs/{block}", get(paragraph::show).post(paragraph::save))
        .route("/paragraphs/{block}/place", post(act::block))
        .route("/paragraphs/{block}/move", get(relocate::block).post(relocate::move_block))
        .route("/actors", get(actors::show))
        .route("/actors/{actor}", post(actors::rename))
        .route("/actors/{actor}/join", post(actors::join))
        .route("/pairs", get(pairs::show).post(pairs::confirm))
        .route("/publish", get(publish::show).post(publish::send))
        .route("/publish/cancel", post(publish::cancel))
        .route("/adoption", get(adoption::show).post(adoption::save))
        .route("/settings", get(settings::show).post(settings::save))
        .route("/file", get(upload::show).post(upload::read).layer(DefaultBodyLimit::max(UPLOAD)))
        .route("/file/confirm", post(upload::confirm))
        .route("/file/template.xlsx", get(upload::template))
}
