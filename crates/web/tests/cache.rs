//! Pages kept for visitors: dropped by the write that changes them, never given to or taken from a person.

mod support;

use cantiere_testkit::Engine;
use cantiere_web::serve::Limits;
use std::time::Duration;
use support::TestSite;

async fn change(site: &TestSite, topic: &'static str) {
    let changed = site.site.db.write(move |tx| -> Result<(), cantiere_store::Error> {
        tx.changed(topic);
        Ok(())
    });
    changed.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn page_is_kept_until_what_it_shows_changes() {
    for engine in cantiere_testkit::engines() {
        let site = TestSite::start_with(engine, Limits::default(), |_| {}).await;
        let first = site.get("/it/sample?e=1", &[]).await.text();
        assert_eq!(site.get("/it/sample?e=1", &[]).await.text(), first, "{engine:?}");
        assert_ne!(site.get("/it/sample?e=2", &[]).await.text(), first, "the query is part of the address");
        assert_ne!(site.get("/en/sample?e=1", &[]).await.text(), first, "the language is part of the address");
        change(&site, "something-else").await;
        assert_eq!(site.get("/it/sample?e=1", &[]).await.text(), first);
        change(&site, "sample").await;
        let second = site.get("/it/sample?e=1", &[]).await.text();
        assert_ne!(second, first);
        change(&site, "settings").await;
        assert_ne!(site.get("/it/sample?e=1", &[]).await.text(), second);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn page_of_a_person_is_neither_kept_nor_taken_from_what_is_kept() {
    let site = TestSite::start().await;
    let ada = site.administrator("Ada").await;
    let own = site.get("/it/sample", &[("cookie", &ada)]).await;
    assert!(own.text().contains("Ada"));
    assert_eq!(own.header("cache-control"), "no-store");
    let visitor = site.get("/it/sample", &[]).await;
    assert!(!visitor.text().contains("Ada"));
    assert_eq!(visitor.header("vary"), "Accept-Encoding, Cookie");
    assert!(site.get("/it/sample", &[("cookie", &ada)]).await.text().contains("Ada"));
    // Headers that caches elsewhere have been fooled with change nothing.
    for header in ["x-forwarded-host", "x-original-url", "x-rewrite-url"] {
        let answer = site.get("/it/sample", &[(header, "evil.example")]).await;
        assert_eq!(answer.text(), visitor.text(), "{header}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn page_moves_with_the_day() {
    let site = TestSite::start().await;
    let today = site.get("/it/sample", &[]).await.text();
    site.site.db.set_clock_offset(24 * 3_600_000_000);
    assert_ne!(site.get("/it/sample", &[]).await.text(), today);
}

#[tokio::test(flavor = "multi_thread")]
async fn page_that_did_not_change_is_not_sent_again() {
    let site = TestSite::start().await;
    let etag = site.get("/it/sample", &[]).await.header("etag").to_string();
    assert!(etag.starts_with("W/\""), "{etag}");
    for path in ["/it/sample", "/it/sample"] {
        let answer = site.get(path, &[("if-none-match", &etag)]).await;
        assert_eq!((answer.status, answer.body.len()), (304, 0));
        assert_eq!(answer.header("etag"), etag);
    }
    assert_eq!(site.get("/it/sample", &[("if-none-match", "W/\"other\"")]).await.status, 200);
    change(&site, "sample").await;
    assert_eq!(site.get("/it/sample", &[("if-none-match", &etag)]).await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn kept_page_comes_compressed_and_says_the_same() {
    let site = TestSite::start_with(Engine::Sqlite, Limits::default(), |_| {}).await;
    let plain = site.get("/it/sample", &[]).await;
    let mut encoding = String::new();
    // The compressed forms are made beside the requests.
    for _ in 0..100 {
        let answer = site.get("/it/sample", &[("accept-encoding", "gzip, br")]).await;
        encoding = answer.header("content-encoding").to_string();
        if encoding == "br" {
            let mut text = Vec::new();
            brotli::BrotliDecompress(&mut &*answer.body, &mut text).unwrap();
            assert_eq!(text, plain.body);
            assert!(answer.body.len() < plain.body.len() / 4);
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(encoding, "br");
    let head = site.ask("HEAD", "/it/sample", &[], b"").await;
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length"), plain.body.len().to_string());
}

#[tokio::test(flavor = "multi_thread")]
async fn keeping_stays_within_its_bytes() {
    let site = TestSite::start_with(Engine::Sqlite, Limits::default(), |o| o.cache_bytes = 200_000).await;
    for n in 0..300 {
        site.get(&format!("/it/sample?n={n}"), &[]).await;
    }
    assert!(site.site.cache.bytes() <= 200_000, "{} bytes are kept", site.site.cache.bytes());
    assert!(site.site.cache.pages() > 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_of_the_api_have_tags() {
    let site = TestSite::start().await;
    let answer = site.get("/api/v1/sample", &[]).await;
    let etag = answer.header("etag").to_string();
    assert_eq!(site.get("/api/v1/sample", &[("if-none-match", &etag)]).await.status, 304);
}
