//! Organisations: registering and verifying them, their units and members, the public list, what concerns them in a plan,
//! and who takes part in a process. Rules stand in `spine::actor::organization` and `spine::process::participants`.

mod address;
mod board;
mod code;
mod concerns;
mod details;
mod directory;
mod form;
mod invitation;
mod join;
mod listed;
mod mail;
mod manage;
mod mine;
mod new;
mod panel;
mod personal;
mod queue;
mod site_map;
mod state;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Scope, can};
use cantiere_web::{Feature, NavEntry, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "organizations",
        routes,
        nav: &[
            NavEntry {
                key: "organizations-nav-mine",
                path: address::MINE,
                position: 45,
                shown_to: |actor| actor.person.is_some(),
            },
            NavEntry {
                key: "organizations-nav-queue",
                path: address::QUEUE,
                position: 60,
                shown_to: |actor| can(actor, Action::Verify, &Scope::default()),
            },
        ],
        panels: &[
            Panel { slot: "organization", load: panel::load },
            Panel { slot: "process-desk", load: board::panel::load },
        ],
        jobs: |handlers, site| board::opened::handlers(board::job::handlers(handlers, site), site),
        locales: &[
            (Lang::It, include_str!("../locales/it/organizations.ftl")),
            (Lang::En, include_str!("../locales/en/organizations.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        site_map: Some(site_map::paths),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/organizations", get(directory::show))
        .route("/{lang}/organizations/new", get(new::show).post(new::send))
        .route("/{lang}/organizations/invitation/{token}", get(invitation::show).post(invitation::accept))
        .route("/{lang}/organizations/{slug}/join", get(join::again).post(join::ask))
        .route("/{lang}/organizations/{slug}/concerns/{plan}/{edition}", get(concerns::go))
        .route("/{lang}/my-organizations", get(mine::show))
        .route("/{lang}/my-organizations/{slug}", get(manage::show))
        .route("/{lang}/my-organizations/{slug}/details", get(details::show).post(details::save))
        .route("/{lang}/my-organizations/{slug}/concerns", get(concerns::show).post(concerns::save))
        .route("/{lang}/my-organizations/{slug}/code", get(manage::again).post(manage::code::confirm))
        .route("/{lang}/my-organizations/{slug}/code/again", get(manage::again).post(manage::code::again))
        .route("/{lang}/my-organizations/{slug}/units", get(manage::again).post(manage::unit::add))
        .route("/{lang}/my-organizations/{slug}/invite", get(manage::again).post(manage::invite::one))
        .route(
            "/{lang}/my-organizations/{slug}/invite/list",
            get(manage::again).post(manage::list::send).layer(listed::limit()),
        )
        .route("/{lang}/my-organizations/{slug}/invite/revoke", post(manage::invite::revoke))
        .route("/{lang}/my-organizations/{slug}/members", get(manage::again).post(manage::member::change))
        .route("/{lang}/my-organizations/{slug}/hand-over", get(manage::again).post(manage::member::hand_over))
        .route("/{lang}/my-organizations/{slug}/leave", get(manage::again).post(manage::member::leave))
        .route("/{lang}/desk/organizations", get(queue::show))
        .route("/{lang}/desk/organizations/{slug}", get(queue::one::show).post(queue::one::decide))
        .route("/{lang}/desk/plans/{plan}/{edition}/participants", get(board::show))
        .route("/{lang}/desk/plans/{plan}/{edition}/participants/invite", get(board::again).post(board::invite::one))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/participants/list",
            get(board::again).post(board::list::send).layer(listed::limit()),
        )
        .route("/{lang}/desk/plans/{plan}/{edition}/participants/remind", get(board::again).post(board::remind::send))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/participants/reminders",
            get(board::again).post(board::remind::switch),
        )
        .layer(Extension(state::State::new()))
}
