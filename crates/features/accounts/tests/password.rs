//! Signing in with a password and out again, over HTTP on both engines.

mod support;

use cantiere_domain::access::{Assurance, Role};
use cantiere_testkit::{Engine, TestSite, engines};
use std::time::{Duration, Instant};
use support::{COOKIE, PASSWORD, site, with_planner};

async fn try_in(
    browser: &mut cantiere_testkit::Browser,
    username: &str,
    password: &str,
    next: &str,
) -> cantiere_testkit::Answer {
    let fields = [("username", username), ("password", password), ("next", next)];
    browser.post("/it/sign-in/password", &fields).await
}

#[tokio::test]
async fn right_password_opens_a_new_session_and_ends_the_one_before() {
    for engine in engines() {
        let site = with_planner(engine).await;
        // What somebody else planted in this browser: a session of their own, or an invented token.
        let planter = site.person("Chi pianta", None).await;
        let mut browser = site.browser_of(planter, Assurance::Low).await;
        let planted = browser.cookie(COOKIE).unwrap().to_owned();
        let answer = try_in(&mut browser, "Elena@Example.org", PASSWORD, "/it/account").await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/it/account"), "{engine:?}");
        let token = browser.cookie(COOKIE).unwrap().to_owned();
        assert_ne!(token, planted);
        assert!(answer.header(http::header::SET_COOKIE).contains("HttpOnly; SameSite=Lax"));
        assert!(browser.get("/it/account").await.has("Elena Marchetti"));
        let mut old = site.visitor();
        old.set_cookie(COOKIE, &planted);
        assert_eq!(old.get("/it/account").await.status, 401);
    }
}

#[tokio::test]
async fn wrong_password_and_unknown_address_look_the_same() {
    for engine in engines() {
        let site = with_planner(engine).await;
        let mut visitor = site.visitor();
        let wrong = try_in(&mut visitor, "elena@example.org", "una password sbagliata", "").await;
        let unknown = try_in(&mut visitor, "nanda@example.org", "una password sbagliata", "").await;
        assert_eq!((wrong.status, unknown.status), (422.try_into().unwrap(), 422.try_into().unwrap()));
        assert_eq!(wrong.text.replace("elena", "…"), unknown.text.replace("nanda", "…"));
        assert!(wrong.has("L’indirizzo o la password non sono giusti") && wrong.has("href=\"#username\""));
        assert!(!wrong.has("una password sbagliata"));
        assert_eq!(visitor.cookie(COOKIE), None);
        // A person without a password takes the same way.
        site.person_at("Senza password", "senza@example.org", None, None).await;
        let without = try_in(&mut visitor, "senza@example.org", "una password sbagliata", "").await;
        assert_eq!(wrong.text.replace("elena", "…"), without.text.replace("senza", "…"));
    }
}

#[tokio::test]
async fn a_refused_form_offers_no_way_in_that_is_not_sure_enough() {
    let site = support::demo(Engine::Sqlite).await;
    for (level, by_mail) in [("email", true), ("low", false)] {
        let fields = [("username", "elena@example.org"), ("password", "no"), ("level", level)];
        let refused = site.visitor().post("/it/sign-in/password", &fields).await;
        assert_eq!((refused.status.as_u16(), refused.has("name=\"email\"")), (422, by_mail), "{level}");
        assert_eq!(refused.field("level").as_deref(), Some(level));
    }
}

#[tokio::test]
async fn unknown_address_takes_as_long_as_a_wrong_password() {
    let site = with_planner(Engine::Sqlite).await;
    // The fastest of each: what else this machine does only ever adds. While it is busy they take longer to meet; without
    // the same work the difference is a whole check, nearly all of the time, and they never do.
    let mut fastest = [Duration::MAX; 2];
    let alike = |[known, unknown]: [Duration; 2]| known.abs_diff(unknown) < known.max(unknown).mul_f64(0.4);
    for round in 0..60 {
        if round >= 12 && alike(fastest) {
            break;
        }
        for (way, fastest) in fastest.iter_mut().enumerate() {
            // Each address a few times only: the limits are not what is measured.
            let known = site_address(&site, round).await;
            let name = if way == 0 { known } else { format!("nessuno{round}@example.org") };
            let started = Instant::now();
            let answer = try_in(&mut site.visitor(), &name, "una password sbagliata", "").await;
            *fastest = started.elapsed().min(*fastest);
            assert_eq!(answer.status, 422);
        }
    }
    assert!(alike(fastest), "known and unknown: {fastest:?}");
}

async fn site_address(site: &TestSite, round: usize) -> String {
    let email = format!("nota{round}@example.org");
    let hash = support::password_hash().await;
    let known = email.clone();
    let found =
        site.site.db.read(move |conn| cantiere_spine::actor::person::find_by_email(conn, &known)).await.unwrap();
    if found.is_none() {
        site.person_at("Persona nota", &email, None, Some(hash)).await;
    }
    email
}

#[tokio::test]
async fn next_leads_to_pages_of_this_site_alone() {
    let site = with_planner(Engine::Sqlite).await;
    for bad in [
        "//x.example",
        "\\\\x.example",
        "/\\x.example",
        "%2f%2fx",
        "https:x",
        "https://x.example/",
        "/it@x",
        "/it\r\nX-A: b",
        "/it/\u{2044}x",
    ] {
        let answer = try_in(&mut site.visitor(), "elena@example.org", PASSWORD, bad).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/it/account"), "{bad:?}");
        assert_eq!(answer.headers.get("x-a"), None);
    }
    let good = try_in(&mut site.visitor(), "elena@example.org", PASSWORD, "/it/plans?state=ongoing").await;
    assert_eq!(good.location(), "/it/plans?state=ongoing");
    let mut signed = site.signed_in(None).await;
    assert_eq!(signed.get("/it/sign-in?next=%2F%2Fx.example").await.location(), "/it/account");
    let shown = site.visitor().get("/it/sign-in?next=/it/plans").await;
    assert_eq!(shown.field("next").as_deref(), Some("/it/plans"));
}

#[tokio::test]
async fn too_many_tries_wait_and_time_heals() {
    let site = with_planner(Engine::Sqlite).await;
    let mut visitor = site.visitor();
    for _ in 0..10 {
        assert_eq!(try_in(&mut visitor, "elena@example.org", "no", "").await.status, 422);
    }
    assert_eq!(try_in(&mut visitor, "elena@example.org", PASSWORD, "").await.status, 429);
    // Capitals do not make it another address, and other people are not kept out.
    assert_eq!(try_in(&mut visitor, " ELENA@example.org", PASSWORD, "").await.status, 429);
    assert_eq!(try_in(&mut visitor, "altra@example.org", "no", "").await.status, 422);
    site.pass(Duration::from_secs(120));
    assert_eq!(try_in(&mut visitor, "elena@example.org", PASSWORD, "").await.status, 303);
}

#[tokio::test]
async fn sign_out_ends_the_session_on_the_server_too() {
    for engine in engines() {
        let site = site(engine).await;
        let mut browser = site.signed_in(Some(Role::Planner)).await;
        let mut copy = browser.clone();
        let answer = browser.post("/it/sign-out", &[]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, "/it"));
        assert_eq!(browser.cookie(COOKIE), None);
        assert_eq!(copy.get("/it/account").await.status, 401);
    }
}

#[tokio::test]
async fn forged_forms_are_refused_and_change_nothing() {
    let site = with_planner(Engine::Sqlite).await;
    let mut browser = site.signed_in(None).await;
    let forged = [
        ("sec-fetch-site", "cross-site"),
        ("origin", "https://x.example"),
        ("content-type", "application/x-www-form-urlencoded"),
    ];
    for path in ["/it/sign-out", "/it/sign-in/password", "/it/account/language", "/it/account/end-session"] {
        assert_eq!(browser.send(http::Method::POST, path, &forged, "").await.status, 403, "{path}");
    }
    assert_eq!(browser.get("/it/account").await.status, 200);
}
