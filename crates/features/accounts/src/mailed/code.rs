//! `/{lang}/sign-in/code/{handle}`: where the browser that asked types the code, or waits for the link to be used.

use super::row::{self, SignIn};
use super::{link, token};
use crate::form::{self, Mistake};
use crate::session;
use axum::extract::{Form, Path};
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "code.html")]
struct CodePage {
    page: Page,
    address: String,
    handle: String,
    demo: bool,
    mistakes: Vec<Mistake>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Code {
    code: String,
}

pub async fn show(ctx: Ctx, Path((_, handle)): Path<(String, String)>) -> Result<Response, Error> {
    let row = named(&ctx, &handle).await?;
    if !row.is_open(ctx.site.now()) {
        return link::over(&ctx).await;
    }
    render(&ctx, row, handle, None).await
}

pub async fn send(
    ctx: Ctx,
    Path((_, handle)): Path<(String, String)>,
    headers: HeaderMap,
    Form(form): Form<Code>,
) -> Result<Response, Error> {
    let id = named(&ctx, &handle).await?.id;
    // What cannot be a code is a slip, not an attempt.
    if form.code.chars().filter(char::is_ascii_digit).count() != 6 {
        let row = named(&ctx, &handle).await?;
        return render(&ctx, row, handle, Some("accounts-code-form")).await;
    }
    let Some(row) = ctx.site.db.write(move |tx| row::attempt(tx, id)).await? else {
        return link::over(&ctx).await;
    };
    let secret = &ctx.site.options.secret;
    if !token::is_code(secret, row.seed(), &form.code) {
        let key = if row.attempts >= super::ATTEMPTS { "accounts-code-last" } else { "accounts-code-wrong" };
        return render(&ctx, row, handle, Some(key)).await;
    }
    match row.person() {
        Some(_) => link::enter(&ctx, &headers, row.id, session::own_token(&ctx, &headers), None).await,
        // Somebody new says their name first, on the page that the link opens.
        None => {
            Ok(Redirect::to(&ctx.href(&format!("/sign-in/link/{}", token::link(secret, row.seed())))).into_response())
        }
    }
}

async fn named(ctx: &Ctx, handle: &str) -> Result<SignIn, Error> {
    let id = token::id(handle).ok_or(Error::NotFound)?;
    let row = ctx.site.db.read(move |conn| row::find(conn, id)).await?;
    row.filter(|row| token::is_handle(&ctx.site.options.secret, row.seed(), handle)).ok_or(Error::NotFound)
}

async fn render(ctx: &Ctx, row: SignIn, handle: String, mistake: Option<&str>) -> Result<Response, Error> {
    let page = ctx
        .page(ctx.t("accounts-code-title"))
        .await
        .crumb(ctx.t("accounts-sign-in-title"), "/sign-in")
        .here()
        .noindex();
    let mistakes: Vec<Mistake> = mistake.into_iter().map(|key| Mistake::new(&page, "code", key)).collect();
    let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let demo = ctx.site.options.demo;
    Ok(with_status(html(CodePage { page, address: row.address, handle, demo, mistakes })?, status))
}

impl CodePage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }
}
