//! `/{lang}/sign-in`: the ways in, those that are configured.
//! Known and unknown addresses get the same page and the same words.

use crate::form::{self, Mistake};
use crate::next;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_web::{Ctx, Error, Page, html, with_status};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    /// Slug and name.
    providers: Vec<(String, String)>,
    by_mail: bool,
    filled: Filled,
    mistakes: Vec<Mistake>,
    /// In the demonstration: the doors of its people.
    doors: Vec<String>,
}

/// What stands in the forms.
#[derive(Clone, Debug, Default)]
pub struct Filled {
    pub email: String,
    pub username: String,
    pub next: String,
    pub pending: String,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    next: String,
    /// The token of a text that waits for its writer.
    pending: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>, headers: HeaderMap) -> Result<Response, Error> {
    let next = next::wished(&ctx, &wish.next, &headers);
    if ctx.viewer.is_signed_in() {
        return Ok(Redirect::to(&next::target(&ctx, &next)).into_response());
    }
    // Anything else is no token of ours.
    let pending = if wish.pending.len() == 43 { wish.pending } else { String::new() };
    render(&ctx, Filled { next, pending, ..Filled::default() }, |_| Vec::new()).await
}

/// `GET /{lang}/sign-in/password` and the like, as after reloading a refused form: back to the ways in.
pub async fn again(ctx: Ctx) -> Redirect {
    Redirect::to(&ctx.href("/sign-in"))
}

/// The forms again, with what was typed and what is wrong with it.
pub async fn refused(
    ctx: &Ctx,
    filled: Filled,
    mistakes: impl FnOnce(&Page) -> Vec<Mistake>,
) -> Result<Response, Error> {
    let filled = Filled { next: next::local(&filled.next).unwrap_or_default().to_owned(), ..filled };
    Ok(with_status(render(ctx, filled, mistakes).await?, StatusCode::UNPROCESSABLE_ENTITY))
}

/// Whether mail can be sent, or shown as the demonstration does.
pub fn by_mail(ctx: &Ctx) -> bool {
    ctx.site.options.mail.is_some() || ctx.site.options.demo
}

async fn render(ctx: &Ctx, filled: Filled, mistakes: impl FnOnce(&Page) -> Vec<Mistake>) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("accounts-sign-in-title")).await.here().noindex();
    let mistakes = mistakes(&page);
    let doors = if ctx.site.options.demo { cantiere_demo::doors().map_err(Error::internal)? } else { Vec::new() };
    let doors = doors.into_iter().map(|(door, _)| door).collect();
    let providers = ctx.site.options.identity.iter().map(|p| (p.slug.clone(), p.name.clone())).collect();
    html(SignInPage { page, providers, by_mail: by_mail(ctx), filled, mistakes, doors })
}

impl SignInPage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }

    fn door_key(&self, door: &str) -> String {
        format!("accounts-demo-{door}")
    }
}
