//! The figures that the pages of the demonstration show, counted from the content.

use cantiere_demo::{DemoEdition, DemoSite, site};
use cantiere_documents::PlanDocument;
use cantiere_domain::plan::{ItemKind, ItemState};
use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::{BTreeMap, HashMap, HashSet};

const TODAY: Date = date(2026, 11, 22);

fn demo() -> DemoSite {
    site(TODAY).unwrap()
}

fn edition(plan: &str, index: usize) -> DemoEdition {
    demo().plans.into_iter().find(|p| p.slug.as_str() == plan).unwrap().editions.swap_remove(index)
}

fn of_kind(document: &PlanDocument, kind: ItemKind) -> usize {
    document.items.iter().filter(|i| i.kind == kind).count()
}

fn numbered(document: &PlanDocument) -> usize {
    document.blocks.iter().filter(|b| b.kind.is_numbered()).count()
}

fn last(edition: &DemoEdition) -> &PlanDocument {
    &edition.revisions.last().unwrap().document
}

#[test]
fn editions_are_named_by_the_current_year() {
    let next = edition("trasformazione-digitale", 0);
    let current = edition("trasformazione-digitale", 1);
    assert_eq!((next.name.as_str(), next.slug.as_str()), ("2027–2029", "2027-2029"));
    assert_eq!((current.name.as_str(), current.slug.as_str()), ("2024–2026", "2024-2026"));
    assert_eq!(edition("ecosistemi", 0).name, "2019–2021");
    assert_eq!(edition("5nap", 0).name, "2022–2023");
}

#[test]
fn the_next_edition_has_48_actions_and_120_paragraphs_in_6_chapters() {
    let next = edition("trasformazione-digitale", 0);
    assert_eq!(next.revisions.len(), 1);
    assert_eq!(of_kind(last(&next), ItemKind::Action), 48);
    assert_eq!(of_kind(last(&next), ItemKind::Chapter), 6);
    assert_eq!(of_kind(last(&next), ItemKind::Objective), 12);
    assert_eq!(numbered(last(&next)), 120);
    assert!(next.states.is_empty());
}

#[test]
fn the_current_edition_has_44_actions_and_two_versions_18_paragraphs_apart() {
    let current = edition("trasformazione-digitale", 1);
    let [draft, adopted] = &current.revisions[..] else { panic!("two versions") };
    assert_eq!((of_kind(&draft.document, ItemKind::Action), of_kind(&adopted.document, ItemKind::Action)), (42, 44));
    assert_eq!((numbered(&draft.document), numbered(&adopted.document)), (120, 120));
    let before: HashMap<_, _> = draft.document.blocks.iter().map(|b| (&b.anchor, &b.text)).collect();
    let texts = adopted.document.blocks.iter().filter(|b| b.kind.is_numbered());
    assert_eq!(texts.filter(|b| before[&b.anchor] != &b.text).count(), 18);
    let old: HashMap<_, _> = draft.document.items.iter().map(|i| (&i.code, (&i.title, &i.content))).collect();
    let changed: Vec<_> = (adopted.document.items.iter())
        .filter(|i| old.get(&i.code).is_some_and(|o| *o != (&i.title, &i.content)))
        .filter_map(|i| i.code.as_deref())
        .collect();
    assert_eq!(changed, ["A1.4", "A2.3", "A2.6", "A3.2", "A4.2", "A5.5", "A6.3"]);
    assert!(draft.published < adopted.published);
}

#[test]
fn the_current_edition_stands_at_17_16_3_2_and_6() {
    let current = edition("trasformazione-digitale", 1);
    let mut latest: BTreeMap<String, ItemState> = BTreeMap::new();
    for item in last(&current).items.iter().filter(|i| i.kind == ItemKind::Action) {
        latest.insert(item.code.clone().unwrap(), ItemState::Unknown);
    }
    for state in &current.states {
        *latest.get_mut(&state.code).unwrap() = state.state;
    }
    let count = |wanted| latest.values().filter(|s| **s == wanted).count();
    let counted =
        [ItemState::Completed, ItemState::Ongoing, ItemState::Blocked, ItemState::Cancelled, ItemState::Unknown]
            .map(count);
    assert_eq!(counted, [17, 16, 3, 2, 6]);
    assert_eq!(latest["A2.3"], ItemState::Completed);
}

#[test]
fn some_deadlines_are_near_and_some_have_passed_without_news() {
    let current = edition("trasformazione-digitale", 1);
    let told: HashSet<&str> = current.states.iter().map(|s| s.code.as_str()).collect();
    let done: HashSet<&str> = (current.states.iter())
        .filter(|s| matches!(s.state, ItemState::Completed | ItemState::Cancelled))
        .map(|s| s.code.as_str())
        .collect();
    let soon = TODAY.checked_add(3.months()).unwrap();
    let due: Vec<(&str, Date)> = (last(&current).items.iter())
        .filter(|i| i.kind == ItemKind::Action)
        .filter_map(|i| Some((i.code.as_deref()?, i.content.times.due()?)))
        .collect();
    assert!(due.iter().filter(|(c, d)| !done.contains(c) && *d >= TODAY && *d <= soon).count() >= 5);
    assert_eq!(due.iter().filter(|(c, d)| !told.contains(c) && *d < TODAY).count(), 4);
}

#[test]
fn the_real_plans_have_their_items_and_a_source_on_each() {
    let ecosystems = edition("ecosistemi", 0);
    let codes: Vec<_> = (last(&ecosystems).items.iter())
        .filter(|i| i.kind == ItemKind::Action)
        .map(|i| (i.code.as_deref().unwrap(), i.content.times.start().unwrap().to_string()))
        .collect();
    let expected = [("51", "2019-01"), ("52", "2020-01"), ("53", "2020-06"), ("54", "2021-01")];
    assert_eq!(codes, expected.map(|(c, d)| (c, d.to_string())));
    let nap = edition("5nap", 0);
    assert_eq!((of_kind(last(&nap), ItemKind::Axis), of_kind(last(&nap), ItemKind::Commitment)), (5, 9));
    for edition in [&ecosystems, &nap] {
        let promised = last(edition).items.iter().filter(|i| i.kind.has_state());
        assert!(promised.clone().count() > 0);
        assert!(promised.into_iter().all(|i| !i.content.source.is_empty()));
    }
}

#[test]
fn actions_of_both_editions_of_the_invented_plan_say_where_to_read_and_where_to_talk_of_them() {
    for index in [0, 1] {
        let edition = edition("trasformazione-digitale", index);
        let linked: Vec<_> = (last(&edition).items.iter())
            .filter(|i| i.content.read_more.is_some() && i.content.discuss.is_some())
            .filter_map(|i| i.code.as_deref())
            .collect();
        let expected = [["A1.1", "A2.1", "A3.1", "A6.2"], ["A2.3", "A3.2", "A5.5", "A6.3"]];
        assert_eq!(linked, expected[index]);
    }
}

#[test]
fn every_day_of_four_years_gives_a_site() {
    for days in (0..1461).step_by(127) {
        let today = date(2026, 1, 1).checked_add(days.days()).unwrap();
        let site = site(today).unwrap_or_else(|e| panic!("{today}: {e}"));
        for edition in site.plans.iter().flat_map(|p| &p.editions) {
            for state in &edition.states {
                assert!(state.on < today, "{today}: {} told on {}", state.code, state.on);
                let adopted = edition.revisions.last().unwrap().published;
                assert!(state.on >= adopted, "{today}: {} told on {} before {adopted}", state.code, state.on);
            }
        }
    }
}
