//! Errors in the reader's language, saying what to do next, and nothing that helps an attacker.

mod support;

use support::TestSite;

#[tokio::test(flavor = "multi_thread")]
async fn unknown_page_is_told_in_the_language_of_its_address() {
    let site = TestSite::start().await;
    let check = async |path: &str, headers: &[(&str, &str)], words: &str| {
        let answer = site.get(path, headers).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.text().contains(words), "{path}: {}", answer.text());
        assert!(!answer.text().contains("nothing-here"), "the address is repeated");
    };
    check("/it/nothing-here?q=nothing-here", &[], "Questa pagina non c’è").await;
    check("/en/nothing-here", &[], "This page does not exist").await;
    check("/nothing-here", &[("accept-language", "en")], "This page does not exist").await;
    check("/de/sample", &[], "Questa pagina non c’è").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn programs_get_problem_details() {
    let site = TestSite::start().await;
    let by_path = site.get("/api/v1/nothing", &[]).await;
    let by_header = site.get("/it/nothing", &[("accept", "application/json")]).await;
    let in_english = site.get("/api/v1/nothing", &[("accept-language", "en")]).await;
    for (answer, lang, title) in [
        (by_path, "it", "Questa pagina non c’è"),
        (by_header, "it", "Questa pagina non c’è"),
        (in_english, "en", "This page does not exist"),
    ] {
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.header("content-language"), lang);
        let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
        assert_eq!(body["status"], 404);
        assert_eq!(body["title"], title);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn failure_of_ours_shows_an_id_and_no_cause() {
    let site = TestSite::start().await;
    for (path, secret) in [("/it/panic", "hunter2"), ("/api/v1/broken", "cause of a test")] {
        let answer = site.get(path, &[]).await;
        assert_eq!(answer.status, 500, "{path}");
        assert!(!answer.text().contains(secret), "{path}: {}", answer.text());
        assert!(!answer.text().contains(".rs"), "{path} names a source file");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    assert!(site.get("/it/panic", &[]).await.text().contains("Codice dell’errore"));
    assert_eq!(site.get("/it/sample", &[]).await.status, 200, "the server goes on");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_method_type_and_size_are_told() {
    let site = TestSite::start().await;
    let answer = site.ask("POST", "/it/sample", &[], b"").await;
    assert_eq!((answer.status, answer.header("allow")), (405, "GET,HEAD"));
    assert!(answer.text().contains("Operazione non prevista"));
    let answer = site.ask("POST", "/it/echo", &[("content-type", "text/plain")], b"x").await;
    assert_eq!(answer.status, 400);
    assert!(answer.text().contains("Richiesta non valida"));
    let big = vec![b'a'; 2 << 20];
    let answer = site.ask("POST", "/it/echo", &[("content-type", "application/x-www-form-urlencoded")], &big).await;
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("troppo grande"));
    assert_eq!(site.ask("POST", "/it/upload", &[], &big).await.text(), big.len().to_string(), "a route may take more");
}

#[tokio::test(flavor = "multi_thread")]
async fn page_for_people_who_signed_in_offers_to_sign_in() {
    let site = TestSite::start().await;
    let answer = site.get("/it/staff", &[]).await;
    assert_eq!(answer.status, 401);
    assert!(answer.text().contains("href=\"/it/sign-in\""));
    let ada = site.administrator("Ada").await;
    assert_eq!(site.get("/it/staff", &[("cookie", &ada)]).await.text(), "for staff");
    site.site.db.set_clock_offset(13 * 3_600_000_000);
    assert_eq!(site.get("/it/staff", &[("cookie", &ada)]).await.status, 401, "a session ends after twelve hours");
}

#[tokio::test(flavor = "multi_thread")]
async fn slash_too_many_leads_home_and_never_elsewhere() {
    let site = TestSite::start().await;
    let answer = site.get("/it/sample/", &[]).await;
    assert_eq!((answer.status, answer.header("location")), (308, "/it/sample"));
    for path in ["//evil.example/", "/\\evil.example/", "/it//evil/", "/%2f%2fevil.example/x//"] {
        let answer = site.get(path, &[]).await;
        assert!(!answer.header("location").contains("evil"), "{path} leads to {}", answer.header("location"));
    }
}
