//! `POST /{lang}/sign-in/mail`: sends link and code, to any address whatever is known about it.

use super::row::{self, Asked};
use super::token;
use crate::form::Mistake;
use crate::next;
use crate::sign_in::{self, Filled};
use crate::state::State;
use axum::Extension;
use axum::extract::Form;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::text::clean_line;
use cantiere_spine::actor::{pending, person};
use cantiere_web::{Ctx, Error, Network};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Address {
    email: String,
    next: String,
    pending: String,
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Form(form): Form<Address>,
) -> Result<Response, Error> {
    if !sign_in::by_mail(&ctx) {
        return Err(Error::NotFound);
    }
    let address = clean_line(&form.email);
    if !person::looks_like_address(&address) {
        let filled = Filled { email: address, next: form.next, pending: form.pending, ..Filled::default() };
        let mistake = |page: &_| vec![Mistake::new(page, "email", "accounts-email-form")];
        return sign_in::refused(&ctx, filled, mistake).await;
    }
    state.mails_of_network.take(ctx.site.now(), network.0.to_string())?;
    let target = next::local(&form.next).unwrap_or_default().to_owned();
    let (secret, language, now) = (ctx.site.options.secret.clone(), ctx.lang, ctx.site.now());
    let asked = ctx.site.db.write(move |tx| {
        let pending = pending::find(tx, now, &form.pending)?;
        let asked = Asked { address: address.clone(), language, target: target.clone(), pending };
        row::ask(tx, &secret, &asked)
    });
    let row = asked.await?.ok_or(Error::TooMany)?;
    let handle = token::handle(&ctx.site.options.secret, row.seed());
    Ok(Redirect::to(&ctx.href(&format!("/sign-in/code/{handle}"))).into_response())
}
