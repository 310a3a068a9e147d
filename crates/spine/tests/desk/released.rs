//! Publishing: at once, at a time, once; adopting; settings; the next edition.

use crate::site::{action, on_each, paragraph, site};
use cantiere_domain::id::ItemId;
use cantiere_domain::plan::{EditionState, ItemState, Visibility};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::plan::adopt::{self, Act};
use cantiere_spine::plan::carry::{self, Carry};
use cantiere_spine::plan::create::NewEdition;
use cantiere_spine::plan::edit::{self, Nature};
use cantiere_spine::plan::missing::{self, Lack};
use cantiere_spine::plan::release::{self, Due, Release};
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::plan::{edition, import, state};
use cantiere_spine::{Error, trace};

fn release(summary: &str) -> Release {
    Release { summary: summary.into(), nature: Some(Nature::Meaning) }
}

fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Invalid(problems)) => problems[0].key,
        other => panic!("expected a problem, got {other:?}"),
    }
}

#[test]
fn version_is_published_with_its_reason_and_frozen() {
    on_each(|db| {
        let s = site(db);
        assert_eq!(
            problem(s.write(|tx, by, of| release::now(tx, by, of, &release("x")))),
            "problem-nothing-to-publish"
        );
        s.write(edit::start).unwrap();
        assert_eq!(problem(s.write(|tx, by, of| release::now(tx, by, of, &release("x")))), "problem-nothing-changed");
        let (block, version) = s.block("Ogni orto");
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version, &paragraph("Poco."), Some(Nature::Meaning))
        })
        .unwrap();
        let draft = s.edition().draft.unwrap();
        assert_eq!(s.db.read_blocking(|conn| release::nature_of_edits(conn, draft)).unwrap(), Some(Nature::Meaning));
        assert_eq!(problem(s.write(|tx, by, of| release::now(tx, by, of, &release(" ")))), "problem-summary-missing");
        let number = s.write(|tx, by, of| release::now(tx, by, of, &release("Meno parole"))).unwrap();
        assert_eq!(number, 2);
        assert_eq!((s.edition().published, s.edition().draft), (Some(draft), None));
        let said = s.db.read_blocking(|conn| release::planned(conn, draft)).unwrap();
        assert_eq!((said.summary.as_str(), said.nature.as_str()), ("Meno parole", "meaning"));
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version + 1, &paragraph("Molto."), Some(Nature::Form))
        })
        .unwrap();
        let frozen = s.db.read_blocking(|conn| import::blocks_of(conn, Some(draft))).unwrap();
        assert_eq!(frozen[2].text, "Poco.");
    });
}

#[test]
fn version_planned_is_published_once_and_can_be_taken_back() {
    on_each(|db| {
        let s = site(db);
        let item = s.item("Dare acqua agli orti");
        s.write(move |tx, by, of| edit::remove_item(tx, by, of, item)).unwrap();
        let e = s.edition();
        let due = Due { edition: e.id.0, revision: e.draft.unwrap(), person: s.planner.person.unwrap().0 };
        let run = |s: &crate::site::Site| s.db.write_blocking(move |tx| release::due(tx, &due)).unwrap();
        assert_eq!(
            problem(s.write(|tx, by, of| release::at(tx, by, of, &release("x"), tx_past()))),
            "problem-moment-past"
        );
        s.write(|tx, by, of| {
            let at = tx.now() + 3_600_000_000;
            release::at(tx, by, of, &release("Domani"), at)
        })
        .unwrap();
        assert_eq!(run(&s), None, "not yet");
        s.write(release::cancel).unwrap();
        assert_eq!(run(&s), None, "taken back");
        s.write(|tx, by, of| {
            let at = tx.now() + 1;
            release::at(tx, by, of, &release("Adesso"), at)
        })
        .unwrap();
        // The next transaction is later than a microsecond after this one.
        std::thread::sleep(std::time::Duration::from_millis(5));
        let stranger = Due { person: 0, ..due };
        assert_eq!(
            s.db.write_blocking(move |tx| release::due(tx, &stranger)).unwrap(),
            None,
            "who planned it may not any more"
        );
        assert_eq!(s.edition().draft, Some(due.revision));
    });
}

fn tx_past() -> i64 {
    1
}

#[test]
fn act_of_adoption_is_recorded_and_changes_the_state() {
    on_each(|db| {
        let s = site(db);
        let act = Act {
            kind: "Decreto".into(),
            number: "12/2026".into(),
            date: "2026-05-04".into(),
            link: "https://example.org/12".into(),
        };
        let bad = Act { date: "ieri".into(), ..act.clone() };
        assert_eq!(problem(s.write(move |tx, by, of| adopt::adopt(tx, by, of, &bad))), "problem-act-date");
        let good = act.clone();
        s.write(move |tx, by, of| adopt::adopt(tx, by, of, &good)).unwrap();
        assert_eq!((s.edition().state, Act::parse(&s.edition().adoption)), (EditionState::Adopted, Some(act)));
    });
}

#[test]
fn settings_changed_by_another_are_not_overwritten() {
    on_each(|db| {
        let s = site(db);
        let e = s.edition();
        let old = s.db.read_blocking(|conn| Settings::of(conn, &e)).unwrap();
        let seen = old.seen();
        let mine = Settings { name: "Nuovo nome".into(), visibility: Visibility::Staff, ..old.clone() };
        let (first, first_seen) = (mine.clone(), seen.clone());
        s.write(move |tx, by, of| settings::save(tx, by, of, &first_seen, &first)).unwrap();
        assert_eq!((s.edition().name.as_str(), s.edition().visibility), ("Nuovo nome", Visibility::Staff));
        let theirs = Settings { name: "Altro nome".into(), ..old.clone() };
        let stale = s.write(move |tx, by, of| settings::save(tx, by, of, &seen, &theirs));
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        let adopted = Settings { state: EditionState::Adopted, ..mine.clone() };
        assert_eq!(
            problem(s.write(move |tx, by, of| settings::save(tx, by, of, &mine.seen(), &adopted))),
            "problem-adoption-missing"
        );
    });
}

#[test]
fn next_edition_carries_open_actions_and_links_them() {
    on_each(|db| {
        let s = site(db);
        let done = s.item("Aprire dieci orti");
        let open = s.item("Formare chi insegna");
        let plan = s.plan;
        let (id, count) = s
            .write(move |tx, by, of| {
                let report = state::Report {
                    item: ItemId(done),
                    at: None,
                    state: ItemState::Completed,
                    note: String::new(),
                    source: String::new(),
                    link: String::new(),
                };
                state::report(tx, by, &report)?;
                let new = NewEdition {
                    period_from: "2030".into(),
                    period_to: "2032".into(),
                    predecessor: Some(of),
                    ..NewEdition::new(plan, "2030".parse().unwrap(), "2030–2032", Lang::It)
                };
                carry::next(tx, by, &new, Carry::Open)
            })
            .unwrap();
        let next = s.db.read_blocking(|conn| edition::find_by_id(conn, &s.planner, id)).unwrap();
        let rows = s.db.read_blocking(|conn| import::items_of(conn, next.draft)).unwrap();
        assert_eq!(count, 5);
        assert!(rows.iter().all(|r| r.title != "Aprire dieci orti"));
        let links = s.db.read_blocking(|conn| trace::from_all(conn, "item", &[open])).unwrap();
        assert_eq!(links.len(), 1);
        let carried = rows.iter().find(|r| r.title == "Formare chi insegna").unwrap();
        assert_eq!((links[0].to, links[0].relation.as_str()), (Ref::Item(carried.item), "carried_over"));
        let parent = rows.iter().find(|r| Some(r.item) == carried.parent).unwrap();
        assert_eq!(parent.title, "Scuole");
    });
}

#[test]
fn what_is_lacking_is_told() {
    on_each(|db| {
        let s = site(db);
        s.write(|tx, by, of| {
            edit::add_item(
                tx,
                by,
                of,
                None,
                None,
                &edit::ItemText { kind: cantiere_domain::plan::ItemKind::Chapter, ..action("", "Vuoto") },
            )
        })
        .unwrap();
        let e = s.edition();
        let found = s.db.read_blocking(|conn| missing::missing(conn, &e, e.draft.unwrap())).unwrap();
        let told: Vec<(Lack, usize)> = found.iter().map(|(lack, items)| (*lack, items.len())).collect();
        assert_eq!(
            told,
            [(Lack::Brief, 0), (Lack::EmptyChapter, 1), (Lack::Actors, 4), (Lack::Times, 4), (Lack::Description, 4)]
        );
    });
}
