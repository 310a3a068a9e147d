//! Reads, writes and what they promise, the same on both engines.

use cantiere_store::{Conn, Error, Tx, insert_id, once, schema::base::setting, settings, sql, statements};
use cantiere_testkit::on_each_engine;
use diesel::{prelude::*, sql_types::*};

#[derive(QueryableByName, Debug, PartialEq)]
struct Pair {
    #[diesel(sql_type = BigInt)]
    a: i64,
    #[diesel(sql_type = Text)]
    b: String,
}

#[test]
fn write_committed_is_read_back() {
    on_each_engine(async |db| {
        db.write(|tx| Ok::<_, Error>(settings::set(tx, "name", "Comune")?)).await.unwrap();
        let found = db.read(|conn| Ok::<_, Error>(settings::get(conn, "name")?)).await.unwrap();
        assert_eq!(found, Some(("Comune".into(), 1)));
    });
}

#[test]
fn write_with_error_is_undone_alone() {
    on_each_engine(async |db| {
        let wrong = db.write(|tx| {
            settings::set(tx, "a", "1")?;
            Err::<(), _>(Error::NotFound)
        });
        let right = db.write(|tx| Ok::<_, Error>(settings::set(tx, "b", "2")?));
        let (wrong, right) = tokio::join!(wrong, right);
        assert!(matches!(wrong, Err(Error::NotFound)), "{wrong:?}");
        right.unwrap();
        let all = db.read(|conn| Ok::<_, Error>(settings::all(conn)?)).await.unwrap();
        assert_eq!(all, [("b".into(), "2".into(), 1)]);
    });
}

/// Many share a transaction; those that are refused after they have written leave nothing, those that are refused before and
/// those that are taken are as they are alone.
#[test]
fn writes_refused_among_many_leave_nothing() {
    on_each_engine(async |db| {
        let writes: Vec<_> = (0..96_usize)
            .map(|n| {
                let db = db.clone();
                let write = move |tx: &mut Tx| {
                    match n % 3 {
                        0 => return Err(Error::NotFound),
                        _ => settings::set(tx, &format!("{n:02}"), "1")?,
                    }
                    if n % 3 == 1 { Err(Error::Apart) } else { Ok(n) }
                };
                tokio::spawn(async move { db.write(write).await })
            })
            .collect();
        for (n, write) in writes.into_iter().enumerate() {
            let said = write.await.unwrap();
            let right = match n % 3 {
                0 => matches!(said, Err(Error::NotFound)),
                1 => matches!(said, Err(Error::Apart)),
                _ => matches!(said, Ok(own) if own == n),
            };
            assert!(right, "{n}: {said:?}");
        }
        let there = db.read(|conn| Ok::<_, Error>(settings::all(conn)?)).await.unwrap();
        let names: Vec<String> = there.into_iter().map(|(name, _, _)| name).collect();
        let wanted: Vec<String> = (0..96).filter(|n| n % 3 == 2).map(|n| format!("{n:02}")).collect();
        assert_eq!(names, wanted);
    });
}

#[test]
fn write_that_panics_fails_alone() {
    on_each_engine(async |db| {
        let panics = db.write(|tx| -> Result<(), Error> {
            settings::set(tx, "a", "1")?;
            panic!("on purpose")
        });
        let right = db.write(|tx| Ok::<_, Error>(settings::set(tx, "b", "2")?));
        let (panics, right) = tokio::join!(panics, right);
        assert!(matches!(&panics, Err(Error::Panicked(text)) if text == "on purpose"), "{panics:?}");
        right.unwrap();
        let all = db.read(|conn| Ok::<_, Error>(settings::all(conn)?)).await.unwrap();
        assert_eq!(all.len(), 1);
    });
}

#[test]
fn setting_stale_version_is_conflict() {
    on_each_engine(async |db| {
        let replace = |value: &'static str, version| db.write(move |tx| settings::replace(tx, "k", value, version));
        replace("one", 0).await.unwrap();
        replace("two", 1).await.unwrap();
        assert!(matches!(replace("three", 1).await, Err(Error::Conflict)));
        assert!(matches!(replace("three", 0).await, Err(Error::Conflict)));
        let found = db.read(|conn| Ok::<_, Error>(settings::get(conn, "k")?)).await.unwrap();
        assert_eq!(found, Some(("two".into(), 2)));
    });
}

#[test]
fn read_cannot_write() {
    on_each_engine(async |db| {
        let refused = db
            .read(|conn| {
                let row = (setting::key.eq("k"), setting::value.eq("v"), setting::version.eq(1));
                Ok::<_, Error>(diesel::insert_into(setting::table).values(row).execute(conn)?)
            })
            .await;
        assert!(refused.is_err());
    });
}

#[test]
fn statement_in_sql_binds_in_any_order() {
    on_each_engine(async |db| {
        let ask = |conn: &mut cantiere_store::Conn| {
            sql("select cast($2 as bigint) + cast($2 as bigint) as a, cast($1 as text) as b")
                .bind::<Text, _>("città")
                .bind::<BigInt, _>(21_i64)
                .get_result::<Pair>(conn)
        };
        for _ in 0..3 {
            let pair = db.read(move |conn| Ok::<_, Error>(ask(conn)?)).await.unwrap();
            assert_eq!(pair, Pair { a: 42, b: "città".into() });
        }
        let missing = db.read(|conn| Ok::<_, Error>(sql("select $1 as a").get_result::<Pair>(conn)?)).await;
        assert!(missing.unwrap_err().to_string().contains("$1 has no value"));
    });
}

#[test]
fn ids_are_given_and_never_reused() {
    use cantiere_store::schema::base::change;
    on_each_engine(async |db| {
        let insert = |tx: &mut Tx| {
            let row = (change::topic.eq("x".to_owned()), change::origin.eq(1_i64), change::at.eq(tx.now()));
            insert_id(tx, diesel::insert_into(change::table).values(row))
        };
        let first = db.write(move |tx| Ok::<_, Error>(insert(tx)?)).await.unwrap();
        db.write(|tx| Ok::<_, Error>(diesel::delete(change::table).execute(tx.conn())?)).await.unwrap();
        let second = db.write(move |tx| Ok::<_, Error>(insert(tx)?)).await.unwrap();
        assert!(second > first, "{second} after {first}");
    });
}

#[test]
fn statements_are_counted_without_transaction_control() {
    on_each_engine(async |db| {
        let work = async {
            db.read(|conn| Ok::<_, Error>(settings::get(conn, "a")?)).await.unwrap();
            db.write(|tx| Ok::<_, Error>(settings::set(tx, "a", "1")?)).await.unwrap();
        };
        let ((), counted) = statements::counted(work).await;
        assert_eq!(counted.len(), 3, "{counted:#?}");
        db.read(|conn| Ok::<_, Error>(settings::get(conn, "a")?)).await.unwrap();
    });
}

#[test]
fn time_is_one_for_a_write_and_follows_the_offset() {
    on_each_engine(async |db| {
        let day = 86_400_000_000;
        let (one, two) = db
            .write(|tx| {
                let one = tx.now();
                std::thread::sleep(std::time::Duration::from_millis(5));
                Ok::<_, Error>((one, tx.now()))
            })
            .await
            .unwrap();
        assert_eq!(one, two);
        assert!((one - db.now()).abs() < 60_000_000);
        db.set_clock_offset(day);
        let later = db.write(|tx| Ok::<_, Error>(tx.now())).await.unwrap();
        assert!((later - one - day).abs() < 60_000_000);
    });
}

#[test]
fn change_is_seen_at_once_and_only_when_committed() {
    on_each_engine(async |db| {
        let before = db.changed("plan/1");
        let undone = db.write(|tx| {
            tx.changed("plan/1");
            Err::<(), _>(Error::NotFound)
        });
        assert!(undone.await.is_err());
        assert_eq!(db.changed("plan/1"), before);
        db.write(|tx| {
            tx.changed("plan/1");
            Ok::<_, Error>(())
        })
        .await
        .unwrap();
        assert_ne!(db.changed("plan/1"), before);
        assert_eq!(db.changed("plan/2"), 0);
    });
}

#[test]
fn export_sees_one_snapshot() {
    on_each_engine(async |db| {
        db.write(|tx| Ok::<_, Error>(settings::set(tx, "a", "1")?)).await.unwrap();
        let (ready, wait) = std::sync::mpsc::channel::<()>();
        let (started, begun) = tokio::sync::oneshot::channel();
        let export = {
            let db = db.clone();
            tokio::spawn(async move {
                db.export(move |conn| {
                    let one = settings::all(conn)?;
                    started.send(()).unwrap();
                    wait.recv().unwrap();
                    Ok::<_, Error>((one, settings::all(conn)?))
                })
                .await
            })
        };
        begun.await.unwrap();
        db.write(|tx| Ok::<_, Error>(settings::set(tx, "b", "2")?)).await.unwrap();
        ready.send(()).unwrap();
        let (one, two) = export.await.unwrap().unwrap();
        assert_eq!(one, two);
        assert_eq!(one.len(), 1);
    });
}

/// The value of a setting, by the memory of a read.
fn remembered(conn: &mut Conn, key: &'static str) -> Result<String, Error> {
    once(conn, "setting", key, |conn| Ok(settings::get(conn, key)?.map(|(value, _)| value).unwrap_or_default()))
}

#[test]
fn a_read_asks_once_and_a_write_each_time() {
    on_each_engine(async |db| {
        for value in ["one", "two"] {
            // In a write what was just written is seen.
            let seen = db.write(move |tx| {
                let before = remembered(tx, "k")?;
                settings::set(tx, "k", value)?;
                Ok::<_, Error>((before, remembered(tx, "k")?))
            });
            assert_eq!(seen.await.unwrap().1, value);
            let read = db.read(|conn| {
                let others = remembered(conn, "other")?;
                Ok::<_, Error>((remembered(conn, "k")?, remembered(conn, "k")?, others))
            });
            let (answers, ran) = statements::counted(read).await;
            assert_eq!(answers.unwrap(), (value.into(), value.into(), String::new()), "kept beyond a read");
            assert_eq!(ran.len(), 2, "{ran:#?}");
        }
    });
}
