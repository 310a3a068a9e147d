//! Group commit and batch actions under concurrency: each gets its own answer, and what is stored is
//! what was answered.

mod support;

use std::collections::BTreeSet;

use cantiere_store::{Error, settings};
use cantiere_testkit::{Engine, engines, on_each_engine};
use proptest::{prelude::*, test_runner::TestRunner};
use support::{Vote, stored, vote_alone};

#[test]
fn batch_many_at_once_are_all_stored_and_counted() {
    on_each_engine(async |db| {
        let votes: Vec<_> = (0..500)
            .map(|n| {
                let db = db.clone();
                // Each key twice: one of the two is new.
                tokio::spawn(async move { db.write_batch::<Vote>(format!("v{}", n % 250)).await.unwrap() })
            })
            .collect();
        let mut new = 0;
        for vote in votes {
            new += usize::from(vote.await.unwrap());
        }
        let kept = db.read(stored).await.unwrap();
        assert_eq!((new, kept.len()), (250, 250));
        assert_ne!(db.changed("votes"), 0);
    });
}

#[test]
fn batch_input_that_panics_or_is_refused_spoils_no_other() {
    on_each_engine(async |db| {
        let send = |key: &str| {
            let (db, key) = (db.clone(), key.to_owned());
            tokio::spawn(async move { db.write_batch::<Vote>(key).await })
        };
        let sent = ["a", "panic", "b", "refuse", "c"].map(send);
        let mut results = Vec::new();
        for one in sent {
            results.push(one.await.unwrap());
        }
        assert!(matches!(results[1], Err(Error::Panicked(_))), "{results:?}");
        assert!(matches!(results[3], Err(Error::NotFound)), "{results:?}");
        assert!([0, 2, 4].iter().all(|&n| matches!(results[n], Ok(true))), "{results:?}");
        let kept = db.read(stored).await.unwrap();
        assert!(["a", "b", "c"].iter().all(|key| kept.contains(*key)), "{kept:?}");
    });
}

#[test]
fn write_on_one_row_by_many_loses_no_update() {
    on_each_engine(async |db| {
        let writers: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                tokio::spawn(async move {
                    for _ in 0..10 {
                        loop {
                            // Reads, then writes what it read: wrong under anything but serialisation.
                            let result = db.write(|tx| {
                                let value = settings::get(tx, "n")?.map_or(0, |(value, _)| value.parse().unwrap());
                                let next: i64 = value + 1;
                                Ok::<_, Error>(settings::set(tx, "n", &next.to_string())?)
                            });
                            match result.await {
                                Ok(()) => break,
                                Err(Error::Conflict) => {}
                                Err(error) => panic!("{error}"),
                            }
                        }
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let value = db.read(|conn| Ok::<_, Error>(settings::get(conn, "n")?)).await.unwrap();
        assert_eq!(value.unwrap().0, "80");
    });
}

#[test]
fn write_queue_full_is_refused_at_once() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let db = Engine::Sqlite.open_with(|options| options.queue = 4);
    runtime.block_on(async {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let wait = std::sync::Mutex::new(wait);
        let holder = {
            let db = db.clone();
            tokio::spawn(async move {
                db.write(move |_| {
                    wait.lock().unwrap().recv().unwrap();
                    Ok::<_, Error>(())
                })
                .await
            })
        };
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        let waiting: Vec<_> = (0..10)
            .map(|n| {
                let db = db.clone();
                tokio::spawn(async move { vote_alone(&db, "alone", format!("v{n}")).await })
            })
            .collect();
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        go.send(()).unwrap();
        holder.await.unwrap().unwrap();
        let (mut full, mut done) = (0, 0);
        for one in waiting {
            match one.await.unwrap() {
                Ok(()) => done += 1,
                Err(Error::Full) => full += 1,
                Err(error) => panic!("{error}"),
            }
        }
        assert_eq!((done, full), (4, 6));
        assert_eq!(db.read(stored).await.unwrap().len(), 4);
    });
}

#[test]
fn changes_of_another_process_are_seen_within_a_second() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for engine in engines() {
        println!("engine: {engine:?}");
        let here = engine.open_with(|options| options.exclusive = false);
        // Another opening has its own memory, as another process has.
        let there = cantiere_store::Db::open(&here.options).unwrap();
        runtime.block_on(async {
            let following = here.clone();
            let follow = tokio::spawn(async move { following.follow(std::future::pending()).await });
            tokio::time::sleep(std::time::Duration::from_millis(300)).await;
            for n in 0..5 {
                let before = here.changed("plan/7");
                let write = there.write(move |tx| {
                    tx.changed("plan/7");
                    Ok::<_, Error>(settings::set(tx, "n", &n.to_string())?)
                });
                write.await.unwrap();
                let since = std::time::Instant::now();
                while here.changed("plan/7") == before {
                    assert!(since.elapsed().as_millis() < 1_000, "not seen in a second");
                    tokio::time::sleep(std::time::Duration::from_millis(10)).await;
                }
            }
            // Its own writes were told at once, and are not told again.
            here.write(|tx| {
                let _: () = tx.changed("plan/8");
                Ok::<_, Error>(())
            })
            .await
            .unwrap();
            let own = here.changed("plan/8");
            tokio::time::sleep(std::time::Duration::from_millis(900)).await;
            assert_eq!(here.changed("plan/8"), own);
            follow.abort();
        });
    }
}

#[derive(Clone, Debug)]
enum Command {
    Alone(u8),
    AloneFails(u8),
    AlonePanics(u8),
    Batch(u8),
    BatchPanics,
    BatchRefused,
}

fn command() -> impl Strategy<Value = Command> {
    prop_oneof![
        4 => any::<u8>().prop_map(Command::Alone),
        1 => any::<u8>().prop_map(Command::AloneFails),
        1 => any::<u8>().prop_map(Command::AlonePanics),
        6 => any::<u8>().prop_map(Command::Batch),
        1 => Just(Command::BatchPanics),
        1 => Just(Command::BatchRefused),
    ]
}

/// Any mixture of writes, all at once: acknowledged and stored are the same set, the counters are right,
/// and each failure is the one its command asked for.
#[test]
fn writes_of_any_mixture_store_exactly_what_they_answer() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    for (engine, cases) in [(Engine::Sqlite, 40), (Engine::Postgres, 10)] {
        println!("engine: {engine:?}");
        let mut runner = TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..Default::default() });
        let all = proptest::collection::vec(command(), 1..80);
        let result = runner.run(&all, |commands| {
            let db = engine.open();
            let (acknowledged, kept) = runtime.block_on(async {
                let running: Vec<_> = commands
                    .into_iter()
                    .map(|command| {
                        let db = db.clone();
                        tokio::spawn(async move { run(&db, command).await })
                    })
                    .collect();
                let mut acknowledged = BTreeSet::new();
                for one in running {
                    acknowledged.extend(one.await.unwrap());
                }
                (acknowledged, db.read(stored).await.unwrap())
            });
            // A refused input of a batch stores its row here: refusing is the action's own affair.
            let kept: BTreeSet<String> = kept.into_iter().filter(|key| key != "refuse").collect();
            prop_assert_eq!(acknowledged, kept);
            Ok(())
        });
        if let Err(error) = result {
            panic!("{engine:?}: {error}");
        }
    }
}

async fn run(db: &cantiere_store::Db, command: Command) -> Option<String> {
    match command {
        Command::Alone(n) => {
            let key = format!("alone-{n}");
            match vote_alone(db, "alone", key.clone()).await {
                Ok(()) => Some(key),
                // The same key twice, or five collisions on the counter.
                Err(error) => {
                    assert!(error.is_unique_violation() || error.is_temporary(), "{error}");
                    None
                }
            }
        }
        Command::AloneFails(n) | Command::AlonePanics(n) => {
            let panics = matches!(command, Command::AlonePanics(_));
            let result = db.write(move |tx| -> Result<(), Error> {
                settings::set(tx, &format!("undone-{n}"), "x")?;
                assert!(!panics, "on purpose");
                Err(Error::NotFound)
            });
            let error = result.await.unwrap_err();
            assert!(matches!(error, Error::Panicked(_) | Error::NotFound | Error::Conflict), "{error}");
            None
        }
        Command::Batch(n) => {
            let key = format!("batch-{n}");
            db.write_batch::<Vote>(key.clone()).await.unwrap();
            Some(key)
        }
        Command::BatchPanics => {
            let error = db.write_batch::<Vote>("panic".into()).await.unwrap_err();
            assert!(matches!(error, Error::Panicked(_)), "{error}");
            None
        }
        Command::BatchRefused => {
            let error = db.write_batch::<Vote>("refuse".into()).await.unwrap_err();
            assert!(matches!(error, Error::NotFound), "{error}");
            None
        }
    }
}
