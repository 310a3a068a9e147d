//! `/{lang}/sign-in`: the ways in.
//! Known and unknown addresses get the same page, the same words and the same work.

use crate::form::{self, Mistake};
use crate::state::State;
use crate::{next, session};
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Redirect, Response};
use axum::Extension;
use cantiere_domain::access::Assurance;
use cantiere_domain::text::{clean_line, fold};
use cantiere_spine::actor::person;
use cantiere_web::{Ctx, Error, Network, Page, html, with_status};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    next: String,
    username: String,
    mistakes: Vec<Mistake>,
    /// In the demonstration: the doors of its people.
    doors: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    next: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Credentials {
    username: String,
    password: String,
    next: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>, headers: HeaderMap) -> Result<Response, Error> {
    let next = next::wished(&ctx, &wish.next, &headers);
    if ctx.viewer.is_signed_in() {
        return Ok(Redirect::to(&next::target(&ctx, &next)).into_response());
    }
    let page = ctx.page(ctx.t("accounts-sign-in-title")).await.here().noindex();
    html(SignInPage { doors: doors(&ctx), page, next, username: String::new(), mistakes: Vec::new() })
}

/// `GET /{lang}/sign-in/password`, as after reloading a refused form: back to the ways in.
pub async fn again(ctx: Ctx) -> Redirect {
    Redirect::to(&ctx.href("/sign-in"))
}

/// `POST /{lang}/sign-in/password`
pub async fn password(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    headers: HeaderMap,
    Form(form): Form<Credentials>,
) -> Result<Response, Error> {
    let username = clean_line(&form.username);
    let next = next::local(&form.next).unwrap_or_default().to_owned();
    let wrong = async |key: &str, field| {
        let page = ctx.page(ctx.t("accounts-sign-in-title")).await.here().noindex();
        let mistakes = vec![Mistake::new(&page, field, key)];
        let answer = html(SignInPage { doors: doors(&ctx), page, next: next.clone(), username: username.clone(), mistakes })?;
        Ok(with_status(answer, StatusCode::UNPROCESSABLE_ENTITY))
    };
    if username.is_empty() || username.len() > 254 {
        return wrong("accounts-email-missing", "username").await;
    }
    if form.password.is_empty() || form.password.len() > 1_000 {
        return wrong("accounts-password-missing", "password").await;
    }
    let (now, account) = (ctx.site.now(), fold(&username));
    let here = format!("{account} {}", network.0);
    state.tries_of_network.take(now, network.0.to_string())?;
    state.tries_here.take(now, here.as_str())?;
    state.tries_anywhere.take(now, account.as_str())?;
    let asked = username.clone();
    let found = ctx.site.db.read(move |conn| person::password_hash(conn, &asked)).await?;
    let (person, hash) = found.unzip();
    let fits = state.fits(form.password, hash).await?;
    let Some(person) = person.filter(|_| fits) else {
        return wrong("accounts-sign-in-wrong", "username").await;
    };
    state.tries_here.forgive(&here);
    session::begin(&ctx, &headers, person, Assurance::Low, &next::target(&ctx, &next)).await
}

fn doors(ctx: &Ctx) -> Vec<String> {
    let all = if ctx.site.options.demo { cantiere_demo::doors().unwrap_or_default() } else { Vec::new() };
    all.into_iter().map(|(door, _)| door).collect()
}

impl SignInPage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }

    fn door_key(&self, door: &str) -> String {
        format!("accounts-demo-{door}")
    }
}
