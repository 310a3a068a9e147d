//! Votes in which bodies say what matters most: setting one up, voting, the result. Rules stand in `domain::round` and
//! `spine::round`; nothing here decides what counts.

mod address;
mod desk;
mod jobs;
mod keys;
mod load;
mod panels;
mod paper_mail;
mod personal;
mod public;
mod site_map;
mod state;
mod vote;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_web::{Feature, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "rounds",
        routes,
        jobs: jobs::handlers,
        panels: &[
            Panel { slot: "home", load: panels::band::home },
            Panel { slot: "edition", load: panels::band::edition },
            Panel { slot: "contribution", load: panels::place::contribution },
            Panel { slot: "chain", load: panels::place::chain },
            Panel { slot: "received", load: panels::place::received },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/rounds.ftl")),
            (Lang::En, include_str!("../locales/en/rounds.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        site_map: Some(site_map::paths),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/plans/{plan}/{edition}/votes", get(public::list::show))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}", get(public::round::show))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/ballot", get(vote::ballot::show).post(vote::ballot::send))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/ballot/{body}", get(vote::receipt::show))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/receipt/{entry}", get(vote::sealed::show))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/receipt/{entry}/file", get(vote::sealed::file))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/receipt/{entry}/how", post(vote::sealed::how))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/log", get(public::log::show))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/log/file", get(public::log::file))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/specimen", get(vote::specimen::show))
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/ballots", get(public::ballots::show))
        .route(
            "/{lang}/plans/{plan}/{edition}/votes/{round}/auditors",
            get(public::auditors::show).post(public::auditors::take),
        )
        .route("/{lang}/plans/{plan}/{edition}/votes/{round}/download/{format}", get(public::download::file))
        .route("/{lang}/desk/plans/{plan}/{edition}/votes/new", get(desk::new::show).post(desk::new::create))
        .route("/{lang}/desk/plans/{plan}/{edition}/votes/{round}", get(desk::round::show).post(desk::round::save))
        .route("/{lang}/desk/plans/{plan}/{edition}/votes/{round}/options", post(desk::options::change))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/votes/{round}/electors",
            get(desk::electors::show)
                .post(desk::electors::read)
                .layer(axum::extract::DefaultBodyLimit::max(desk::electors::BYTES)),
        )
        .route("/{lang}/desk/plans/{plan}/{edition}/votes/{round}/open", post(desk::open::open))
        .route("/{lang}/desk/plans/{plan}/{edition}/votes/{round}/extend", post(desk::open::extend))
        .route("/{lang}/desk/plans/{plan}/{edition}/votes/{round}/discard", post(desk::discard::discard))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/votes/{round}/paper",
            get(desk::paper::show).post(desk::paper::enter),
        )
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/votes/{round}/paper/{body}",
            get(desk::withdraw::show).post(desk::withdraw::withdraw),
        )
        .layer(Extension(state::State::new()))
}
