//! The site's own pages in both languages, and the rating at their foot.

mod support;

use cantiere_store::schema::feedback::clarity_rating;
use diesel::prelude::*;
use support::TestSite;

const PAGES: [&str; 6] = ["legal-notes", "privacy", "accessibility", "faq", "report-problem", "site-map"];

#[tokio::test(flavor = "multi_thread")]
async fn every_page_says_something_in_both_languages() {
    let site = TestSite::start().await;
    for lang in ["it", "en"] {
        for page in PAGES {
            let answer = site.get(&format!("/{lang}/{page}"), &[]).await;
            let text = answer.text();
            assert_eq!(answer.status, 200, "{lang}/{page}");
            assert!(text.contains(&format!("<html lang=\"{lang}\">")), "{lang}/{page}");
            assert_eq!(text.matches("<h1>").count(), 1, "{lang}/{page}");
            assert!(!text.contains("[site-") && !text.contains("none"), "{lang}/{page}: {text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn legal_notes_carry_the_prescribed_parts() {
    let site = TestSite::start().await;
    let text = site.get("/it/legal-notes", &[]).await.text();
    assert!(text.contains(r#"data-element="legal-notes-section">Licenza dei contenuti<"#));
    assert!(text.contains("sono rilasciati con licenza CC-BY 4.0"));
    for element in ["personal-area-login", "main-navigation", "breadcrumb", "feedback", "privacy-policy-link", "faq"] {
        assert!(text.contains(&format!("data-element=\"{element}\"")), "{element} is missing");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn privacy_page_names_every_cookie_once() {
    let site = TestSite::start().await;
    for lang in ["it", "en"] {
        let text = site.get(&format!("/{lang}/privacy"), &[]).await.text();
        for cookie in cantiere_web::cookies::ALL {
            let name = format!("“{}”", cookie.name(&site.site.base_url));
            assert_eq!(text.matches(&name).count(), 1, "{lang} {name}: {text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn settings_show_at_once() {
    let site = TestSite::start().await;
    assert!(!site.get("/it/privacy", &[]).await.text().contains("dpo@example.it"));
    let set = |tx: &mut cantiere_store::Tx| -> Result<(), cantiere_store::Error> {
        cantiere_store::settings::set(tx, "dpo_email", "dpo@example.it")?;
        Ok(())
    };
    site.site.db.write(set).await.unwrap();
    assert!(site.get("/it/privacy", &[]).await.text().contains("dpo@example.it"));
}

#[tokio::test(flavor = "multi_thread")]
async fn rating_is_stored_without_the_query_and_thanked_for() {
    for engine in cantiere_testkit::engines() {
        let site = TestSite::start_with(engine, Default::default(), |_| {}).await;
        let form = "path=%2Fit%2Ffaq%3Fq%3Dsecret&rate=2&positive=4&negative=3&text=troppo%0Alungo";
        let answer = site.post_form("/it/feedback", &[], form).await;
        assert_eq!((answer.status, answer.header("location")), (303, "/it/feedback/thanks?page=/it/faq"));
        assert!(site.get(answer.header("location"), &[]).await.text().contains("href=\"/it/faq\""));
        let rows = site.site.db.read(|conn| -> Result<Vec<(String, i64, String, String)>, cantiere_store::Error> {
            let row = (clarity_rating::path, clarity_rating::rate, clarity_rating::answer, clarity_rating::comment);
            Ok(clarity_rating::table.select(row).load(conn)?)
        });
        let expected = ("/it/faq".to_string(), 2, "negative-3".to_string(), "troppo lungo".to_string());
        assert_eq!(rows.await.unwrap(), [expected], "{engine:?}");
        for wrong in ["", "rate=0", "rate=6", "rate=x", &format!("rate=5&text={}", "a".repeat(201))] {
            assert_eq!(site.post_form("/it/feedback", &[], wrong).await.status, 422, "{wrong}");
        }
        let mut answers = Vec::new();
        for _ in 0..12 {
            answers.push(site.post_form("/it/feedback", &[], "rate=5").await.status);
        }
        assert_eq!((answers[0], answers[11]), (303, 429), "one place may not fill the disk");
        let away = site.get("/it/feedback/thanks?page=//evil.example", &[]).await;
        assert!(!away.text().contains("href=\"//evil"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn entry_leads_to_the_language_of_the_browser_and_robots_find_their_way() {
    let site = TestSite::start().await;
    assert_eq!(site.get("/", &[("accept-language", "en-GB, it;q=0.5")]).await.header("location"), "/en");
    assert_eq!(site.get("/", &[("accept-language", "fr")]).await.header("location"), "/it");
    assert!(
        site.get("/robots.txt", &[]).await.text().contains(&format!("Sitemap: http://{}/sitemap.txt", site.address))
    );
    let map = site.get("/sitemap.txt", &[]).await.text();
    assert!(map.contains(&format!("http://{}/en/privacy\n", site.address)), "{map}");
    assert_eq!(site.get("/.well-known/security.txt", &[]).await.status, 404, "nobody to write to yet");
}

#[tokio::test(flavor = "multi_thread")]
async fn description_of_the_api_is_served() {
    let site = TestSite::start().await;
    let answer = site.get("/api/v1/openapi.json", &[]).await;
    let body: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!((answer.status, body["info"]["title"].as_str()), (200, Some("Cantiere")));
    assert_eq!(body["paths"]["/api/v1/sample"]["get"]["summary"], "A sample");
}
