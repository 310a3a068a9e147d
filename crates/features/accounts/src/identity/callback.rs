//! `GET /identity/{provider}/callback`: the way back from the provider. What was begun is used up before anything is believed.

use super::people::{self, Known, Whose};
use super::{IDENTITY, begin, client::Extra, named, switch};
use crate::state::State;
use crate::{next, session};
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use cantiere_spine::actor::{pending, session as sessions};
use cantiere_store::Tx;
use cantiere_store::schema::accounts::identity_request;
use cantiere_web::{Ctx, Error, IdentityProvider, Page, html, same, with_status};
use diesel::prelude::*;
use http::{HeaderMap, StatusCode, header};
use openidconnect::core::CoreGenderClaim;
use openidconnect::{AuthorizationCode, Nonce, OAuth2TokenResponse, PkceCodeVerifier, TokenResponse, UserInfoClaims};
use serde::Deserialize;
use std::sync::Arc;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Answer {
    code: String,
    state: String,
    /// RFC 9207; a provider that says who it is must be the one that was asked.
    iss: Option<String>,
    error: String,
}

#[derive(askama::Template)]
#[template(path = "identity_failed.html")]
struct FailedPage {
    page: Page,
}

type Row = (i64, String, String, String, Option<i64>, Option<i64>);

pub async fn arrive(
    ctx: Ctx,
    Extension(state): Extension<Arc<State>>,
    Path(slug): Path<String>,
    Query(answer): Query<Answer>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let provider = named(&ctx.site, &slug).ok_or(Error::NotFound)?.clone();
    let own = IDENTITY.read(&ctx.site.base_url, &headers).unwrap_or_default();
    if own.is_empty() || !same(own.as_bytes(), answer.state.as_bytes()) {
        return failed(&ctx, &provider, "the state is not this browser's").await;
    }
    let hash = begin::state_hash(&answer.state);
    let taken = ctx.site.db.write(move |tx| take(tx, &hash, &slug));
    let Some((_, nonce, verifier, target, draft, inside)) = taken.await? else {
        return failed(&ctx, &provider, "the state is used up, too old, or another provider's").await;
    };
    if answer.iss.as_ref().is_some_and(|iss| *iss != provider.issuer) {
        return failed(&ctx, &provider, "another issuer answered").await;
    }
    if !answer.error.is_empty() || answer.code.is_empty() {
        return failed(&ctx, &provider, "the provider refused").await;
    }
    let known = match identify(&ctx, &state, &provider, answer.code, verifier, nonce).await? {
        Ok(known) => known,
        Err(why) => return failed(&ctx, &provider, why).await,
    };
    let (before, secret, level) = (session::own_token(&ctx, &headers), ctx.site.options.secret.clone(), known.level);
    let language = ctx.lang;
    // Whoever was in when it began, and is still.
    let inside = ctx.actor().person.filter(|p| Some(p.0) == inside);
    let entered = ctx.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
        let person = match people::of(tx, &secret, &known, language, inside)? {
            Whose::Theirs(person) => person,
            Whose::Another(other) => return Ok(Err(other)),
        };
        let token = sessions::begin(tx, person, level, before.as_deref())?;
        let draft = draft.map(|id| pending::claim(tx, id, person)).transpose()?.flatten();
        Ok(Ok((token, draft)))
    });
    let (token, draft) = match (entered.await?, inside) {
        (Ok(entered), _) => entered,
        (Err(other), Some(inside)) => {
            let waiting = switch::Waiting { inside, other, level, target, pending: draft };
            return switch::ask(&ctx, &provider, waiting).await;
        }
        (Err(_), None) => return Err(Error::Forbidden),
    };
    let mut response = session::entered(&ctx, &token, &next::target(&ctx, draft.as_deref().unwrap_or(&target)));
    response.headers_mut().append(header::SET_COOKIE, IDENTITY.end(&ctx.site.base_url, "")?);
    Ok(response)
}

/// What was begun with this state, which is used up.
fn take(tx: &mut Tx, hash: &str, slug: &str) -> Result<Option<Row>, cantiere_spine::Error> {
    let now = tx.now();
    let row: Option<Row> = identity_request::table
        .filter(identity_request::state_hash.eq(hash))
        .filter(identity_request::provider.eq(slug))
        .filter(identity_request::expires_at.gt(now))
        .filter(identity_request::other.is_null())
        .select((
            identity_request::id,
            identity_request::nonce,
            identity_request::verifier,
            identity_request::target,
            identity_request::pending,
            identity_request::person,
        ))
        .first(tx.conn())
        .optional()?;
    if let Some((id, ..)) = &row {
        diesel::delete(identity_request::table.find(id)).execute(tx.conn())?;
    }
    Ok(row)
}

/// What the provider tells about the person who comes with this code, or why it is not believed.
async fn identify(
    ctx: &Ctx,
    state: &State,
    provider: &IdentityProvider,
    code: String,
    verifier: String,
    nonce: String,
) -> Result<Result<Known, &'static str>, Error> {
    let http = state.http()?;
    let client = state.known.client(&ctx.site, provider, &http).await?;
    let exchange = client.exchange_code(AuthorizationCode::new(code)).map_err(Error::internal)?;
    let tokens = match exchange.set_pkce_verifier(PkceCodeVerifier::new(verifier)).request_async(&http).await {
        Ok(tokens) => tokens,
        Err(_) => return Ok(Err("the code was not taken")),
    };
    let verifier = client.id_token_verifier();
    let Some(id_token) = tokens.id_token() else { return Ok(Err("no id token came")) };
    let claims = match id_token.claims(&verifier, &Nonce::new(nonce)) {
        Ok(claims) => claims,
        Err(_) => return Ok(Err("the id token is not believed")),
    };
    let mut known = Known::new(provider, claims.subject().as_str(), claims.auth_context_ref().map(|acr| acr.as_str()));
    known.add(provider, claims.additional_claims());
    known.describe(claims.name(), claims.given_name(), claims.family_name(), claims.email(), claims.email_verified());
    // SPID tells attributes here alone; the subject is checked to be the same.
    if let Ok(request) = client.user_info(tokens.access_token().clone(), Some(claims.subject().clone())) {
        let told: Result<UserInfoClaims<Extra, CoreGenderClaim>, _> = request.request_async(&http).await;
        match told {
            Ok(info) => {
                known.add(provider, info.additional_claims());
                known.describe(info.name(), info.given_name(), info.family_name(), info.email(), info.email_verified());
            }
            Err(_) => return Ok(Err("the attributes are not believed")),
        }
    }
    Ok(Ok(known))
}

/// Our own reason goes to the log, without the provider's words, which may tell about a person.
async fn failed(ctx: &Ctx, provider: &IdentityProvider, why: &str) -> Result<Response, Error> {
    tracing::info!(provider = provider.slug, why, "a sign-in by electronic identity failed");
    let page = ctx
        .page(ctx.t("accounts-identity-failed-title"))
        .await
        .crumb(ctx.t("accounts-sign-in-title"), "/sign-in")
        .here()
        .noindex();
    let mut response = with_status(html(FailedPage { page })?, StatusCode::BAD_REQUEST);
    response.headers_mut().append(header::SET_COOKIE, IDENTITY.end(&ctx.site.base_url, "")?);
    Ok(response)
}
