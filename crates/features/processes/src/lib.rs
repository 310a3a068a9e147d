//! The planner's side of a process: set it up on five screens, publish it, see where it stands, extend, pause, end it.
//! Every write is a function of `spine::process`; what people read and send is another feature's.

mod check;
mod document;
mod documents;
mod frame;
mod how;
mod load;
mod panels;
mod place;
mod start;
mod under_way;
mod what;
mod when;
mod who;
mod words;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_web::{Feature, Panel, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "processes",
        routes,
        panels: &[
            Panel { slot: "consultation", load: panels::documents },
            Panel { slot: "consultation", load: panels::history },
            Panel { slot: "process-how", load: panels::to_documents },
            Panel { slot: "process-desk", load: panels::to_documents },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/processes.ftl")),
            (Lang::It, include_str!("../locales/it/templates.ftl")),
            (Lang::En, include_str!("../locales/en/processes.ftl")),
            (Lang::En, include_str!("../locales/en/templates.ftl")),
        ],
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .nest("/{lang}/desk/plans/{plan}/{edition}/process", of_edition())
        .layer(Extension(documents::Files::new()))
}

fn of_edition() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(place::show))
        .route("/start", get(start::show).post(start::save))
        .route("/what", get(what::show).post(what::save))
        .route("/who", get(who::show).post(who::save))
        .route("/when", get(when::show).post(when::save))
        .route("/how", get(how::show).post(how::save))
        .route("/documents", get(documents::show).post(documents::add).layer(cantiere_web::upload::limit()))
        .route("/documents/{document}", get(document::show).post(document::save).layer(cantiere_web::upload::limit()))
        .route("/documents/{document}/remove", post(documents::remove))
        .route("/check", get(check::show))
        .route("/publish", post(check::publish))
        .route("/extend", get(under_way::extend::show).post(under_way::extend::save))
        .route("/pause", get(under_way::reasoned::pause).post(under_way::reasoned::save_pause))
        .route("/resume", get(under_way::reasoned::resume).post(under_way::reasoned::save_resume))
        .route("/end", get(under_way::reasoned::end).post(under_way::reasoned::save_end))
}
