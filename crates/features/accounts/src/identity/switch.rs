//! An electronic identity that belongs to another account than the one that is signed in: the reader says as whom they go on.
//! A text that waits goes with them either way; nothing is joined.

use super::{IDENTITY, LIFETIME, begin};
use crate::{next, session};
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::{pending, session as sessions};
use cantiere_store::Tx;
use cantiere_store::schema::accounts::identity_request;
use cantiere_store::schema::actor::person;
use cantiere_web::{Ctx, Error, IdentityProvider, Page, html, same, with_status};
use diesel::prelude::*;
use http::{HeaderMap, StatusCode, header};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "identity_other.html")]
struct OtherPage {
    page: Page,
    action: String,
    token: String,
    inside: String,
    /// The name of the account that has the identity; empty: none may have it, for it is somebody else's.
    other: String,
    has_text: bool,
}

/// What waits until the reader has said as whom they go on.
pub struct Waiting {
    pub inside: PersonId,
    /// None: the identity is of somebody else than the account, and of no account yet.
    pub other: Option<PersonId>,
    pub level: cantiere_domain::access::Assurance,
    pub target: String,
    pub pending: Option<i64>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Choice {
    token: String,
    /// `other`, or `stay`.
    choice: String,
}

/// Asks as whom the reader goes on.
pub async fn ask(ctx: &Ctx, provider: &IdentityProvider, waiting: Waiting) -> Result<Response, Error> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).map_err(Error::internal)?;
    let token: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    let (hash, slug, has_text) = (begin::state_hash(&token), provider.slug.clone(), waiting.pending.is_some());
    let other = waiting.other;
    let name = ctx.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
        let now = tx.now();
        diesel::insert_into(identity_request::table)
            .values((
                identity_request::state_hash.eq(&hash),
                identity_request::provider.eq(&slug),
                identity_request::nonce.eq(""),
                identity_request::verifier.eq(""),
                identity_request::target.eq(&waiting.target),
                identity_request::pending.eq(waiting.pending),
                identity_request::person.eq(waiting.inside.0),
                // Nobody stands for nobody: such a row lets one stay, and no more.
                identity_request::other.eq(other.unwrap_or(waiting.inside).0),
                identity_request::level.eq(sessions::assurance_name(waiting.level)),
                identity_request::expires_at.eq(now + LIFETIME),
            ))
            .execute(tx.conn())?;
        match other {
            Some(other) => Ok(person::table.find(other.0).select(person::name).first::<String>(tx.conn())?),
            None => Ok(String::new()),
        }
    });
    let other = name.await?;
    let page = ctx
        .page(ctx.t("accounts-identity-other-title"))
        .await
        .crumb(ctx.t("accounts-sign-in-title"), "/sign-in")
        .here()
        .noindex();
    let action = ctx.href(&format!("/sign-in/identity/{}/as", provider.slug));
    let inside = ctx.viewer.name.clone();
    let cookie = IDENTITY.set(&ctx.site.base_url, "", &token, Some(1_800))?;
    let mut response =
        with_status(html(OtherPage { page, action, token, inside, other, has_text })?, StatusCode::CONFLICT);
    response.headers_mut().append(header::SET_COOKIE, cookie);
    Ok(response)
}

type Row = (i64, i64, i64, String, String, Option<i64>);

/// `POST /{lang}/sign-in/identity/{provider}/as`
pub async fn send(
    ctx: Ctx,
    Path((_, slug)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<Choice>,
) -> Result<Response, Error> {
    let own = IDENTITY.read(&ctx.site.base_url, &headers).unwrap_or_default();
    let inside = ctx.actor().person;
    if own.is_empty() || !same(own.as_bytes(), form.token.as_bytes()) {
        return Ok(Redirect::to(&ctx.href("/sign-in")).into_response());
    }
    let (hash, switches) = (begin::state_hash(&form.token), form.choice == "other");
    let before = session::own_token(&ctx, &headers);
    let done = ctx.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
        let Some((_, person, other, level, target, draft)) = take(tx, &hash, &slug)? else { return Ok(None) };
        // Whoever else has signed in here meanwhile gets nothing of it.
        if inside != Some(PersonId(person)) {
            return Ok(None);
        }
        let who = PersonId(if switches { other } else { person });
        let token = match switches && other != person {
            true => Some(sessions::begin(tx, who, sessions::parse_assurance(&level), before.as_deref())?),
            false => None,
        };
        let draft = draft.map(|id| pending::claim(tx, id, who)).transpose()?.flatten();
        Ok(Some((token, draft.unwrap_or(target))))
    });
    let mut response = match done.await? {
        None => Redirect::to(&ctx.href("/sign-in")).into_response(),
        Some((Some(token), target)) => session::entered(&ctx, &token, &next::target(&ctx, &target)),
        Some((None, target)) => Redirect::to(&next::target(&ctx, &target)).into_response(),
    };
    response.headers_mut().append(header::SET_COOKIE, IDENTITY.end(&ctx.site.base_url, "")?);
    Ok(response)
}

/// The row, used up.
fn take(tx: &mut Tx, hash: &str, slug: &str) -> Result<Option<Row>, cantiere_spine::Error> {
    use identity_request as r;
    let now = tx.now();
    let row: Option<Row> = r::table
        .filter(r::state_hash.eq(hash))
        .filter(r::provider.eq(slug))
        .filter(r::expires_at.gt(now))
        .filter(r::other.is_not_null())
        .filter(r::person.is_not_null())
        .select((r::id, r::person.assume_not_null(), r::other.assume_not_null(), r::level, r::target, r::pending))
        .first(tx.conn())
        .optional()?;
    if let Some((id, ..)) = &row {
        diesel::delete(r::table.find(id)).execute(tx.conn())?;
    }
    Ok(row)
}
