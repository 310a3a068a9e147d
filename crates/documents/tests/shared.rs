//! The real plans, read from `../shared`, against numbers that were counted without any importer.
//! Without that folder the tests say loudly that they were skipped.

use cantiere_documents::{Files, Format, PlanDocument, ReadOptions, read, write_json};
use cantiere_domain::plan::{Audience, BlockKind, ItemKind, ItemState, Times};
use std::path::{Path, PathBuf};

fn plan(edition: &str) -> Option<PlanDocument> {
    let files = folder(edition)?;
    let format = Format::detect(&files).expect("the format is recognised");
    Some(read(format, &files, &ReadOptions::default()).unwrap_or_else(|e| panic!("{e}")))
}

fn folder(edition: &str) -> Option<Files> {
    let shared = std::env::var_os("CANTIERE_SHARED")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let root = shared.join("data/piano-triennale").join(edition);
    if !root.is_dir() {
        eprintln!("SKIPPED: {} is not there; set CANTIERE_SHARED", root.display());
        return None;
    }
    let mut files = Files::new();
    let mut folders = vec![root.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_string();
                files.insert(&name, std::fs::read(path).unwrap());
            }
        }
    }
    Some(files)
}

fn count(plan: &PlanDocument, kind: ItemKind) -> usize {
    plan.items.iter().filter(|i| i.kind == kind).count()
}

fn actions(plan: &PlanDocument) -> impl Iterator<Item = &cantiere_documents::ItemEntry> {
    plan.items.iter().filter(|i| i.kind == ItemKind::Action)
}

#[test]
fn azioni_2019_gives_the_counted_numbers() {
    let Some(plan) = plan("2019-2021") else { return };
    assert_eq!(count(&plan, ItemKind::Action), 90);
    assert_eq!(count(&plan, ItemKind::Chapter), 9);
    assert_eq!(actions(&plan).map(|a| a.content.results.len()).sum::<usize>(), 124);
    assert_eq!(plan.actors.len(), 71);
    let used: std::collections::HashSet<_> = actions(&plan).flat_map(|a| &a.content.actors).map(|a| &a.actor).collect();
    assert_eq!(used.len(), 65);
    let times = |test: fn(&Times) -> bool| actions(&plan).filter(|a| test(&a.content.times)).count();
    assert_eq!(times(|t| matches!(t, Times::From { .. } | Times::FromTo { .. })), 38);
    assert_eq!(times(|t| matches!(t, Times::In { .. })), 1);
    assert_eq!(times(|t| matches!(t, Times::By { .. })), 1);
    assert_eq!(times(|t| matches!(t, Times::Ongoing)), 50);
    let audience = |wanted| actions(&plan).filter(|a| a.content.audience == Some(wanted)).count();
    assert_eq!((audience(Audience::Both), audience(Audience::Central), audience(Audience::Territorial)), (7, 1, 1));
    for code in ["51", "52", "53", "54"] {
        let found: Vec<_> = actions(&plan).filter(|a| a.code.as_deref() == Some(code)).collect();
        assert_eq!(found.len(), 1, "{code}");
        assert_eq!(plan.items[found[0].parent.unwrap()].code.as_deref(), Some("ecosistemi"));
    }
    let warned: Vec<_> = plan.warnings.iter().map(|w| format!("{}:{} {}", w.file, w.line, w.message)).collect();
    assert_eq!(warned, Vec::<String>::new());
}

#[test]
fn azioni_2017_gives_the_counted_numbers() {
    let Some(plan) = plan("2017-2019") else { return };
    let state = |item: &&cantiere_documents::ItemEntry, wanted| {
        item.state.as_ref().map_or(ItemState::Unknown, |s| s.0) == wanted
    };
    let items = |wanted| actions(&plan).filter(|a| state(a, wanted)).count();
    assert_eq!(count(&plan, ItemKind::Action), 67);
    assert_eq!((items(ItemState::Completed), items(ItemState::Ongoing), items(ItemState::Unknown)), (22, 26, 19));
    let results: Vec<_> = actions(&plan).flat_map(|a| &a.content.results).collect();
    let results_in = |wanted| results.iter().filter(|r| r.state.unwrap_or_default() == wanted).count();
    assert_eq!(results.len(), 89);
    assert_eq!(
        (results_in(ItemState::Completed), results_in(ItemState::Ongoing), results_in(ItemState::Unknown)),
        (40, 24, 25)
    );
    assert_eq!(results.iter().filter(|r| !r.note.is_empty()).count(), 51);
    assert_eq!(actions(&plan).filter(|a| a.content.results.is_empty()).count(), 15);
    // One result says “note” for “nota”: told, not guessed.
    assert_eq!(plan.warnings.len(), 1, "{:?}", plan.warnings);
    assert_eq!(plan.warnings[0].line, 371);
}

#[test]
fn docs_italia_2024_gives_the_counted_numbers() {
    let Some(plan) = plan("2024-2026") else { return };
    assert_eq!(count(&plan, ItemKind::Objective), 26);
    assert_eq!(count(&plan, ItemKind::ExpectedResult), 59);
    assert_eq!(count(&plan, ItemKind::Target), 177);
    let (for_pa, institutional): (Vec<_>, Vec<_>) =
        actions(&plan).partition(|a| a.code.as_deref().unwrap().contains(".PA."));
    assert_eq!((institutional.len(), for_pa.len()), (157, 122));
    assert!(institutional.iter().all(|a| !a.content.actors.is_empty() && a.content.times.due().is_some()));
    assert!(actions(&plan).all(|a| a.content.times != Times::None));
    for code in ["CAP1.28", "CAP1.PA.11"] {
        let line = actions(&plan).find(|a| a.code.as_deref() == Some(code)).unwrap();
        assert_eq!(line.content.serves, ["RA1.3.2", "RA1.3.3"]);
    }
    let chapters: Vec<_> = plan.items.iter().filter(|i| i.parent.is_none()).filter_map(|i| i.code.as_deref()).collect();
    assert_eq!(chapters, ["CAP1", "CAP2", "CAP3", "CAP4", "CAP5", "CAP6", "CAP7"]);
    for item in &plan.items {
        let parent = item.parent.map(|p| &plan.items[p]);
        match item.kind {
            ItemKind::ExpectedResult => assert_eq!(parent.unwrap().kind, ItemKind::Objective),
            ItemKind::Target => assert_eq!(parent.unwrap().kind, ItemKind::ExpectedResult),
            ItemKind::Action => assert_eq!(parent.unwrap().kind, ItemKind::Objective),
            _ => assert!(parent.is_none_or(|p| p.kind == ItemKind::Chapter)),
        }
        assert_eq!(plan.blocks.iter().filter(|b| b.kind == BlockKind::Item).count(), plan.items.len());
    }
    if std::env::var_os("SHOW").is_some() {
        show(&plan);
    }
}

#[test]
fn every_real_plan_comes_back_from_json_the_same() {
    for edition in ["2017-2019", "2019-2021", "2024-2026"] {
        let Some(plan) = plan(edition) else { return };
        let once = write_json(&plan);
        let again = read(Format::Json, &Files::single("plan.json", once.clone()), &ReadOptions::default()).unwrap();
        assert!(write_json(&again) == once, "{edition}");
    }
}

/// With `SHOW=1`, what a person wants to look over.
fn show(plan: &PlanDocument) {
    for warning in &plan.warnings {
        eprintln!("{}:{}: {}", warning.file, warning.line, warning.message);
    }
    let names: Vec<_> = plan.actors.iter().map(|a| a.name.as_str()).collect();
    eprintln!("{} blocks; actors: {}", plan.blocks.len(), names.join(" / "));
}
