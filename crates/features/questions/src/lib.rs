//! The questionnaire of a process: a planner builds it, people and organisations answer it while the window is open, and
//! everybody reads the results afterwards. Whether one may answer is decided by `spine::process`.

mod answer;
mod build;
mod clone;
mod download;
mod edit;
mod load;
mod model;
mod panels;
mod personal;
mod respond;
mod results;
mod site_map;
mod suppress;
mod tally;
mod words;

pub use answer::{Given, Sent, save};
pub use edit::{Draft, QuestionDraft, add_question, begin, open, save_question};
pub use model::{Kind, Question, Questionnaire, find};

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_web::{Feature, Panel, PersonalData, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "questions",
        routes,
        panels: &[
            Panel { slot: "consultation", load: panels::public },
            Panel { slot: "process-how", load: panels::planner },
            Panel { slot: "process-desk", load: panels::planner },
        ],
        locales: &[
            (Lang::It, include_str!("../locales/it/questions.ftl")),
            (Lang::En, include_str!("../locales/en/questions.ftl")),
        ],
        personal_data: Some(PersonalData { erase: personal::erase, export: personal::export }),
        process_cloned: Some(clone::along),
        site_map: Some(site_map::paths),
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/plans/{plan}/{edition}/questionnaire", get(respond::show).post(respond::send))
        .route("/{lang}/plans/{plan}/{edition}/questionnaire/results", get(results::show))
        .nest("/{lang}/desk/plans/{plan}/{edition}/questions", of_edition())
        .layer(Extension(respond::Limits::new()))
}

fn of_edition() -> Router<Arc<Site>> {
    Router::new()
        .route("/", get(build::list::show).post(build::list::save))
        .route("/new", get(build::one::new).post(build::one::add))
        .route("/{question}", get(build::one::show).post(build::one::save))
        .route("/{question}/place", post(build::list::place))
        .route("/preview", get(respond::preview))
        .route("/open", post(build::list::open))
        .route("/answers", get(results::planner).post(results::publish_texts))
        .route("/answers/{format}", get(download::file))
}
