//! A large version: prepared beside the one that is found, and in its place at once.

use crate::site::*;
use cantiere_documents::PlanDocument;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{ItemKind, Visibility};
use cantiere_spine::plan::settings::{self, Settings};
use cantiere_spine::plan::{edition, publish};
use cantiere_spine::verify::verify;
use cantiere_store::schema::search::{search_doc, search_hidden, search_slot};
use cantiere_store::{Error, sql};
use cantiere_testkit::TestDb;
use diesel::prelude::*;
use jiff::tz::TimeZone;

const ITEMS: usize = 450;

/// Every title says which version it is of.
fn large(word: &str, items: usize) -> PlanDocument {
    let one = |n: usize| item(Some(0), ItemKind::Action, &format!("A{n}"), &format!("Strada {n} {word}"), "Un lavoro.");
    let mut all = vec![item(None, ItemKind::Chapter, "", "Strade", "")];
    all.extend((0..items).map(one));
    PlanDocument { items: all, ..PlanDocument::default() }
}

fn total(db: &TestDb, text: &str) -> usize {
    find(db, &Actor::visitor(), &ask(text)).total
}

/// (documents, hidden ranges, slot)
fn state(db: &TestDb) -> (i64, i64, Option<i64>) {
    db.read_blocking(|conn| {
        let documents = search_doc::table.count().get_result(conn)?;
        let hidden = search_hidden::table.count().get_result(conn)?;
        Ok::<_, Error>((documents, hidden, search_slot::table.select(search_slot::slot).first(conn).optional()?))
    })
    .unwrap()
}

fn sound(db: &TestDb) {
    let faults: Vec<String> =
        db.read_blocking(|conn| Ok::<_, Error>(verify(conn))).unwrap().into_iter().flat_map(|c| c.faults).collect();
    assert_eq!(faults, [""; 0]);
}

#[test]
fn large_version_is_found_whole_once_it_is_ready_and_the_one_before_until_then() {
    on_both(|db| {
        let at = new_edition(plan(&db, "strade"), Visibility::Public, vec![]);
        let id = published(&db, at, large("prima", ITEMS));
        assert_eq!(total(&db, "prima"), 0, "nothing is found before it is prepared");
        assert_eq!(work(&db), 1);
        // More are found than are ranked.
        assert_eq!((total(&db, "prima"), state(&db)), (200, (ITEMS as i64 + 1, 0, Some(1))));

        publish_again(&db, id, large("seconda", ITEMS));
        assert_eq!((total(&db, "prima"), total(&db, "seconda")), (200, 0));
        publish_again(&db, id, large("terza", ITEMS));
        assert_eq!(work(&db), 1, "two versions in a row are one work");
        assert_eq!((total(&db, "prima"), total(&db, "seconda"), total(&db, "terza")), (0, 0, 200));
        assert_eq!(state(&db), (ITEMS as i64 + 1, 0, Some(0)));
        sound(&db);

        // A few changes are written where they are.
        let mut little = large("terza", ITEMS);
        little.items[7].title = "Strada 6 quarta".into();
        little.items.truncate(ITEMS - 4);
        publish_again(&db, id, little);
        assert_eq!((total(&db, "quarta"), work(&db), total(&db, "quarta")), (0, 1, 1));
        assert_eq!(state(&db), (ITEMS as i64 - 4, 0, Some(0)));
        sound(&db);
    });
}

#[test]
fn work_that_was_cut_off_goes_on_and_leaves_nothing_behind() {
    on_both(|db| {
        let at = new_edition(plan(&db, "strade"), Visibility::Public, vec![]);
        let id = published(&db, at, large("prima", ITEMS));
        work(&db);
        publish_again(&db, id, large("seconda", ITEMS));
        // As a process leaves it that was killed after some writes: documents of an unfinished version in the slot
        // that is not found.
        let text = "update search_doc set id = id + 2147483648, title = 'di nessuno', digest = 'x' where id in
                    (select id from search_doc order by id limit 30)";
        db.write_blocking(move |tx| Ok::<_, Error>(sql(text).execute(tx.conn())?)).unwrap();
        work(&db);
        assert_eq!((total(&db, "prima"), total(&db, "seconda"), total(&db, "nessuno")), (0, 200, 0));
        assert_eq!(state(&db).0, ITEMS as i64 + 1);
    });
}

#[test]
fn large_edition_that_is_closed_is_not_found_from_that_moment_on() {
    on_both(|db| {
        let at = new_edition(plan(&db, "strade"), Visibility::Public, vec![]);
        let id = published(&db, at, large("prima", ITEMS));
        work(&db);
        db.write_blocking(move |tx| {
            let by = administrator();
            let of = edition::find_by_id(tx, &by, id)?;
            let before = Settings::of(tx, &of)?;
            let closed = Settings { visibility: Visibility::Staff, ..before.clone() };
            settings::save(tx, &TimeZone::UTC, &by, id, &before.seen(), &closed)
        })
        .unwrap();
        assert_eq!(total(&db, "prima"), 0);
        work(&db);
        assert_eq!(total(&db, "prima"), 0);
        assert_eq!(find(&db, &administrator(), &ask("prima")).total, 200);
        assert_eq!(state(&db).1, 0);
        sound(&db);
    });
}

/// The longest a publication may hold the writer, and how it was measured, stands in docs/performance.md; here it is
/// held that nothing of the search is written by it.
#[test]
fn publication_of_a_large_version_writes_no_search_document() {
    on_both(|db| {
        let at = new_edition(plan(&db, "strade"), Visibility::Public, vec![]);
        let id = published(&db, at, large("prima", ITEMS));
        work(&db);
        let before = state(&db);
        let (_, statements) = cantiere_store::statements::counted_blocking(|| {
            db.write_blocking(move |tx| -> Result<(), cantiere_spine::Error> {
                let by = administrator();
                let of = edition::find_by_id(tx, &by, id)?;
                cantiere_spine::plan::edit::start(tx, &by, id)?;
                let of = edition::find_by_id(tx, &by, of.id)?;
                publish::publish(tx, &by, &of, "Prova")?;
                Ok(())
            })
            .unwrap();
        });
        let touched: Vec<&String> = statements
            .iter()
            .filter(|text| text.contains("search_doc") || text.contains("search_index"))
            .filter(|text| !text.trim_start().to_lowercase().starts_with("select"))
            .collect();
        assert!(touched.is_empty(), "{touched:#?}");
        assert_eq!(state(&db), before);
    });
}
