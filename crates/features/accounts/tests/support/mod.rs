//! What these tests share: a site with accounts, and a planner with a password.
#![expect(dead_code, reason = "each test file uses a part of it")]

use cantiere_domain::access::Role;
use cantiere_spine::actor::password;
use cantiere_testkit::{Engine, TestSite};
use std::sync::OnceLock;

pub const COOKIE: &str = "cantiere";
pub const PASSWORD: &str = "una frase lunga e buona";

pub async fn site(engine: Engine) -> TestSite {
    TestSite::start(engine, vec![cantiere_accounts::feature()]).await
}

pub async fn demo(engine: Engine) -> TestSite {
    TestSite::start_with(engine, vec![cantiere_accounts::feature()], |options| options.demo = true).await
}

/// With Elena Marchetti, elena@example.org, planner, whose password is [`PASSWORD`].
pub async fn with_planner(engine: Engine) -> TestSite {
    let site = site(engine).await;
    site.person_at("Elena Marchetti", "elena@example.org", Some(Role::Planner), Some(password_hash().await)).await;
    site
}

pub async fn password_hash() -> String {
    static HASH: OnceLock<String> = OnceLock::new();
    HASH.get_or_init(|| password::hash(PASSWORD)).clone()
}
