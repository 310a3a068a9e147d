//! Every route for every kind of person against a golden table. A route of the source that has no line fails the test, and
//! so does a line whose route is gone: who may reach what is decided once and seen by everyone. `GOLDEN=write` before the
//! command writes the table anew; whoever does so reads the difference line by line before it is committed.

mod support;

use cantiere_domain::access::Role;
use cantiere_testkit::{Browser, Engine, TestSite};
use http::Method;
use std::collections::BTreeSet;
use std::path::Path;

const GOLDEN: &str = include_str!("golden/routes.txt");
const PEOPLE: [&str; 5] = ["visitor", "person", "planner", "auditor", "administrator"];

/// One line of the table: `METHOD /path visitor person planner auditor administrator`, statuses in the order of `PEOPLE`.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Line {
    method: String,
    path: String,
    statuses: Vec<String>,
}

fn golden() -> Vec<Line> {
    GOLDEN
        .lines()
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut words = line.split_whitespace().map(str::to_owned);
            Line { method: words.next().unwrap(), path: words.next().unwrap(), statuses: words.collect() }
        })
        .collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_route_answers_each_role_as_the_golden_table_says() {
    let mut golden = golden();
    let sources = support::routes::in_sources();
    let writes = std::env::var("GOLDEN").is_ok_and(|v| v == "write");
    if writes {
        let line = |route: &String| {
            let (method, path) = route.split_once(' ').expect("a method and a path");
            Line { method: method.into(), path: path.into(), statuses: Vec::new() }
        };
        golden = sources.iter().map(line).collect();
        golden.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    }
    let known: BTreeSet<String> = golden.iter().map(|l| format!("{} {}", l.method, l.path)).collect();
    let missing: Vec<_> = sources.difference(&known).collect();
    assert!(missing.is_empty(), "routes without a line in tests/golden/routes.txt: {missing:#?}");
    let stale: Vec<_> = known.difference(&sources).collect();
    assert!(stale.is_empty(), "lines of tests/golden/routes.txt without a route: {stale:#?}");

    let site = TestSite::start(Engine::Sqlite, cantiere::features::all()).await;
    cantiere::commands::demo::fill::fill(&site.site.db).await.expect("the demonstration fills");
    let plan = cantiere_demo::site(site.site.today()).expect("the content").plans.remove(0);
    let (plan, edition) = (plan.slug.to_string(), plan.editions[0].slug.to_string());
    let (mut wrong, mut table) = (Vec::new(), String::new());
    for line in &golden {
        // People are new for each line: signing out, for one, ends what the next line would need.
        let mut people: Vec<Browser> = vec![site.visitor()];
        for role in [None, Some(Role::Planner), Some(Role::Auditor), Some(Role::Administrator)] {
            people.push(site.signed_in(role).await);
        }
        let mut statuses = Vec::new();
        for browser in &mut people {
            let method: Method = line.method.parse().expect("a method");
            let headers = [("accept", "text/html"), ("content-type", "application/x-www-form-urlencoded")];
            let answer =
                browser.send(method, &support::routes::concrete(&line.path, &plan, &edition), &headers, "").await;
            statuses.push(answer.status.as_u16().to_string());
        }
        let right = format!("{} {} {}", line.method, line.path, statuses.join(" "));
        table.push_str(&format!("{right}\n"));
        if statuses != line.statuses {
            wrong.push(right);
        }
    }
    if writes {
        let head: String = GOLDEN.lines().filter(|l| l.starts_with('#')).map(|l| format!("{l}\n")).collect();
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/routes.txt");
        std::fs::write(file, head + &table).expect("the table is written");
        return;
    }
    assert!(wrong.is_empty(), "answers that differ from the table (people: {PEOPLE:?}):\n{}", wrong.join("\n"));
}
