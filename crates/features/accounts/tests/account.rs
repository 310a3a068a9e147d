//! A person's own page: everything of theirs, nothing of anybody else's.

mod support;

use cantiere_domain::access::{Assurance, Role};
use cantiere_testkit::{Engine, engines};
use support::{COOKIE, demo, site};

#[tokio::test]
async fn account_shows_ones_own_data_and_is_never_kept() {
    for engine in engines() {
        let site = site(engine).await;
        let person = site.person_at("Ada Riva", "ada.riva@example.org", Some(Role::Planner), None).await;
        let mut browser = site.browser_of(person, Assurance::Email).await;
        let page = browser.get("/it/account").await;
        assert_eq!(page.header(http::header::CACHE_CONTROL), "no-store");
        for text in
            ["Ada Riva", "ada.riva@example.org", "Pianificazione", "Indirizzo email confermato", "questo dispositivo"]
        {
            assert!(page.has(text), "{text}");
        }
        let english = browser.get("/en/account").await;
        assert!(english.has("Confirmed email address") && english.has("this device"));
        assert!(!english.has("[accounts-") && !page.has("[accounts-"));
        assert_eq!(site.visitor().get("/it/account").await.status, 401);
        let other = site.signed_in(None).await.get("/it/account").await;
        assert!(!other.has("ada.riva@example.org"));
    }
}

#[tokio::test]
async fn ending_a_session_ends_that_one_alone_and_only_ones_own() {
    for engine in engines() {
        let site = site(engine).await;
        let person = site.person("Ada Riva", None).await;
        let mut here = site.browser_of(person, Assurance::Email).await;
        let mut there = site.browser_of(person, Assurance::Email).await;
        let mut stranger = site.signed_in(None).await;
        let ids: Vec<String> = ids(&here.get("/it/account").await.text);
        assert_eq!(ids.len(), 2);
        for id in &ids {
            assert_eq!(stranger.post("/it/account/end-session", &[("session", id)]).await.status, 303);
        }
        assert_eq!(
            (here.get("/it/account").await.status, there.get("/it/account").await.status),
            (200.try_into().unwrap(), 200.try_into().unwrap())
        );
        // The name of a session opens nothing.
        let mut thief = site.visitor();
        thief.set_cookie(COOKIE, &ids[0]);
        assert_eq!(thief.get("/it/account").await.status, 401);
        let own = ids_of_current(&here.get("/it/account").await.text);
        let other = ids.iter().find(|id| **id != own).unwrap();
        assert_eq!(here.post("/it/account/end-session", &[("session", other)]).await.location(), "/it/account");
        assert_eq!(there.get("/it/account").await.status, 401);
        assert_eq!(here.post("/it/account/end-session", &[("session", &own)]).await.location(), "/it");
        assert_eq!(here.cookie(COOKIE), None);
    }
}

#[tokio::test]
async fn language_is_kept_and_only_a_known_one() {
    let site = site(Engine::Sqlite).await;
    let mut browser = site.signed_in(None).await;
    assert_eq!(
        browser
            .post("/it/account/language", &[("language", "en"), ("name", "Altra"), ("role", "administrator")])
            .await
            .location(),
        "/en/account"
    );
    let page = browser.get("/en/account").await;
    assert!(page.has("value=\"en\" selected") && !page.has("Altra"));
    assert_eq!(browser.post("/it/account/language", &[("language", "xx")]).await.status, 400);
}

#[tokio::test]
async fn sessions_end_after_twelve_hours_without_use() {
    let site = site(Engine::Sqlite).await;
    let mut browser = site.signed_in(None).await;
    site.pass(std::time::Duration::from_secs(11 * 3600));
    assert_eq!(browser.get("/it/account").await.status, 200);
    site.pass(std::time::Duration::from_secs(13 * 3600));
    assert_eq!(browser.get("/it/account").await.status, 401);
}

#[tokio::test]
async fn doors_of_the_demonstration_open_there_alone() {
    let real = site(Engine::Sqlite).await;
    for door in ["pianificatrice", "cittadina", "nessuna"] {
        assert_eq!(real.visitor().get(&format!("/demo/entra/{door}")).await.status, 404);
    }
    assert!(!real.visitor().get("/it/sign-in").await.has("/demo/entra/"));
    let demo = demo(Engine::Sqlite).await;
    for (door, email) in cantiere_demo::doors().unwrap() {
        demo.person_at(&format!("Persona {door}"), &email, None, None).await;
        let mut browser = demo.visitor();
        assert_eq!(browser.get(&format!("/demo/entra/{door}")).await.status, 303);
        assert!(browser.get("/it/account").await.has(&format!("Persona {door}")), "{door}");
        assert!(demo.visitor().get("/it/sign-in").await.has(&format!("/demo/entra/{door}")));
    }
    assert_eq!(demo.visitor().get("/demo/entra/nessuna").await.status, 404);
    // The page that was wished for is behind the door, if it is one of this site.
    let behind = async |next: &str| {
        demo.visitor().get(&format!("/demo/entra/cittadina?next={next}")).await.location().to_owned()
    };
    assert_eq!(behind("%2Fit%2Fplans").await, "/it/plans");
    assert_eq!(behind("%2F%2Fevil.example").await, behind("").await);
    assert!(demo.visitor().get("/it/sign-in?next=/it/plans").await.has("?next=%2Fit%2Fplans"));
    assert!(!demo.visitor().get("/it/sign-in").await.has("[accounts-"));
    assert!(!demo.visitor().get("/en/sign-in").await.has("[accounts-"));
}

fn ids(page: &str) -> Vec<String> {
    let parts = page.split("name=\"session\" value=\"").skip(1);
    parts.filter_map(|part| part.split('"').next().map(str::to_owned)).collect()
}

fn ids_of_current(page: &str) -> String {
    let row = page.split("<tr>").find(|row| row.contains("questo dispositivo")).expect("the row of this session");
    ids(row).remove(0)
}
