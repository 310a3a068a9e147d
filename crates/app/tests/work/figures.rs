//! Each figure of a consultation is a link to a list that counts exactly that, and the lists add up.

use crate::reword::reword;
use crate::site::{CLOSED, OPEN, WORK, between, mails, of_state, on_each, plain};
use cantiere_domain::access::{Actor, Assurance, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::EditionState;
use cantiere_spine::contribution::{self, NewContribution, Words};
use cantiere_testkit::{Browser, TestSite};
use std::collections::{BTreeMap, BTreeSet};

const DESK: &str = "/it/desk/plans/trasformazione-digitale/2027-2029";

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

/// Somebody's proposal in the open consultation; gives its number, and who wrote it.
async fn proposed(site: &TestSite, address: &str, title: &str) -> (String, PersonId) {
    let who = site.person_at("Chi propone", address, None, None).await;
    (proposed_by(site, who, title).await, who)
}

async fn proposed_by(site: &TestSite, who: PersonId, title: &str) -> String {
    let (_, process) = of_state(site, EditionState::InConsultation).await;
    let (zone, title) = (site.site.zone().clone(), title.to_string());
    let sent = site.site.db.write(move |tx| -> Result<i64, cantiere_spine::Error> {
        let by = Actor { person: Some(who), assurance: Assurance::Substantial, ..Actor::default() };
        let new = NewContribution {
            kind: ContributionKind::Proposal,
            on: None,
            revision: None,
            words: Words { title: title.clone(), body: "Manca.".into(), action: "Farlo.".into(), ..Words::default() },
            theme: String::new(),
            territory: String::new(),
            language: cantiere_domain::Lang::It,
            arises_from: None,
            channel: "site",
        };
        let id = contribution::submit(tx, &zone, &by, process, &new)?.id;
        Ok(contribution::by_ids(tx, &[id.0])?.remove(0).number)
    });
    sent.await.expect("a contribution").to_string()
}

/// Publishes the draft of the plan.
async fn released(planner: &mut Browser, summary: &str) {
    let seen = planner.get(&format!("{DESK}/publish")).await.field("seen").expect("what was looked at");
    let fields = [("summary", summary), ("when", "now"), ("nature", "meaning"), ("seen", seen.as_str())];
    let published = planner.post(&format!("{DESK}/publish"), &fields).await;
    assert_eq!(published.status, 303, "{}", published.text);
}

#[test]
fn what_changed_is_counted_and_told_once_a_version_says_it() {
    on_each(async |site| {
        let (one, una) = proposed(&site, "una@example.org", "Sportelli aperti la sera").await;
        let (two, due) = proposed(&site, "due@example.org", "Aprire gli sportelli di sera").await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let fields = [
            ("n", one.as_str()),
            (&format!("seen_{one}"), "0"),
            ("outcome", "accepted"),
            ("reason", "Sì, di sera."),
            ("changed", "A1.1"),
        ];
        assert_eq!(planner.post(&format!("{WORK}/answer"), &fields).await.status, 303);
        let merged = [
            ("n", two.as_str()),
            (&format!("seen_{two}"), "0"),
            ("outcome", "merged"),
            ("reason", "Dicono lo stesso."),
            ("into", &one),
        ];
        assert_eq!(planner.post(&format!("{WORK}/answer"), &merged).await.status, 303);
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        site.run_jobs().await;
        // No version says it yet: nothing is counted, and no mail says that the plan says it now.
        let mut visitor = site.visitor();
        let list = format!("{OPEN}/results/changed-items");
        assert_eq!(named(&mut visitor, &list).await, Vec::<String>::new());
        for address in ["una@example.org", "due@example.org"] {
            let told = mails(&site, address).await;
            assert_eq!(told.len(), 1, "{address}: {told:?}");
            assert!(!told[0].contains("Ora il piano dice"), "{}", told[0]);
        }
        // Whose words live on in another's is told in whose.
        let told = mails(&site, "due@example.org").await;
        assert!(told[0].contains(&format!("Risposta: unificata con un’altra (Proposta n. {one})")), "{}", told[0]);
        reword(&mut planner, DESK, "A1.1", "Tenere aperti gli sportelli anche la sera").await;
        assert_eq!(named(&mut visitor, &list).await, Vec::<String>::new());
        released(&mut planner, "Dopo le risposte").await;
        assert_eq!(named(&mut visitor, &list).await.len(), 1);
        // Whoever asked is told in the very words, and so is whoever's words live on in those.
        for _ in 0..2 {
            site.run_jobs().await;
        }
        for (address, number) in [("una@example.org", &one), ("due@example.org", &two)] {
            let told = mails(&site, address).await;
            assert_eq!(told.len(), 2, "{address}: {told:?}");
            let words = ["Ora il piano dice (A1.1):", "Tenere aperti gli sportelli anche la sera"];
            assert!(words.iter().all(|w| told[1].contains(w)), "{}", told[1]);
            assert!(told[1].contains(&format!("n. {number}")), "{}", told[1]);
        }
        // Each finds the same among what they wrote.
        for (person, reason) in [(una, "Sì, di sera."), (due, "Dicono lo stesso.")] {
            let mine = site.browser_of(person, Assurance::Email).await.get("/it/my-contributions").await;
            assert!(mine.has(reason) && mine.has("/origin/items/A1.1"), "{}", mine.text);
        }
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

#[test]
fn whoever_wrote_twice_gets_one_mail_with_both_answers_and_one_with_both_changes() {
    on_each(async |site| {
        let (one, una) = proposed(&site, "una@example.org", "Sportelli aperti la sera").await;
        let two = proposed_by(&site, una, "Panchine davanti agli uffici").await;
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        for (n, reason, code) in [(&one, "Sì, di sera.", "A1.1"), (&two, "Sì, le panchine.", "A1.2")] {
            let seen = format!("seen_{n}");
            let fields =
                [("n", n.as_str()), (&seen, "0"), ("outcome", "accepted"), ("reason", reason), ("changed", code)];
            assert_eq!(planner.post(&format!("{WORK}/answer"), &fields).await.status, 303);
        }
        assert_eq!(planner.confirm(&format!("{WORK}/publish"), &[("do", "publish")]).await.status, 303);
        for _ in 0..2 {
            site.run_jobs().await;
        }
        let told = mails(&site, "una@example.org").await;
        assert_eq!(told.len(), 1, "{told:?}");
        for words in ["Sì, di sera.", "Sì, le panchine.", &format!("n. {one}"), &format!("n. {two}")] {
            assert!(told[0].contains(words), "{words}: {}", told[0]);
        }
        for (code, title) in [("A1.1", "Sportelli aperti di sera"), ("A1.2", "Panchine agli uffici")] {
            reword(&mut planner, DESK, code, title).await;
        }
        released(&mut planner, "Dopo le risposte").await;
        for _ in 0..2 {
            site.run_jobs().await;
        }
        let told = mails(&site, "una@example.org").await;
        assert_eq!(told.len(), 2, "{told:?}");
        for words in ["Sportelli aperti di sera", "Panchine agli uffici"] {
            assert!(told[1].contains(words), "{words}: {}", told[1]);
        }
    });
}

#[test]
fn an_auditor_reads_the_workbench_and_has_none_of_its_buttons() {
    on_each(async |site| {
        let mut planner = site.signed_in(Some(Role::Planner)).await;
        let mut auditor = site.signed_in(Some(Role::Auditor)).await;
        for (path, button) in [(WORK.to_string(), "value=\"tag\""), (format!("{WORK}/publish"), "value=\"publish\"")] {
            let (may, reads) = (planner.get(&path).await, auditor.get(&path).await);
            assert_eq!((may.status.as_u16(), reads.status.as_u16()), (200, 200), "{path}");
            assert!(may.has(button) && may.has("/answer?n="), "{path} has no button for a planner");
            assert!(!reads.has(button) && !reads.has("/answer?n=") && !reads.has("formmethod"), "{path}");
        }
    });
}
