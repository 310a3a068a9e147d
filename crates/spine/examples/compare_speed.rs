//! Milliseconds to compare two versions of a plan of 300 pages on SQLite, as the page of changes does: everything by its
//! hash, then forty changes word by word. `cargo run --release -p cantiere-spine --example compare_speed`

use cantiere_documents::difference::difference;
use cantiere_documents::{BlockEntry, ItemEntry, PlanDocument};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::plan::{BlockKind, Content, ItemKind};
use cantiere_spine::Error;
use cantiere_spine::plan::compare::{self, Words};
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::plan::{edition, import, publish};
use cantiere_testkit::Engine;
use std::time::Instant;

/// A page of a plan holds some twelve paragraphs of two hundred signs.
const PARAGRAPHS: usize = 300 * 12;
const CHAPTERS: usize = 12;
const ACTIONS: usize = 300;

/// The plan; in its second version every tenth paragraph says something else, some are gone and some are new.
fn document(second: bool) -> PlanDocument {
    let item = |parent: Option<usize>, kind, code: String, title: String| ItemEntry {
        parent,
        kind,
        code: Some(code),
        uuid: None,
        title,
        content: Content::default(),
        state: None,
        file: String::new(),
        line: 0,
    };
    let mut items: Vec<ItemEntry> = (0..CHAPTERS)
        .map(|n| item(None, ItemKind::Chapter, format!("{}", n + 1), format!("Capitolo {}", n + 1)))
        .collect();
    for n in 0..ACTIONS {
        let title = if second && n % 15 == 0 { "Un altro titolo" } else { "Portare un servizio" };
        let code = format!("A{n}");
        items.push(item(Some(n % CHAPTERS), ItemKind::Action, code, format!("{title} {n}")));
    }
    let words = ["servizio", "comune", "persona", "rete", "scuola", "dati", "piano", "quartiere", "bando", "anno"];
    let text = |n: usize| (0..30).map(|w| words[(n * 7 + w * w + n / 10) % words.len()]).collect::<Vec<_>>().join(" ");
    let mut blocks = Vec::new();
    for n in 0..PARAGRAPHS {
        if second && n % 97 == 5 {
            continue;
        }
        let mut words = format!("{n} {}.", text(n));
        if second && n % 10 == 3 {
            words =
                words.replacen("comune", "Comune di Valdoria", 2).replacen("rete", "rete pubblica", 1) + " E altro.";
        }
        let owner = Some(n * CHAPTERS / PARAGRAPHS);
        let block = |text| BlockEntry { item: owner, kind: BlockKind::Paragraph, level: 0, text, anchor: None };
        blocks.push(block(words));
        if second && n % 113 == 7 {
            blocks.push(block(format!("Un paragrafo nuovo, numero {n}.")));
        }
    }
    PlanDocument { title: None, actors: Vec::new(), items, blocks, ..PlanDocument::default() }
}

fn main() {
    let db = Engine::Sqlite.open();
    let by = || Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() };
    let id = db
        .write_blocking(move |tx| -> Result<_, Error> {
            let plan = NewPlan {
                slug: "p".parse().expect("a slug"),
                name: "Piano".into(),
                owner: String::new(),
                owner_organization: None,
                brief: String::new(),
                language: Lang::It,
            };
            let plan = create::plan(tx, &by(), &plan)?;
            let new = NewEdition::new(plan, "e".parse().expect("a slug"), "Edizione", Lang::It);
            create::edition(tx, &by(), &new)
        })
        .expect("an edition");
    for second in [false, true] {
        let document = document(second);
        db.write_blocking(move |tx| -> Result<(), Error> {
            let into = edition::find_by_id(tx, &by(), id)?;
            import::import(tx, &by(), &into, &document)?;
            let into = edition::find_by_id(tx, &by(), id)?;
            publish::publish(tx, &by(), &into, "Una versione")?;
            Ok(())
        })
        .expect("a version");
    }
    let mut best = f64::MAX;
    let mut changed = 0;
    for _ in 0..5 {
        let started = Instant::now();
        let found = db
            .read_blocking(|conn| -> Result<_, Error> {
                let versions = edition::revisions(conn, id)?;
                let (new, old) = (versions[0].id, versions[1].id);
                let found = compare::compare(conn, Some(old), new)?;
                let page: Vec<_> = found.changes.iter().take(40).cloned().collect();
                let words = compare::words(conn, Some(old), new, &page)?;
                for one in &words {
                    if let Words::Block { before: Some(before), after: Some(after), .. } = one {
                        std::hint::black_box(difference(&before.text, &after.text));
                    }
                }
                Ok(found.changes.len())
            })
            .expect("a comparison");
        best = best.min(started.elapsed().as_secs_f64() * 1_000.0);
        changed = found;
    }
    println!("{{\"pages\":300,\"paragraphs\":{PARAGRAPHS},\"changes\":{changed},\"ms\":{best:.1}}}");
}
