//! A disk that is full, fails or is slow under `serve` on SQLite, by a library that stands between program and system.

use super::browser::Browser;
use super::served::{Place, Served, shim};
use super::writers::{Writing, plans, stored};
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// What the library is told to do.
pub struct Orders {
    file: File,
    path: PathBuf,
    library: PathBuf,
}

pub const NOTHING: u8 = 0;
pub const FULL: u8 = 1;
pub const NO_SYNC: u8 = 2;
const SLOW_SYNC: u8 = 3;

impl Orders {
    pub fn new(place: &Place) -> Orders {
        let path = place.folder.path().join("orders");
        let file = File::options().read(true).write(true).create(true).truncate(true).open(&path).unwrap();
        file.write_all_at(&[0; 4_096], 0).unwrap();
        Orders { file, path, library: shim(place.folder.path()) }
    }

    pub fn give(&self, order: u8) {
        self.file.write_all_at(&[order], 0).unwrap();
    }

    fn failed_syncs(&self) -> u32 {
        let mut bytes = [0; 4];
        self.file.read_exact_at(&mut bytes, 8).unwrap();
        u32::from_ne_bytes(bytes)
    }

    pub fn serve(&self, place: &Place) -> Served {
        Served::start_with(place, |command| {
            command.env("LD_PRELOAD", &self.library).env("CANTIERE_SHIM", &self.path);
        })
    }
}

fn write(browser: &Browser, chapter: &str, word: &str) -> u16 {
    let fields = [("part", chapter), ("kind", "paragraph"), ("text", word), ("key", word)];
    browser.post("/it/desk/plans/orti-0/2027/paragraphs/new", &fields).map_or(0, |answer| answer.status)
}

#[test]
fn full_disk_refuses_writes_with_503_keeps_pages_and_recovers_by_itself() {
    let place = Place::sqlite();
    let orders = Orders::new(&place);
    let served = orders.serve(&place);
    let browser = &served.browser;
    let chapters = plans(browser);
    let writing = Writing::start(browser, &chapters, "d");
    writing.wait_for(10, "before the disk is full");
    orders.give(FULL);
    let until = Instant::now() + Duration::from_secs(2);
    while Instant::now() < until {
        assert_eq!(browser.get("/it/desk").expect("an answer").status, 200, "pages go on for who is signed in");
        let visitor = Browser { cookie: String::new(), ..browser.clone() };
        assert_eq!(visitor.get("/it/plans").expect("an answer").status, 200, "pages go on for visitors");
    }
    let refused = browser
        .post(
            "/it/desk/plans/orti-0/2027/paragraphs/new",
            &[("part", &chapters[0]), ("kind", "paragraph"), ("text", "mentre il disco è pieno"), ("key", "pieno")],
        )
        .expect("an answer");
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.head.to_lowercase().contains("retry-after"), "{}", refused.head);
    orders.give(NOTHING);
    writing.wait_for(10, "with space again");
    let (acknowledged, by_status) = writing.stop();
    assert!(by_status.get(&503).is_some_and(|n| *n > 0) && by_status.len() == 1, "{by_status:?}");
    served.kill();
    let kept = stored(&place.open());
    assert!(acknowledged.is_subset(&kept));
    assert!(!kept.contains("mentre il disco è pieno"), "what was refused is not stored");
    assert_eq!(place.faults(), [""; 0]);
    println!("{} acknowledged, none lost, refused {by_status:?}", acknowledged.len());
}

#[test]
fn sync_that_fails_ends_the_process_is_never_repeated_and_loses_nothing_acknowledged() {
    let place = Place::sqlite();
    let orders = Orders::new(&place);
    let mut acknowledged = std::collections::BTreeSet::new();
    let mut chapters = Vec::new();
    for round in 0..3 {
        let served = orders.serve(&place);
        if chapters.is_empty() {
            chapters = plans(&served.browser);
        }
        let before = orders.failed_syncs();
        let writing = Writing::start(&served.browser, &chapters, &format!("f{round}"));
        writing.wait_for(10, "before the disk fails");
        orders.give(NO_SYNC);
        let (code, said) = served.ended(Duration::from_secs(10));
        orders.give(NOTHING);
        acknowledged.extend(writing.stop().0);
        assert_eq!(code, Some(74), "{said}");
        assert!(said.contains("nothing can be stored safely"), "{said}");
        assert_eq!(orders.failed_syncs() - before, 1, "a failed synchronisation is never repeated");
        let kept = stored(&place.open());
        let lost: Vec<_> = acknowledged.difference(&kept).collect();
        assert!(lost.is_empty(), "{} of {} are lost: {lost:?}", lost.len(), acknowledged.len());
        assert_eq!(place.faults(), [""; 0]);
    }
    println!("3 rounds, {} acknowledged, none lost", acknowledged.len());
}

#[test]
fn nobody_is_answered_before_the_disk_has_it() {
    let place = Place::sqlite();
    let orders = Orders::new(&place);
    let served = orders.serve(&place);
    let chapters = plans(&served.browser);
    orders.give(SLOW_SYNC);
    for n in 0..5 {
        let began = Instant::now();
        assert_eq!(write(&served.browser, &chapters[0], &format!("w{n}")), 303);
        assert!(began.elapsed() >= Duration::from_millis(200), "answered after {:?}", began.elapsed());
        let began = Instant::now();
        assert_eq!(served.browser.get("/it/desk").unwrap().status, 200);
        assert!(began.elapsed() < Duration::from_millis(200), "reading waited for the disk: {:?}", began.elapsed());
    }
}
