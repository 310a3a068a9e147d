//! `POST /{lang}/sign-in/password`: staff sign in with address and password.
//! Known and unknown addresses get the same answer after the same work.

use crate::form::Mistake;
use crate::session;
use crate::sign_in::{self, Filled};
use crate::state::State;
use axum::Extension;
use axum::extract::Form;
use axum::response::Response;
use cantiere_domain::access::Assurance;
use cantiere_domain::text::{clean_line, fold};
use cantiere_spine::actor::{person, session as sessions};
use cantiere_web::{Ctx, Error, Network};
use http::HeaderMap;
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Credentials {
    username: String,
    password: String,
    next: String,
    pending: String,
    level: String,
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Result<Response, Error> {
    let username = clean_line(&form.username);
    let filled = Filled {
        username: username.clone(),
        next: form.next.clone(),
        pending: form.pending.clone(),
        level: sessions::parse_assurance(&form.level),
        ..Filled::default()
    };
    if username.is_empty() || username.len() > 254 {
        return sign_in::refused(&ctx, filled, |page| vec![Mistake::new(page, "username", "accounts-email-missing")])
            .await;
    }
    if form.password.is_empty() || form.password.len() > 1_000 {
        return sign_in::refused(&ctx, filled, |page| {
            vec![Mistake::new(page, "password", "accounts-password-missing")]
        })
        .await;
    }
    let (now, account) = (ctx.site.now(), fold(&username));
    let here = format!("{account} {}", network.0);
    state.tries_of_network.take(now, network.0.to_string())?;
    state.tries_here.take(now, here.as_str())?;
    state.tries_anywhere.take(now, account)?;
    let found = ctx.site.db.read(move |conn| person::password_hash(conn, &username)).await?;
    let (person, hash) = found.unzip();
    let fits = state.fits(form.password, hash).await?;
    let Some(person) = person.filter(|_| fits) else {
        return sign_in::refused(&ctx, filled, |page| vec![Mistake::new(page, "username", "accounts-sign-in-wrong")])
            .await;
    };
    state.tries_here.forgive(&here);
    session::begin(&ctx, &headers, person, Assurance::Low, &form.next, &form.pending).await
}
