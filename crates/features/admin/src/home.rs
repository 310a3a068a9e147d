//! `/admin`: what can be set up, and what is still missing before the site can open.

use crate::frame::{self, Done, Head};
use axum::extract::Query;
use axum::response::Response;
use cantiere_domain::access::Action;
use cantiere_spine::site::save;
use cantiere_web::{Ctx, Error, Page, html};

#[derive(askama::Template)]
#[template(path = "admin/home.html")]
struct HomePage {
    page: Page,
    head: Head,
    cards: Vec<Card>,
    missing: Vec<Missing>,
}

struct Card {
    title: String,
    text: String,
    href: String,
}

/// What the law or the design guidelines ask for and nobody has filled in.
struct Missing {
    text: String,
    href: String,
}

/// Keys of what every public site must say, and the text about it.
const ASKED: [(&str, &str); 6] = [
    ("owner_name", "admin-missing-owner"),
    ("email", "admin-missing-email"),
    ("dpo_email", "admin-missing-dpo"),
    ("report_email", "admin-missing-report"),
    ("accessibility_url", "admin-missing-accessibility"),
    ("transparency_url", "admin-missing-transparency"),
];

pub async fn show(ctx: Ctx, Query(done): Query<Done>) -> Result<Response, Error> {
    frame::shared(&ctx)?;
    let stored = ctx.site.db.read(save::stored).await?;
    let page = ctx.page(ctx.t("admin-title")).await.here().noindex();
    let head = frame::head(&page, "", Action::Administer, &done);
    let card = |name: &str, path: &str| Card {
        title: page.t(format!("admin-tab-{name}")).into_owned(),
        text: page.t(format!("admin-card-{name}")).into_owned(),
        href: page.href(format!("/admin{path}")),
    };
    let sees_all = frame::may(&ctx, Action::Audit);
    let mut cards = Vec::new();
    if sees_all {
        cards.extend([card("site", "/site"), card("look", "/look"), card("languages", "/languages")]);
    }
    cards.extend([card("themes", "/themes"), card("synonyms", "/synonyms")]);
    if sees_all {
        cards.extend([card("people", "/people"), card("backups", "/backups"), card("log", "/log")]);
    }
    let empty = |key: &str| stored.get(key).is_none_or(|v| v.is_empty());
    let missing = ASKED
        .into_iter()
        .filter(|(key, _)| sees_all && empty(key))
        .map(|(key, text)| Missing { text: page.t(text).into_owned(), href: page.href(format!("/admin/site#{key}")) })
        .collect();
    html(HomePage { cards, missing, head, page })
}
