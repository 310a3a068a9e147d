//! Jobs, files, events and idempotency on both engines.

use std::{
    io::Cursor,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

use cantiere_store::{
    Db, Error, events, files, idempotency,
    jobs::{self, Handlers, JobError},
    schema::base::{blob, event, job},
    settings,
};
use cantiere_testkit::on_each_engine;
use diesel::prelude::*;

const HOUR: i64 = 3_600_000_000;

async fn waiting(db: &Db) -> i64 {
    db.read(|conn| Ok::<_, Error>(job::table.count().get_result(conn)?)).await.unwrap()
}

#[test]
fn job_runs_once_after_its_write_committed() {
    on_each_engine(async |db| {
        let ran = Arc::new(AtomicUsize::new(0));
        let handlers = {
            let ran = ran.clone();
            Handlers::new().with("test", move |_, job| {
                let ran = ran.clone();
                async move {
                    let payload: Vec<i64> = serde_json::from_str(&job.payload)?;
                    assert_eq!(payload, [1, 2]);
                    ran.fetch_add(1, Relaxed);
                    Ok(())
                }
            })
        };
        let undone = db.write(|tx| {
            jobs::enqueue(tx, "test", &[1, 2], 0)?;
            Err::<(), _>(Error::NotFound)
        });
        assert!(undone.await.is_err());
        assert_eq!(jobs::run_due(&db, &handlers).await.unwrap(), 0);
        db.write(|tx| Ok::<_, Error>(jobs::enqueue(tx, "test", &[1, 2], 0)?)).await.unwrap();
        assert_eq!(jobs::run_due(&db, &handlers).await.unwrap(), 1);
        assert_eq!((ran.load(Relaxed), waiting(&db).await), (1, 0));
    });
}

#[test]
fn job_for_later_waits_until_then() {
    on_each_engine(async |db| {
        let handlers = Handlers::new().with("test", async |_, _| Ok(()));
        db.write(|tx| {
            let at = tx.now() + HOUR;
            Ok::<_, Error>(jobs::enqueue(tx, "test", &(), at)?)
        })
        .await
        .unwrap();
        assert_eq!(jobs::run_due(&db, &handlers).await.unwrap(), 0);
        db.set_clock_offset(2 * HOUR);
        assert_eq!(jobs::run_due(&db, &handlers).await.unwrap(), 1);
    });
}

#[test]
fn job_that_fails_is_set_back_then_given_up_and_retried_by_hand() {
    on_each_engine(async |db| {
        let handlers = Handlers::new().with("test", async |_, _| Err(JobError::Again("no mail server".into())));
        db.write(|tx| Ok::<_, Error>(jobs::enqueue(tx, "test", &(), 0)?)).await.unwrap();
        let mut attempts = 0;
        for hours in 0..100 {
            db.set_clock_offset(hours * 7 * HOUR);
            attempts += jobs::run_due(&db, &handlers).await.unwrap();
        }
        assert_eq!(attempts, 12);
        let failed = db.read(|conn| Ok::<_, Error>(jobs::failed(conn)?)).await.unwrap();
        assert_eq!(failed.len(), 1);
        assert_eq!(failed[0].last_error.as_deref(), Some("no mail server"));
        let id = failed[0].id;
        db.write(move |tx| Ok::<_, Error>(jobs::retry(tx, id)?)).await.unwrap();
        let working = Handlers::new().with("test", async |_, _| Ok(()));
        assert_eq!(jobs::run_due(&db, &working).await.unwrap(), 1);
        assert_eq!(waiting(&db).await, 0);
    });
}

#[test]
fn job_that_panics_or_cannot_work_is_kept_with_its_reason() {
    on_each_engine(async |db| {
        let handlers = Handlers::new()
            .with("panics", async |_, _| panic!("on purpose"))
            .with("fatal", async |_, _| Err(JobError::Fatal("no such plan".into())));
        for kind in ["panics", "fatal", "unknown"] {
            db.write(move |tx| Ok::<_, Error>(jobs::enqueue(tx, kind, &(), 0)?)).await.unwrap();
        }
        assert_eq!(jobs::run_due(&db, &handlers).await.unwrap(), 2);
        let rows: Vec<(String, bool)> = db
            .read(|conn| Ok::<_, Error>(job::table.order(job::id).select((job::kind, job::failed)).load(conn)?))
            .await
            .unwrap();
        // A kind that another process may know is left to it.
        let expected = [("panics", false), ("fatal", true), ("unknown", false)];
        assert_eq!(rows, expected.map(|(kind, failed)| (kind.to_owned(), failed)));
    });
}

#[test]
fn job_unique_is_added_once_while_it_waits() {
    on_each_engine(async |db| {
        for _ in 0..3 {
            db.write(|tx| Ok::<_, Error>(jobs::enqueue_once(tx, "test", "plan/1", &(), 0)?)).await.unwrap();
        }
        assert_eq!(waiting(&db).await, 1);
    });
}

#[test]
fn job_taken_by_many_workers_runs_once_each() {
    on_each_engine(async |db| {
        let ran = Arc::new(std::sync::Mutex::new(Vec::new()));
        let handlers = {
            let ran = ran.clone();
            Handlers::new().with("test", move |_, job| {
                ran.lock().unwrap().push(job.payload);
                async { Ok(()) }
            })
        };
        for n in 0..40 {
            db.write(move |tx| Ok::<_, Error>(jobs::enqueue(tx, "test", &n, 0)?)).await.unwrap();
        }
        let workers: Vec<_> = (0..4)
            .map(|_| {
                let (db, handlers) = (db.clone(), handlers.clone());
                tokio::spawn(async move { while jobs::run_due(&db, &handlers).await.unwrap() > 0 {} })
            })
            .collect();
        for worker in workers {
            worker.await.unwrap();
        }
        // A worker may have stopped while another held the last.
        jobs::run_due(&db, &handlers).await.unwrap();
        let mut ran = ran.lock().unwrap().clone();
        ran.sort_by_key(|payload| payload.parse::<i64>().unwrap());
        assert_eq!(ran, (0..40).map(|n| n.to_string()).collect::<Vec<_>>());
    });
}

#[test]
fn job_effects_are_undone_when_another_has_taken_it_over() {
    on_each_engine(async |db| {
        let handlers = Handlers::new().with("test", async |db: Db, job: jobs::Job| {
            // As if this worker had slept past its lease, and another had begun.
            let id = job.id;
            db.write(move |tx| {
                diesel::update(job::table.find(id)).set(job::claim.eq(99)).execute(tx.conn())?;
                Ok::<_, Error>(())
            })
            .await?;
            let result = db.write(move |tx| {
                settings::set(tx, "effect", "twice")?;
                job.done(tx)
            });
            assert!(matches!(result.await, Err(Error::Conflict)));
            Ok(())
        });
        db.write(|tx| Ok::<_, Error>(jobs::enqueue(tx, "test", &(), 0)?)).await.unwrap();
        jobs::run_due(&db, &handlers).await.unwrap();
        let effect = db.read(|conn| Ok::<_, Error>(settings::get(conn, "effect")?)).await.unwrap();
        assert_eq!((effect, waiting(&db).await), (None, 1));
    });
}

#[test]
fn worker_stops_when_told_and_plans_its_upkeep() {
    on_each_engine(async |db| {
        let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
        let worker = tokio::spawn(jobs::run(db.clone(), Handlers::new(), async { stopped.await.unwrap_or(()) }));
        // The first upkeep plans the next, an hour later.
        for _ in 0..200 {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            let next: Option<i64> =
                db.read(|conn| Ok::<_, Error>(job::table.select(job::run_at).first(conn).optional()?)).await.unwrap();
            if next.is_some_and(|at| at > db.now() + HOUR / 2) {
                break;
            }
        }
        stop.send(()).unwrap();
        tokio::time::timeout(std::time::Duration::from_secs(5), worker).await.unwrap().unwrap();
        assert_eq!(waiting(&db).await, 1);
    });
}

async fn put(db: &Db, content: Vec<u8>) -> Result<files::Stored, files::PutError> {
    let db = db.clone();
    tokio::task::spawn_blocking(move || files::put(&db, &mut Cursor::new(content), 4_000_000)).await.unwrap()
}

async fn chunks(db: &Db) -> i64 {
    db.read(|conn| Ok::<_, Error>(blob::table.count().get_result(conn)?)).await.unwrap()
}

#[test]
fn file_is_stored_in_chunks_and_given_back_whole() {
    on_each_engine(async |db| {
        let content: Vec<u8> = (0..600_000_u32).map(|n| (n % 251) as u8).collect();
        let stored = put(&db, content.clone()).await.unwrap();
        assert_eq!(put(&db, content.clone()).await.unwrap(), stored);
        assert_eq!((stored.size, chunks(&db).await), (600_000, 3));
        let id = db.write(move |tx| files::name(tx, "u-1", &stored, "atto.pdf", "application/pdf")).await.unwrap();
        let (file, back) = db
            .read(move |conn| {
                let file = files::find(conn, id)?.unwrap();
                let mut back = Vec::new();
                while let Some(chunk) = files::chunk(conn, &file.sha256, (back.len() / files::CHUNK) as i64)? {
                    let full = chunk.len() == files::CHUNK;
                    back.extend(chunk);
                    if !full {
                        break;
                    }
                }
                Ok::<_, Error>((file, back))
            })
            .await
            .unwrap();
        assert_eq!((file.name.as_str(), file.size), ("atto.pdf", 600_000));
        assert!(back == content);
    });
}

#[test]
fn file_too_large_or_not_stored_is_refused() {
    on_each_engine(async |db| {
        let refused = put(&db, vec![0; 4_000_001]).await;
        assert!(matches!(refused, Err(files::PutError::TooLarge(4_000_000))), "{refused:?}");
        assert_eq!(chunks(&db).await, 0);
        let nowhere = files::Stored { sha256: vec![1; 32], size: 10 };
        let refused = db.write(move |tx| files::name(tx, "u-2", &nowhere, "x", "text/plain")).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    });
}

#[test]
fn file_nobody_names_is_swept_after_a_day() {
    on_each_engine(async |db| {
        let named = put(&db, b"named".to_vec()).await.unwrap();
        db.write(move |tx| files::name(tx, "u-3", &named, "x", "text/plain")).await.unwrap();
        put(&db, vec![7; 600_000]).await.unwrap();
        let sweep = async |offset| {
            db.set_clock_offset(offset);
            db.write(|tx| Ok::<_, Error>(jobs::enqueue(tx, "store.upkeep", &(), 0)?)).await.unwrap();
            jobs::run_due(&db, &Handlers::new()).await.unwrap();
            chunks(&db).await
        };
        assert_eq!(sweep(HOUR).await, 4);
        assert_eq!(sweep(25 * HOUR).await, 1);
    });
}

#[test]
fn event_is_part_of_its_write() {
    on_each_engine(async |db| {
        let write = |fails| {
            db.write(move |tx| {
                let line = events::Event {
                    actor: Some(3),
                    verb: "published",
                    subject: ("revision", 7),
                    plan: Some(1),
                    public: true,
                    ids: &[8, 9],
                    ..Default::default()
                };
                events::record(tx, &line)?;
                if fails { Err(Error::NotFound) } else { Ok(tx.now()) }
            })
        };
        assert!(write(true).await.is_err());
        let at = write(false).await.unwrap();
        let rows: Vec<(i64, Option<i64>, String, i64, bool, String)> = db
            .read(|conn| {
                let columns = (event::at, event::actor, event::verb, event::ref_id, event::public, event::ids);
                Ok::<_, Error>(event::table.select(columns).load(conn)?)
            })
            .await
            .unwrap();
        assert_eq!(rows, [(at, Some(3), "published".into(), 7, true, "[8,9]".into())]);
    });
}

#[test]
fn form_sent_many_times_at_once_acts_once() {
    on_each_engine(async |db| {
        let acted = Arc::new(AtomicUsize::new(0));
        let send = |person: i64| {
            let (db, acted) = (db.clone(), acted.clone());
            tokio::spawn(async move {
                db.write(move |tx| {
                    let acted = acted.clone();
                    idempotency::once::<Error>(tx, person, "key", |tx| {
                        jobs::enqueue(tx, "made", &(), 0)?;
                        Ok(format!("/made/{}", acted.fetch_add(1, Relaxed)))
                    })
                })
                .await
            })
        };
        let sent: Vec<_> = (0..16).map(|_| send(1)).collect();
        let mut answers = Vec::new();
        for one in sent {
            match one.await.unwrap() {
                Ok(answer) => answers.push(answer),
                Err(error) => assert!(error.is_temporary(), "{error}"),
            }
        }
        assert!(!answers.is_empty() && answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
        assert_eq!(waiting(&db).await, 1);
        let other = send(2).await.unwrap().unwrap();
        assert_ne!(other, answers[0]);
    });
}
