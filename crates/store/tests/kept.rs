//! What is kept between reads is asked anew from the write on that says it changed, and is never older than the read that
//! uses it.

use cantiere_store::{Conn, Db, Error, kept, kept_all, settings, statements};
use cantiere_testkit::{engines, on_each_engine};
use std::time::{Duration, Instant};

/// The value of a setting, kept under a topic of its own; one that is not set is not kept.
fn value(conn: &mut Conn, key: &'static str) -> Result<Option<String>, Error> {
    let topics = |found: &Option<String>| found.iter().map(|_| key.to_owned()).collect();
    kept(conn, "value of a setting", key, topics, |conn| Ok(settings::get(conn, key)?.map(|(value, _)| value)))
}

/// The value, and how many statements it took.
async fn asked(db: &Db, key: &'static str) -> (Option<String>, usize) {
    let (found, statements) = statements::counted(db.read(move |conn| value(conn, key))).await;
    (found.unwrap(), statements.len())
}

async fn set(db: &Db, key: &'static str, to: &'static str, told: bool) {
    let write = db.write(move |tx| {
        settings::set(tx, key, to)?;
        if told {
            tx.changed(key);
        }
        Ok::<_, Error>(())
    });
    write.await.unwrap();
}

fn some(text: &str) -> Option<String> {
    Some(text.to_owned())
}

#[test]
fn answer_is_kept_until_its_topic_changes() {
    on_each_engine(async |db| {
        assert_eq!(asked(&db, "a").await, (None, 1));
        set(&db, "a", "1", true).await;
        set(&db, "b", "1", true).await;
        assert_eq!(asked(&db, "a").await, (some("1"), 1));
        assert_eq!(asked(&db, "a").await, (some("1"), 0));
        assert_eq!(asked(&db, "b").await, (some("1"), 1));

        set(&db, "a", "2", true).await;
        assert_eq!(asked(&db, "a").await, (some("2"), 1));
        assert_eq!(asked(&db, "b").await, (some("1"), 0), "another topic changed");
    });
}

#[test]
fn answer_is_recalled_without_the_database_until_its_topic_changes() {
    on_each_engine(async |db| {
        let recalled = || db.recall::<_, Option<String>>("value of a setting", "a").flatten();
        set(&db, "a", "1", true).await;
        assert_eq!(recalled(), None, "nobody asked yet");
        asked(&db, "a").await;
        assert_eq!(recalled(), some("1"));
        set(&db, "a", "2", true).await;
        assert_eq!(recalled(), None, "it changed");
        asked(&db, "a").await;
        assert_eq!(recalled(), some("2"));
    });
}

/// The values of some settings, each kept by itself, and how many statements it took.
async fn asked_all(db: &Db, keys: &'static [&'static str]) -> (Vec<String>, usize) {
    let read = db.read(move |conn| {
        let topics = |key: &&str, _: &String| vec![(*key).to_owned()];
        kept_all(conn, "values of settings", keys, topics, |conn, keys| -> Result<_, Error> {
            let mut out = Vec::new();
            for key in keys {
                out.extend(settings::get(conn, key)?.map(|(value, _)| (*key, value)));
            }
            Ok(out)
        })
    });
    let (found, statements) = statements::counted(read).await;
    (found.unwrap(), statements.len())
}

#[test]
fn of_many_answers_those_alone_are_asked_anew_that_changed_or_are_not_there() {
    on_each_engine(async |db| {
        for key in ["a", "b", "c"] {
            set(&db, key, "1", true).await;
        }
        assert_eq!(asked_all(&db, &["a", "b", "x"]).await, (vec!["1".into(), "1".into()], 3));
        assert_eq!(asked_all(&db, &["b", "a"]).await.1, 0);
        set(&db, "b", "2", true).await;
        assert_eq!(asked_all(&db, &["c", "b", "a"]).await, (vec!["1".into(), "2".into(), "1".into()], 2));
        assert_eq!(
            asked_all(&db, &["x", "a"]).await,
            (vec!["1".into()], 1),
            "what is not there is asked for each time"
        );
        let written = db.write(|tx| {
            settings::set(tx, "a", "3")?;
            let topics = |_: &&str, _: &String| vec!["a".to_owned()];
            let load = |conn: &mut Conn, _: &[&str]| {
                Ok(settings::get(conn, "a")?.map(|(value, _)| ("a", value)).into_iter().collect())
            };
            kept_all(tx, "value in a write", &["a"], topics, load).map_err(|error: Error| error)
        });
        assert_eq!(written.await.unwrap(), ["3"], "a write sees what it decides by");
    });
}

#[test]
fn what_is_not_there_is_asked_for_each_time() {
    on_each_engine(async |db| {
        assert_eq!(asked(&db, "a").await, (None, 1));
        assert_eq!(asked(&db, "a").await, (None, 1));
        // Nobody has to tell that something begins.
        set(&db, "a", "1", false).await;
        assert_eq!(asked(&db, "a").await, (some("1"), 1));
    });
}

#[test]
fn write_sees_what_it_decides_by_and_nothing_that_was_kept() {
    on_each_engine(async |db| {
        set(&db, "a", "1", true).await;
        asked(&db, "a").await;
        set(&db, "a", "2", false).await;
        let seen = db.write(|tx| value(tx, "a")).await.unwrap();
        assert_eq!(seen, some("2"));
    });
}

#[test]
fn write_that_is_undone_changes_nothing() {
    on_each_engine(async |db| {
        set(&db, "a", "1", true).await;
        asked(&db, "a").await;
        let undone = db.write(|tx| {
            settings::set(tx, "a", "2")?;
            tx.changed("a");
            Err::<(), _>(Error::NotFound)
        });
        assert!(undone.await.is_err());
        assert_eq!(asked(&db, "a").await, (some("1"), 0));
    });
}

#[test]
fn read_that_began_before_a_change_neither_takes_what_is_newer_nor_leaves_what_is_older() {
    on_each_engine(|db| async move {
        set(&db, "a", "1", true).await;
        let (begun, has_begun) = std::sync::mpsc::channel();
        let (changed, has_changed) = std::sync::mpsc::channel::<()>();
        let old = db.clone();
        let slow = std::thread::spawn(move || {
            old.read_blocking(|conn| {
                // From here on this read sees one state of the database.
                settings::get(conn, "a")?;
                begun.send(()).unwrap();
                has_changed.recv().unwrap();
                value(conn, "a")
            })
        });
        has_begun.recv().unwrap();
        set(&db, "a", "2", true).await;
        assert_eq!(asked(&db, "a").await, (some("2"), 1));
        changed.send(()).unwrap();
        assert_eq!(slow.join().unwrap().unwrap(), some("1"), "newer than the rest of its read");
        assert_eq!(asked(&db, "a").await.0, some("2"), "older than what was answered before");
    });
}

#[test]
fn change_of_another_process_is_seen_within_a_second() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for engine in engines() {
        println!("engine: {engine:?}");
        let here = engine.open_with(|options| options.exclusive = false);
        let there = Db::open(&here.options).unwrap();
        runtime.block_on(async {
            let following = here.clone();
            let follow = tokio::spawn(async move { following.follow(std::future::pending()).await });
            tokio::time::sleep(Duration::from_millis(300)).await;
            set(&here, "a", "1", true).await;
            asked(&here, "a").await;
            set(&there, "a", "2", true).await;
            let since = Instant::now();
            while asked(&here, "a").await.0 != some("2") {
                assert!(since.elapsed() < Duration::from_secs(1), "not seen in a second");
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
            follow.abort();
        });
    }
}
