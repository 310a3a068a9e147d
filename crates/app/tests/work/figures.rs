//! Each figure of a consultation is a link to a list that counts exactly that, and the lists add up.

use crate::site::{CLOSED, OPEN, WORK, between, on_each, plain};
use cantiere_domain::access::Role;
use cantiere_testkit::Browser;
use std::collections::{BTreeMap, BTreeSet};

/// Every link to a list on a page, with its figure.
fn linked(page: &str, to: &str) -> BTreeMap<String, i64> {
    let mut out = BTreeMap::new();
    for rest in page.split(&format!("href=\"{to}")).skip(1) {
        let Some((address, rest)) = rest.split_once('"') else { continue };
        let words = plain(&rest[rest.find('>').map_or(0, |n| n + 1)..rest.find("</a>").unwrap_or(0)]);
        let number = words.split(' ').find_map(|w| w.parse().ok());
        let number: i64 = number.unwrap_or_else(|| panic!("{address} is a link of no figure: {words}"));
        let before = out.insert(format!("{to}{address}"), number);
        assert!(before.is_none_or(|n| n == number), "{address} is {number} here and {before:?} there");
    }
    out
}

/// What a list names on all its pages, in their order.
async fn named(browser: &mut Browser, list: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut next = list.to_string();
    while !next.is_empty() {
        let page = browser.get(&next).await;
        assert_eq!(page.status, 200, "{next}");
        let rows = between(&page.text, "<ol class=\"counted\"", "</ol>");
        out.extend(rows.split("<li>").skip(1).map(|row| between(row, "href=\"", "\"").to_string()));
        next = between(&page.text, "rel=\"next\" href=\"", "\"").replace("&#38;", "&").replace("&amp;", "&");
    }
    out
}

#[test]
fn each_figure_leads_to_a_list_of_exactly_that_and_the_outcomes_add_up() {
    on_each(async |site| {
        let mut visitor = site.visitor();
        let results = format!("{CLOSED}/results/");
        let report = visitor.get(&format!("{CLOSED}/report")).await.text;
        let figures = linked(&report, &results);
        assert_eq!(linked(&visitor.get("/it").await.text, &results), figures, "the home page says the same");
        assert_eq!(linked(&visitor.get(CLOSED).await.text, &results), figures, "the edition says the same");
        let mut lists: BTreeMap<&str, Vec<String>> = BTreeMap::new();
        for (list, figure) in &figures {
            let found = named(&mut visitor, list).await;
            assert_eq!(found.len() as i64, *figure, "{list}");
            let once: BTreeSet<&String> = found.iter().collect();
            assert_eq!(once.len(), found.len(), "{list} names something twice");
            lists.insert(list.strip_prefix(&results).unwrap(), found);
        }
        let len = |name: &str| lists[name].len();
        assert_eq!(
            (len("received"), len("answered"), len("changed-the-plan"), len("changed-paragraphs")),
            (66, 66, 25, 18)
        );
        assert!(len("changed-items") > 0);
        let outcomes = ["accepted", "accepted_with_changes", "merged", "postponed", "not_accepted"];
        let mut all: Vec<&String> = outcomes.iter().flat_map(|o| &lists[o]).collect();
        all.sort();
        let mut answered: Vec<&String> = lists["answered"].iter().collect();
        answered.sort();
        assert_eq!(all, answered, "the outcomes are what is answered");
        let accepted = named(&mut visitor, &format!("{results}all-accepted")).await;
        assert_eq!(accepted.len(), len("accepted") + len("accepted_with_changes"));
        // What changed the plan was accepted, and every page that a list names is there.
        assert!(lists["changed-the-plan"].iter().all(|c| accepted.contains(c)));
        for place in lists["changed-paragraphs"].iter().take(3).chain(lists["changed-items"].iter().take(3)) {
            let place = place.split('#').next().unwrap();
            let mut found = visitor.get(place).await;
            if found.status.is_redirection() {
                // A paragraph is read within its chapter.
                let to = found.location().split('#').next().unwrap().to_string();
                found = visitor.get(&to).await;
            }
            assert_eq!(found.status, 200, "{place}");
        }
        assert_eq!(visitor.get(&format!("{results}invented")).await.status, 404);
    });
}

#[test]
fn what_changed_in_a_draft_is_counted_once_it_is_published() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let fields = [("n", "1"), ("seen_1", "0"), ("outcome", "accepted"), ("reason", "Sì."), ("changed", "A1.1")];
        assert_eq!(planner.post(&format!("{WORK}/answer"), &fields).await.status, 303);
        assert_eq!(planner.post(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        let mut visitor = site.visitor();
        let changed = named(&mut visitor, &format!("{OPEN}/results/changed-items")).await;
        let draft = site.site.db.read(|conn| -> Result<Option<i64>, cantiere_spine::Error> {
            let by = cantiere_domain::access::Actor::visitor();
            let at = cantiere_spine::plan::EditionRef {
                plan: "trasformazione-digitale".into(),
                edition: "2027-2029".into(),
            };
            Ok(cantiere_spine::plan::edition::find(conn, &by, &at)?.draft)
        });
        // Where a draft is open the change stands in it, and no visitor hears of it before it is published.
        let hidden = draft.await.expect("the edition").is_some();
        assert_eq!(changed.is_empty(), hidden);
        // The desk's meter leads to lists of what it says.
        let page = planner.get(WORK).await.text;
        let meter = between(&page, "answer-meter\">", "</p>");
        for (list, figure) in linked(meter, WORK) {
            let list = planner.get(&list).await.text;
            let told = plain(between(&list, "<p role=\"status\">", "</p>"));
            assert!(told.starts_with(&format!("{figure} ")), "{figure} on the meter, {told} in the list");
        }
    });
}
