//! No text that somebody types or publishes is an error.

use crate::site::*;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{ItemKind, Visibility};
use cantiere_spine::search::{Query, find_in_edition};
use cantiere_testkit::engines;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};

const PIECES: [&str; 24] = [
    "\"", "'", "''", "*", " AND ", " OR ", "NEAR(", ")", "(", ":", "words:", "^", "-", "\\", "&", "|", "!", "<->",
    "rete", "è", "·", "¤vstaff", "\u{0}", "ᾷ",
];

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![3 => prop::sample::select(PIECES.to_vec()).prop_map(str::to_string), 1 => any::<String>()];
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

#[test]
fn question_of_any_text_is_answered() {
    for engine in engines() {
        let db = engine.open();
        let id = published(&db, new_edition(plan(&db, "rete"), Visibility::Public, vec![]), document());
        let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
        let answered = runner.run(&(hostile(), hostile()), |(text, cursor)| {
            let query = Query { cursor: Some(cursor), ..ask(&text) };
            let hits = db.read_blocking(|conn| cantiere_spine::search::find(conn, &Actor::visitor(), &query));
            prop_assert!(hits.is_ok(), "{hits:?}");
            let items = db.read_blocking(|conn| find_in_edition(conn, id, &text));
            prop_assert!(items.is_ok(), "{items:?}");
            Ok(())
        });
        answered.unwrap_or_else(|error| panic!("{engine:?}: {error}"));
    }
}

#[test]
fn text_of_any_kind_is_indexed_and_found_by_its_words() {
    let mut runner =
        TestRunner::new(Config { cases: 1, max_shrink_iters: 40, failure_persistence: None, ..Config::default() });
    let strategy = prop::collection::vec("\\PC{0,60}", 150);
    let ran = runner.run(&strategy, |titles| {
        for engine in engines() {
            let db = engine.open();
            let clean: Vec<String> = titles.iter().map(|t| cantiere_domain::text::clean_line(t)).collect();
            let items = clean.iter().map(|t| item(None, ItemKind::Action, "", t, t)).collect();
            let document = cantiere_documents::PlanDocument { items, ..Default::default() };
            let id = published(&db, new_edition(plan(&db, "strano"), Visibility::Public, vec![]), document);
            for title in &clean {
                let asked: Vec<String> = cantiere_spine::search::token::words(title).into_iter().take(6).collect();
                let text = format!("\"{}\"", asked.join(" "));
                let found = db.read_blocking(|conn| find_in_edition(conn, id, &text)).unwrap();
                prop_assert!(asked.is_empty() || !found.is_empty(), "{engine:?} does not find {text:?} of {title:?}");
            }
        }
        Ok(())
    });
    ran.unwrap_or_else(|error| panic!("{error}"));
}
