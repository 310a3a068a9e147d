//! `/{lang}/sign-in/link/{token}`: the page that the mailed link opens. Its button signs in; opening it changes nothing.

use super::row::{self, SignIn};
use super::token;
use crate::form::{self, Mistake};
use crate::{next, session};
use axum::extract::{Form, Path};
use axum::response::Response;
use cantiere_domain::Lang;
use cantiere_domain::access::Assurance;
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::organization::member;
use cantiere_spine::actor::{pending, person, profile, session as sessions};
use cantiere_store::Tx;
use cantiere_store::schema::actor::person as people;
use cantiere_web::{Ctx, Error, Page, html, with_status};
use diesel::prelude::*;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "link.html")]
struct LinkPage {
    page: Page,
    token: String,
    address: String,
    /// Somebody new: their name is asked.
    is_new: bool,
    /// Not `name`, which is the field's own in the macro.
    typed_name: String,
    mistakes: Vec<Mistake>,
}

#[derive(askama::Template)]
#[template(path = "over.html")]
struct OverPage {
    page: Page,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    name: String,
    /// Whether others see it too.
    shown: String,
}

pub async fn show(ctx: Ctx, Path((_, token)): Path<(String, String)>) -> Result<Response, Error> {
    let row = named(&ctx, &token).await?;
    if !row.is_open(ctx.site.now()) {
        return over(&ctx).await;
    }
    render(&ctx, row, token, String::new(), &[]).await
}

pub async fn send(
    ctx: Ctx,
    Path((_, token)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<Confirmation>,
) -> Result<Response, Error> {
    let row = named(&ctx, &token).await?;
    let name = form.name.clone();
    match enter(&ctx, &headers, row.id, session::own_token(&ctx, &headers), Some((form.name, !form.shown.is_empty())))
        .await
    {
        Err(Error::Invalid(problems)) => render(&ctx, row, token, name, &problems).await,
        other => other,
    }
}

/// Uses the row up and signs its person in; whoever is new gets an account with this name, which others see if it says so.
/// All of it or nothing.
pub async fn enter(
    ctx: &Ctx,
    _: &HeaderMap,
    id: i64,
    before: Option<String>,
    name: Option<(String, bool)>,
) -> Result<Response, Error> {
    let entered = ctx.site.db.write(move |tx| -> Result<_, cantiere_spine::Error> {
        let Some(row) = row::find(tx, id)? else { return Ok(None) };
        if !row::use_up(tx, id)? {
            return Ok(None);
        }
        let person = match row.person() {
            Some(person) => person,
            None => of_address(tx, &row, &name.clone().unwrap_or_default())?,
        };
        member::join_by_domain(tx, person)?;
        let token = sessions::begin(tx, person, Assurance::Email, before.as_deref())?;
        let draft = row.pending.map(|id| pending::claim(tx, id, person)).transpose()?.flatten();
        Ok(Some((token, draft.unwrap_or(row.target))))
    });
    match entered.await? {
        Some((token, target)) => Ok(session::entered(ctx, &token, &next::target(ctx, &target))),
        None => over(ctx).await,
    }
}

/// The person of an address that nobody had when the mail was asked for.
fn of_address(tx: &mut Tx, row: &SignIn, (name, shown): &(String, bool)) -> Result<PersonId, cantiere_spine::Error> {
    if let Some(known) = person::find_by_email(tx, &row.address)? {
        // Two addresses that fold to one are still two mailboxes.
        let address: String = people::table.find(known.0).select(people::email).first(tx.conn())?;
        if address.to_lowercase() == row.address.to_lowercase() {
            return Ok(known);
        }
    }
    let language: Lang = row.language.parse().unwrap_or_default();
    let new = person::NewPerson { name: name.clone(), email: row.address.clone(), language, password_hash: None };
    let id = person::add(tx, &new)?;
    if *shown {
        profile::show_as(tx, id, name)?;
    }
    Ok(id)
}

/// Used up or too old.
pub async fn over(ctx: &Ctx) -> Result<Response, Error> {
    let page = ctx
        .page(ctx.t("accounts-over-title"))
        .await
        .crumb(ctx.t("accounts-sign-in-title"), "/sign-in")
        .here()
        .noindex();
    Ok(with_status(html(OverPage { page })?, StatusCode::GONE))
}

async fn named(ctx: &Ctx, token: &str) -> Result<SignIn, Error> {
    let id = token::id(token).ok_or(Error::NotFound)?;
    let row = ctx.site.db.read(move |conn| row::find(conn, id)).await?;
    row.filter(|row| token::is_link(&ctx.site.options.secret, row.seed(), token)).ok_or(Error::NotFound)
}

async fn render(
    ctx: &Ctx,
    row: SignIn,
    token: String,
    name: String,
    problems: &[cantiere_spine::Problem],
) -> Result<Response, Error> {
    let page = ctx
        .page(ctx.t("accounts-link-title"))
        .await
        .crumb(ctx.t("accounts-sign-in-title"), "/sign-in")
        .here()
        .noindex();
    let mistakes = Mistake::all(&page, problems);
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let is_new = row.person.is_none();
    Ok(with_status(html(LinkPage { page, token, address: row.address, is_new, typed_name: name, mistakes })?, status))
}

impl LinkPage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
