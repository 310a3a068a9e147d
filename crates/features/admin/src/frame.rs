//! What every page of the administration begins with: who may see it, its menu, what was just done.

use axum::response::{IntoResponse, Redirect, Response};
use cantiere_domain::access::{Action, Scope, can};
use cantiere_web::{Ctx, Error, Page};
use serde::Deserialize;

pub struct Head {
    pub tabs: Vec<Tab>,
    /// In words, what the last button did; empty for nothing.
    pub done: String,
    /// Whether they may change what they see.
    pub writes: bool,
}

pub struct Tab {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// What an address tells of the button pressed before.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Done {
    pub done: String,
}

const DONE: [&str; 11] = [
    "saved",
    "logo",
    "logo-removed",
    "added",
    "renamed",
    "merged",
    "removed",
    "invited",
    "invited-no-mail",
    "given",
    "taken",
];

/// Pages, and whether those who keep the vocabularies alone see them too.
const TABS: [(&str, &str, bool); 9] = [
    ("", "admin-tab-home", true),
    ("/site", "admin-tab-site", false),
    ("/look", "admin-tab-look", false),
    ("/languages", "admin-tab-languages", false),
    ("/themes", "admin-tab-themes", true),
    ("/synonyms", "admin-tab-synonyms", true),
    ("/people", "admin-tab-people", false),
    ("/backups", "admin-tab-backups", false),
    ("/log", "admin-tab-log", false),
];

pub fn may(ctx: &Ctx, action: Action) -> bool {
    can(ctx.actor(), action, &Scope::default())
}

/// For pages that an administrator changes and an auditor reads.
pub fn readable(ctx: &Ctx) -> Result<(), Error> {
    ctx.signed_in()?;
    if may(ctx, Action::Audit) { Ok(()) } else { Err(Error::Forbidden) }
}

/// For the vocabularies, which whoever plans for the whole site keeps.
pub fn shared(ctx: &Ctx) -> Result<(), Error> {
    ctx.signed_in()?;
    if may(ctx, Action::Audit) || may(ctx, Action::Plan) { Ok(()) } else { Err(Error::Forbidden) }
}

/// For forms: asked first, so that nobody learns from a refused form what a page holds.
pub fn writable(ctx: &Ctx, action: Action) -> Result<(), Error> {
    ctx.signed_in()?;
    if may(ctx, action) { Ok(()) } else { Err(Error::Forbidden) }
}

pub fn head(page: &Page, current: &str, writing: Action, done: &Done) -> Head {
    let ctx = page.ctx();
    let sees_all = may(ctx, Action::Audit);
    Head {
        tabs: TABS
            .into_iter()
            .filter(|(.., shared)| sees_all || *shared)
            .map(|(path, key, _)| Tab {
                label: page.t(key).into_owned(),
                href: page.href(format!("/admin{path}")),
                current: path == current,
            })
            .collect(),
        done: match DONE.contains(&done.done.as_str()) {
            true => page.t(format!("admin-done-{}", done.done)).into_owned(),
            false => String::new(),
        },
        writes: may(ctx, writing),
    }
}

pub async fn page(ctx: &Ctx, key: &str) -> Page {
    ctx.page(ctx.t(key)).await.crumb(ctx.t("admin-title"), "/admin").here().noindex()
}

/// To a page that says what was done.
pub fn back(ctx: &Ctx, path: &str, done: &str) -> Response {
    Redirect::to(&ctx.href(&format!("/admin{path}?done={done}"))).into_response()
}
