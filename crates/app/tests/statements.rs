//! How many statements a page costs, session included, transaction control left out: lists at most 5, pages at most 8, plus
//! one for each panel. Measured warm, as a reader finds the site; the figure does not grow with the plan.

mod support;

use cantiere_domain::access::{Assurance, Role};
use cantiere_store::statements;
use cantiere_testkit::{Engine, TestSite};
use std::collections::BTreeMap;
use std::path::Path;

const GOLDEN: &str = include_str!("golden/statements.txt");

/// Slots of panels on the pages that have them; a page not named here has none.
const SLOTS: [(&str, &[&str]); 13] = [
    ("/{lang}", &["home", "home-result"]),
    ("/{lang}/desk/plans/{plan}/{edition}", &["draft"]),
    ("/{lang}/desk/plans/{plan}/{edition}/contributions-received", &["received"]),
    ("/{lang}/desk/plans/{plan}/{edition}/process", &["process-desk"]),
    ("/{lang}/desk/plans/{plan}/{edition}/process/check", &["process-preview"]),
    ("/{lang}/desk/plans/{plan}/{edition}/process/how", &["process-how"]),
    ("/{lang}/organizations/{slug}", &["organization"]),
    ("/{lang}/plans/{plan}/{edition}", &["edition", "follow"]),
    ("/{lang}/plans/{plan}/{edition}/consultation", &["consultation", "consultation-foot", "follow"]),
    (
        "/{lang}/plans/{plan}/{edition}/contributions/{number}",
        &["contribution", "contribution-gone", "contribution-foot", "reply", "follow"],
    ),
    ("/{lang}/plans/{plan}/{edition}/items/{code}", &["item", "follow"]),
    ("/{lang}/plans/{plan}/{edition}/origin/{kind}/{id}", &["chain"]),
    ("/{lang}/plans/{plan}/{edition}/text/{chapter}", &["block"]),
];

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
        let (status, ran) = asked(&site, &token, &path).await;
        assert_eq!(status, 200, "{path}");
        if ran.len() > most {
            over.push(format!("{path}: {} statements, at most {most}\n  {}", ran.len(), ran.join("\n  ")));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

/// The second time it is asked: as a reader finds the site.
async fn asked(site: &TestSite, token: &str, path: &str) -> (u16, Vec<String>) {
    let mut last = (0, Vec::new());
    for _ in 0..2 {
        let request = http::Request::builder()
            .uri(path)
            .header("accept", "text/html")
            .header("cookie", format!("{}={token}", site.site.base_url.cookie_name()))
            .body(axum::body::Body::empty())
            .expect("a request");
        let router = cantiere_web::router(&site.site);
        let (answer, ran) = statements::counted(tower::ServiceExt::oneshot(router, request)).await;
        last = (answer.expect("an answer").status().as_u16(), ran);
    }
    last
}

/// The most statements that each page asks on any plan of the demonstration, for an administrator. The table names every
/// page; where one asks more than 8 and one a panel, the line says so and the work is to shorten it: a page that begins
/// to ask more fails, and so does one that asks less than its line. `GOLDEN=write` writes the table anew.
#[tokio::test(flavor = "current_thread")]
async fn every_page_costs_what_its_line_says() {
    let site = TestSite::start_with(Engine::Sqlite, cantiere::features::all(), |o| o.demo = true).await;
    cantiere::commands::demo::fill::fill(&site.site.db).await.expect("the demonstration fills");
    let person = site.person("Chi amministra", Some(Role::Administrator)).await;
    let token = {
        use cantiere_spine::actor::session;
        site.site.db.write(move |tx| session::create(tx, person, Assurance::Substantial)).await.expect("a session")
    };
    let panels = |slot: &str| site.site.features.iter().flat_map(|f| f.panels).filter(|p| p.slot == slot).count();
    let content = cantiere_demo::site(site.site.today()).expect("the content");
    let mut table = BTreeMap::new();
    for route in support::routes::in_sources().iter().filter_map(|route| route.strip_prefix("GET ")) {
        let slots = SLOTS.iter().find(|(path, _)| *path == route).map_or(&[][..], |(_, slots)| slots);
        let most = 8 + slots.iter().map(|slot| panels(slot)).sum::<usize>();
        let mut worst: Option<Vec<String>> = None;
        for (plan, edition) in content.plans.iter().flat_map(|p| p.editions.iter().map(move |e| (p, e))) {
            let path = support::routes::concrete(route, plan.slug.as_str(), edition.slug.as_str());
            let (status, ran) = asked(&site, &token, &path).await;
            if status == 200 && worst.as_ref().is_none_or(|before| before.len() < ran.len()) {
                worst = Some(ran);
            }
            if !route.contains("{plan}") {
                break;
            }
        }
        if let Some(ran) = worst {
            let over = if ran.len() > most { format!(" over {most}") } else { String::new() };
            if std::env::var("SHOW").is_ok_and(|shown| shown == route) {
                println!("{}", ran.join("\n"));
            }
            table.insert(route.to_string(), format!("{}{over}", ran.len()));
        }
    }
    let lines: String = table.iter().map(|(route, line)| format!("{route} {line}\n")).collect();
    if std::env::var("GOLDEN").is_ok_and(|v| v == "write") {
        let head: String = GOLDEN.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/statements.txt");
        std::fs::write(file, head + &lines).expect("the table is written");
        return;
    }
    let said: String = GOLDEN.lines().filter(|l| !l.starts_with('#')).map(|l| format!("{l}\n")).collect();
    let differing: Vec<&str> = lines.lines().filter(|line| !said.lines().any(|known| known == *line)).collect();
    assert!(said == lines, "pages that cost something else than tests/golden/statements.txt says: {differing:#?}");
}
