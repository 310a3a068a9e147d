//! Following what happens: buttons on the pages of a plan, an action, a contribution, a consultation; mails at once or as
//! a summary; feeds and calendars; a page of one's own. What is told is decided in `spine::notice`; this crate says it.

mod address;
mod calendar;
mod feed;
mod jobs;
mod letter;
mod lines;
mod mine;
mod panel;
mod personal;
mod things;
mod toggle;
mod unsubscribe;
mod words;

use axum::Router;
use axum::routing::{get, post};
use cantiere_domain::Lang;
use cantiere_web::{Feature, NavEntry, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "notices",
        routes,
        nav: &[NavEntry {
            key: "notices-mine",
            path: "/my-notices",
            position: 45,
            shown_to: |actor| actor.person.is_some(),
        }],
        panels: &[Panel { slot: "follow", load: panel::load }],
        jobs: jobs::handlers,
        at_start: jobs::at_start,
        locales: &[
            (Lang::It, include_str!("../locales/it/notices.ftl")),
            (Lang::En, include_str!("../locales/en/notices.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/my-notices", get(mine::show).post(mine::save))
        .route("/{lang}/follow/{kind}/{id}", get(toggle::show).post(toggle::send))
        .route("/{lang}/unsubscribe/{token}", get(unsubscribe::show).post(unsubscribe::send))
        .route("/{lang}/my-notices/calendar", post(calendar::renew))
        .route("/{lang}/calendar/{token}", get(calendar::own))
        .route("/{lang}/plans/{plan}/{edition}/calendar", get(calendar::of_edition))
        .route("/{lang}/plans/{plan}/{edition}/feed", get(feed::of_plan))
        .route("/{lang}/plans/{plan}/{edition}/items/{code}/feed", get(feed::of_item))
        .route("/{lang}/plans/{plan}/{edition}/consultation/feed", get(feed::of_process))
}
