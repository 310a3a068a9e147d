//! `/{lang}/account/erase`: told before the click what goes and what stays, confirmed by password or by a code from one's
//! own mail, then done at once. Nothing of it can be undone, so nothing of it happens by a link.

use crate::form::{self, Mistake};
use crate::mailed::row::{self, Asked, SignIn};
use crate::mailed::{self, token};
use crate::state::State;
use crate::{session, sign_in};
use axum::Extension;
use axum::extract::{Form, Query};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::erase::{self, First, Kept, Part};
use cantiere_spine::actor::{profile, session as sessions};
use cantiere_store::schema::actor::person;
use cantiere_web::{Ctx, Error, Network, Page, Site, html, with_status};
use diesel::prelude::*;
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use std::sync::Arc;

/// What the row of a mailed code says that it is for; no path, so it never leads anywhere.
pub const TARGET: &str = "erase";
/// Who has neither password nor address confirms by having signed in just now.
const JUST_NOW: i64 = 10 * 60_000_000;

#[derive(askama::Template)]
#[template(path = "erase.html")]
struct ErasePage {
    page: Page,
    code: String,
    kept: Kept,
    first: Vec<First>,
    way: Way,
    /// Of the code that was sent.
    handle: String,
    demo: bool,
    contact: String,
    mistakes: Vec<Mistake>,
}

/// How it is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Password,
    Mail,
    /// Signed in just now.
    Fresh,
    /// Signed in too long ago.
    Again,
}

#[derive(askama::Template)]
#[template(path = "erased.html")]
struct ErasedPage {
    page: Page,
    code: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    handle: String,
    code: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Confirmation {
    password: String,
    code: String,
    handle: String,
    sure: String,
}

struct Own {
    email: String,
    hash: Option<String>,
    code: String,
    kept: Kept,
    first: Vec<First>,
    fresh: bool,
}

pub async fn show(ctx: Ctx, headers: HeaderMap, Query(wish): Query<Wish>) -> Result<Response, Error> {
    render(&ctx, &headers, wish.handle, Vec::new()).await
}

/// `POST /{lang}/account/erase/code`: sends a code to the person's own address.
pub async fn ask(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    headers: HeaderMap,
) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let own = own(&ctx, &headers, id).await?;
    if way(&ctx, &own) != Way::Mail {
        return Err(Error::BadRequest);
    }
    state.mails_of_network.take(ctx.site.now(), network.0.to_string())?;
    let secret = ctx.site.options.secret.clone();
    let asked = Asked { address: own.email, language: ctx.lang, target: TARGET.into(), pending: None };
    let row = ctx.site.db.write(move |tx| row::ask(tx, &secret, &asked)).await?.ok_or(Error::TooMany)?;
    let handle = token::handle(&ctx.site.options.secret, row.seed());
    Ok(Redirect::to(&ctx.href(&format!("/account/erase?handle={handle}#confirm"))).into_response())
}

/// `POST /{lang}/account/erase`
pub async fn send(
    ctx: Ctx,
    network: Network,
    Extension(state): Extension<Arc<State>>,
    headers: HeaderMap,
    Form(form): Form<Confirmation>,
) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let own = own(&ctx, &headers, id).await?;
    if !own.first.is_empty() {
        return render(&ctx, &headers, form.handle, Vec::new()).await;
    }
    let wrong = match way(&ctx, &own) {
        Way::Password => {
            state.tries_here.take(ctx.site.now(), format!("erase {id} {}", network.0))?;
            match !form.password.is_empty() && state.fits(form.password, own.hash.clone()).await? {
                true => None,
                false => Some(("password", "accounts-erase-password-wrong")),
            }
        }
        Way::Mail => wrong_code(&ctx, id, &form).await?,
        Way::Fresh if form.sure.is_empty() => Some(("sure", "accounts-erase-sure-missing")),
        Way::Fresh => None,
        Way::Again => return render(&ctx, &headers, String::new(), Vec::new()).await,
    };
    if let Some(wrong) = wrong {
        return render(&ctx, &headers, form.handle, vec![wrong]).await;
    }
    let parts = parts(&ctx.site);
    let first = ctx.site.db.write(move |tx| erase::erase(tx, id, &parts)).await?;
    if !first.is_empty() {
        return render(&ctx, &headers, form.handle, Vec::new()).await;
    }
    Ok(session::left(&ctx, &ctx.href(&format!("/account/erased?code={}", own.code))))
}

/// `/{lang}/account/erased`: what the browser of somebody who is nobody any more is shown.
pub async fn done(ctx: Ctx, Query(wish): Query<Wish>) -> Result<Response, Error> {
    let code: String = wish.code.chars().filter(char::is_ascii_hexdigit).take(3).collect();
    let page = ctx.page(ctx.t("accounts-erased-title")).await.here().noindex();
    html(ErasedPage { page, code })
}

/// What each feature removes.
pub fn parts(site: &Site) -> Vec<Part> {
    site.features.iter().filter_map(|feature| feature.personal_data).map(|personal| personal.erase).collect()
}

async fn wrong_code(
    ctx: &Ctx,
    id: PersonId,
    form: &Confirmation,
) -> Result<Option<(&'static str, &'static str)>, Error> {
    let Some(row) = token::id(&form.handle) else { return Ok(Some(("code", "accounts-erase-code-first"))) };
    // What cannot be a code is a slip, not an attempt.
    if form.code.chars().filter(char::is_ascii_digit).count() != 6 {
        return Ok(Some(("code", "accounts-code-form")));
    }
    let known = ctx.site.db.read(move |conn| row::find(conn, row)).await?;
    let secret = &ctx.site.options.secret;
    let own =
        |r: &SignIn| r.target == TARGET && r.person() == Some(id) && token::is_handle(secret, r.seed(), &form.handle);
    if !known.as_ref().is_some_and(own) {
        return Ok(Some(("code", "accounts-erase-code-first")));
    }
    match ctx.site.db.write(move |tx| row::attempt(tx, row)).await? {
        Some(row) if token::is_code(secret, row.seed(), &form.code) => Ok(None),
        Some(row) if row.attempts < mailed::ATTEMPTS => Ok(Some(("code", "accounts-code-wrong"))),
        _ => Ok(Some(("code", "accounts-erase-code-over"))),
    }
}

async fn own(ctx: &Ctx, headers: &HeaderMap, id: PersonId) -> Result<Own, Error> {
    let (now, token) = (ctx.site.now(), session::own_token(ctx, headers).unwrap_or_default());
    ctx.site
        .db
        .read(move |conn| -> Result<Own, Error> {
            let (email, hash): (String, Option<String>) =
                person::table.find(id.0).select((person::email, person::password_hash)).first(conn)?;
            let open = sessions::open(conn, now, id, &token)?;
            Ok(Own {
                email,
                hash,
                code: profile::find(conn, id)?.code(),
                kept: erase::kept(conn, id)?,
                first: erase::first(conn, id)?,
                fresh: open.iter().any(|s| s.current && s.created_at > now - JUST_NOW),
            })
        })
        .await
}

fn way(ctx: &Ctx, own: &Own) -> Way {
    if own.hash.is_some() {
        Way::Password
    } else if sign_in::by_mail(ctx) && !own.email.is_empty() {
        Way::Mail
    } else if own.fresh {
        Way::Fresh
    } else {
        Way::Again
    }
}

async fn render(
    ctx: &Ctx,
    headers: &HeaderMap,
    handle: String,
    wrong: Vec<(&'static str, &'static str)>,
) -> Result<Response, Error> {
    let id = ctx.signed_in()?.person.ok_or(Error::SignIn)?;
    let own = own(ctx, headers, id).await?;
    let page = ctx
        .page(ctx.t("accounts-erase-title"))
        .await
        .crumb(ctx.t("accounts-account-title"), "/account")
        .here()
        .noindex();
    let mistakes: Vec<Mistake> = wrong.into_iter().map(|(field, key)| Mistake::new(&page, field, key)).collect();
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let template = ErasePage {
        way: way(ctx, &own),
        code: own.code,
        kept: own.kept,
        first: own.first,
        handle,
        demo: ctx.site.options.demo,
        contact: page.settings.email.clone(),
        mistakes,
        page,
    };
    Ok(with_status(html(template)?, status))
}

impl ErasePage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }

    fn before(&self, first: &First) -> String {
        match first {
            First::Administrator => self.page.t("accounts-erase-first-administrator").into_owned(),
            First::Representative { name, .. } => self.page.t1("accounts-erase-first-representative", "name", name),
        }
    }

    fn by_password(&self) -> bool {
        self.way == Way::Password
    }

    fn by_mail(&self) -> bool {
        self.way == Way::Mail
    }

    fn again(&self) -> bool {
        self.way == Way::Again
    }
}
