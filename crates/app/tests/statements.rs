//! How many statements a page costs, session included, transaction control left out: lists at most 5, pages at most 8, plus
//! one for each panel. Measured warm, as a reader finds the site; the figure does not grow with the plan.

mod support;

use cantiere_domain::access::Role;
use std::collections::BTreeMap;
use std::path::Path;
use support::ask::{self, Asked};

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
    let (site, token) = ask::demonstration(Role::Planner).await;
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
        let Asked { status, ran, .. } = ask::warm(&site, &token, &path).await;
        assert_eq!(status, 200, "{path}");
        if ran.len() > most {
            over.push(format!("{path}: {} statements, at most {most}\n  {}", ran.len(), ran.join("\n  ")));
        }
    }
    assert!(over.is_empty(), "{}", over.join("\n"));
}

/// The most statements that each page asks on any plan of the demonstration, for an administrator. The table names every
/// page; where one asks more than 8 and one a panel, the line says so and the work is to shorten it: a page that begins
/// to ask more fails, and so does one that asks less than its line. `GOLDEN=write` writes the table anew; `SHOW=over`
/// prints what the pages beyond it ask, `SHOW=/{lang}/plans` what that page asks.
#[tokio::test(flavor = "current_thread")]
async fn every_page_costs_what_its_line_says() {
    let (site, token) = ask::demonstration(Role::Administrator).await;
    let panels = |slot: &str| site.site.features.iter().flat_map(|f| f.panels).filter(|p| p.slot == slot).count();
    let content = cantiere_demo::site(site.site.today()).expect("the content");
    let mut table = BTreeMap::new();
    for route in support::routes::in_sources().iter().filter_map(|route| route.strip_prefix("GET ")) {
        let slots = SLOTS.iter().find(|(path, _)| *path == route).map_or(&[][..], |(_, slots)| slots);
        let most = 8 + slots.iter().map(|slot| panels(slot)).sum::<usize>();
        let mut worst: Option<Vec<String>> = None;
        for (plan, edition) in content.plans.iter().flat_map(|p| p.editions.iter().map(move |e| (p, e))) {
            let path = support::routes::concrete(route, plan.slug.as_str(), edition.slug.as_str());
            let Asked { status, ran, .. } = ask::warm(&site, &token, &path).await;
            if status == 200 && worst.as_ref().is_none_or(|before| before.len() < ran.len()) {
                worst = Some(ran);
            }
            if !route.contains("{plan}") {
                break;
            }
        }
        if let Some(ran) = worst {
            let over = if ran.len() > most { format!(" over {most}") } else { String::new() };
            table.insert(format!("{route} {}{over}\n", ran.len()), ran);
        }
    }
    if let Ok(wanted) = std::env::var("SHOW") {
        let begins = format!("{wanted} ");
        for (line, ran) in table.iter().filter(|(l, _)| l.starts_with(&begins) || l.contains(&format!(" {begins}"))) {
            println!("{line}  {}", ran.join("\n  "));
        }
    }
    let lines: String = table.keys().map(String::as_str).collect();
    if std::env::var("GOLDEN").is_ok_and(|v| v == "write") {
        let head: String = GOLDEN.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/statements.txt");
        std::fs::write(file, head + &lines).expect("the table is written");
        return;
    }
    let said: Vec<&str> = GOLDEN.split_inclusive('\n').filter(|l| !l.starts_with('#')).collect();
    let differing: Vec<_> = table.iter().filter(|(line, _)| !said.contains(&line.as_str())).collect();
    assert!(
        said.concat() == lines,
        "pages that cost something else than tests/golden/statements.txt says: {differing:#?}"
    );
}
