//! Taking part: the page of a consultation, comments and amendments beside the text, needs and proposals, support,
//! and what staff see of all that. Rules stand in `spine`; nothing here decides what is accepted.

mod address;
mod amendments;
mod attach;
mod card;
mod choices;
mod consultation;
mod filters;
mod level;
mod list;
mod listing;
mod load;
mod mine;
mod one;
mod order;
mod panels;
mod personal;
mod replies;
mod sheet;
mod similar;
mod site_map;
mod staff;
mod state;
mod support;
mod words;
mod write;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_web::{Feature, NavEntry, Panel, PersonalData, Site, upload};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "participation",
        routes,
        nav: &[NavEntry {
            key: "participation-mine",
            path: "/my-contributions",
            position: 40,
            shown_to: |actor| actor.person.is_some(),
        }],
        panels: &[
            Panel { slot: "home", load: panels::open::home },
            Panel { slot: "edition", load: panels::open::edition },
            Panel { slot: "block", load: panels::text::block },
            Panel { slot: "item", load: panels::text::item },
            Panel { slot: "process-preview", load: consultation::preview },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/participation.ftl")),
            (Lang::En, include_str!("../locales/en/participation.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        jobs: |handlers, site| sheet::told::handlers(attach::handlers(handlers, site), site),
        site_map: Some(site_map::paths),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/plans/{plan}/{edition}/consultation", get(consultation::show))
        .route(
            "/{lang}/plans/{plan}/{edition}/comment",
            get(write::comment::show).post(write::comment::send).layer(upload::limit()),
        )
        .route(
            "/{lang}/plans/{plan}/{edition}/propose",
            get(write::propose::show).post(write::propose::send).layer(upload::limit()),
        )
        .route("/{lang}/plans/{plan}/{edition}/drafts", get(write::together::show).post(write::together::send))
        .route("/{lang}/plans/{plan}/{edition}/drafts/{draft}", get(write::draft::show))
        .route("/{lang}/plans/{plan}/{edition}/drafts/{draft}/discard", post(write::draft::discard))
        .route("/{lang}/plans/{plan}/{edition}/amendments", get(amendments::show))
        .route("/{lang}/plans/{plan}/{edition}/contributions", get(list::show))
        .route("/{lang}/plans/{plan}/{edition}/contributions/{number}", get(one::show))
        .route(
            "/{lang}/plans/{plan}/{edition}/contributions/{number}/edit",
            get(write::edit::show).post(write::edit::send),
        )
        .route(
            "/{lang}/plans/{plan}/{edition}/contributions/{number}/replies/{reply}/edit",
            get(write::edit::show_reply).post(write::edit::send_reply),
        )
        .route("/{lang}/plans/{plan}/{edition}/contributions/{number}/withdraw", post(write::withdraw::send))
        .route("/{lang}/plans/{plan}/{edition}/contributions/{number}/reply", get(one::again).post(write::reply::send))
        .route(
            "/{lang}/plans/{plan}/{edition}/contributions/{number}/replies/{reply}/withdraw",
            post(write::withdraw::reply),
        )
        .route("/{lang}/plans/{plan}/{edition}/contributions/{number}/support", get(one::again).post(support::send))
        .route(
            "/{lang}/plans/{plan}/{edition}/contributions/{number}/attachments",
            get(one::again).post(attach::add).layer(upload::limit()),
        )
        .route(
            "/{lang}/plans/{plan}/{edition}/contributions/{number}/attachments/{attachment}/remove",
            post(attach::remove),
        )
        .route("/{lang}/attachments/{attachment}", get(attach::download))
        .route(
            "/{lang}/plans/{plan}/{edition}/grid",
            get(sheet::grid::show).post(sheet::start::grid).layer(sheet::limit()),
        )
        .route("/{lang}/plans/{plan}/{edition}/grid/file/{format}", get(sheet::grid::file))
        .route("/{lang}/plans/{plan}/{edition}/grid/{table}", get(sheet::page::show))
        .route("/{lang}/plans/{plan}/{edition}/grid/{table}/rows", post(sheet::mend::save))
        .route("/{lang}/plans/{plan}/{edition}/grid/{table}/send", post(sheet::send::send))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries", get(sheet::desk::show).post(sheet::desk::send))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/days", post(sheet::desk::days))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/template.csv", get(sheet::desk::template))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/file", post(sheet::start::desk).layer(sheet::limit()))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/{table}", get(sheet::page::show))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/{table}/rows", post(sheet::mend::save))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/{table}/send", post(sheet::send::send))
        .route("/{lang}/desk/plans/{plan}/{edition}/entries/{table}/forget", post(sheet::forget::forget))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/entries/{table}/edit",
            get(write::edit::show_entry).post(write::edit::send_entry),
        )
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/entries/{table}/withdraw",
            get(sheet::withdraw::show).post(sheet::withdraw::send),
        )
        .route("/{lang}/plans/{plan}/{edition}/received", get(staff::received::show))
        .route("/{lang}/plans/{plan}/{edition}/received/{format}", get(staff::download::file))
        .route("/{lang}/my-contributions", get(mine::show))
        .layer(Extension(state::State::new()))
}
