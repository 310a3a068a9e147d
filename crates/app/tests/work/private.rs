//! What planners keep for themselves is planted with words of its own, and looked for on every page, download, feed and
//! search that the sources name, for everybody who is not entitled, before and after a planner looked.

use crate::routes;
use crate::site::{OPEN, WORK, mails, of_state, on_each};
use crate::unpacked::unpacked;
use cantiere_domain::access::{Assurance, Role};
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::EditionState;
use cantiere_spine::contribution;
use cantiere_testkit::{Browser, TestSite};

const NOTE: &str = "zorbanote";
const OPINION: &str = "zorbaparere";
const OFFICE: &str = "zorbaufficio";
const TAG: &str = "zorbatag";
const DRAFT: &str = "zorbabozza";
const PART: &str = "zorbaparte";
const LIBRARY: &str = "zorbamotivo";
const UNFINISHED: &str = "zorbameta";
const ALL: [&str; 8] = [NOTE, OPINION, OFFICE, TAG, DRAFT, PART, LIBRARY, UNFINISHED];

/// Everything is planted through the pages that planners use, but for the office's own words, which come by its link.
async fn plant(site: &TestSite, planner: &mut Browser) {
    site.person_at("Chi dà pareri", "pareri@example.org", None, None).await;
    let post = async |planner: &mut Browser, path: &str, fields: &[(&str, &str)]| {
        let done = planner.post(&format!("{WORK}{path}"), fields).await;
        assert!(matches!(done.status.as_u16(), 204 | 303), "{path} {fields:?}: {} {}", done.status, done.text);
    };
    post(planner, "/offices", &[("name", OFFICE), ("people", "pareri@example.org")]).await;
    let page = planner.get(&format!("{WORK}/answer?n=1")).await.text;
    let list = page.split("name=\"office\"").nth(1).expect("a list of offices");
    let id = list.split("<option value=\"").skip(1).find(|o| o.contains(OFFICE)).and_then(|o| o.split('"').next());
    post(planner, "/mark", &[("n", "1"), ("do", "assign"), ("office", id.expect("the office"))]).await;
    post(planner, "/mark", &[("n", "1"), ("do", "tag"), ("tag", TAG)]).await;
    post(planner, "/mark", &[("n", "1"), ("do", "note"), ("note", NOTE)]).await;
    post(
        planner,
        "/answer",
        &[("n", "1"), ("seen_1", "0"), ("outcome", "accepted"), ("reason", DRAFT), ("changed", "A1.1")],
    )
    .await;
    post(planner, "/reasons", &[("title", LIBRARY), ("reason", LIBRARY)]).await;
    post(planner, "/answer/keep", &[("n", "3"), ("reason", UNFINISHED)]).await;
    let (_, process) = of_state(site, EditionState::InConsultation).await;
    let two = site.site.db.read(move |conn| contribution::find(conn, process, 2)).await.expect("a contribution");
    let words: Vec<&str> = two.words.body.split_whitespace().collect();
    let (first, second) = (words[..3].join(" "), words[3..].join(" "));
    post(planner, "/parts", &[("n", "2"), ("do", "split"), ("passage_1", &first), ("passage_2", &second)]).await;
    let fields = [
        ("n", "2"),
        ("do", "save"),
        ("seen_part_1", "1"),
        ("outcome_1", "accepted"),
        ("reason_1", PART),
        ("changed_1", "A1.1"),
        ("seen_part_2", "1"),
        ("outcome_2", "not_accepted"),
        ("reason_2", PART),
    ];
    post(planner, "/parts", &fields).await;
    let body = mails(site, "pareri@example.org").await.remove(0);
    let link = body.split("/it/opinions/").nth(1).and_then(|t| t.split_whitespace().next()).expect("a link");
    let link = format!("/it/opinions/{link}");
    let mut office = site.visitor();
    let page = office.get(&link).await;
    let fields: Vec<(&str, String)> = ["contribution", "office", "version"]
        .into_iter()
        .map(|name| (name, page.field(name).expect("a field")))
        .collect();
    let mut fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    fields.push(("opinion", OPINION));
    assert_eq!(office.post(&link, &fields).await.status, 303);
}

/// Every address that can be read, with the downloads and the queries that lead elsewhere.
fn places() -> Vec<String> {
    let mut out = Vec::new();
    for route in routes::in_sources().iter().filter_map(|route| route.strip_prefix("GET ")) {
        // Signing in as somebody else is no look.
        if route.contains("demo") || route.contains("{provider}") {
            continue;
        }
        let path = routes::concrete(route, "trasformazione-digitale", "2027-2029");
        for name in ["contributions.csv", "contributions.json", "report.odt", "xlsx", "json", "ods", "md"] {
            if route.ends_with("{format}") {
                out.push(path.replace("/csv", &format!("/{name}")));
            }
        }
        for number in ["2", "3"] {
            if route.contains("{number}") {
                out.push(path.replace("/1", &format!("/{number}")));
            }
        }
        out.push(path);
    }
    for n in 1..=3 {
        out.push(format!("{WORK}/answer?n={n}&kept=yes"));
        out.push(format!("{WORK}/parts?n={n}"));
    }
    out.extend(ALL.iter().flat_map(|word| {
        ["/it/search?q=", "/en/search?q=", "/api/v1/search?q=", "/it/desk/search?q="].map(|at| format!("{at}{word}"))
    }));
    out.extend(ALL.iter().flat_map(|word| {
        [format!("{OPEN}/contributions?q={word}"), format!("{WORK}?tag={word}"), format!("{OPEN}/items?q={word}")]
    }));
    for figure in ["answered", "accepted", "changed-the-plan", "changed-items", "changed-paragraphs", "not_accepted"] {
        out.push(format!("{OPEN}/results/{figure}"));
    }
    out
}

/// A word that was planted nowhere.
const NOWHERE: &str = "zorbanulla";

/// Where somebody sees which word. A page repeats what was asked for: it is asked for a word that is nowhere too, and only
/// what stands there more often counts.
async fn seen(browser: &mut Browser, places: &[String]) -> Vec<(String, &'static str)> {
    let mut out = Vec::new();
    for place in places {
        let text = unpacked(&browser.get(place).await);
        for word in ALL {
            let echoes = match place.contains(word) {
                true => browser.get(&place.replace(word, NOWHERE)).await.text.matches(NOWHERE).count(),
                false => 0,
            };
            if text.matches(word).count() > echoes {
                out.push((place.clone(), word));
            }
        }
    }
    out
}

#[test]
fn what_planners_keep_for_themselves_is_nowhere_for_anybody_else() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        plant(&site, &mut planner).await;
        let places = places();
        // Looking elsewhere means something only if every word is really there.
        let own = seen(&mut planner, &places).await;
        for word in ALL {
            assert!(
                own.iter().any(|(place, w)| *w == word && place.starts_with(WORK)),
                "a planner does not see {word}"
            );
        }
        // A packed file is looked into as well.
        assert!(own.iter().any(|(place, word)| *word == TAG && place.ends_with("/file/xlsx")), "{own:?}");
        let (_, process) = of_state(&site, EditionState::InConsultation).await;
        let author = |n: i64| site.site.db.read(move |conn| contribution::find(conn, process, n));
        let authors: Vec<PersonId> = [author(1).await, author(2).await]
            .into_iter()
            .map(|c| c.expect("a contribution").person.expect("its author"))
            .collect();
        for (who, role, may) in [
            ("visitor", None, &[][..]),
            ("person", Some(None), &[]),
            ("moderator", Some(Some(Role::Moderator)), &[]),
            ("owner", Some(Some(Role::ActionOwner)), &[]),
            ("reviewer", Some(Some(Role::Reviewer)), &[]),
            // Whoever looks on sees the workbench's table, and nothing that was written.
            ("auditor", Some(Some(Role::Auditor)), &[TAG, OFFICE][..]),
        ] {
            let mut browser = match role {
                None => site.visitor(),
                Some(role) => site.signed_in(role).await,
            };
            nowhere(&mut browser, &places, who, may).await;
        }
        for author in authors {
            let mut browser = site.browser_of(author, Assurance::Substantial).await;
            nowhere(&mut browser, &places, "author", &[]).await;
        }
        // A planner looked; nothing made for them was kept for others.
        seen(&mut planner, &places).await;
        nowhere(&mut site.visitor(), &places, "visitor after a planner", &[]).await;
        // Another planner does not get what this one left unfinished.
        let mut other = site.signed_in(Some(Role::Planner)).await;
        let own = seen(&mut other, &places).await;
        assert!(own.iter().all(|(_, word)| *word != UNFINISHED), "{own:?}");
        // Published, the answers are everybody's, and the rest still is nobody's.
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        let found = seen(&mut site.visitor(), &places).await;
        for word in ALL {
            let is_out = [DRAFT, PART].contains(&word);
            let there: Vec<_> = found.iter().filter(|f| f.1 == word).collect();
            assert_eq!(!there.is_empty(), is_out, "{word}: {there:?}");
        }
    });
}

async fn nowhere(browser: &mut Browser, places: &[String], who: &str, may: &[&str]) {
    let mut found = seen(browser, places).await;
    found.retain(|(place, word)| !(may.contains(word) && place.starts_with(WORK)));
    assert!(found.is_empty(), "{who} sees what planners keep for themselves: {found:?}");
}
