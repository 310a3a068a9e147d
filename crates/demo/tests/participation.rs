//! What the consultations of the demonstration received and from whom, counted from the content.

use cantiere_demo::{ContributionKind, DemoEdition, DemoOutcome, DemoProcess, DemoRef, DemoSite, site};
use cantiere_documents::PlanDocument;
use cantiere_domain::text::{clean, words};
use jiff::civil::{Date, date};
use std::collections::HashSet;

const TODAY: Date = date(2026, 11, 22);

/// The site, the edition now in consultation, and the one in force.
fn demo() -> (DemoSite, DemoEdition, DemoEdition) {
    let site = site(TODAY).unwrap();
    let editions = &site.plans[0].editions;
    let (next, current) = (editions[0].clone(), editions[1].clone());
    (site, next, current)
}

fn count(process: &DemoProcess, kind: ContributionKind) -> usize {
    process.contributions.iter().filter(|c| c.kind == kind).count()
}

fn has(document: &PlanDocument, wanted: &DemoRef) -> bool {
    match wanted {
        DemoRef::Item(code) => document.items.iter().any(|i| i.code.as_ref() == Some(code)),
        DemoRef::Block(key) => document.blocks.iter().any(|b| b.anchor.as_ref() == Some(key)),
    }
}

fn text<'a>(document: &'a PlanDocument, key: &str) -> &'a str {
    &document.blocks.iter().find(|b| b.anchor.as_deref() == Some(key)).unwrap().text
}

#[test]
fn the_open_consultation_has_31_comments_4_amendments_and_12_proposals() {
    let (_, next, _) = demo();
    let process = next.process.unwrap();
    assert_eq!(count(&process, ContributionKind::Comment), 31);
    assert_eq!(count(&process, ContributionKind::Amendment), 4);
    assert_eq!(count(&process, ContributionKind::Proposal), 12);
    assert_eq!(process.contributions.len(), 47);
    let organizations: HashSet<_> = process.contributions.iter().filter_map(|c| c.organization.as_ref()).collect();
    let people: HashSet<_> =
        process.contributions.iter().filter(|c| c.organization.is_none()).map(|c| &c.person).collect();
    assert_eq!((organizations.len(), people.len()), (9, 14));
    assert!(process.contributions.iter().all(|c| c.answer.is_none()));
}

#[test]
fn the_open_consultation_opened_37_days_ago_and_closes_in_23() {
    let (_, next, _) = demo();
    let process = next.process.unwrap();
    assert_eq!((TODAY - process.consultation.opens).get_days(), 37);
    assert_eq!((process.consultation.closes - TODAY).get_days(), 23);
    for c in &process.contributions {
        assert!(c.on_day >= process.consultation.opens && c.on_day < TODAY, "number {}", c.number);
        assert!(c.replies.iter().all(|r| r.on_day >= c.on_day && r.on_day < TODAY), "number {}", c.number);
    }
}

#[test]
fn every_contribution_points_at_something_and_comes_from_somebody() {
    let (site, next, current) = demo();
    let themes: HashSet<&str> = site.themes.iter().map(|t| t.slug.as_str()).collect();
    for edition in [&next, &current] {
        let process = edition.process.as_ref().unwrap();
        let commented = &edition.revisions.first().unwrap().document;
        let answered = &edition.revisions.last().unwrap().document;
        for (n, c) in process.contributions.iter().enumerate() {
            let name = format!("{} number {}", edition.name, c.number);
            assert_eq!(c.number as usize, n + 1, "{name}: numbers without gaps");
            assert!(n == 0 || process.contributions[n - 1].on_day <= c.on_day, "{name}: in order of arrival");
            assert!(c.on.as_ref().is_none_or(|r| has(commented, r)), "{name}: {:?}", c.on);
            assert!(c.theme.as_ref().is_some_and(|t| themes.contains(t.as_str())), "{name}: theme");
            let voices = std::iter::once((&c.person, c.organization.as_ref()));
            let voices = voices.chain(c.replies.iter().map(|r| (&r.person, r.organization.as_ref())));
            for (person, organization) in voices.chain(c.supporters.iter().map(|s| (s, None))) {
                let person =
                    site.people.iter().find(|p| p.key == *person).unwrap_or_else(|| panic!("{name}: {person}"));
                assert!(organization.is_none_or(|o| person.organization.as_ref() == Some(o)), "{name}: {}", person.key);
                assert!(
                    person.organization.is_none() || organization.is_some(),
                    "{name}: {} speaks for whom?",
                    person.key
                );
            }
            assert!(!c.supporters.contains(&c.person), "{name}: nobody supports themselves");
            let proposal = c.kind == ContributionKind::Proposal;
            assert_eq!(proposal, c.action.is_some() && c.effect.is_some() && c.territory.is_some(), "{name}");
            assert_eq!(
                c.title.is_some(),
                matches!(c.kind, ContributionKind::Proposal | ContributionKind::Need),
                "{name}"
            );
            assert_eq!(c.wording.is_some(), c.kind == ContributionKind::Amendment, "{name}");
            if let (Some(wording), Some(DemoRef::Block(key))) = (&c.wording, &c.on) {
                assert_ne!(wording, text(commented, key), "{name}: an amendment changes something");
            }
            if let Some(answer) = &c.answer {
                assert!(answer.changed.iter().all(|r| has(answered, r)), "{name}: {:?}", answer.changed);
                for key in [&answer.by, &answer.checked_by] {
                    assert!(site.people.iter().any(|p| p.key == *key), "{name}: {key}");
                }
                if let Some(into) = answer.merged_into {
                    let into = process.contributions.iter().find(|c| c.number == into).unwrap();
                    assert_ne!(into.answer.as_ref().unwrap().outcome, DemoOutcome::Merged, "{name}");
                }
            }
        }
    }
}

#[test]
fn people_are_invented_and_reachable_nowhere() {
    let (site, ..) = demo();
    assert!(site.organizations.len() >= 10);
    let mut addresses = HashSet::new();
    for person in &site.people {
        assert!(person.email.ends_with(".invalid") && addresses.insert(&person.email), "{}", person.key);
        let known = |o: &String| site.organizations.iter().any(|x| x.key == *o);
        assert!(person.organization.as_ref().is_none_or(known), "{}", person.key);
    }
    let doors: Vec<&str> = site.people.iter().filter_map(|p| p.door.as_deref()).collect();
    for door in ["pianificatrice", "rappresentante", "cittadina", "amministratrice"] {
        assert!(doors.contains(&door), "{door}");
    }
    assert!(site.organizations.iter().any(|o| o.key == site.owner));
}

#[test]
fn every_text_is_finished() {
    let (site, ..) = demo();
    let mut texts: Vec<&str> = Vec::new();
    for edition in site.plans.iter().flat_map(|p| &p.editions) {
        texts.push(&edition.brief);
        texts.extend(edition.states.iter().map(|s| s.note.as_str()));
        for document in edition.revisions.iter().map(|r| &r.document) {
            texts.extend(document.blocks.iter().map(|b| b.text.as_str()));
            for item in &document.items {
                texts.extend([&item.title, &item.content.description, &item.content.impact].map(String::as_str));
                texts.extend(item.content.results.iter().map(|r| r.text.as_str()));
            }
        }
        for c in edition.process.iter().flat_map(|p| &p.contributions) {
            let optional = [&c.title, &c.wording, &c.action, &c.effect];
            texts.extend(optional.into_iter().flatten().chain([&c.text]).map(String::as_str));
            texts.extend(c.answer.iter().map(|a| a.reason.as_str()));
            texts.extend(c.replies.iter().map(|r| r.text.as_str()));
        }
    }
    for text in texts {
        assert_eq!(clean(text), text);
        assert!(!text.contains(['{', '}', '@']) && !text.contains("  "), "{text}");
        assert!(!words(text).iter().any(|w| ["lorem", "ipsum", "todo", "xxx"].contains(&w.as_str())), "{text}");
    }
}
