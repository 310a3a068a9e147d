//! Accounts: signing in and out, a person's own page, and the mail that goes out.
//! What a person may do elsewhere is decided by `domain::access` from what is kept here; no other feature is known.

mod account;
mod demo;
mod form;
mod identity;
mod mail;
mod mailed;
mod next;
mod password;
mod privacy;
mod session;
mod sign_in;
mod sign_out;
mod state;

use axum::routing::{get, post};
use axum::{Extension, Router};
use cantiere_domain::Lang;
use cantiere_web::{Feature, Site};
use std::sync::Arc;

pub fn feature() -> Feature {
    Feature {
        name: "accounts",
        routes,
        jobs: |handlers, site| privacy::retention::handlers(mail::handlers(handlers, site), site),
        at_start: privacy::retention::at_start,
        locales: &[
            (Lang::It, include_str!("../locales/it/accounts.ftl")),
            (Lang::En, include_str!("../locales/en/accounts.ftl")),
        ],
        ..Feature::NONE
    }
}

fn routes() -> Router<Arc<Site>> {
    Router::new()
        .route("/{lang}/sign-in", get(sign_in::show))
        .route("/{lang}/sign-in/mail", get(sign_in::again).post(mailed::ask::send))
        .route("/{lang}/sign-in/code/{handle}", get(mailed::code::show).post(mailed::code::send))
        .route("/{lang}/sign-in/link/{token}", get(mailed::link::show).post(mailed::link::send))
        .route("/{lang}/sign-in/identity/{provider}", get(sign_in::again).post(identity::begin::send))
        .route("/{lang}/sign-in/identity/{provider}/as", get(sign_in::again).post(identity::switch::send))
        .route("/identity/{provider}/callback", get(identity::callback::arrive))
        .route("/{lang}/sign-in/password", get(sign_in::again).post(password::send))
        .route("/{lang}/sign-out", post(sign_out::send))
        .route("/{lang}/account", get(account::show))
        .route("/{lang}/account/end-session", post(account::end_session))
        .route("/{lang}/account/language", post(account::language))
        .route("/{lang}/account/profile", post(privacy::profile::send))
        .route("/{lang}/account/data", get(privacy::data::file))
        .route("/{lang}/account/erase", get(privacy::erase::show).post(privacy::erase::send))
        .route("/{lang}/account/erase/code", post(privacy::erase::ask))
        .route("/{lang}/account/erased", get(privacy::erase::done))
        .route("/{lang}/demo/mail", get(mail::page::show))
        .route("/demo/entra/{role}", get(demo::enter))
        .layer(Extension(state::State::new()))
}
