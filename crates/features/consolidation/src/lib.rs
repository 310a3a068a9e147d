//! From contributions to a changed plan: the workbench of answers, the chain behind a sentence, the report, what an
//! organisation asked. Rules stand in `spine::answer`; what is not published is shown to the plan's planners alone.

mod address;
mod amendments;
mod chain;
mod load;
mod mail;
mod opinions;
mod organization;
mod panels;
mod personal;
mod received;
mod report;
mod said;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
// Differences are marked the same way everywhere.
pub(crate) use cantiere_web::marks;
use cantiere_web::{Feature, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "consolidation",
        routes,
        jobs: |handlers, site| received::job::handlers(mail::handlers(handlers, site), site),
        panels: &[
            Panel { slot: "home-result", load: panels::result::home },
            Panel { slot: "edition", load: panels::result::edition },
            Panel { slot: "block", load: panels::place::block },
            Panel { slot: "item", load: panels::place::item },
            Panel { slot: "draft", load: amendments::panel::load },
            Panel { slot: "contribution", load: panels::contribution::load },
            Panel { slot: "mine", load: panels::mine::load },
            Panel { slot: "adoption", load: panels::adoption::load },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/consolidation.ftl")),
            (Lang::En, include_str!("../locales/en/consolidation.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/plans/{plan}/{edition}/origin/{kind}/{id}", get(chain::page::show))
        .route("/{lang}/plans/{plan}/{edition}/report", get(report::page::show))
        .route("/{lang}/plans/{plan}/{edition}/report/{format}", get(report::download::file))
        .route("/{lang}/plans/{plan}/{edition}/results/{figure}", get(report::counted::show))
        .route("/{lang}/organizations/{slug}", get(organization::show))
        .route("/{lang}/desk/plans/{plan}/{edition}/amendments", get(amendments::list::show))
        .route(
            "/{lang}/desk/plans/{plan}/{edition}/amendments/{number}",
            get(amendments::one::show).post(amendments::act::save),
        )
        .route("/{lang}/opinions", get(opinions::show).post(opinions::say))
        .route("/{lang}/opinions/{token}", get(opinions::show_by_link).post(opinions::say_by_link))
        .nest("/{lang}/desk/plans/{plan}/{edition}/contributions-received", workbench())
        .layer(Extension(Arc::new(received::kept::Kept::default())))
}

/// The planners' workbench.
fn workbench() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(received::list::show))
        .route("/answer", get(received::answer::show).post(received::answer::save::save))
        .route("/answer/keep", post(received::answer::keep::save))
        .route("/parts", get(received::parts::show).post(received::parts::save::save))
        .route("/check", post(received::check::save))
        .route("/link", post(received::link::save))
        .route("/file/{format}", get(received::file::show))
        .route("/mark", post(received::mark::save))
        .route("/shortcuts", post(received::setting::save))
        .route("/groups", get(received::groups::show).post(received::groups::act))
        .route("/offices", get(received::offices::show).post(received::offices::save))
        .route("/reasons", get(received::reasons::show).post(received::reasons::save))
        .route("/publish", get(received::publish::show).post(received::publish::send))
}
