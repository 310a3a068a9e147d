//! What an administrator looks after: the site itself, not its plans.
//! Every write is a function of `spine`; nothing here is shown to anybody else.

mod backups;

use axum::Router;
use axum::routing::get;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_web::{Feature, NavEntry, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "admin",
        routes,
        nav: &[NavEntry {
            key: "admin-backups-nav",
            path: "/admin/backups",
            position: 80,
            shown_to: Actor::is_administrator,
        }],
        locales: &[
            (Lang::It, include_str!("../locales/it/backups.ftl")),
            (Lang::En, include_str!("../locales/en/backups.ftl")),
        ],
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new().route("/{lang}/admin/backups", get(backups::show))
}
