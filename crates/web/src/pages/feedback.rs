//! How clear a page is, asked at its foot as the design guidelines for public sites prescribe.
//! What is stored says nothing about who answered.

use crate::{Ctx, Error, Network, Page, Site, html, router};
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Form, Router};
use cantiere_domain::text::clean_line;
use cantiere_spine::Problem;
use cantiere_store::schema::feedback::clarity_rating;
use diesel::prelude::*;
use serde::Deserialize;
use std::sync::Arc;

pub(super) fn routes() -> Router<Arc<Site>> {
    Router::new().route("/{lang}/feedback", post(send)).route("/{lang}/feedback/thanks", get(thanks))
}

/// As the form sends it: nothing in it is trusted.
#[derive(Deserialize)]
struct Sent {
    #[serde(default)]
    path: String,
    #[serde(default)]
    rate: String,
    #[serde(default)]
    positive: String,
    #[serde(default)]
    negative: String,
    #[serde(default)]
    text: String,
}

async fn send(ctx: Ctx, network: Network, Form(sent): Form<Sent>) -> Result<Response, Error> {
    let rate = match sent.rate.parse::<i64>() {
        Ok(rate @ 1..=5) => rate,
        _ => return Err(Error::Invalid(vec![Problem::new("rate", "site-feedback-no-rate")])),
    };
    let comment = clean_line(&sent.text);
    if comment.chars().count() > 200 {
        return Err(Error::Invalid(vec![Problem::new("text", "site-feedback-long")]));
    }
    ctx.site.feedback.take(ctx.site.now(), format!("{network:?}"))?;
    // The answers to the other question stay hidden in the form, and may be filled all the same.
    let answer = match rate {
        1..=3 => answer("negative", &sent.negative),
        _ => answer("positive", &sent.positive),
    };
    let path = own_page(&sent.path).unwrap_or_default();
    let row = path.clone();
    ctx.site
        .db
        .write(move |tx| -> Result<(), cantiere_store::Error> {
            let at = tx.now();
            diesel::insert_into(clarity_rating::table)
                .values((
                    clarity_rating::at.eq(at),
                    clarity_rating::path.eq(&row),
                    clarity_rating::rate.eq(rate),
                    clarity_rating::answer.eq(&answer),
                    clarity_rating::comment.eq(&comment),
                ))
                .execute(tx.conn())?;
            Ok(())
        })
        .await?;
    let query = if path.is_empty() { String::new() } else { format!("?page={path}") };
    Ok(Redirect::to(&ctx.href(&format!("/feedback/thanks{query}"))).into_response())
}

fn answer(question: &str, chosen: &str) -> String {
    match chosen.parse::<u8>() {
        Ok(n @ 1..=5) => format!("{question}-{n}"),
        _ => String::new(),
    }
}

/// A page of this site without its query, which may hold what somebody searched for.
fn own_page(path: &str) -> Option<String> {
    let bare = path.split(['?', '#']).next().unwrap_or_default();
    let lang = bare.split('/').nth(1)?.parse::<cantiere_domain::Lang>();
    (lang.is_ok() && bare.len() <= 300 && router::leads_here(bare)).then(|| bare.to_string())
}

#[derive(Deserialize)]
struct From {
    #[serde(default)]
    page: String,
}

#[derive(Template)]
#[template(path = "site/thanks.html")]
struct ThanksPage {
    page: Page,
    /// Empty when it is not known.
    back: String,
}

async fn thanks(ctx: Ctx, Query(from): Query<From>) -> Result<Response, Error> {
    let page = ctx.page(ctx.t("site-feedback-thanks")).await.here().noindex();
    html(ThanksPage { page, back: own_page(&from.page).unwrap_or_default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_pages_of_this_site_are_kept_and_never_their_query() {
        let check = |path: &str, kept: Option<&str>| assert_eq!(own_page(path).as_deref(), kept, "{path}");
        check("/it/plans?q=secret", Some("/it/plans"));
        check("/it", Some("/it"));
        check("//evil.example", None);
        check("/it//evil", None);
        check("/it/\\evil", None);
        check("https://evil.example/it", None);
        check("/de/plans", None);
        check("", None);
    }
}
