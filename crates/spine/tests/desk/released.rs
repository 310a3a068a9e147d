//! Publishing: at once, at a time, once; adopting; settings; the next edition.

use crate::site::{Site, action, on_each, paragraph, site};
use cantiere_domain::access::{Actor, Role};
use cantiere_domain::id::{EditionId, ItemId};
use cantiere_domain::plan::{Content, EditionState, ItemKind, ItemState, Visibility};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::actor::grant;
use cantiere_spine::plan::adopt::{self, Act};
use cantiere_spine::plan::carry::{self, Carry};
use cantiere_spine::plan::create::NewEdition;
use cantiere_spine::plan::edit::{self, Nature};
use cantiere_spine::plan::missing::{self, Lack};
use cantiere_spine::plan::release::{self, Due, Release};
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::plan::shown::{self, Which};
use cantiere_spine::plan::{EditionRef, edition, import, state};
use cantiere_spine::process::day_of;
use cantiere_spine::{Error, trace};
use cantiere_store::{Conn, Db, Tx};
use jiff::tz::{TimeZone, offset};

/// Of the draft as it is.
pub fn looked_at(tx: &mut Tx, by: &Actor, of: EditionId, summary: &str) -> Result<Release, Error> {
    let edition = edition::find_by_id(tx, by, of)?;
    let seen = release::seen(tx, &edition)?.unwrap_or_default();
    Ok(Release { summary: summary.into(), nature: Some(Nature::Meaning), seen })
}

pub fn now(tx: &mut Tx, by: &Actor, of: EditionId, summary: &str) -> Result<i64, Error> {
    let release = looked_at(tx, by, of, summary)?;
    release::now(tx, by, of, &release)
}

pub fn at(tx: &mut Tx, by: &Actor, of: EditionId, summary: &str, moment: i64) -> Result<(), Error> {
    let release = looked_at(tx, by, of, summary)?;
    release::at(tx, by, of, &release, moment)
}

pub fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Invalid(problems)) => problems[0].key,
        other => panic!("expected a problem, got {other:?}"),
    }
}

#[test]
fn version_is_published_with_its_reason_and_frozen() {
    on_each(|db| {
        let s = site(db);
        assert_eq!(problem(s.write(|tx, by, of| now(tx, by, of, "x"))), "problem-nothing-to-publish");
        s.write(edit::start).unwrap();
        assert_eq!(problem(s.write(|tx, by, of| now(tx, by, of, "x"))), "problem-nothing-changed");
        let (block, version) = s.block("Ogni orto");
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version, &paragraph("Poco."), Some(Nature::Meaning))
        })
        .unwrap();
        let draft = s.edition().draft.unwrap();
        assert_eq!(s.db.read_blocking(|conn| release::nature_of_edits(conn, draft)).unwrap(), Some(Nature::Meaning));
        assert_eq!(problem(s.write(|tx, by, of| now(tx, by, of, " "))), "problem-summary-missing");
        let number = s.write(|tx, by, of| now(tx, by, of, "Meno parole")).unwrap();
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
        let run = |s: &Site| s.db.write_blocking(move |tx| release::due(tx, &due)).unwrap();
        assert_eq!(problem(s.write(|tx, by, of| at(tx, by, of, "x", tx_past()))), "problem-moment-past");
        s.write(|tx, by, of| {
            let moment = tx.now() + 3_600_000_000;
            at(tx, by, of, "Domani", moment)
        })
        .unwrap();
        assert_eq!(run(&s), None, "not yet");
        s.write(release::cancel).unwrap();
        assert_eq!(run(&s), None, "taken back");
        s.write(|tx, by, of| {
            let moment = tx.now() + 1;
            at(tx, by, of, "Adesso", moment)
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

/// A draft that is planned for an hour from now by somebody who stays a planner; gives what its job says.
fn planned(s: &Site) -> Due {
    let item = s.item("Dare acqua agli orti");
    s.write(move |tx, by, of| edit::remove_item(tx, by, of, item)).unwrap();
    let (e, planner) = (s.edition(), s.planner.person.unwrap());
    s.write(move |tx, _, _| grant::give(tx, planner, Role::Planner, None)).unwrap();
    s.write(|tx, by, of| {
        let moment = tx.now() + 3_600_000_000;
        at(tx, by, of, "Fra un’ora", moment)
    })
    .unwrap();
    Due { edition: e.id.0, revision: e.draft.unwrap(), person: planner.0 }
}

#[test]
fn version_planned_comes_out_at_its_time_and_once() {
    on_each(|db| {
        let s = site(db);
        let due = planned(&s);
        let run = |s: &Site| s.db.write_blocking(move |tx| release::due(tx, &due)).unwrap();
        assert_eq!(run(&s), None);
        s.db.set_clock_offset(3_700_000_000);
        assert_eq!((run(&s), run(&s)), (Some(2), None));
        assert_eq!((s.edition().published, s.edition().draft), (Some(due.revision), None));
        // The plan as it was at a moment.
        let of = s.edition;
        let versions = s.db.read_blocking(move |conn| edition::revisions(conn, of)).unwrap();
        let (second, first) = (versions[0].published_at.unwrap(), versions[1].published_at.unwrap());
        assert!(second - first >= 3_600_000_000, "by the clock that was set");
        let read = |moment: i64| {
            let place = EditionRef { plan: "orti".into(), edition: "2027".into() };
            let found = move |conn: &mut Conn| shown::find(conn, &Actor::visitor(), &place, Which::At(moment));
            s.db.read_blocking(found).map(|shown| shown.revision).ok()
        };
        let (old, new) = (Some(versions[1].id), Some(versions[0].id));
        assert_eq!([first - 1, first, second - 1, second].map(read), [None, old, old, new]);
    });
}

#[test]
fn version_planned_comes_out_once_when_several_are_at_it_at_the_same_time() {
    on_each(|db| {
        let s = site(db);
        let due = planned(&s);
        s.db.set_clock_offset(3_700_000_000);
        let db: &Db = &s.db;
        let numbers: Vec<i64> = std::thread::scope(|scope| {
            let run = || db.write_blocking(move |tx| release::due(tx, &due)).unwrap();
            let threads: Vec<_> = (0..6).map(|_| scope.spawn(run)).collect();
            threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(numbers, [2]);
        let versions = s.db.read_blocking(|conn| edition::revisions(conn, s.edition)).unwrap();
        assert_eq!(versions.len(), 2);
    });
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
            ..Act::default()
        };
        let bad = Act { date: "ieri".into(), ..act.clone() };
        assert_eq!(
            problem(s.write(move |tx, by, of| adopt::adopt(tx, &TimeZone::UTC, by, of, &bad))),
            "problem-act-date"
        );
        // The site's own calendar says what is still to come: the first days of the world against the last.
        let (east, west) = (TimeZone::fixed(offset(14)), TimeZone::fixed(offset(-12)));
        let eastern = Act { date: day_of(s.db.now(), &east).to_string(), ..act.clone() };
        let today = eastern.clone();
        let early = s.write(move |tx, by, of| adopt::adopt(tx, &west, by, of, &eastern));
        assert_eq!(problem(early), "problem-act-date-future");
        s.write(move |tx, by, of| adopt::adopt(tx, &east, by, of, &today)).expect("the day of today is taken");
        let good = act.clone();
        s.write(move |tx, by, of| adopt::adopt(tx, &TimeZone::UTC, by, of, &good)).unwrap();
        assert_eq!(
            (s.edition().state, Act::parse(&s.edition().adoption)),
            (EditionState::Adopted, Some(Act { version: 1, ..act.clone() }))
        );
        // A later version is out: the act that is only corrected still adopts the first.
        let item = s.item("Dare acqua agli orti");
        s.write(move |tx, by, of| edit::remove_item(tx, by, of, item)).unwrap();
        s.write(|tx, by, of| now(tx, by, of, "Meno")).unwrap();
        let corrected = Act { number: "13/2026".into(), ..act.clone() };
        s.write(move |tx, by, of| adopt::adopt(tx, &TimeZone::UTC, by, of, &corrected)).unwrap();
        assert_eq!(Act::parse(&s.edition().adoption).map(|a| (a.number, a.version)), Some(("13/2026".into(), 1)));
        let second = Act { date: "2026-09-01".into(), ..act };
        s.write(move |tx, by, of| adopt::adopt(tx, &TimeZone::UTC, by, of, &second)).unwrap();
        assert_eq!(Act::parse(&s.edition().adoption).map(|a| a.version), Some(2));
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
        s.write(move |tx, by, of| settings::save(tx, &TimeZone::UTC, by, of, &first_seen, &first)).unwrap();
        assert_eq!((s.edition().name.as_str(), s.edition().visibility), ("Nuovo nome", Visibility::Staff));
        let theirs = Settings { name: "Altro nome".into(), ..old.clone() };
        let stale = s.write(move |tx, by, of| settings::save(tx, &TimeZone::UTC, by, of, &seen, &theirs));
        assert!(matches!(stale, Err(Error::Stale)), "{stale:?}");
        let adopted = Settings { state: EditionState::Adopted, ..mine.clone() };
        assert_eq!(
            problem(s.write(move |tx, by, of| settings::save(tx, &TimeZone::UTC, by, of, &mine.seen(), &adopted))),
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
            edit::add_item(tx, by, of, None, None, &edit::ItemText { kind: ItemKind::Chapter, ..action("", "Vuoto") })
        })
        .unwrap();
        // A line that is in force here, one that its plan does not have, one of a plan that is not here.
        let named = ["orti/2027/A1.1", "orti/2027/A9.9", "lontano/2027/A1"];
        for (n, named) in named.into_iter().enumerate() {
            let content = Content { implements: vec![named.into()], ..Content::default() };
            let title = format!("Obiettivo {n}");
            let objective = edit::ItemText { kind: ItemKind::Objective, content, ..action("", &title) };
            s.write(move |tx, by, of| edit::add_item(tx, by, of, None, None, &objective)).unwrap();
        }
        let e = s.edition();
        let found = s.db.read_blocking(|conn| missing::missing(conn, &s.planner, &e, e.draft.unwrap())).unwrap();
        let told: Vec<(Lack, usize)> = found.iter().map(|(lack, items)| (*lack, items.len())).collect();
        assert_eq!(
            told,
            [
                (Lack::Brief, 0),
                (Lack::EmptyChapter, 1),
                (Lack::Actors, 4),
                (Lack::Times, 4),
                (Lack::Description, 4),
                (Lack::Implements, 2)
            ]
        );
        let doubted: Vec<&str> =
            found.last().into_iter().flat_map(|(_, items)| items).map(|(.., title)| title.as_str()).collect();
        assert_eq!(doubted, ["Obiettivo 1", "Obiettivo 2"]);
    });
}
