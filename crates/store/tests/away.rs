//! PostgreSQL that is away, frozen or busy: an answer within two seconds, and back to work by itself.

mod support;

use std::{
    future::Future,
    process::Command,
    time::{Duration, Instant},
};

use cantiere_store::{DatabaseUrl, Db, Error, Options, settings};
use cantiere_testkit::postgres::Server;
use diesel::{Connection, PgConnection, connection::SimpleConnection};
use support::{Vote, stored, vote_alone};

fn open(server: &Server) -> (Db, String) {
    let url = server.schema();
    let options = Options { connections: 4, ..Options::new(DatabaseUrl::Postgres(url.clone())) };
    Db::migrate(&options).unwrap();
    (Db::open(&options).unwrap(), url)
}

fn read(db: &Db) -> impl Future<Output = Result<usize, Error>> + use<> {
    let db = db.clone();
    async move { db.read(|conn| Ok::<_, Error>(settings::all(conn)?.len())).await }
}

fn write(db: &Db) -> impl Future<Output = Result<(), Error>> + use<> {
    let db = db.clone();
    async move { db.write(|tx| Ok::<_, Error>(settings::set(tx, "a", "1")?)).await }
}

/// Fails for a temporary reason, within two seconds, however many ask.
async fn is_refused_soon(db: &Db, what: &str) {
    let asked: Vec<_> = (0..24)
        .map(|n| {
            let (read, write) = (read(db), write(db));
            tokio::spawn(async move {
                let since = Instant::now();
                let result = if n % 2 == 0 { read.await.map(|_| ()) } else { write.await };
                (result, since.elapsed())
            })
        })
        .collect();
    for one in asked {
        let (result, took) = one.await.unwrap();
        let error = result.expect_err("the database is away");
        assert!(error.is_temporary(), "{what}: {error}");
        assert!(took < Duration::from_millis(2_300), "{what}: {error} took {took:?}");
    }
}

async fn works_again(db: &Db, what: &str) {
    let since = Instant::now();
    loop {
        match (read(db).await, write(db).await) {
            (Ok(_), Ok(())) => return,
            (read, write) => {
                assert!(since.elapsed() < Duration::from_secs(5), "{what}: {read:?} {write:?}");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Runtime::new().unwrap()
}

#[test]
fn postgres_stopped_is_told_at_once_and_found_again() {
    let server = Server::private();
    let (db, _) = open(&server);
    runtime().block_on(async {
        works_again(&db, "before").await;
        for _ in 0..3 {
            server.stop_immediately();
            is_refused_soon(&db, "stopped").await;
            let vote = db.write_batch::<Vote>("v".into()).await;
            assert!(vote.unwrap_err().is_temporary());
            server.start_again();
            works_again(&db, "started").await;
            db.write_batch::<Vote>("v".into()).await.unwrap();
        }
        vote_alone(&db, "alone", "w".into()).await.unwrap();
        assert_eq!(db.read(stored).await.unwrap().len(), 2);
    });
}

fn signal(server: &Server, signal: &str) {
    let parent = server.pid().to_string();
    let children = Command::new("pgrep").args(["-P", &parent]).output().expect("pgrep, of package procps");
    let children = String::from_utf8(children.stdout).unwrap();
    let all = children.lines().chain([parent.as_str()]);
    let status = Command::new("kill").arg(signal).args(all).status().unwrap();
    assert!(status.success(), "kill {signal}");
}

#[test]
fn postgres_frozen_is_given_up_and_found_again() {
    let server = Server::private();
    let (db, _) = open(&server);
    runtime().block_on(async {
        works_again(&db, "before").await;
        signal(&server, "-STOP");
        is_refused_soon(&db, "frozen").await;
        signal(&server, "-CONT");
        works_again(&db, "thawed").await;
    });
}

#[test]
fn connections_killed_by_the_server_are_replaced_unnoticed() {
    let server = Server::private();
    let (db, url) = open(&server);
    let mut admin = PgConnection::establish(&url).unwrap();
    runtime().block_on(async {
        works_again(&db, "before").await;
        for _ in 0..5 {
            admin
                .batch_execute("select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid()")
                .unwrap();
            tokio::time::sleep(Duration::from_millis(50)).await;
            write(&db).await.unwrap();
            read(&db).await.unwrap();
        }
    });
}

#[test]
fn lock_held_for_long_refuses_soon_and_works_after() {
    let server = Server::private();
    let (db, url) = open(&server);
    let mut other = PgConnection::establish(&url).unwrap();
    runtime().block_on(async {
        works_again(&db, "before").await;
        other.batch_execute("begin; lock table setting in access exclusive mode").unwrap();
        is_refused_soon(&db, "locked").await;
        other.batch_execute("commit").unwrap();
        works_again(&db, "unlocked").await;
    });
}

#[test]
fn statement_too_long_is_cut() {
    let server = Server::private();
    let (db, _) = open(&server);
    runtime().block_on(async {
        let since = Instant::now();
        let sleep = db.read(|conn| Ok::<_, Error>(conn.batch_execute("select pg_sleep(30)")?));
        let error = sleep.await.unwrap_err();
        assert!(error.is_temporary(), "{error}");
        assert!(since.elapsed() < Duration::from_millis(2_300));
        works_again(&db, "after").await;
    });
}

#[test]
fn closure_that_hides_a_failed_statement_is_not_acknowledged() {
    let server = Server::private();
    let (db, _) = open(&server);
    runtime().block_on(async {
        // After the failure PostgreSQL turns COMMIT into ROLLBACK and says so to nobody.
        let hidden = db.write(|tx| {
            settings::set(tx, "a", "1")?;
            let failed = tx.batch_execute("select 1 / 0");
            assert!(failed.is_err());
            Ok::<_, Error>(())
        });
        assert!(hidden.await.is_err());
        assert_eq!(read(&db).await.unwrap(), 0);
    });
}
