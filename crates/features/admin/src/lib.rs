//! The site's own settings: names and links, logo and colour, languages, themes, search words, people and roles, backups,
//! the log.
//! Every write is a function of `spine`; who may see a page is asked before anything is read.

mod about;
mod backups;
mod frame;
mod home;
mod languages;
mod log;
mod log_csv;
mod look;
mod people;
mod picture;
mod synonyms;
mod theme;
mod themes;
mod verbs;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_web::{Feature, NavEntry, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "admin",
        routes,
        nav: &[NavEntry { key: "admin-nav", path: "/admin", position: 90, shown_to }],
        locales: &[
            (Lang::It, include_str!("../locales/it/admin.ftl")),
            (Lang::It, include_str!("../locales/it/backups.ftl")),
            (Lang::It, include_str!("../locales/it/log.ftl")),
            (Lang::En, include_str!("../locales/en/admin.ftl")),
            (Lang::En, include_str!("../locales/en/backups.ftl")),
            (Lang::En, include_str!("../locales/en/log.ftl")),
        ],
        ..Feature::NONE
    }
}

fn shown_to(actor: &Actor) -> bool {
    can(actor, Action::Audit, &Scope::default())
}

/// A logo is small; what is larger is refused before it is read.
const UPLOAD: usize = 2 << 20;

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/admin", get(home::show))
        .route("/{lang}/admin/site", get(about::show).post(about::save))
        .route("/{lang}/admin/look", get(look::show).post(look::save))
        .route("/{lang}/admin/look/logo", post(look::logo).layer(DefaultBodyLimit::max(UPLOAD)))
        .route("/{lang}/admin/look/logo/remove", post(look::remove_logo))
        .route("/{lang}/admin/languages", get(languages::show).post(languages::save))
        .route("/{lang}/admin/themes", get(themes::show).post(themes::add))
        .route("/{lang}/admin/themes/{theme}", get(theme::show).post(theme::rename))
        .route("/{lang}/admin/themes/{theme}/merge", post(theme::merge))
        .route("/{lang}/admin/themes/{theme}/remove", post(theme::remove))
        .route("/{lang}/admin/synonyms", get(synonyms::show).post(synonyms::add))
        .route("/{lang}/admin/synonyms/remove", post(synonyms::remove))
        .route("/{lang}/admin/people", get(people::show).post(people::invite))
        .route("/{lang}/admin/people/roles", post(people::give))
        .route("/{lang}/admin/people/roles/remove", post(people::remove))
        .route("/{lang}/admin/backups", get(backups::show))
        .route("/{lang}/admin/log", get(log::show))
        .route("/{lang}/admin/log.csv", get(log_csv::file))
}
