//! `POST /{lang}/sign-in/identity/{provider}`: notes what begins, and sends the reader to the provider.

use super::{IDENTITY, LIFETIME, named};
use crate::next;
use crate::state::State;
use axum::Extension;
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_spine::actor::{pending, session};
use cantiere_store::schema::accounts::identity_request;
use cantiere_web::{Ctx, Error, Network, Page, catalog, html};
use diesel::prelude::*;
use http::header;
use openidconnect::core::CoreResponseType;
use openidconnect::{AuthenticationContextClass, AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, Scope};
use serde::Deserialize;
use std::sync::Arc;

#[derive(askama::Template)]
#[template(path = "identity_go.html")]
struct GoPage {
    page: Page,
    url: String,
    name: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    next: String,
    pending: String,
    /// How surely the reader is asked to say who they are.
    level: String,
}

pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    Path((_, slug)): Path<(String, String)>,
    Form(wish): Form<Wish>,
) -> Result<Response, Error> {
    let provider = named(&ctx.site, &slug).ok_or(Error::NotFound)?.clone();
    state.tries_of_network.take(ctx.site.now(), network.0.to_string())?;
    let client = state.known.client(&ctx.site, &provider, &state.http()?).await?;
    let name = provider.name.clone();
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
    let mut request =
        client.authorize_url(flow, CsrfToken::new_random, Nonce::new_random).set_pkce_challenge(challenge);
    for scope in &provider.scopes {
        request = request.add_scope(Scope::new(scope.clone()));
    }
    // A level that is not enough would only bring the reader back to the ways in.
    let asked = session::parse_assurance(&wish.level);
    for (acr, _) in provider.levels.iter().filter(|(_, reached)| *reached >= asked) {
        request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
    }
    let (url, csrf, nonce) = request.url();
    let target = next::target(&ctx, &wish.next);
    let inside = ctx.actor().person.map(|p| p.0);
    let (hash, now) = (state_hash(csrf.secret()), ctx.site.now());
    let write = ctx.site.db.write(move |tx| -> Result<(), cantiere_spine::Error> {
        let at = tx.now();
        diesel::delete(identity_request::table.filter(identity_request::expires_at.le(at))).execute(tx.conn())?;
        let pending = pending::find(tx, now, &wish.pending)?;
        diesel::insert_into(identity_request::table)
            .values((
                identity_request::state_hash.eq(&hash),
                identity_request::provider.eq(&provider.slug),
                identity_request::nonce.eq(nonce.secret()),
                identity_request::verifier.eq(verifier.secret()),
                identity_request::target.eq(&target),
                identity_request::pending.eq(pending),
                identity_request::person.eq(inside),
                identity_request::expires_at.eq(at + LIFETIME),
            ))
            .execute(tx.conn())?;
        Ok(())
    });
    write.await?;
    // Binds what was begun to this browser: the state alone, which everybody on the way sees, is not enough.
    let cookie = IDENTITY.set(&ctx.site.base_url, "", csrf.secret(), Some(1_800))?;
    let page =
        ctx.page(page_title(&ctx, &name)).await.crumb(ctx.t("accounts-sign-in-title"), "/sign-in").here().noindex();
    // Not a redirect: the policy lets a form lead to this site alone, and browsers hold its redirects to that.
    let mut response = html(GoPage { page, url: url.to_string(), name })?;
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

fn page_title(ctx: &Ctx, name: &str) -> String {
    let mut args = catalog::Args::new();
    args.set("name", name);
    ctx.site.catalog.text(ctx.lang, "accounts-identity-go-title", Some(&args)).into_owned()
}

pub fn state_hash(state: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(state.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
