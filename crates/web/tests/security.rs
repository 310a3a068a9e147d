//! Headers on every answer, requests from other sites, figures for this machine alone, cookies.

mod support;

use support::TestSite;

#[tokio::test(flavor = "multi_thread")]
async fn every_answer_carries_the_policy() {
    let site = TestSite::start().await;
    let asset = site.site.assets.address("site.css").to_string();
    for path in ["/", "/it/sample", "/it/sample", "/it/nothing", "/it/panic", "/status", "/api/v1/broken", &asset] {
        let answer = site.get(path, &[]).await;
        let policy = answer.header("content-security-policy");
        assert!(policy.contains("script-src 'self';") && policy.contains("frame-ancestors 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("cross-origin-opener-policy"), "same-origin", "{path}");
        assert!(!answer.header("permissions-policy").is_empty(), "{path}");
        assert!(!answer.headers.contains_key("server"), "{path}");
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
        assert_ne!(answer.header("cache-control"), "", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn requests_that_other_sites_cause_change_nothing() {
    let site = TestSite::start().await;
    let own = format!("http://{}", site.address);
    let check = async |headers: &[(&str, &str)], status: u16| {
        let answer = site.post_form("/it/echo", headers, "a=1").await;
        assert_eq!(answer.status, status, "{headers:?}");
    };
    check(&[("sec-fetch-site", "same-origin")], 200).await;
    check(&[("origin", &own)], 200).await;
    check(&[], 200).await;
    check(&[("sec-fetch-site", "cross-site")], 403).await;
    check(&[("sec-fetch-site", "same-site")], 403).await;
    check(&[("origin", "https://evil.example")], 403).await;
    check(&[("origin", "null")], 403).await;
    let refused = site.post_form("/it/echo", &[("sec-fetch-site", "cross-site")], "a=1").await;
    assert!(refused.text().contains("arrivata da un altro sito"), "{}", refused.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn figures_are_for_this_machine_alone() {
    let site = TestSite::start().await;
    assert!(site.get("/metrics", &[]).await.text().contains("cantiere_requests_total"));
    assert_eq!(site.get("/metrics", &[("x-forwarded-for", "192.0.2.1")]).await.status, 404);
    let status = site.get("/status", &[]).await;
    assert_eq!(status.text(), r#"{"database":"ok","status":"ok"}"#);
}

#[tokio::test(flavor = "multi_thread")]
async fn assets_are_kept_for_good_and_come_compressed() {
    let site = TestSite::start().await;
    let asset = site.site.assets.address("site.css").to_string();
    let answer = site.get(&asset, &[("accept-encoding", "br")]).await;
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(answer.header("content-encoding"), "br");
    assert_eq!(site.get("/assets/../Cargo.toml", &[]).await.status, 404);
    assert_eq!(site.get("/assets/manifest.json", &[]).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn token_of_nobody_is_a_visitor() {
    let site = TestSite::start().await;
    for token in ["", "x", "' or 1=1 --", &"A".repeat(43), &"A".repeat(5_000)] {
        let answer = site.get("/it/staff", &[("cookie", &format!("cantiere={token}"))]).await;
        assert_eq!(answer.status, 401, "{token}");
    }
}
