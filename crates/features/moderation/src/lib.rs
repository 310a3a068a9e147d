//! Moderation: the queue and its decisions for moderators, the button “report” for readers, the appeal for authors, and
//! the public record of what was hidden and why. What may be decided by whom stands in `spine::moderation`.

mod address;
mod appeal;
mod case;
mod desk;
mod log;
mod notice;
mod panels;
mod personal;
mod report;
mod retention;
mod state;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_web::{Feature, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "moderation",
        routes,
        jobs: |handlers, site| retention::handlers(notice::handlers(handlers, site)),
        at_start: retention::at_start,
        panels: &[
            Panel { slot: "edition", load: panels::queue::load },
            Panel { slot: "contribution-gone", load: panels::gone::load },
            Panel { slot: "contribution-foot", load: panels::foot::load },
            Panel { slot: "reply", load: panels::foot::reply },
            Panel { slot: "consultation-foot", load: panels::record::load },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/moderation.ftl")),
            (Lang::En, include_str!("../locales/en/moderation.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/desk/plans/{plan}/{edition}/moderation", get(desk::queue::show))
        .route("/{lang}/desk/plans/{plan}/{edition}/moderation/phases", post(desk::phases::save))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/moderation/{contribution}",
            get(desk::one::show).post(desk::one::decide),
        )
        .route("/{lang}/plans/{plan}/{edition}/moderation", get(log::show))
        .route("/{lang}/plans/{plan}/{edition}/reports", post(report::send))
        .route("/{lang}/cases/{case}", get(case::show))
        .route("/{lang}/appeals/{decision}", get(appeal::show).post(appeal::send))
        .layer(Extension(state::State::new()))
}
