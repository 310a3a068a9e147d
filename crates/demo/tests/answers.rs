//! What became of the contributions to the edition in force, counted from the content.

use cantiere_demo::{ContributionKind, DemoEdition, DemoOutcome, DemoRef, site};
use cantiere_documents::PlanDocument;
use cantiere_domain::plan::ItemState;
use jiff::civil::{Date, date};
use std::collections::{BTreeSet, HashMap, HashSet};

const TODAY: Date = date(2026, 11, 22);

fn current() -> DemoEdition {
    site(TODAY).unwrap().plans[0].editions[1].clone()
}

fn text<'a>(document: &'a PlanDocument, key: &str) -> &'a str {
    &document.blocks.iter().find(|b| b.anchor.as_deref() == Some(key)).unwrap().text
}

#[test]
fn the_last_consultation_was_answered_in_full_66_times() {
    let current = current();
    let process = current.process.as_ref().unwrap();
    assert_eq!(process.contributions.len(), 66);
    let outcome =
        |wanted| process.contributions.iter().filter(|c| c.answer.as_ref().unwrap().outcome == wanted).count();
    let outcomes = [
        DemoOutcome::Accepted,
        DemoOutcome::AcceptedWithChanges,
        DemoOutcome::Merged,
        DemoOutcome::Postponed,
        DemoOutcome::NotAccepted,
    ];
    assert_eq!(outcomes.map(outcome), [15, 10, 3, 11, 27]);
    let mut reasons = HashSet::new();
    for c in &process.contributions {
        let answer = c.answer.as_ref().unwrap();
        assert!(answer.reason.split_whitespace().count() >= 15, "number {}: {}", c.number, answer.reason);
        assert!(reasons.insert(&answer.reason), "number {}: a reason of its own", c.number);
        assert!(answer.published > process.consultation.closes && answer.by != answer.checked_by);
        assert!((process.consultation.opens..=process.consultation.closes).contains(&c.on_day), "number {}", c.number);
        let accepted = matches!(answer.outcome, DemoOutcome::Accepted | DemoOutcome::AcceptedWithChanges);
        assert_eq!(accepted, !answer.changed.is_empty(), "number {}", c.number);
        assert_eq!(answer.outcome == DemoOutcome::Merged, answer.merged_into.is_some(), "number {}", c.number);
    }
}

#[test]
fn what_changed_because_of_contributions_is_what_differs_between_the_versions() {
    let current = current();
    let process = current.process.as_ref().unwrap();
    let [draft, adopted] = &current.revisions[..] else { panic!("two versions") };
    let changing: Vec<_> =
        process.contributions.iter().filter(|c| !c.answer.as_ref().unwrap().changed.is_empty()).collect();
    assert_eq!(changing.len(), 25);
    let told: BTreeSet<DemoRef> = changing.iter().flat_map(|c| c.answer.as_ref().unwrap().changed.clone()).collect();
    let before: HashMap<_, _> = draft.document.blocks.iter().map(|b| (&b.anchor, &b.text)).collect();
    let items: HashMap<_, _> = draft.document.items.iter().map(|i| (&i.code, (&i.title, &i.content))).collect();
    let blocks = adopted.document.blocks.iter().filter(|b| b.kind.is_numbered() && before[&b.anchor] != &b.text);
    let mut differing: BTreeSet<DemoRef> = blocks.map(|b| DemoRef::Block(b.anchor.clone().unwrap())).collect();
    assert_eq!(differing.len(), 18);
    let changed = adopted.document.items.iter().filter(|i| items.get(&i.code) != Some(&(&i.title, &i.content)));
    differing.extend(changed.map(|i| DemoRef::Item(i.code.clone().unwrap())));
    assert_eq!(told, differing);
}

#[test]
fn an_accepted_amendment_stands_in_the_plan_word_for_word() {
    let current = current();
    let adopted = &current.revisions[1].document;
    let mut seen = 0;
    for c in &current.process.as_ref().unwrap().contributions {
        let accepted = c.answer.as_ref().unwrap().outcome == DemoOutcome::Accepted;
        if let (true, Some(wording), Some(DemoRef::Block(key))) = (accepted, &c.wording, &c.on) {
            assert_eq!(wording, text(adopted, key), "number {}", c.number);
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}

#[test]
fn the_chain_leads_from_the_need_of_valdoria_to_the_completed_action() {
    let current = current();
    let process = current.process.as_ref().unwrap();
    let number = |n: u32| process.contributions.iter().find(|c| c.number == n).unwrap();
    let proposal = number(14);
    let need = number(proposal.from.unwrap());
    assert_eq!((proposal.kind, need.kind), (ContributionKind::Proposal, ContributionKind::Need));
    for c in [proposal, need] {
        assert_eq!(c.organization.as_deref(), Some("comune-valdoria"));
    }
    assert_eq!(need.answer.as_ref().unwrap().merged_into, Some(14));
    let place = process.round.as_ref().unwrap().ranking().iter().position(|(n, _)| *n == 14).unwrap() + 1;
    assert_eq!(place, 3);
    let answer = proposal.answer.as_ref().unwrap();
    assert_eq!(answer.outcome, DemoOutcome::AcceptedWithChanges);
    assert_eq!(answer.changed, [DemoRef::Block("p2-09".into()), DemoRef::Item("A2.3".into())]);
    assert!(text(&current.revisions[1].document, "p2-09").starts_with("Entro giugno 2026 i comuni"));
    let last = current.states.iter().rfind(|s| s.code == "A2.3").unwrap();
    assert_eq!(last.state, ItemState::Completed);
}

#[test]
fn the_vote_keeps_its_own_rules() {
    let current = current();
    let process = current.process.unwrap();
    let round = process.round.unwrap();
    let mut voters = HashSet::new();
    for ballot in &round.ballots {
        assert!(voters.insert(ballot.organization.as_ref().unwrap_or(&ballot.person)), "{}", ballot.person);
        let different: HashSet<_> = ballot.choices.iter().collect();
        assert!(different.len() == ballot.choices.len() && ballot.choices.len() <= round.max, "{}", ballot.person);
        assert!(ballot.choices.iter().all(|c| round.options.contains(c)), "{}", ballot.person);
        assert!((round.opens..=round.closes).contains(&ballot.on_day), "{}", ballot.person);
    }
    for option in &round.options {
        let c = process.contributions.iter().find(|c| c.number == *option).unwrap();
        assert_eq!(c.kind, ContributionKind::Proposal, "number {option}");
    }
    let secret = round.persons.as_ref().unwrap();
    assert!(secret.ballots.iter().all(|(choices, _)| choices.len() <= secret.max));
    assert!(secret.ballots.iter().flat_map(|(choices, _)| choices).all(|c| secret.options.contains(c)));
    assert!(secret.options.iter().all(|o| round.options.contains(o)));
    let voters: usize = secret.ballots.iter().map(|(_, voters)| voters).sum();
    assert!(voters >= 500, "fewer ballots are not published one by one");
    let points: Vec<usize> = round.ranking().iter().map(|(_, n)| *n).collect();
    assert!(points[1] > points[2] && points[2] > points[3], "the third place is nobody else's");
}
