//! What a question finds.

use crate::site::*;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, OrganizationId};
use cantiere_domain::plan::{ItemKind, Visibility};
use cantiere_spine::search::{DocKind, Query, find_in_edition, synonym};
use cantiere_spine::{Error, search};
use cantiere_testkit::TestDb;

fn with_plan(db: &TestDb) -> EditionId {
    published(db, new_edition(plan(db, "rete"), Visibility::Public, vec![]), document())
}

fn check(db: &TestDb, text: &str, expected: &[&str]) {
    assert_eq!(lines(&find(db, &Actor::visitor(), &ask(text))), expected, "{text}");
}

#[test]
fn question_finds_by_word_stem_accent_elision_code_and_phrase() {
    on_both(|db| {
        with_plan(&db);
        // Stems: one comune, many comuni, and a name of an actor; then what is comunale, whose stem is another one.
        check(&db, "comune", &["1.1", "CAP1.PA.02", "CAP1.PA.03", "CAP1.PA.021"]);
        check(&db, "COMUNI", &["CAP1.PA.03", "1.1", "CAP1.PA.02", "CAP1.PA.021"]);
        check(&db, "comunale", &["CAP1.PA.021", "1.1", "CAP1.PA.03", "CAP1.PA.02"]);
        check(&db, "perche", &["Perché la rete", "CAP2.PA.01"]);
        check(&db, "dell'innovazione", &["L'innovazione dell'ente", "CAP2.PA.01", "2.1"]);
        check(&db, "citta", &["CAP1.PA.02"]);
        check(&db, "cap1.pa.02", &["CAP1.PA.02", "CAP1.PA.021"]);
        check(&db, "CAP1.PA.02 ", &["CAP1.PA.02"]);
        check(&db, "e-mail", &["CAP2.PA.01"]);
        check(&db, "\"in rete\"", &["Servizi in rete", "CAP1.PA.021"]);
        check(&db, "\"rete in\"", &[]);
        check(&db, "plessi", &["CAP1.PA.02"]);
        check(&db, "conn", &["CAP1.PA.02"]);
        check(&db, "connettiv* scuole", &["CAP1.PA.02"]);
        check(&db, "scuola", &["CAP1.PA.02"]);
        check(&db, "scuola asili", &[]);
        check(&db, "example.org", &[]);
        check(&db, "", &[]);
    });
}

#[test]
fn synonyms_find_one_way_and_planners_keep_them() {
    on_both(|db| {
        with_plan(&db);
        check(&db, "comunali", &["CAP1.PA.021", "1.1", "CAP1.PA.03", "CAP1.PA.02"]);
        check(&db, "asilo nido", &[]);
        let add = |by: Actor, word: &'static str, expansion: &'static str| {
            db.write_blocking(move |tx| synonym::add(tx, &by, Lang::It, word, expansion))
        };
        add(administrator(), "nido", "servizi per l'infanzia").unwrap();
        add(administrator(), "nido", "servizi per l'infanzia").unwrap();
        check(&db, "nido", &["CAP1.PA.03"]);
        check(&db, "infanzia", &["CAP1.PA.03"]);
        assert!(matches!(add(Actor::visitor(), "a", "b"), Err(Error::Denied)));
        assert!(matches!(add(administrator(), "due parole", ""), Err(Error::Invalid(p)) if p.len() == 2));
        let all = db.read_blocking(synonym::all).unwrap();
        assert_eq!(all.iter().map(|s| s.word.as_str()).collect::<Vec<_>>(), ["comunali", "comune", "nido"]);
        let id = all[2].id;
        db.write_blocking(move |tx| synonym::remove(tx, &administrator(), id)).unwrap();
        check(&db, "nido", &[]);
        assert!(matches!(
            db.write_blocking(move |tx| synonym::remove(tx, &administrator(), id)),
            Err(Error::NotFound(_))
        ));
    });
}

#[test]
fn hit_shows_its_place_and_its_context() {
    on_both(|db| {
        with_plan(&db);
        let hits = find(&db, &Actor::visitor(), &ask("connettività"));
        let hit = &hits.hits[0];
        assert_eq!((hit.kind, hit.plan_slug.as_str(), hit.edition_slug.as_str()), (DocKind::Item, "rete", "prima"));
        assert_eq!(
            (hit.chapter_title.as_str(), hit.subkind.as_str(), hit.language),
            ("Servizi in rete", "action", Lang::It)
        );
        assert_eq!(hit.title_marked, [(true, "Connettività".to_string()), (false, " nelle scuole".to_string())]);
        assert_eq!(
            hit.context[0].1.lines().next().unwrap(),
            "Ogni scuola ha la rete. Cento plessi collegati Meno divario tra aree interne e città Comune di Valdoria"
        );
        let hits = find(&db, &Actor::visitor(), &ask("“serve tutti”"));
        assert_eq!(
            hits.hits[0].context,
            [(false, "La rete di un comune ".to_string()), (true, "serve tutti".to_string()), (false, ".".to_string())]
        );
        assert!(!hits.hits[0].anchor.is_empty());
    });
}

#[test]
fn filters_and_pages_narrow_what_is_found() {
    on_both(|db| {
        let first = with_plan(&db);
        let other = plan(&db, "altro");
        let second = published(&db, new_edition(other, Visibility::Public, vec![]), document());
        let all = find(&db, &Actor::visitor(), &ask("rete"));
        assert_eq!((all.total, all.more, all.hits.len()), (10, false, 10));
        let lines_of = |query: Query| lines(&find(&db, &Actor::visitor(), &query));
        let here = lines_of(Query { edition: Some(first), ..ask("rete") });
        assert_eq!(here.len(), 5);
        assert_eq!(lines_of(Query { plan: Some(other), ..ask("rete") }), here);
        let items = lines_of(Query { edition: Some(second), kind: Some(DocKind::Item), ..ask("rete") });
        assert_eq!(items, ["Servizi in rete", "CAP1.PA.021", "CAP1.PA.02"]);
        assert_eq!(lines_of(Query { plan: Some(other), kind: Some(DocKind::Item), ..ask("rete") }), items);
        let chapter = all.hits.iter().find(|h| h.code == "CAP1.PA.02").unwrap().chapter;
        assert_eq!(lines_of(Query { chapter, ..ask("rete") }).len(), 4);

        let mut query = Query { limit: 3, ..ask("rete") };
        let mut paged = Vec::new();
        loop {
            let page = find(&db, &Actor::visitor(), &query);
            paged.extend(page.hits);
            query.cursor = page.next;
            if query.cursor.is_none() {
                break;
            }
        }
        assert_eq!(paged, all.hits);
        query.cursor = Some("1.2.3".into());
        assert_eq!(find(&db, &Actor::visitor(), &query).hits, all.hits[..3]);
    });
}

#[test]
fn new_version_replaces_what_was_found_and_little_is_written() {
    on_both(|db| {
        let id = with_plan(&db);
        let mut changed = document();
        changed.items[3].title = "Biblioteche".into();
        changed.items.remove(5);
        publish_again(&db, id, changed);
        check(&db, "asili", &[]);
        check(&db, "certificata", &[]);
        check(&db, "biblioteca", &["CAP1.PA.03"]);
        check(&db, "plessi", &["CAP1.PA.02"]);
        let again = db.write_blocking(move |tx| search::index_edition(tx, id));
        again.unwrap();
        check(&db, "biblioteca", &["CAP1.PA.03"]);
    });
}

#[test]
fn search_takes_three_statements_at_most() {
    on_both(|db| {
        with_plan(&db);
        let mut member = Actor::visitor();
        member.member_of.push(OrganizationId(9));
        for viewer in [Actor::visitor(), administrator(), member] {
            for text in ["rete", "comunali scuola", "conn", "nulla", "\"in rete\"", ""] {
                let (_, made) = cantiere_store::statements::counted_blocking(|| find(&db, &viewer, &ask(text)));
                assert!(made.len() <= 3, "{text}: {made:#?}");
            }
        }
    });
}

#[test]
fn text_filter_gives_all_items_of_the_edition() {
    on_both(|db| {
        let id = plan(&db, "grande");
        let many: Vec<_> = (0..700)
            .map(|n| {
                item(None, ItemKind::Action, &format!("A.{n}"), "Azione", if n % 2 == 0 { "pari" } else { "dispari" })
            })
            .collect();
        let document = cantiere_documents::PlanDocument { items: many, ..Default::default() };
        let edition = published(&db, new_edition(id, Visibility::Staff, vec![]), document);
        assert_eq!(work(&db), 1);
        let found = db.read_blocking(|conn| find_in_edition(conn, edition, "pari")).unwrap();
        assert_eq!(found.len(), 350);
        assert!(found.is_sorted());
        assert_eq!(db.read_blocking(|conn| find_in_edition(conn, edition, "a.12")).unwrap().len(), 11);
        assert_eq!(db.read_blocking(|conn| find_in_edition(conn, edition, "")).unwrap().len(), 0);
        let hits = find(&db, &administrator(), &ask("azione"));
        assert_eq!((hits.total, hits.more), (200, true));
        let hits = find(&db, &Actor::visitor(), &ask("azione"));
        assert_eq!((hits.total, hits.more), (0, false));
    });
}

#[test]
fn tidying_ends_and_changes_nothing_that_is_found() {
    on_both(|db| {
        let id = with_plan(&db);
        for title in ["Uno", "Due", "Tre"] {
            let mut changed = document();
            changed.items[3].title = title.into();
            publish_again(&db, id, changed);
        }
        let before = find(&db, &Actor::visitor(), &ask("rete"));
        let steps = (0..100).take_while(|_| db.write_blocking(search::tidy).unwrap()).count();
        assert!(steps < 100, "it never ends");
        assert_eq!(find(&db, &Actor::visitor(), &ask("rete")), before);
        check(&db, "due", &[]);
        check(&db, "tre", &["CAP1.PA.03"]);
    });
}
