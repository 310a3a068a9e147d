//! People who write at the desk over HTTP, and what they were answered.

use super::browser::Browser;
use cantiere_store::schema::plan::{block_row, edition, plan, revision};
use cantiere_store::{Conn, Db, Error};
use diesel::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub const WRITERS: usize = 3;

/// Makes an empty plan for each writer and gives the numbers of the chapters they write in.
pub fn plans(browser: &Browser) -> Vec<String> {
    (0..WRITERS)
        .map(|writer| {
            let name = format!("Orti {writer}");
            let made = browser
                .post("/it/desk/new", &[("name", &name), ("edition", "2027"), ("language", "it"), ("key", &name)])
                .expect("an answer");
            assert_eq!(made.location(), format!("/it/desk/plans/orti-{writer}/2027"), "{}", made.body);
            let fields =
                [("kind", "chapter"), ("title", "Scuole"), ("times_kind", "none"), ("key", &format!("c{writer}"))];
            let chapter = browser.post(&format!("{}/items/new", made.location()), &fields).expect("an answer");
            chapter.location().rsplit_once("#i").expect("the chapter's number").1.to_owned()
        })
        .collect()
}

/// Writers at work until they are stopped or the site is gone.
pub struct Writing {
    stop: Arc<AtomicBool>,
    threads: Vec<JoinHandle<()>>,
    pub acknowledged: Arc<Mutex<BTreeSet<String>>>,
    pub refused: Arc<Mutex<BTreeMap<u16, usize>>>,
}

impl Writing {
    /// Each writes paragraphs in its own plan, each paragraph a word of its own.
    pub fn start(browser: &Browser, chapters: &[String], prefix: &str) -> Writing {
        let stop = Arc::new(AtomicBool::new(false));
        let acknowledged: Arc<Mutex<BTreeSet<String>>> = Arc::default();
        let refused: Arc<Mutex<BTreeMap<u16, usize>>> = Arc::default();
        let threads = chapters.iter().enumerate().map(|(writer, chapter)| {
            let (browser, chapter, prefix) = (browser.clone(), chapter.clone(), prefix.to_owned());
            let (stop, acknowledged, refused) = (stop.clone(), acknowledged.clone(), refused.clone());
            std::thread::spawn(move || {
                let path = format!("/it/desk/plans/orti-{writer}/2027/paragraphs/new");
                for n in 0.. {
                    if stop.load(Relaxed) {
                        return;
                    }
                    let word = format!("{prefix}-{writer}-{n}");
                    let fields = [("part", chapter.as_str()), ("kind", "paragraph"), ("text", &word), ("key", &word)];
                    match browser.post(&path, &fields) {
                        Some(answer) if answer.status == 303 => drop(acknowledged.lock().unwrap().insert(word)),
                        Some(answer) => {
                            *refused.lock().unwrap().entry(answer.status).or_default() += 1;
                            std::thread::sleep(Duration::from_millis(20));
                        }
                        None => std::thread::sleep(Duration::from_millis(20)),
                    }
                }
            })
        });
        Writing { threads: threads.collect(), stop, acknowledged, refused }
    }

    pub fn count(&self) -> usize {
        self.acknowledged.lock().unwrap().len()
    }

    pub fn wait_for(&self, more: usize, what: &str) {
        let (since, goal) = (Instant::now(), self.count() + more);
        while self.count() < goal {
            assert!(since.elapsed() < Duration::from_secs(30), "{what}: {} of {goal} after 30 s", self.count());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// What was acknowledged, and what was refused by status.
    pub fn stop(self) -> (BTreeSet<String>, BTreeMap<u16, usize>) {
        self.stop.store(true, Relaxed);
        for thread in self.threads {
            thread.join().unwrap();
        }
        let refused = self.refused.lock().unwrap().clone();
        let acknowledged = self.acknowledged.lock().unwrap().clone();
        (acknowledged, refused)
    }
}

/// Every paragraph that is stored.
pub fn stored(db: &Db) -> BTreeSet<String> {
    let read = |conn: &mut Conn| Ok::<Vec<String>, Error>(block_row::table.select(block_row::text).load(conn)?);
    db.export_blocking(read).unwrap().into_iter().collect()
}

/// The paragraphs of a plan's published version and of its draft.
pub fn versions(db: &Db, slug: &str) -> (i64, Vec<String>, Vec<String>) {
    let slug = slug.to_owned();
    let read = move |conn: &mut Conn| {
        let of: Option<(Option<i64>, Option<i64>)> = edition::table
            .inner_join(plan::table.on(plan::id.eq(edition::plan)))
            .filter(plan::slug.eq(&slug))
            .select((edition::published_revision, edition::draft_revision))
            .first(conn)
            .optional()?;
        let (published, draft) = of.unwrap_or_default();
        let mut texts = |of: Option<i64>| -> Result<Vec<String>, Error> {
            let of = block_row::table.filter(block_row::revision.eq(of.unwrap_or(0)));
            let of = of.filter(block_row::kind.eq("paragraph")).order(block_row::position);
            Ok(of.select(block_row::text).load(conn)?)
        };
        let (published_texts, draft_texts) = (texts(published)?, texts(draft)?);
        let number: Option<i64> = revision::table
            .filter(revision::id.eq(published.unwrap_or(0)))
            .select(revision::number)
            .first(conn)
            .optional()?;
        Ok::<_, Error>((number.unwrap_or(0), published_texts, draft_texts))
    };
    db.export_blocking(read).unwrap()
}
