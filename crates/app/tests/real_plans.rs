//! The real plans of `../shared` import to exactly the numbers that were counted independently, on both engines, and a
//! second import changes nothing. Without that folder the tests say loudly that they were left out.

mod support;

use cantiere_documents::{Format, PlanDocument, ReadOptions, read};
use cantiere_domain::plan::{Audience, ItemKind, ItemState, Times};
use cantiere_spine::Error;
use cantiere_spine::plan::import::{ImportReport, import};
use cantiere_spine::plan::{edition, index, publish};
use cantiere_store::Db;
use cantiere_testkit::on_each_engine;
use support::{administrator, make_edition, shared_folder};

fn load(folder: &str, format: Format) -> Option<PlanDocument> {
    let path = shared_folder()?.join("data/piano-triennale").join(folder);
    let files = cantiere::commands::plan::files::load(&path).expect("the folder can be read");
    Some(read(format, &files, &ReadOptions::default()).expect("the plan can be read"))
}

async fn bring_in(db: &Db, document: &PlanDocument) -> ImportReport {
    let (document, by) = (document.clone(), administrator());
    db.write(move |tx| -> Result<ImportReport, Error> {
        let id = make_edition(tx, &by)?;
        let into = edition::find_by_id(tx, &by, id)?;
        import(tx, &by, &into, &document)
    })
    .await
    .expect("the import succeeds")
}

fn created(report: &ImportReport, kind: ItemKind) -> usize {
    report.created.get(kind.as_str()).copied().unwrap_or(0)
}

#[test]
fn plan_2019_2021_imports_to_its_known_numbers_and_again_to_nothing() {
    let Some(document) = load("2019-2021", Format::AzioniYaml) else { return };
    on_each_engine(|db| {
        let document = document.clone();
        async move {
            let report = bring_in(&db, &document).await;
            assert_eq!((created(&report, ItemKind::Action), created(&report, ItemKind::Chapter)), (90, 9));
            assert_eq!((report.results, report.actors, report.actors_used), (124, 71, 65));
            let by = administrator();
            let (again, index, edition) = db
                .write(move |tx| -> Result<_, Error> {
                    let into = edition::all(tx, &by)?.remove(0);
                    let again = import(tx, &by, &into, &document)?;
                    publish::publish(tx, &by, &into, "")?;
                    let edition = edition::find_by_id(tx, &by, into.id)?;
                    let index = index::build(tx, edition.id, edition.published.expect("a published version"))?;
                    Ok((again, index, edition))
                })
                .await
                .expect("the second import succeeds");
            assert!(!again.changed);
            assert_eq!((again.created.len(), again.updated.len(), again.removed.len()), (0, 0, 0));
            assert_eq!(edition.draft, None);

            let actions: Vec<_> = index.entries.iter().filter(|e| e.kind == ItemKind::Action).collect();
            let times = |test: fn(&Times) -> bool| actions.iter().filter(|e| test(&e.times)).count();
            assert_eq!(times(|t| t.start().is_some()), 38);
            assert_eq!(times(|t| matches!(t, Times::In { .. })), 1);
            assert_eq!(times(|t| matches!(t, Times::By { .. })), 1);
            assert_eq!(times(|t| matches!(t, Times::Ongoing)), 50);
            let audience = |a| actions.iter().filter(|e| e.audience == Some(a)).count();
            assert_eq!([Audience::Both, Audience::Central, Audience::Territorial].map(audience), [7, 1, 1]);
            let ecosystems: Vec<&str> = actions
                .iter()
                .filter(|e| &*index.entries[e.top as usize].code == "ecosistemi")
                .map(|e| &*e.code)
                .collect();
            assert_eq!(ecosystems, ["51", "52", "53", "54"]);
        }
    });
}

#[test]
fn plan_2017_2019_imports_with_its_states_and_notes() {
    let Some(document) = load("2017-2019", Format::AzioniYaml) else { return };
    on_each_engine(|db| {
        let document = document.clone();
        async move {
            let report = bring_in(&db, &document).await;
            assert_eq!(created(&report, ItemKind::Action), 67);
            assert_eq!((report.results, report.notes), (89, 51));
            let by = administrator();
            let index = db
                .read(move |conn| -> Result<_, Error> {
                    let edition = edition::all(conn, &by)?.remove(0);
                    index::build(conn, edition.id, edition.draft.expect("a draft"))
                })
                .await
                .expect("the index is built");
            let progress = index.progress(None);
            assert_eq!(progress.total, 67);
            let states = [ItemState::Completed, ItemState::Ongoing, ItemState::Unknown];
            assert_eq!(states.map(|s| progress.of(s)), [22, 26, 19]);
            let results = |state: Option<ItemState>| {
                document.items.iter().flat_map(|i| &i.content.results).filter(|r| r.state == state).count()
            };
            assert_eq!([Some(ItemState::Completed), Some(ItemState::Ongoing), None].map(results), [40, 24, 25]);
            let without =
                |i: &&cantiere_documents::ItemEntry| i.kind == ItemKind::Action && i.content.results.is_empty();
            assert_eq!(document.items.iter().filter(without).count(), 15);
        }
    });
}

#[test]
fn plan_2024_2026_imports_its_objectives_targets_lines_and_text() {
    let Some(document) = load("2024-2026", Format::DocsItalia) else { return };
    on_each_engine(|db| {
        let document = document.clone();
        async move {
            let report = bring_in(&db, &document).await;
            let kinds = [ItemKind::Objective, ItemKind::ExpectedResult, ItemKind::Target, ItemKind::Action];
            assert_eq!(kinds.map(|k| created(&report, k)), [26, 59, 177, 157 + 122]);
            let lines: Vec<_> = document.items.iter().filter(|i| i.kind == ItemKind::Action).collect();
            let for_administrations = |c: &str| c.contains(".PA.");
            let of_administrations =
                lines.iter().filter(|i| i.code.as_deref().is_some_and(for_administrations)).count();
            assert_eq!((of_administrations, lines.len() - of_administrations), (122, 157));
            assert!(lines.iter().all(|i| !i.content.actors.is_empty()), "a line has no owner");
            let by = administrator();
            let number = db
                .write(move |tx| -> Result<i64, Error> {
                    let into = edition::all(tx, &by)?.remove(0);
                    publish::publish(tx, &by, &into, "")
                })
                .await
                .expect("it is published");
            assert_eq!(number, 1);
        }
    });
}
