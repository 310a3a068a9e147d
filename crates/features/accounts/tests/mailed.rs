//! Signing in by mail: link and code, once, in time, for known and unknown addresses alike.

mod support;

use cantiere_domain::access::Assurance;
use cantiere_spine::actor::pending;
use cantiere_testkit::{Answer, Browser, Engine, TestSite, engines};
use std::time::Duration;
use support::{COOKIE, demo, demo_mail, demo_mails, site};

/// Asks for a mail; gives the path of the page for the code.
async fn ask(browser: &mut Browser, email: &str, next: &str) -> Answer {
    browser.post("/it/sign-in/mail", &[("email", email), ("next", next)]).await
}

async fn known(site: &TestSite) {
    site.person_at("Ada Riva", "ada@example.org", None, None).await;
}

#[tokio::test]
async fn link_signs_in_by_its_button_and_only_once() {
    for engine in engines() {
        let site = demo(engine).await;
        known(&site).await;
        let mut asking = site.visitor();
        let asked = ask(&mut asking, "Ada@Example.org", "/it/plans").await;
        assert!(asked.status == 303 && asked.location().starts_with("/it/sign-in/code/"), "{engine:?}");
        let mail = demo_mail(&site).await;
        // The mail gateway looks first, and more than once; then another browser than the one that asked.
        for _ in 0..3 {
            assert!(site.visitor().get(&mail.link).await.has("Stai per entrare con l’indirizzo Ada@Example.org"));
        }
        let mut other = site.browser_of(site.person("Chi pianta", None).await, Assurance::Low).await;
        let planted = other.cookie(COOKIE).unwrap().to_owned();
        let entered = other.post(&mail.link, &[("name", "Altro nome")]).await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/it/plans"));
        assert!(other.get("/it/account").await.has("Ada Riva"));
        let mut old = site.visitor();
        old.set_cookie(COOKIE, &planted);
        assert_eq!(old.get("/it/account").await.status, 401);
        assert_eq!(asking.cookie(COOKIE), None);
        // Link and code were one thing, and it is used up.
        for again in [site.visitor().get(&mail.link).await, site.visitor().post(&mail.link, &[]).await] {
            assert!(again.status == 410 && again.has("Questo collegamento non vale più"));
        }
        assert_eq!(asking.post(asked.location(), &[("code", &mail.code)]).await.status, 410);
        assert_eq!(asking.cookie(COOKIE), None);
    }
}

#[tokio::test]
async fn code_signs_in_the_browser_that_asked() {
    for engine in engines() {
        let site = demo(engine).await;
        known(&site).await;
        let mut browser = site.visitor();
        let page = ask(&mut browser, "ada@example.org", "").await.location().to_owned();
        assert!(browser.get(&page).await.has("Abbiamo scritto a ada@example.org"));
        let mail = demo_mail(&site).await;
        let spaced = format!(" {} {}", &mail.code[..3], &mail.code[3..]);
        let entered = browser.post(&page, &[("code", &spaced)]).await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/it/account"), "{engine:?}");
        assert!(browser.get("/it/account").await.has("Indirizzo email confermato"));
        assert_eq!(browser.post(&mail.link, &[]).await.status, 410);
    }
}

#[tokio::test]
async fn five_wrong_codes_end_the_code_and_not_the_link() {
    for engine in engines() {
        let site = demo(engine).await;
        known(&site).await;
        let mut browser = site.visitor();
        let page = ask(&mut browser, "ada@example.org", "").await.location().to_owned();
        let mail = demo_mail(&site).await;
        let wrong = if mail.code == "000000" { "000001" } else { "000000" };
        for slip in ["", "12345", "abcdef"] {
            assert!(browser.post(&page, &[("code", slip)]).await.has("Scrivi le sei cifre"));
        }
        for _ in 0..4 {
            let answer = browser.post(&page, &[("code", wrong)]).await;
            assert!(answer.status == 422 && answer.has("Il codice non è giusto") && answer.has("href=\"#code\""));
        }
        assert!(browser.post(&page, &[("code", wrong)]).await.has("i tentativi sono finiti"));
        assert_eq!(browser.post(&page, &[("code", &mail.code)]).await.status, 410);
        assert_eq!(browser.cookie(COOKIE), None);
        assert_eq!(browser.post(&mail.link, &[]).await.status, 303);
    }
}

#[tokio::test]
async fn guesses_at_once_are_counted_one_by_one() {
    for engine in engines() {
        let site = demo(engine).await;
        known(&site).await;
        let mut browser = site.visitor();
        let page = ask(&mut browser, "ada@example.org", "").await.location().to_owned();
        let right: u32 = demo_mail(&site).await.code.parse().unwrap();
        let guesses = (1..=40).map(|n| {
            let (mut browser, page) = (browser.clone(), page.clone());
            let guess = format!("{:06}", (right + n) % 1_000_000);
            tokio::spawn(async move { browser.post(&page, &[("code", &guess)]).await.status.as_u16() })
        });
        let mut tried = 0;
        for answer in guesses.collect::<Vec<_>>() {
            let status = answer.await.unwrap();
            assert!([422, 410, 503].contains(&status), "{status}");
            tried += usize::from(status == 422);
        }
        assert_eq!(tried, 5, "{engine:?}");
    }
}

#[tokio::test]
async fn link_used_at_once_by_many_signs_in_one() {
    for engine in engines() {
        let site = demo(engine).await;
        ask(&mut site.visitor(), "nuova@example.org", "").await;
        let link = demo_mail(&site).await.link;
        let uses = (0..16).map(|n| {
            let (mut browser, link) = (site.visitor(), link.clone());
            tokio::spawn(async move {
                let answer = browser.post(&link, &[("name", &format!("Nuova {n}"))]).await;
                (answer.status.as_u16(), browser.cookie(COOKIE).is_some())
            })
        });
        let mut entered = 0;
        for used in uses.collect::<Vec<_>>() {
            match used.await.unwrap() {
                (303, true) => entered += 1,
                (410 | 503, false) => {}
                other => panic!("{other:?}"),
            }
        }
        assert_eq!(entered, 1, "{engine:?}");
        assert_eq!(support::people(&site, "nuova@example.org").await, 1);
    }
}

#[tokio::test]
async fn half_an_hour_later_neither_link_nor_code_is_good() {
    for engine in engines() {
        let site = demo(engine).await;
        known(&site).await;
        let mut browser = site.visitor();
        let page = ask(&mut browser, "ada@example.org", "").await.location().to_owned();
        let mail = demo_mail(&site).await;
        site.pass(Duration::from_secs(30 * 60 + 1));
        assert_eq!(browser.get(&page).await.status, 410);
        assert_eq!(browser.post(&page, &[("code", &mail.code)]).await.status, 410);
        assert_eq!(browser.get(&mail.link).await.status, 410);
        assert_eq!(browser.post(&mail.link, &[]).await.status, 410);
        assert!(demo_mails(&site).await.is_empty());
    }
}

#[tokio::test]
async fn unknown_address_gets_the_same_answer_and_an_account_with_a_name() {
    for engine in engines() {
        let site = demo(engine).await;
        known(&site).await;
        let (mut one, mut two) = (site.visitor(), site.visitor());
        let known = ask(&mut one, "ada@example.org", "/it/plans").await;
        let unknown = ask(&mut two, "eva@example.org", "/it/plans").await;
        assert_eq!((known.status, known.text.len()), (unknown.status, unknown.text.len()));
        let (known, unknown) = (known.location().to_owned(), unknown.location().to_owned());
        assert_eq!(known.len(), unknown.len());
        let pages = [one.get(&known).await.text, two.get(&unknown).await.text];
        let same =
            |page: &str, name: &str, path: &str| page.replace(name, "…").replace(path.rsplit_once('/').unwrap().1, "…");
        assert_eq!(same(&pages[0], "ada@", &known), same(&pages[1], "eva@", &unknown));
        assert_eq!(support::people(&site, "eva@example.org").await, 0);

        let mail = demo_mail(&site).await;
        assert_eq!(mail.to, "eva@example.org");
        // The code leads to the page that asks for the name.
        let named = two.post(&unknown, &[("code", &mail.code)]).await;
        assert_eq!((named.status.as_u16(), named.location()), (303, mail.link.as_str()));
        assert_eq!(two.cookie(COOKIE), None);
        let nameless = two.post(&mail.link, &[("name", "  ")]).await;
        assert!(nameless.status == 422 && nameless.has("href=\"#name\"") && nameless.has("Scrivi un nome"));
        let entered = two
            .post(&mail.link, &[("name", "Eva <b>Neri</b>"), ("email", "altra@example.org"), ("role", "administrator")])
            .await;
        assert_eq!((entered.status.as_u16(), entered.location()), (303, "/it/plans"));
        let account = two.get("/it/account").await;
        assert!(account.has("eva@example.org") && account.has("Nessun ruolo particolare") && !account.has("<b>Neri"));
    }
}

#[tokio::test]
async fn one_address_gets_five_mails_an_hour_whoever_asks() {
    let site = demo(Engine::Sqlite).await;
    for n in 0..7 {
        // Known or not, the limit is the same.
        for email in ["ada@example.org", "Eva@example.org"] {
            let expected = if n < 5 { 303 } else { 429 };
            assert_eq!(ask(&mut site.visitor(), email, "").await.status, expected, "{email} {n}");
        }
    }
    assert_eq!(demo_mails(&site).await.len(), 10);
    site.pass(Duration::from_secs(3_601));
    assert_eq!(ask(&mut site.visitor(), "ada@example.org", "").await.status, 303);
}

#[tokio::test]
async fn tokens_of_others_and_invented_ones_lead_nowhere() {
    let site = demo(Engine::Sqlite).await;
    known(&site).await;
    let mut browser = site.visitor();
    let page = ask(&mut browser, "ada@example.org", "").await.location().to_owned();
    let mail = demo_mail(&site).await;
    let handle = page.rsplit_once('/').unwrap().1;
    let link = mail.link.rsplit_once('/').unwrap().1;
    for path in [
        format!("/it/sign-in/link/{handle}"),
        format!("/it/sign-in/code/{link}"),
        format!("/it/sign-in/link/{}", &link[..link.len() - 1]),
        format!("/it/sign-in/link/2{}", &link[1..]),
        "/it/sign-in/link/1.".into(),
        "/it/sign-in/link/x".into(),
        "/it/sign-in/code/-1.x".into(),
    ] {
        assert_eq!(browser.get(&path).await.status, 404, "{path}");
        assert_eq!(browser.post(&path, &[("code", &mail.code), ("name", "X")]).await.status, 404, "{path}");
    }
    assert_eq!(browser.cookie(COOKIE), None);
}

#[tokio::test]
async fn addresses_that_would_add_headers_or_readers_are_refused() {
    let site = demo(Engine::Sqlite).await;
    for bad in [
        "ada",
        "a@b",
        "ada@example.org,eva@example.org",
        "ada@example.org\r\nBcc: eva@example.org",
        "<ada@example.org>",
        "a b@example.org",
        "@example.org",
        "ada@.org",
    ] {
        let answer = ask(&mut site.visitor(), bad, "").await;
        assert!(answer.status == 422 && answer.has("href=\"#email\""), "{bad:?} {}", answer.status);
    }
    assert!(demo_mails(&site).await.is_empty());
}

#[tokio::test]
async fn text_written_before_signing_in_is_found_again_in_another_browser() {
    for engine in engines() {
        let site = demo(engine).await;
        let token = keep(&site, "Il mio commento.").await.unwrap();
        let mut browser = site.visitor();
        let ways = browser.get(&format!("/it/sign-in?pending={token}")).await;
        assert!(ways.has("Il testo che hai scritto è al sicuro"));
        assert_eq!(ways.field("pending").as_deref(), Some(token.as_str()));
        browser.post("/it/sign-in/mail", &[("email", "eva@example.org"), ("pending", &token)]).await;
        let mail = demo_mail(&site).await;
        let mut phone = site.visitor();
        let entered = phone.post(&mail.link, &[("name", "Eva Neri")]).await;
        let (path, draft) = entered.location().split_once("?draft=").expect("the way back to the text");
        assert_eq!(path, "/it/plans/piano/2027/comment");
        let draft: i64 = draft.parse().unwrap();
        let eva = support::find(&site, "eva@example.org").await.unwrap();
        let other = site.person("Un’altra persona", None).await;
        let now = site.site.now();
        let read =
            |person, kind: &'static str| site.site.db.read(move |conn| pending::read(conn, now, person, kind, draft));
        assert_eq!(read(other, "comment").await.unwrap(), None);
        assert_eq!(read(eva, "proposal").await.unwrap(), None);
        assert_eq!(read(eva, "comment").await.unwrap().as_deref(), Some("Il mio commento."));
        // Its token is worth nothing any more, also for a later sign-in of somebody else.
        let stolen = token.clone();
        assert_eq!(site.site.db.read(move |conn| pending::find(conn, now, &stolen)).await.unwrap(), None);
        let take = || site.site.db.write(move |tx| pending::take(tx, eva, "comment", draft));
        assert_eq!(take().await.unwrap().as_deref(), Some("Il mio commento."));
        assert_eq!(take().await.unwrap(), None);
    }
}

#[tokio::test]
async fn text_that_waits_is_small_and_gone_after_a_day() {
    for engine in engines() {
        let site = demo(engine).await;
        assert!(keep(&site, &"a".repeat(64 * 1_024)).await.is_ok());
        assert!(matches!(keep(&site, &"a".repeat(64 * 1_024 + 1)).await, Err(cantiere_spine::Error::Invalid(_))));
        let token = keep(&site, "Il mio commento.").await.unwrap();
        site.pass(Duration::from_secs(24 * 3_600));
        let now = site.site.now();
        assert_eq!(site.site.db.read(move |conn| pending::find(conn, now, &token)).await.unwrap(), None);
        let token = keep(&site, "Un altro.").await.unwrap();
        let password = support::password_hash().await;
        site.person_at("Ada Riva", "ada@example.org", None, Some(password)).await;
        let fields = [("username", "ada@example.org"), ("password", support::PASSWORD), ("pending", &token)];
        let entered = site.visitor().post("/it/sign-in/password", &fields).await;
        assert!(entered.location().starts_with("/it/plans/piano/2027/comment?draft="));
    }
}

#[tokio::test]
async fn without_a_mail_server_the_way_is_not_offered() {
    let site = site(Engine::Sqlite).await;
    assert!(!site.visitor().get("/it/sign-in").await.has("/it/sign-in/mail"));
    assert_eq!(ask(&mut site.visitor(), "ada@example.org", "").await.status, 404);
    assert_eq!(site.visitor().get("/it/demo/mail").await.status, 404);
}

#[tokio::test]
async fn every_word_is_there_in_both_languages() {
    let site = demo(Engine::Sqlite).await;
    for lang in ["it", "en"] {
        let mut browser = site.visitor();
        let asked =
            browser.post(&format!("/{lang}/sign-in/mail"), &[("email", &format!("eva.{lang}@example.org"))]).await;
        let mail = demo_mail(&site).await;
        assert!(mail.link.starts_with(&format!("/{lang}/")));
        for path in
            [format!("/{lang}/sign-in"), asked.location().to_owned(), mail.link.clone(), format!("/{lang}/demo/mail")]
        {
            let page = browser.get(&path).await;
            assert!(page.status == 200 && !page.has("[accounts-") && !page.has("[problem-"), "{path}: {}", page.text);
        }
        browser.post(&mail.link, &[("name", "Eva")]).await;
        assert!(!browser.get(&mail.link).await.has("[accounts-"));
    }
}

async fn keep(site: &TestSite, content: &str) -> Result<String, cantiere_spine::Error> {
    let new = pending::New { kind: "comment", target: "/it/plans/piano/2027/comment".into(), content: content.into() };
    site.site.db.write(move |tx| pending::keep(tx, &new)).await
}
