//! How many statements a page costs, session included, transaction control left out: lists at most 5, pages at most 8, plus
//! one for each panel. Measured warm, as a reader finds the site; the figure does not grow with the plan.

mod support;

use cantiere_domain::access::{Assurance, Role};
use cantiere_store::statements;
use cantiere_testkit::{Engine, TestSite};

#[tokio::test(flavor = "current_thread")]
async fn pages_cost_few_statements_for_someone_signed_in() {
    let site = TestSite::start_with(Engine::Sqlite, cantiere::features::all(), |o| o.demo = true).await;
    cantiere::commands::demo::fill::fill(&site.site.db).await.expect("the demonstration fills");
    let person = site.person("Chi pianifica", Some(Role::Planner)).await;
    let token = {
        use cantiere_spine::actor::session;
        site.site.db.write(move |tx| session::create(tx, person, Assurance::Substantial)).await.expect("a session")
    };
    let panels = |slot: &str| site.site.features.iter().flat_map(|f| f.panels).filter(|p| p.slot == slot).count();
    let plan = cantiere_demo::site(site.site.today()).expect("the content").plans.remove(0);
    let of = |n: usize| format!("/it/plans/{}/{}", plan.slug, plan.editions[n].slug);
    let current = of(1);
    let cases = [
        ("/it".to_string(), 8 + panels("home")),
        ("/it/plans".into(), 5),
        // The button to follow asks two things: whether the reader follows, and whether everybody may read it.
        (current.clone(), 8 + panels("edition") + 2 * panels("follow")),
        (format!("{current}/items"), 5),
        (format!("{current}/items?state=ongoing"), 5),
        (format!("{current}/items?q=comuni"), 5),
        (format!("{current}/items/A2.3"), 8 + panels("item") + 2 * panels("follow")),
        (format!("{current}/text"), 5),
        (format!("{current}/text/2"), 8 + panels("block")),
        (format!("{current}/versions"), 5),
        ("/it/my-notices".into(), 8),
        ("/it/search?q=comuni".into(), 5),
        ("/api/v1/plans".into(), 5),
    ];
    let mut over = Vec::new();
    for (path, most) in cases {
        for warm in [false, true] {
            let request = http::Request::builder()
                .uri(&path)
                .header("accept", "text/html")
                .header("cookie", format!("{}={token}", site.site.base_url.cookie_name()))
                .body(axum::body::Body::empty())
                .expect("a request");
            let router = cantiere_web::router(&site.site);
            let (answer, ran) = statements::counted(tower::ServiceExt::oneshot(router, request)).await;
            let answer = answer.expect("an answer");
            assert_eq!(answer.status(), 200, "{path}");
            if warm && ran.len() > most {
                over.push(format!("{path}: {} statements, at most {most}\n  {}", ran.len(), ran.join("\n  ")));
            }
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}
