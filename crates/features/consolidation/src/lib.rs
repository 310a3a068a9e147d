//! From contributions to a changed plan: the workbench of answers, the chain behind a sentence, the report, what an
//! organisation asked. Rules stand in `spine::answer`; what is not published is shown to the plan's planners alone.

mod address;
mod chain;
mod fields;
mod load;
mod mail;
mod marks;
mod organization;
mod panels;
mod received;
mod report;
mod words;

use axum::Router;
use axum::routing::{get, post};
use cantiere_domain::Lang;
use cantiere_web::{Feature, Panel, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "consolidation",
        routes,
        jobs: mail::handlers,
        panels: &[
            Panel { slot: "home-result", load: panels::result::home },
            Panel { slot: "edition", load: panels::result::edition },
            Panel { slot: "block", load: panels::place::block },
            Panel { slot: "item", load: panels::place::item },
            Panel { slot: "contribution", load: panels::contribution::load },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/consolidation.ftl")),
            (Lang::En, include_str!("../locales/en/consolidation.ftl")),
        ],
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/plans/{plan}/{edition}/origin/{kind}/{id}", get(chain::page::show))
        .route("/{lang}/plans/{plan}/{edition}/report", get(report::page::show))
        .route("/{lang}/plans/{plan}/{edition}/report/{format}", get(report::download::file))
        .route("/{lang}/organizations/{slug}", get(organization::show))
        .route("/{lang}/desk/plans/{plan}/{edition}/contributions-received", get(received::list::show))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/contributions-received/answer",
            get(received::answer::show).post(received::answer::save),
        )
        .route("/{lang}/desk/plans/{plan}/{edition}/contributions-received/check", post(received::check::save))
        .route("/{lang}/desk/plans/{plan}/{edition}/contributions-received/link", post(received::link::save))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/contributions-received/publish",
            get(received::publish::show).post(received::publish::send),
        )
}
