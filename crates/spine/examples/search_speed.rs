//! Microseconds of processor time per question over 100,000 generated items on SQLite, and how long indexing takes.
//! It measures the search alone, without the page around it:
//! `cargo run --release -p cantiere-spine --example search_speed [ITEMS]`

use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{EditionState, Visibility};
use cantiere_spine::Error;
use cantiere_spine::plan::create::{self, NewEdition, NewPlan};
use cantiere_spine::search::{Circle, DocKind, Document, Query, find, find_in_edition, index_text, tidy};
use cantiere_testkit::{Engine, TestDb};
use std::time::Instant;

const PER_EDITION: usize = 1_000;

/// A vocabulary whose n-th word comes about 1/n as often as the first, as in real texts.
struct Words(u64);

impl Words {
    fn next(&mut self) -> String {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let draw = (self.0 >> 33) as f64 / f64::from(1u32 << 31);
        let rank = (20_000f64.powf(draw)) as usize;
        let first =
            ["digitale", "servizi", "comune", "rete", "dati", "scuola", "piano", "persone", "sicurezza", "cloud"];
        match first.get(rank - 1) {
            Some(word) => word.to_string(),
            None => {
                let part = |n: usize| ["ba", "ce", "di", "fo", "gu", "la", "me", "ni", "po", "ru"][n % 10];
                format!("{}{}{}{}zione", part(rank), part(rank / 10), part(rank / 100), part(rank / 1000))
            }
        }
    }

    fn text(&mut self, words: usize) -> String {
        (0..words).map(|_| self.next()).collect::<Vec<_>>().join(" ")
    }
}

fn document(words: &mut Words, plan: cantiere_domain::id::PlanId, edition: EditionId, n: usize) -> Document {
    Document {
        kind: DocKind::Item,
        ref_id: n as i64 + 1,
        plan,
        edition,
        revision: 1,
        chapter: None,
        chapter_title: String::new(),
        circle: Circle::of_edition(Visibility::Public),
        language: Lang::It,
        subkind: "action".into(),
        code: format!("CAP{}.PA.{:02}", n / 100 % 10, n % 100),
        anchor: String::new(),
        number: String::new(),
        title: words.text(6),
        body: if n == 777 { "unicorno ".to_string() + &words.text(80) } else { words.text(80) },
    }
}

/// Microseconds that this thread has run.
fn processor_time() -> f64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
    stat.split(' ').next().and_then(|n| n.parse::<f64>().ok()).expect("nanoseconds") / 1_000.0
}

fn main() {
    let items: usize = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(100_000);
    let engine = if std::env::args().nth(2).as_deref() == Some("postgres") { Engine::Postgres } else { Engine::Sqlite };
    let db = engine.open();
    let by = || Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() };
    let started = Instant::now();
    let mut last = EditionId(0);
    for p in 0..items / PER_EDITION {
        let slug = format!("piano-{p}");
        last = db
            .write_blocking(move |tx| {
                let plan = NewPlan {
                    slug: slug.parse().expect("a slug"),
                    name: slug.clone(),
                    owner: "Ente".into(),
                    owner_organization: None,
                    brief: String::new(),
                    language: Lang::It,
                };
                let plan = create::plan(tx, &by(), &plan)?;
                let edition = NewEdition {
                    state: EditionState::InForce,
                    visibility: Visibility::Public,
                    invited: vec![],
                    ..NewEdition::new(plan, "prima".parse().expect("a slug"), "Prima", Lang::It)
                };
                let edition = create::edition(tx, &by(), &edition)?;
                let mut words = Words(p as u64 + 1);
                let documents =
                    (0..PER_EDITION).map(|n| document(&mut words, plan, edition, p * PER_EDITION + n)).collect();
                index_text(tx, documents)?;
                Ok::<_, Error>(edition)
            })
            .expect("indexed");
    }
    let took = started.elapsed().as_secs_f64();
    println!("{items} documents indexed in {took:.1} s: {:.0} a second", items as f64 / took);
    questions(&db, last);
    let (started, mut steps, mut longest) = (Instant::now(), 0, 0.0f64);
    loop {
        let step = Instant::now();
        let more = db.write_blocking(tidy).expect("tidied");
        longest = longest.max(step.elapsed().as_secs_f64());
        steps += 1;
        if !more {
            break;
        }
    }
    let took = started.elapsed().as_secs_f64();
    println!("\ntidied in {steps} steps, {took:.1} s, the longest {:.0} ms", longest * 1_000.0);
    questions(&db, last);
}

fn questions(db: &TestDb, last: EditionId) {
    println!("\n{:<42} {:>7} {:>5} {:>9}", "question", "ranked", "more", "µs");
    for text in [
        "unicorno",
        "baceladizione",
        "digitale",
        "servizi digitali",
        "digi",
        "d*",
        "dig*",
        "digitalissima",
        "\"servizi digitale\"",
        "cap3.pa.07",
        "comunali",
        "rete dati scuola piano",
        "cloud persone baceladizione",
        "\"cloud sicurezza persone\"",
        "nulla",
    ] {
        let query = Query { text: text.into(), ..Query::default() };
        let mut result = None;
        let us = best(|| result = Some(db.read_blocking(|c| find(c, &Actor::visitor(), &query)).expect("found")));
        let result = result.expect("found");
        println!("{text:<42} {:>7} {:>5} {us:>9.0}", result.total, result.more);
    }
    for text in ["digitale", "unicorno"] {
        let query = Query { text: text.into(), edition: Some(last), ..Query::default() };
        let us = best(|| drop(db.read_blocking(|c| find(c, &Actor::visitor(), &query)).expect("found")));
        println!("{:<56} {us:>9.0}", format!("{text} (in the newest edition)"));
        let us = best(|| drop(db.read_blocking(|c| find_in_edition(c, last, text)).expect("found")));
        println!("{:<56} {us:>9.0}", format!("{text} (filter of that edition's list)"));
    }
}

/// The least of several rounds, each long enough for the system's clock of processor time, which ticks in milliseconds.
fn best(mut work: impl FnMut()) -> f64 {
    const TIMES: u32 = 200;
    (0..4)
        .map(|_| {
            let before = processor_time();
            (0..TIMES).for_each(|_| work());
            (processor_time() - before) / f64::from(TIMES)
        })
        .fold(f64::INFINITY, f64::min)
}
