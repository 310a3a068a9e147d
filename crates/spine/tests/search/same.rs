//! Both engines give the same hits in the same order.

use crate::site::*;
use cantiere_documents::PlanDocument;
use cantiere_domain::access::Actor;
use cantiere_domain::plan::{BlockKind, ItemKind, Visibility};
use cantiere_spine::plan::{actors, edition};
use cantiere_spine::search::{Query, find_in_edition, find_in_version};
use cantiere_testkit::engines;

const WORDS: [&str; 28] = [
    "comune",
    "comuni",
    "comunale",
    "rete",
    "reti",
    "digitale",
    "digitali",
    "digitalizzazione",
    "servizio",
    "servizi",
    "dell'ente",
    "l’innovazione",
    "città",
    "Perché",
    "scuola",
    "scuole",
    "dati",
    "aperti",
    "cloud",
    "e-mail",
    "sicurezza",
    "spid",
    "2026",
    "AI",
    "persona",
    "persone",
    "piano",
    "interoperabilità",
];

/// Numbers that look random and are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }

    fn words(&mut self, least: usize, more: usize) -> String {
        let count = least + self.below(more);
        // The first words come often, the last seldom.
        let words: Vec<&str> =
            (0..count).map(|_| WORDS[self.below(WORDS.len()).min(self.below(WORDS.len()))]).collect();
        words.join(" ")
    }
}

fn big_document(dice: &mut Dice) -> PlanDocument {
    let mut document = PlanDocument::default();
    for n in 0..240 {
        let parent = (n % 40 != 0).then_some(n / 40 * 40);
        let kind = if parent.is_none() { ItemKind::Chapter } else { ItemKind::Action };
        document.items.push(item(
            parent,
            kind,
            &format!("CAP{}.PA.{:02}", n / 40, n % 40),
            &dice.words(2, 5),
            &dice.words(5, 60),
        ));
        document.blocks.push(block(n, BlockKind::Paragraph, &dice.words(8, 50)));
    }
    document
}

#[test]
fn engines_give_the_same_hits_in_the_same_order() {
    let answers = engines().map(|engine| {
        let db = engine.open();
        let mut dice = Dice(7);
        let mut last = None;
        for slug in ["uno", "due", "tre"] {
            // A write that is undone leaves a hole in one engine's numbers and not in the other's.
            let undone = db.write_blocking(|tx| {
                let by = administrator();
                let new = new_edition(cantiere_domain::id::PlanId(1), Visibility::Public, vec![]);
                cantiere_spine::plan::create::edition(tx, &by, &new)?;
                Err::<(), _>(cantiere_spine::Error::Stale)
            });
            assert!(undone.is_err());
            let visibility = if slug == "due" { Visibility::Staff } else { Visibility::Public };
            last = Some(published(&db, new_edition(plan(&db, slug), visibility, vec![]), big_document(&mut dice)));
        }
        work(&db);
        let mut answers = Vec::new();
        let mut asked = Dice(11);
        let fixed = ["com", "digita", "cap3.pa.07", "CAP2.PA.3", "\"rete comuni\"", "comunali", "interoper*", "zzz"]
            .map(String::from);
        for text in fixed.into_iter().chain((0..80).map(|_| asked.words(1, 4))) {
            for viewer in [Actor::visitor(), administrator()] {
                let hits = find(&db, &viewer, &Query { limit: 50, ..ask(&text) });
                let list: Vec<String> = hits
                    .hits
                    .iter()
                    .map(|h| {
                        format!(
                            "{} {:?} {}{} {:?} {:?}",
                            h.plan_slug, h.kind, h.code, h.number, h.title_marked, h.context
                        )
                    })
                    .collect();
                answers.push((text.clone(), hits.total, hits.more, list));
            }
            let items = db.read_blocking(|conn| find_in_edition(conn, last.unwrap(), &text)).unwrap();
            // Looked for in the version itself, as of a draft, the same are found.
            let looked = db.read_blocking(|conn| {
                let of = edition::find_by_id(conn, &administrator(), last.unwrap())?;
                let actors = actors::of_edition(conn, of.id)?;
                find_in_version(conn, &of, of.published.expect("a version"), &actors, &text)
            });
            assert_eq!(looked.unwrap(), items, "{text}");
            answers.push((text, items.len(), false, vec![]));
        }
        answers
    });
    let [sqlite, postgres] = answers;
    assert!(sqlite.iter().any(|a| a.2), "no question finds more than is ranked");
    assert!(sqlite.iter().filter(|a| a.1 > 0).count() > 100, "too few questions find something");
    for (one, other) in sqlite.iter().zip(&postgres) {
        assert_eq!((&one.0, one.1, one.2), (&other.0, other.1, other.2));
        let differs = one.3.iter().zip(&other.3).find(|(a, b)| a != b);
        assert_eq!((differs, one.3.len()), (None, other.3.len()), "{}", one.0);
    }
}
