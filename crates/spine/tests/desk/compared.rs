//! What changes between two versions, as a reader is told.

use crate::site::{Site, action, on_each, paragraph, site};
use cantiere_domain::plan::ItemKind;
use cantiere_spine::plan::compare::{self, Comparison, Sort, Thing, What, Words};
use cantiere_spine::plan::edit::block::Spot;
use cantiere_spine::plan::edit::{self, Nature, Step};

const ACTION: Sort = Sort::Item(ItemKind::Action);

fn compared(s: &Site) -> Comparison {
    let e = s.edition();
    s.db.read_blocking(|conn| compare::compare(conn, e.published, e.draft.unwrap())).unwrap()
}

fn counts(c: &Comparison) -> Vec<(Sort, What, usize)> {
    c.counts(None).into_iter().map(|((sort, what), n)| (sort, what, n)).collect()
}

#[test]
fn draft_just_opened_differs_in_nothing() {
    on_each(|db| {
        let s = site(db);
        s.write(edit::start).unwrap();
        let c = compared(&s);
        assert_eq!((c.changes.len(), c.same), (0, 6 + 5));
        assert_eq!(c.chapters.iter().map(|c| c.2.as_str()).collect::<Vec<_>>(), ["Orti di quartiere", "Scuole"]);
    });
}

#[test]
fn each_edit_is_told_as_what_it_is() {
    on_each(|db| {
        let s = site(db);
        let (first, version) = s.block("Gli orti avvicinano");
        let (second, _) = s.block("Ogni orto");
        let (last, _) = s.block("Chi insegna");
        let item = s.item("Dare acqua agli orti");
        let school = s.item("Scuole");
        s.write(move |tx, by, of| {
            edit::save_block(
                tx,
                by,
                of,
                first,
                version,
                &paragraph("Gli orti avvicinano le persone."),
                Some(Nature::Form),
            )?;
            edit::move_block(tx, by, of, second, Step::Up)?;
            edit::remove_block(tx, by, of, last)?;
            edit::add_block(tx, by, of, Spot::In(Some(school)), &paragraph("In fondo."))?;
            edit::move_item(tx, by, of, item, Step::Up)?;
            edit::add_item(tx, by, of, Some(school), None, &action("A2.3", "Cucinare insieme"))
        })
        .unwrap();
        let c = compared(&s);
        use What::{Added, Changed, Moved, Removed};
        let moved_and_changed: Vec<_> = c.changes.iter().map(|c| (c.thing, c.what)).collect();
        assert_eq!(
            counts(&c),
            [
                (ACTION, Added, 1),
                (ACTION, Moved, 1),
                (Sort::Paragraph, Added, 1),
                (Sort::Paragraph, Removed, 1),
                (Sort::Paragraph, Changed, 1),
                (Sort::Paragraph, Moved, 1),
            ],
            "{moved_and_changed:?}"
        );
        assert_eq!(c.counts(Some(Some(school))).len(), 3);
        let e = s.edition();
        let words = s.db.read_blocking(|conn| compare::words(conn, e.published, e.draft.unwrap(), &c.changes)).unwrap();
        let gone = words.iter().find_map(|w| match w {
            Words::Block { before: Some(before), after: None, anchor } => Some((before.text.clone(), anchor.clone())),
            _ => None,
        });
        assert_eq!(gone, Some(("Chi insegna riceve una guida.".into(), "p9".into())));
        assert_eq!(Thing::parse(&Thing::Block(last).key()), Some(Thing::Block(last)));
    });
}

#[test]
fn moved_chapter_is_one_move() {
    on_each(|db| {
        let s = site(db);
        let school = s.item("Scuole");
        s.write(move |tx, by, of| edit::move_item(tx, by, of, school, Step::Up)).unwrap();
        let c = compared(&s);
        assert_eq!(counts(&c), [(Sort::Item(ItemKind::Chapter), What::Moved, 1)]);
    });
}

#[test]
fn three_hundred_pages_are_compared_in_time() {
    use cantiere_documents::{BlockEntry, PlanDocument};
    use cantiere_domain::plan::BlockKind;
    use cantiere_spine::plan::{edition, import, publish};
    on_each(|db| {
        let s = site(db);
        let paragraph_of = |n: usize| BlockEntry {
            item: Some(0),
            kind: BlockKind::Paragraph,
            level: 0,
            text: format!("Paragrafo numero {n}, {}", "con molte parole che riempiono la pagina ".repeat(6)),
            anchor: None,
        };
        let chapter = cantiere_documents::ItemEntry {
            parent: None,
            kind: ItemKind::Chapter,
            code: None,
            uuid: None,
            title: "Tutto".into(),
            content: Default::default(),
            state: None,
            file: String::new(),
            line: 0,
        };
        // About ten paragraphs stand on a page of paper.
        let document = PlanDocument {
            items: vec![chapter],
            blocks: (0..3_000).map(paragraph_of).collect(),
            ..PlanDocument::default()
        };
        s.write(move |tx, by, of| {
            let into = edition::find_by_id(tx, by, of)?;
            import::import(tx, by, &into, &document)?;
            let into = edition::find_by_id(tx, by, of)?;
            publish::publish(tx, by, &into, "Tutto")
        })
        .unwrap();
        let (block, version) = s.block("Paragrafo numero 1500,");
        s.write(move |tx, by, of| {
            edit::save_block(tx, by, of, block, version, &paragraph("Uno\n\nDue"), Some(Nature::Meaning))
        })
        .unwrap();
        let started = std::time::Instant::now();
        let c = compared(&s);
        let took = started.elapsed();
        assert_eq!(counts(&c), [(Sort::Paragraph, What::Added, 1), (Sort::Paragraph, What::Changed, 1)]);
        println!("compared in {took:?}");
        assert!(took.as_millis() < 300, "{took:?}");
    });
}
