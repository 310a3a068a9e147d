//! `kill -9` of `cantiere serve` while people write, a file is imported and a version is published.

use super::browser::Browser;
use super::rounds;
use super::served::{Place, Served};
use super::writers::{WRITERS, Writing, plans, stored, versions};
use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Paragraphs of the plan that is imported and published.
pub(super) const LENGTH: usize = 250;
const PLAN: &str = "/it/desk/plans/strade/2027";

/// A text that says in every paragraph which one it is.
pub(super) fn text(number: usize) -> String {
    let mut out = String::from("# Strade\n\n");
    for n in 0..LENGTH {
        out.push_str(&format!(
            "La strada {n} viene sistemata nel giro numero x{number}x, come chiesto da chi abita qui.\n\n"
        ));
    }
    out
}

/// The marks in some paragraphs; a whole version has one, in each of its paragraphs.
pub(super) fn marks(texts: &[String]) -> BTreeSet<usize> {
    texts.iter().filter_map(|text| text.split('x').nth(1)?.parse().ok()).collect()
}

/// What the publisher was told last.
#[derive(Clone, Copy, Debug, Default)]
struct Told {
    imported: usize,
    published: usize,
}

/// Imports and publishes one version after the other, until the site is gone.
fn publish(browser: &Browser, from: usize, told: &Mutex<Told>) {
    for number in from.. {
        let Some(read) = browser.upload(&format!("{PLAN}/file"), "strade.md", &text(number)) else { return };
        assert!(matches!(read.status, 200 | 503), "{}: {}", read.status, read.body);
        let (seen, file) = (read.field("seen"), read.field("read"));
        let Some(confirmed) = browser.post(&format!("{PLAN}/file/confirm"), &[("seen", &seen), ("read", &file)]) else {
            return;
        };
        if confirmed.status != 303 {
            continue;
        }
        told.lock().unwrap().imported = number;
        let Some(shown) = browser.get(&format!("{PLAN}/publish")) else { return };
        let seen = shown.field("seen");
        let fields = [("summary", "Un altro giro"), ("nature", "meaning"), ("when", "now"), ("seen", &seen)];
        let Some(published) = browser.post(&format!("{PLAN}/publish"), &fields) else { return };
        if published.status == 303 {
            told.lock().unwrap().published = number;
        }
    }
}

fn rounds_of(place: &Place) {
    let served = Served::start(place);
    let chapters = plans(&served.browser);
    let made = [("name", "Strade"), ("edition", "2027"), ("language", "it"), ("key", "strade")];
    assert_eq!(served.browser.post("/it/desk/new", &made).unwrap().location(), PLAN);
    served.kill();
    let mut acknowledged = BTreeSet::new();
    let told = Arc::new(Mutex::new(Told::default()));
    let mut highest = 0;
    for round in 0..rounds() {
        let served = Served::start(place);
        let writing = Writing::start(&served.browser, &chapters, &format!("k{round}"));
        let publishing = {
            let (browser, told) = (served.browser.clone(), told.clone());
            let from = highest + 1;
            std::thread::spawn(move || publish(&browser, from, &told))
        };
        writing.wait_for(2, "the first writes");
        // Somewhere within reading, importing, publishing.
        std::thread::sleep(Duration::from_millis(u64::from(round * 137 % 900)));
        served.kill();
        publishing.join().unwrap();
        acknowledged.extend(writing.stop().0);

        let db = place.open();
        let kept = stored(&db);
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert!(
            lost.is_empty(),
            "round {round}: {} of {} are lost, such as {}",
            lost.len(),
            acknowledged.len(),
            lost[0]
        );
        let (number, published, draft) = versions(&db, "strade");
        let told = *told.lock().unwrap();
        for (what, texts, at_least) in [("version", &published, told.published), ("draft", &draft, 0)] {
            if texts.is_empty() {
                assert_eq!(at_least, 0, "round {round}: the {what} is gone");
                continue;
            }
            assert_eq!(texts.len(), LENGTH, "round {round}: half a {what}");
            let marks = marks(texts);
            assert_eq!(marks.len(), 1, "round {round}: a {what} of several: {marks:?}");
            let mark = *marks.first().unwrap();
            assert!(mark >= at_least, "round {round}: the {what} is {mark}, {at_least} was acknowledged");
            highest = highest.max(mark);
        }
        highest = highest.max(told.imported);
        assert_eq!(place.faults(), [""; 0], "round {round}, version {number}");
        drop(db);
    }
    shown(place, &told.lock().unwrap());
    println!("{} rounds, {} acknowledged, none lost, {:?}", rounds(), acknowledged.len(), told.lock().unwrap());
    assert!(acknowledged.len() >= 2 * rounds() as usize * WRITERS / WRITERS, "too little happened");
}

/// What readers see after the last start: one version, whole.
fn shown(place: &Place, told: &Told) {
    let served = Served::start(place);
    if told.published == 0 {
        return;
    }
    let page = served.browser.get("/api/v1/plans/strade/editions/2027/paragraphs").expect("an answer");
    assert_eq!(page.status, 200, "{}", page.body);
    let seen: BTreeSet<&str> =
        page.body.split("giro numero x").skip(1).filter_map(|rest| rest.split('x').next()).collect();
    assert_eq!(seen.len(), 1, "{seen:?}");
}

#[test]
fn serve_killed_on_sqlite_loses_nothing_and_shows_whole_versions() {
    rounds_of(&Place::sqlite());
}

#[test]
fn serve_killed_on_postgres_loses_nothing_and_shows_whole_versions() {
    rounds_of(&Place::postgres());
}
