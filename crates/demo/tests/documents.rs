//! Whether the plan documents of the demonstration hold together, every reference and every key.

use cantiere_demo::{DemoPlan, DemoSite, site};
use cantiere_documents::PlanDocument;
use cantiere_domain::plan::{BRIEF_MAX_WORDS, ItemKind, chapter_labels, number_blocks};
use jiff::civil::{Date, date};
use std::collections::HashSet;

const TODAY: Date = date(2026, 11, 22);

fn demo() -> DemoSite {
    site(TODAY).unwrap()
}

#[test]
fn every_document_holds_together() {
    let demo = demo();
    let themes: HashSet<&str> = demo.themes.iter().map(|t| t.slug.as_str()).collect();
    let all: HashSet<String> = demo
        .plans
        .iter()
        .flat_map(|p| p.editions.iter().map(move |e| (p, e)))
        .flat_map(|(p, e)| {
            let codes = e.revisions.last().unwrap().document.items.iter().filter_map(|i| i.code.as_deref());
            codes.map(move |c| format!("{}/{}/{c}", p.slug, e.slug)).collect::<Vec<_>>()
        })
        .collect();
    for (plan, document) in documents(&demo.plans) {
        let codes: HashSet<&str> = document.items.iter().filter_map(|i| i.code.as_deref()).collect();
        let mut anchors = HashSet::new();
        for (n, item) in document.items.iter().enumerate() {
            let name = format!("{plan} {:?}", item.code);
            assert!(item.parent.is_none_or(|p| p < n), "{name}");
            assert!(item.content.themes.iter().all(|t| themes.contains(t.as_str())), "{name}: themes");
            assert!(item.content.serves.iter().all(|c| codes.contains(c.as_str())), "{name}: serves");
            assert!(item.content.implements.iter().all(|c| all.contains(c)), "{name}: implements");
            let actors = |key: &str| document.actors.iter().any(|a| a.key == key);
            assert!(item.content.actors.iter().all(|a| actors(&a.actor)), "{name}: actors");
        }
        for block in &document.blocks {
            assert!(block.item.is_some_and(|i| i < document.items.len()));
            assert!(anchors.insert(block.anchor.clone().unwrap()), "{plan}: {:?} twice", block.anchor);
        }
    }
}

#[test]
fn the_key_of_a_paragraph_is_its_number() {
    for (plan, document) in documents(&demo().plans) {
        let tops: Vec<usize> = (0..document.items.len()).filter(|i| document.items[*i].parent.is_none()).collect();
        let top_of = |mut item: usize| {
            while let Some(parent) = document.items[item].parent {
                item = parent;
            }
            tops.iter().position(|t| *t == item).unwrap()
        };
        let codes: Vec<&str> = tops.iter().map(|t| document.items[*t].code.as_deref().unwrap_or_default()).collect();
        let labels = chapter_labels(&codes);
        let blocks: Vec<_> =
            document.blocks.iter().map(|b| (labels[top_of(b.item.unwrap())].as_str(), b.kind)).collect();
        for (block, number) in document.blocks.iter().zip(number_blocks(&blocks)) {
            let Some(number) = number else { continue };
            let (chapter, n) = number.split_once('.').unwrap();
            assert_eq!(
                block.anchor.as_deref().unwrap(),
                format!("p{chapter}-{:02}", n.parse::<u32>().unwrap()),
                "{plan}"
            );
        }
    }
}

#[test]
fn briefs_are_brief_and_texts_are_finished() {
    let demo = demo();
    let mut briefs: Vec<&str> = Vec::new();
    for plan in &demo.plans {
        briefs.push(&plan.brief);
        briefs.extend(plan.editions.iter().map(|e| e.brief.as_str()));
    }
    for (plan, document) in documents(&demo.plans) {
        for item in &document.items {
            assert!(!item.title.is_empty());
            assert!(item.title.chars().count() <= 90, "{plan}: {}", item.title);
            if item.kind == ItemKind::Chapter {
                assert!(!item.content.brief.is_empty(), "{plan}: {}", item.title);
                briefs.push(&item.content.brief);
            }
            if item.kind == ItemKind::Action {
                assert!(!item.content.actors.is_empty() && !item.content.results.is_empty(), "{plan}: {}", item.title);
                assert!(!item.content.impact.is_empty() && !item.content.themes.is_empty(), "{plan}: {}", item.title);
            }
        }
    }
    for brief in briefs {
        let words = brief.split_whitespace().count();
        assert!((20..=BRIEF_MAX_WORDS).contains(&words), "{words} words: {brief}");
    }
}

#[test]
fn no_two_actions_or_paragraphs_say_the_same() {
    for (plan, document) in documents(&demo().plans) {
        let mut seen = HashSet::new();
        for item in document.items.iter().filter(|i| i.kind.has_state() && i.kind != ItemKind::Target) {
            assert!(seen.insert(item.title.clone()), "{plan}: {}", item.title);
            assert!(seen.insert(item.content.description.clone()), "{plan}: {}", item.title);
        }
        for block in document.blocks.iter().filter(|b| b.kind.is_numbered()) {
            assert!(seen.insert(block.text.clone()), "{plan}: {}", block.text);
        }
    }
}

fn documents(plans: &[DemoPlan]) -> Vec<(String, &PlanDocument)> {
    plans
        .iter()
        .flat_map(|p| p.editions.iter().map(move |e| (p, e)))
        .flat_map(|(p, e)| e.revisions.iter().map(move |r| (format!("{} {} {}", p.slug, e.slug, r.label), &r.document)))
        .collect()
}
