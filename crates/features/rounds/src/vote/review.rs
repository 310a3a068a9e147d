//! A filled ballot as it is looked at once more before it is sent, with the choice of the body that it is for.

use super::ballot::{Carried, Found, closed};
use super::form::{self, LeftSaid};
use super::waiting;
use crate::public::ballots::picks;
use crate::words::{self, Answer, Mistake};
use crate::{address, load};
use axum::response::Response;
use cantiere_domain::round::{Ballot, Form};
use cantiere_web::{Ctx, Error, Page, html};

#[derive(askama::Template)]
#[template(path = "review.html")]
struct ReviewPage {
    page: Page,
    title: String,
    href: String,
    lang: &'static str,
    picks: Vec<String>,
    ranked: bool,
    left: LeftSaid,
    content: String,
    speakers: Vec<Answer>,
    /// One body: no choice to make.
    only: String,
    only_value: String,
    no_body: bool,
    person: bool,
    named: String,
    closed: String,
    sign_in: bool,
    mistakes: Vec<Mistake>,
    action: String,
    carried: Carried,
}

pub async fn review(
    ctx: &Ctx,
    found: Found,
    ballot: Ballot,
    carried: Carried,
    mistakes: Vec<Mistake>,
) -> Result<Response, Error> {
    let (e, r) = (&found.edition, &found.round);
    let base = address::round(e, r.number);
    let title = ctx.t("rounds-review");
    let page = load::page(ctx, e, Some(r), &format!("{title}: {}", r.title)).await;
    let page = page.crumb(&title, &format!("{base}/ballot")).noindex();
    let form = r.rules.method.form();
    let content = ballot.canonical(form);
    let speakers: Vec<Answer> = found
        .speakers
        .iter()
        .map(|s| {
            let value = s.organization.to_string();
            let label = ctx.with("rounds-speak-for", &[("body", &s.name)]);
            let hint = if s.verified { String::new() } else { ctx.t("rounds-speak-unverified") };
            Answer { chosen: value == carried.speaker, value, label, hint }
        })
        .collect();
    let only = if speakers.len() == 1 { speakers.first().cloned() } else { None };
    let template = ReviewPage {
        title: r.title.clone(),
        href: page.href(&base),
        lang: r.language.as_str(),
        picks: picks(ctx, r, &found.choices, &content),
        ranked: form == Form::Ranking,
        left: form::left_said(ctx, r, &found.choices, &ballot),
        no_body: ctx.viewer.is_signed_in() && speakers.is_empty() && !r.persons,
        person: r.persons,
        only: only.as_ref().map(|o| o.label.clone()).unwrap_or_default(),
        only_value: only.map(|o| o.value).unwrap_or_default(),
        speakers,
        named: ctx.t(words::published(r)),
        closed: closed(ctx, r),
        sign_in: waiting::falls_short(ctx, r),
        content,
        mistakes,
        action: page.href(format!("{base}/ballot")),
        carried,
        page,
    };
    html(template)
}

impl ReviewPage {
    fn error(&self, field: &str) -> &str {
        words::at(&self.mistakes, field)
    }
}
