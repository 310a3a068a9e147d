//! Each button of the desk: what it does, and what it refuses.

use crate::site::{action, on_each, paragraph, site, staff};
use cantiere_domain::access::Role;
use cantiere_domain::id::PersonId;
use cantiere_domain::plan::{ActorRole, ItemKind};
use cantiere_spine::plan::edit::block::Spot;
use cantiere_spine::plan::edit::{self, Named, Nature, Step, waiting};
use cantiere_spine::plan::{actors, import};
use cantiere_spine::{Error, Problem, trace};

const FORM: Option<Nature> = Some(Nature::Form);

fn keys<T: std::fmt::Debug>(result: Result<T, Error>) -> Vec<&'static str> {
    match result {
        Err(Error::Invalid(problems)) => problems.iter().map(|p: &Problem| p.key).collect(),
        other => panic!("expected a problem, got {other:?}"),
    }
}

#[test]
fn first_correction_opens_a_draft_and_leaves_the_published_version() {
    on_each(|db| {
        let s = site(db);
        let published = s.edition().published;
        let before = s.text();
        let (block, version) = s.block("Ogni orto");
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version, &paragraph("Ogni orto costa poco."), FORM)
        })
        .unwrap();
        assert_eq!(s.edition().published, published);
        assert_eq!(s.text()[2], "1.2 Ogni orto costa poco.");
        let old = s.db.read_blocking(|conn| import::blocks_of(conn, published)).unwrap();
        assert_eq!(format!("{} {}", old[2].number, old[2].text), before[2]);
    });
}

#[test]
fn edit_from_an_older_text_is_refused_and_the_same_words_are_not() {
    on_each(|db| {
        let s = site(db);
        let (block, version) = s.block("Ogni orto");
        s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &paragraph("Uno"), FORM)).unwrap();
        let second = s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &paragraph("Due"), FORM));
        assert!(matches!(second, Err(Error::Stale)), "{second:?}");
        assert_eq!(s.text()[2], "1.2 Uno");
        s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &paragraph("Uno"), FORM)).unwrap();
        let item = s.item("Aprire dieci orti");
        s.write(move |tx, by, of| edit::save_item(tx, by, of, item, 1, &action("A1.1", "Aprire venti orti"), FORM))
            .unwrap();
        let second =
            s.write(move |tx, by, of| edit::save_item(tx, by, of, item, 1, &action("A1.1", "Aprire un orto"), FORM));
        assert!(matches!(second, Err(Error::Stale)), "{second:?}");
    });
}

#[test]
fn edit_of_what_readers_know_asks_what_it_is_for() {
    on_each(|db| {
        let s = site(db);
        let (block, version) = s.block("Ogni orto");
        let silent = s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &paragraph("Uno"), None));
        assert_eq!(keys(silent), ["problem-nature-missing"]);
        let new =
            s.write(move |tx, by, of| edit::add_block(tx, by, of, Spot::After(block), &paragraph("Nuovo"))).unwrap();
        s.write(move |tx, by, of| edit::save_block(tx, by, of, new, 1, &paragraph("Nuovo davvero"), None)).unwrap();
    });
}

#[test]
fn nobody_but_planners_edits() {
    on_each(|db| {
        let s = site(db);
        let (block, version) = s.block("Ogni orto");
        let of = s.edition;
        for role in [Role::Moderator, Role::Facilitator, Role::ActionOwner, Role::Reviewer, Role::Auditor] {
            let by = staff(PersonId(1), role);
            let refused =
                s.db.write_blocking(move |tx| edit::save_block(tx, &by, of, block, version, &paragraph("x"), FORM));
            assert!(matches!(refused, Err(Error::Denied)), "{role:?} {refused:?}");
        }
        assert_eq!(s.edition().draft, None);
    });
}

#[test]
fn empty_line_splits_and_join_puts_together() {
    on_each(|db| {
        let s = site(db);
        let (block, version) = s.block("Ogni orto");
        let text = paragraph("Ogni orto costa poco.\n\nDura molti anni.");
        s.write(move |tx, by, of| edit::save_block(tx, by, of, block, version, &text, FORM)).unwrap();
        assert_eq!(s.text()[2..4], ["1.2 Ogni orto costa poco.", "1.3 Dura molti anni."]);
        assert_eq!(s.block("Ogni orto").0, block);
        let (second, _) = s.block("Dura");
        let (into, number) = s.write(move |tx, by, of| edit::join_block(tx, by, of, second)).unwrap();
        assert_eq!(into, block);
        assert_eq!(s.text()[2..4], ["1.2 Ogni orto costa poco. Dura molti anni.", "[Aprire dieci orti]"]);
        let first = s.block("Gli orti avvicinano").0;
        assert_eq!(keys(s.write(move |tx, by, of| edit::join_block(tx, by, of, first))), ["problem-nothing-to-join"]);
        // Taken back, each is what it was, under its own number, and nothing says that one went into the other.
        s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
        assert_eq!(s.text()[2..4], ["1.2 Ogni orto costa poco.", "1.3 Dura molti anni."]);
        assert_eq!((s.block("Ogni orto").0, s.block("Dura").0), (block, second));
        let links = s.db.read_blocking(move |conn| trace::from_all(conn, "block", &[second])).unwrap();
        assert!(links.is_empty(), "{links:?}");
    });
}

#[test]
fn pasted_bullets_become_list_entries() {
    on_each(|db| {
        let s = site(db);
        let (block, _) = s.block("Ogni orto");
        let text = paragraph("Servono:\n\n• acqua\n• terra");
        s.write(move |tx, by, of| edit::add_block(tx, by, of, Spot::After(block), &text)).unwrap();
        assert_eq!(s.text()[3..6], ["1.3 Servono:", "1.4 - acqua", "1.5 - terra"]);
    });
}

#[test]
fn item_moves_with_its_text() {
    on_each(|db| {
        let s = site(db);
        let item = s.item("Aprire dieci orti");
        assert!(s.write(move |tx, by, of| edit::move_item(tx, by, of, item, Step::Down)).unwrap());
        assert_eq!(s.tree()[1..3], ["1 Dare acqua agli orti", "1 Aprire dieci orti"]);
        assert_eq!(s.text()[3..5], ["[Dare acqua agli orti]", "[Aprire dieci orti]"]);
        assert!(!s.write(move |tx, by, of| edit::move_item(tx, by, of, item, Step::Down)).unwrap());
        let chapter = s.item("Scuole");
        assert!(s.write(move |tx, by, of| edit::move_item(tx, by, of, chapter, Step::Up)).unwrap());
        assert_eq!(s.tree()[0], "0 Scuole");
        assert_eq!(s.text()[0], "1.1 Le scuole curano un orto con le famiglie.");
        assert_eq!(s.text()[3], "1.2 Chi insegna riceve una guida.");
        assert_eq!(s.text()[5], "2.1 Gli orti avvicinano le persone di uno stesso quartiere.");
        assert!(s.write(move |tx, by, of| edit::move_item(tx, by, of, item, Step::In)).unwrap());
        assert_eq!(s.tree()[4..6], ["1 Dare acqua agli orti", "2 Aprire dieci orti"]);
        assert!(s.write(move |tx, by, of| edit::move_item(tx, by, of, item, Step::Out)).unwrap());
        assert_eq!(s.tree()[4..6], ["1 Dare acqua agli orti", "1 Aprire dieci orti"]);
    });
}

#[test]
fn removed_item_comes_back_as_it_was() {
    on_each(|db| {
        let s = site(db);
        let (tree, text) = (s.tree(), s.text());
        for title in ["Orti di quartiere", "Scuole", "Dare acqua agli orti", "Un orto per ogni scuola"] {
            let item = s.item(title);
            let number = s.write(move |tx, by, of| edit::remove_item(tx, by, of, item)).unwrap();
            assert!(s.tree().iter().all(|l| !l.contains(title)), "{title}");
            s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
            assert_eq!((s.tree(), s.text()), (tree.clone(), text.clone()), "{title}");
            assert_eq!(s.item(title), item);
            let again = s.write(move |tx, by, of| edit::undo(tx, by, of, number));
            assert!(matches!(again, Err(Error::NotFound(_))), "{again:?}");
        }
        let (block, _) = s.block("Gli orti avvicinano");
        let number = s.write(move |tx, by, of| edit::remove_block(tx, by, of, block)).unwrap();
        assert_eq!(s.text()[1], "1.1 Ogni orto costa poco e dura molti anni.");
        s.write(move |tx, by, of| edit::undo(tx, by, of, number)).unwrap();
        assert_eq!(s.text(), text);
    });
}

#[test]
fn added_action_stands_in_tree_and_text_and_codes_are_checked() {
    on_each(|db| {
        let s = site(db);
        let chapter = s.item("Orti di quartiere");
        let add = |code: &'static str| {
            s.write(move |tx, by, of| edit::add_item(tx, by, of, Some(chapter), None, &action(code, "Nuova")))
        };
        assert_eq!(keys(add("A2.1")), ["problem-code-taken"]);
        assert_eq!(keys(add("Z-9")), ["problem-code-shape"]);
        assert_eq!(keys(add("a/b")), ["problem-code-form"]);
        add("A1.3").unwrap();
        assert_eq!(s.tree()[3], "1 Nuova");
        assert_eq!(s.text()[5], "[Nuova]");
        let milestone = edit::ItemText { kind: ItemKind::Milestone, ..action("", "Primo orto aperto") };
        let parent = s.item("Nuova");
        s.write(move |tx, by, of| edit::add_item(tx, by, of, Some(parent), None, &milestone)).unwrap();
        assert_eq!(s.tree()[4], "2 Primo orto aperto");
        assert_eq!(s.text().len(), 10);
    });
}

#[test]
fn actor_named_for_the_first_time_joins_the_list() {
    on_each(|db| {
        let s = site(db);
        let item = s.item("Aprire dieci orti");
        let named = |name: &str| Named { name: name.into(), role: ActorRole::Lead };
        let mut text = action("A1.1", "Aprire dieci orti");
        text.actors = vec![named("Comune di Valdoria"), named("comune di valdoria"), named(" ")];
        s.write(move |tx, by, of| edit::save_item(tx, by, of, item, 1, &text, Some(Nature::Meaning))).unwrap();
        let of = s.edition;
        let list = s.db.read_blocking(|conn| actors::of_edition(conn, of)).unwrap();
        assert_eq!(
            list.iter().map(|a| (a.key.as_str(), a.name.as_str())).collect::<Vec<_>>(),
            [("comune-di-valdoria", "Comune di Valdoria")]
        );
        let rows = s.db.read_blocking(|conn| import::items_of(conn, s.edition().draft)).unwrap();
        assert_eq!(rows.iter().find(|r| r.item == item).unwrap().content().actors.len(), 1);
    });
}

#[test]
fn what_is_being_written_waits_for_its_writer_alone() {
    on_each(|db| {
        let s = site(db);
        s.write(|tx, by, of| waiting::keep(tx, by, of, "block:1", 1, "uno")).unwrap();
        s.write(|tx, by, of| waiting::keep(tx, by, of, "block:1", 1, "due")).unwrap();
        let (planner, of) = (s.planner.clone(), s.edition);
        let found = s.db.read_blocking(|conn| waiting::find(conn, &planner, of, "block:1")).unwrap().unwrap();
        assert_eq!((found.base, found.fields.as_str()), (1, "due"));
        let other = staff(PersonId(99), Role::Planner);
        assert_eq!(s.db.read_blocking(|conn| waiting::find(conn, &other, of, "block:1")).unwrap(), None);
        s.write(|tx, by, of| waiting::drop(tx, by, of, "block:1")).unwrap();
        assert_eq!(s.db.read_blocking(|conn| waiting::find(conn, &planner, of, "block:1")).unwrap(), None);
    });
}
