//! Moving to another part, and bringing back: what was moved or removed goes to where it stood, as it reads by then.

use crate::site::{on_each, paragraph, site};
use cantiere_spine::Error;
use cantiere_spine::plan::edit::{self, Nature, removed};

fn problem<T: std::fmt::Debug>(result: Result<T, Error>) -> &'static str {
    match result {
        Err(Error::Invalid(problems)) => problems[0].key,
        other => panic!("expected a problem, got {other:?}"),
    }
}

#[test]
fn an_action_goes_to_another_chapter_with_its_text_and_back_as_it_reads_by_then() {
    on_each(|db| {
        let s = site(db);
        let (action, schools) = (s.item("Aprire dieci orti"), s.item("Scuole"));
        let (tree, text) = (s.tree(), s.text());
        let number = s.write(move |tx, by, of| edit::place_item(tx, by, of, action, Some(schools))).unwrap();
        let moved = s.tree();
        assert_eq!(moved.last().map(String::as_str), Some("1 Aprire dieci orti"), "{moved:?}");
        assert_ne!(s.text(), text, "its place in the text goes with it");
        let draft = s.edition().draft.unwrap();
        assert_eq!(s.db.read_blocking(move |conn| removed::list(conn, draft)).unwrap(), [], "nothing was removed");
        for into in [Some(action), Some(schools)] {
            let refused = s.write(move |tx, by, of| edit::place_item(tx, by, of, action, into));
            assert_eq!(problem(refused), "problem-move-nowhere", "below itself, or where it is");
        }
        s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
        assert_eq!((s.tree(), s.text()), (tree.clone(), text.clone()));

        // A whole chapter goes under another one, with all it holds.
        let first = s.item("Orti di quartiere");
        let number = s.write(move |tx, by, of| edit::place_item(tx, by, of, schools, Some(first))).unwrap();
        assert!(s.tree().iter().skip(1).all(|line| !line.starts_with('0')), "{:?}", s.tree());
        s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
        assert_eq!((s.tree(), s.text()), (tree, text));
    });
}

#[test]
fn a_paragraph_goes_to_another_chapter_and_back() {
    on_each(|db| {
        let s = site(db);
        let (block, version) = s.block("Ogni orto");
        let (schools, text) = (s.item("Scuole"), s.text());
        let number = s.write(move |tx, by, of| edit::place_block(tx, by, of, block, Some(schools))).unwrap();
        assert!(s.text().last().unwrap().ends_with("Ogni orto costa poco e dura molti anni."), "{:?}", s.text());
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version, &paragraph("Ogni orto costa."), Some(Nature::Meaning))
        })
        .unwrap();
        s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
        let reworded: Vec<String> = text.iter().map(|t| t.replace("costa poco e dura molti anni.", "costa.")).collect();
        assert_eq!(s.text(), reworded, "at its place, with the words of now");
        s.write(move |tx, by, of| edit::place_block(tx, by, of, block, None)).unwrap();
        assert!(s.text()[0].ends_with("Ogni orto costa."), "before the first chapter: {:?}", s.text());
    });
}

#[test]
fn what_was_removed_is_listed_until_it_is_brought_back() {
    on_each(|db| {
        let s = site(db);
        let (schools, (block, _)) = (s.item("Scuole"), s.block("Ogni orto"));
        let text = s.text();
        let words = s.write(move |tx, by, of| edit::remove_block(tx, by, of, block)).unwrap();
        let chapter = s.write(move |tx, by, of| edit::remove_item(tx, by, of, schools)).unwrap();
        let draft = s.edition().draft.unwrap();
        let list = || s.db.read_blocking(move |conn| removed::list(conn, draft)).unwrap();
        let told: Vec<(i64, Option<String>, usize, usize)> =
            list().into_iter().map(|r| (r.number, r.item.map(|i| i.1), r.items, r.paragraphs)).collect();
        assert_eq!(told, [(chapter, Some("Scuole".into()), 2, 2), (words, None, 0, 1)]);
        assert!(list()[1].text.starts_with("Ogni orto"));
        for number in [words, chapter] {
            s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
        }
        assert_eq!((s.text(), list().len()), (text, 0));
    });
}
