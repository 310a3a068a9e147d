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

pub fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port").port()
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

/// A mail of the demonstration, as its page shows it.
#[derive(Debug)]
pub struct Mail {
    pub to: String,
    /// The path.
    pub link: String,
    pub code: String,
}

/// The latest mail.
pub async fn demo_mail(site: &TestSite) -> Mail {
    demo_mails(site).await.into_iter().next().expect("a mail")
}

pub async fn demo_mails(site: &TestSite) -> Vec<Mail> {
    let page = site.visitor().get("/it/demo/mail").await;
    assert_eq!(page.status, 200);
    let mail = |article: &str| {
        let between = |from: &str, to: &str| {
            article.split_once(from).and_then(|(_, rest)| rest.split_once(to)).map(|(text, _)| text.to_owned())
        };
        let digits = |line: &&str| line.len() == 6 && line.bytes().all(|b| b.is_ascii_digit());
        Mail {
            to: between("<dd>", "</dd>").expect("a reader"),
            link: between("<a href=\"", "\"").expect("a link"),
            code: article.split("<br>").map(str::trim).find(digits).expect("a code").to_owned(),
        }
    };
    page.text.split("<article").skip(1).map(mail).collect()
}

pub async fn find(site: &TestSite, email: &str) -> Option<cantiere_domain::id::PersonId> {
    let email = email.to_owned();
    site.site.db.read(move |conn| cantiere_spine::actor::person::find_by_email(conn, &email)).await.expect("a read")
}

/// How many people have this address.
pub async fn people(site: &TestSite, email: &str) -> i64 {
    use cantiere_store::schema::actor::person;
    use diesel::prelude::*;
    let email = email.to_owned();
    let count = move |conn: &mut cantiere_store::Conn| -> Result<i64, cantiere_store::Error> {
        Ok(person::table.filter(person::email.eq(email)).count().get_result(conn)?)
    };
    site.site.db.read(count).await.expect("a read")
}
