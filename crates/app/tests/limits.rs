//! Limits of how often: by person and by network, believing only the configured proxies. Whoever writes too much is asked to
//! wait; everybody behind the same address can still read, sign in and write for themselves.

use cantiere::commands::demo::fill;
use cantiere::features;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::EditionState;
use cantiere_spine::plan::edition;
use cantiere_store::schema::contribution::contribution;
use cantiere_testkit::{Browser, Engine, TestSite};
use diesel::prelude::*;
use http::Method;

/// A school: all of it comes from one address, by a proxy of ours.
const SCHOOL: &str = "192.0.2.7";

async fn school_site() -> (TestSite, String) {
    let site = TestSite::start_with(Engine::Sqlite, features::all(), |options| {
        options.demo = true;
        options.proxies = 1;
    })
    .await;
    fill::fill(&site.site.db).await.expect("the demonstration is filled");
    let found = site
        .site
        .db
        .read(|conn| edition::in_states(conn, &Actor::visitor(), &[EditionState::InConsultation], 1))
        .await
        .expect("an open consultation")
        .remove(0);
    (site, format!("/it/plans/{}/{}", found.plan_slug, found.slug))
}

async fn ask(browser: &mut Browser, method: Method, path: &str, from: &str, body: &str) -> u16 {
    let headers =
        [("accept", "text/html"), ("content-type", "application/x-www-form-urlencoded"), ("x-forwarded-for", from)];
    browser.send(method, path, &headers, body).await.status.as_u16()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_school_behind_one_address_can_always_read_and_each_pupil_write() {
    let (site, base) = school_site().await;
    let comment = format!("{base}/comment");
    let mut visitor = site.visitor();
    // Texts of nobody in particular are limited for the whole address.
    let mut statuses = Vec::new();
    for n in 0..61 {
        let body = format!("kind=comment&body=Un+commento+numero+{n}");
        statuses.push(ask(&mut visitor, Method::POST, &comment, SCHOOL, &body).await);
    }
    assert_eq!(statuses.iter().filter(|s| **s == 303).count(), 60, "{statuses:?}");
    assert_eq!(statuses.last(), Some(&429));
    // Whoever invents another address to the left of what the proxy saw is still the same.
    let forged = format!("203.0.113.9, {SCHOOL}");
    assert_eq!(ask(&mut visitor, Method::POST, &comment, &forged, "kind=comment&body=Ancora").await, 429);
    // Another address is not meant.
    assert_eq!(ask(&mut visitor, Method::POST, &comment, "198.51.100.4", "kind=comment&body=Altrove").await, 303);

    // Reading is never limited, signed in or not, fresh pages or kept ones.
    let pupils: Vec<PersonId> = {
        let mut all = Vec::new();
        for n in 0..3 {
            all.push(site.person(&format!("Alunna {n}"), None).await);
        }
        all
    };
    let mut signed_in = site.browser_of(pupils[0], Assurance::Email).await;
    for n in 0..200 {
        for (browser, who) in [(&mut visitor, "visitor"), (&mut signed_in, "pupil")] {
            let path = match n % 4 {
                0 => base.clone(),
                1 => format!("{base}/items?q=scuola{n}"),
                2 => format!("{base}/contributions?seed={}", n % 64),
                _ => format!("/it/search?q=scuola+{n}"),
            };
            assert_eq!(ask(browser, Method::GET, &path, SCHOOL, "").await, 200, "{who} {path}");
        }
    }
    // Each of them still writes for themselves.
    for (n, pupil) in pupils.iter().enumerate() {
        let mut browser = site.browser_of(*pupil, Assurance::Email).await;
        let body = format!("kind=comment&speaker=0&body=Un+commento+mio+{n}");
        assert_eq!(ask(&mut browser, Method::POST, &comment, SCHOOL, &body).await, 303);
        assert_eq!(written(&site, *pupil).await, 1, "what is answered is there");
    }
}

/// Contributions of a person that are stored.
async fn written(site: &TestSite, person: PersonId) -> i64 {
    let count = site.site.db.read(move |conn| -> Result<i64, cantiere_spine::Error> {
        Ok(contribution::table.filter(contribution::person.eq(person.0)).count().get_result(conn)?)
    });
    count.await.expect("a number")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn one_account_is_limited_wherever_it_writes_from_and_others_are_not() {
    let (site, base) = school_site().await;
    let comment = format!("{base}/comment");
    let (one, other) = (site.person("Scrive molto", None).await, site.person("Scrive poco", None).await);
    let mut browser = site.browser_of(one, Assurance::Email).await;
    let mut last = 0;
    let mut taken = 0;
    for n in 0..70 {
        let body = format!("kind=comment&speaker=0&body=Un+altro+commento+numero+{n}+di+tanti");
        last = ask(&mut browser, Method::POST, &comment, &format!("198.51.100.{}", n % 200), &body).await;
        taken += usize::from(last == 303);
    }
    assert_eq!((last, taken <= 60), (429, true), "{taken} were taken");
    // A form without a key is one of its own each time: all that was answered as taken is there.
    assert_eq!(written(&site, one).await, taken as i64);
    // Who has to wait keeps what they wrote.
    let headers = [("accept", "text/html"), ("content-type", "application/x-www-form-urlencoded")];
    let refused =
        browser.send(Method::POST, &comment, &headers, "kind=comment&speaker=0&body=Parole+da+non+perdere").await;
    assert!(refused.status == 429 && refused.has("Parole da non perdere"), "{}", refused.text);
    assert_eq!(ask(&mut browser, Method::GET, &base, "198.51.100.1", "").await, 200);
    let mut other = site.browser_of(other, Assurance::Email).await;
    let body = "kind=comment&speaker=0&body=Un+commento+solo";
    assert_eq!(ask(&mut other, Method::POST, &comment, "198.51.100.1", body).await, 303);
}
