//! `/{lang}/sign-in`: the ways in, those that are configured.
//! Known and unknown addresses get the same page and the same words.

use crate::form::{self, Mistake};
use crate::{next, session};
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::Assurance;
use cantiere_spine::actor::session::parse_assurance;
use cantiere_web::{Ctx, Error, IdentityProvider, Page, html, level, with_status};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    page: Page,
    /// Slug and name.
    providers: Vec<(String, String)>,
    by_mail: bool,
    by_password: bool,
    /// What the level that is asked means; empty: any will do.
    asked: String,
    /// The name of whoever is in already, less surely than is asked.
    inside: String,
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
    /// How surely the reader is asked to say who they are; ways that cannot do it are not offered.
    pub level: Assurance,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    next: String,
    /// The token of a text that waits for its writer.
    pending: String,
    /// `low`, `substantial`, `high`: what the text, or the page that is wished for, asks.
    level: String,
}

pub async fn show(ctx: Ctx, Query(wish): Query<Wish>, headers: HeaderMap) -> Result<Response, Error> {
    let next = next::wished(&ctx, &wish.next, &headers);
    // Anything else is no token of ours.
    let pending = if wish.pending.len() == 43 { wish.pending } else { String::new() };
    let level = parse_assurance(&wish.level).max(Assurance::Email);
    // Whoever is in already stays in, unless more is asked than they have shown.
    if let Some(person) = ctx.actor().person.filter(|_| ctx.actor().assurance >= level) {
        let text = session::claim(&ctx, person, pending).await?;
        return Ok(Redirect::to(&next::target(&ctx, text.as_deref().unwrap_or(&next))).into_response());
    }
    render(&ctx, Filled { next, pending, level, ..Filled::default() }, |_| Vec::new()).await
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
    let level = filled.level;
    // The doors lead in as by an electronic identity of the second level.
    let doors = doors.into_iter().map(|(door, _)| door).filter(|_| level <= Assurance::Substantial).collect();
    let reaches = |p: &&IdentityProvider| level <= Assurance::Low || p.levels.iter().any(|(_, has)| *has >= level);
    let providers: Vec<_> =
        ctx.site.options.identity.iter().filter(reaches).map(|p| (p.slug.clone(), p.name.clone())).collect();
    let asked = match level {
        Assurance::Anonymous | Assurance::Email => String::new(),
        Assurance::Low => ctx.t("accounts-level-asked-low"),
        Assurance::Substantial => ctx.t("accounts-level-asked-substantial"),
        Assurance::High => ctx.t("accounts-level-asked-high"),
    };
    html(SignInPage {
        asked,
        inside: if ctx.viewer.is_signed_in() { ctx.viewer.name.clone() } else { String::new() },
        by_mail: by_mail(ctx) && level <= Assurance::Email,
        by_password: level <= Assurance::Low,
        providers,
        filled,
        mistakes,
        doors,
        page,
    })
}

impl SignInPage {
    fn at(&self, field: &str) -> &str {
        form::at(&self.mistakes, field)
    }

    /// As the forms name it.
    fn level(&self) -> &'static str {
        level::name(self.filled.level)
    }

    /// Whether the site has a way in that reaches the level.
    fn has_way(&self) -> bool {
        !self.providers.is_empty() || self.by_mail || self.by_password || !self.doors.is_empty()
    }

    fn door_key(&self, door: &str) -> String {
        format!("accounts-demo-{door}")
    }
}
