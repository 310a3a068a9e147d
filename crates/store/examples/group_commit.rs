//! Durable votes a second through the store, comparable to the yardstick's `/vote/group` and
//! `/vote/pg-batch` without HTTP: a row of its own for each vote and a stored counter for its proposal.
//!
//!     cargo run --release -p cantiere-store --example group_commit [SECONDS [VOTERS [POSTGRES_URL]]]
//!
//! `own` is a closure for each vote, `batch` a batch action; `hot`: all votes for one proposal.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use cantiere_store::{BatchAction, DatabaseUrl, Db, Error, Options, Tx, sql};
use diesel::{connection::SimpleConnection, prelude::*, sql_types::*};

struct Vote;

impl BatchAction for Vote {
    type Input = (i64, i64);
    type Output = ();
    type Error = Error;

    fn run(tx: &mut Tx, votes: &[(i64, i64)]) -> Result<Vec<Result<(), Error>>, Error> {
        let now = tx.now();
        let list = serde_json::to_string(votes).expect("numbers");
        let insert = tx.pick(
            "insert into bench_vote (p, u, at) select value ->> 0, value ->> 1, $2 from json_each($1)
             where true on conflict do nothing returning p as id",
            "insert into bench_vote (p, u, at) select (value ->> 0)::bigint, (value ->> 1)::bigint, $2
             from jsonb_array_elements($1::text::jsonb) on conflict do nothing returning p as id",
        );
        let new: Vec<Id> = sql(insert).bind::<Text, _>(list).bind::<BigInt, _>(now).load(tx.conn())?;
        let mut counts = std::collections::BTreeMap::new();
        for row in new {
            *counts.entry(row.id).or_insert(0_i64) += 1;
        }
        let list = serde_json::to_string(&counts.into_iter().collect::<Vec<_>>()).expect("numbers");
        let raise = tx.pick(
            "update bench_item set votes = votes + (value ->> 1) from json_each($1) where bench_item.id = value ->> 0",
            "update bench_item set votes = votes + (value ->> 1)::bigint
             from jsonb_array_elements($1::text::jsonb) where bench_item.id = (value ->> 0)::bigint",
        );
        sql(raise).bind::<Text, _>(list).execute(tx.conn())?;
        Ok(votes.iter().map(|_| Ok(())).collect())
    }
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

async fn own(db: &Db, (p, u): (i64, i64)) -> Result<(), Error> {
    db.write(move |tx| {
        let now = tx.now();
        let insert = "insert into bench_vote (p, u, at) values ($1, $2, $3) on conflict do nothing";
        let new = sql(insert).bind::<BigInt, _>(p).bind::<BigInt, _>(u).bind::<BigInt, _>(now).execute(tx.conn())?;
        if new == 1 {
            let raise = "update bench_item set votes = votes + 1 where id = $1";
            sql(raise).bind::<BigInt, _>(p).execute(tx.conn())?;
        }
        Ok(())
    })
    .await
}

/// Votes a second and the slowest of a hundred, in milliseconds.
async fn measure(db: &Db, seconds: u64, voters: i64, batch: bool, proposals: i64) -> (u64, f64, u64) {
    let (stop, count, conflicts) =
        (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let started = Instant::now();
    let first = db.now();
    let running: Vec<_> = (0..voters)
        .map(|voter| {
            let (db, stop, count, conflicts) = (db.clone(), stop.clone(), count.clone(), conflicts.clone());
            tokio::spawn(async move {
                let (mut slow, mut n) = (Vec::new(), 0);
                while !stop.load(Relaxed) {
                    let vote = ((voter + n) % proposals + 1, first + voter + n * voters);
                    let since = Instant::now();
                    let result = if batch { db.write_batch::<Vote>(vote).await } else { own(&db, vote).await };
                    match result {
                        Ok(()) => count.fetch_add(1, Relaxed),
                        Err(error) if error.is_temporary() => conflicts.fetch_add(1, Relaxed),
                        Err(error) => panic!("{error}"),
                    };
                    slow.push(since.elapsed().as_micros());
                    n += 1;
                }
                slow
            })
        })
        .collect();
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    stop.store(true, Relaxed);
    let mut times = Vec::new();
    for one in running {
        times.extend(one.await.expect("a voter"));
    }
    times.sort_unstable();
    let rate = count.load(Relaxed) as f64 / started.elapsed().as_secs_f64();
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or(0) as f64 / 1_000.0;
    (rate as u64, p99, conflicts.load(Relaxed))
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |n: usize, default: u64| arguments.get(n).map_or(default, |text| text.parse().expect("a number"));
    let (seconds, voters) = (number(0, 3), number(1, 64));
    let folder = tempfile::tempdir_in(".").expect("a folder on this disk");
    let mut options = vec![Options::new(DatabaseUrl::Sqlite(folder.path().join("bench.db")))];
    match arguments.get(2) {
        Some(url) => options.push(Options::new(url.parse().expect("an address"))),
        None => eprintln!("PostgreSQL: give its address as the third argument"),
    }
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    for options in options {
        Db::migrate(&options).expect("the migrations run");
        let db = Db::open(&options).expect("the database opens");
        db.write_blocking(|tx| {
            let strict = tx.pick(" strict, without rowid", "");
            let text = format!(
                "drop table if exists bench_item; drop table if exists bench_vote;
                 create table bench_item (id integer primary key, votes integer not null);
                 create table bench_vote (p bigint not null, u bigint not null, at bigint not null, primary key (p, u)){};",
                if strict.is_empty() { "" } else { " without rowid" }
            );
            tx.batch_execute(&text)?;
            for id in 1..=50_i64 {
                sql("insert into bench_item values ($1, 0)").bind::<Integer, _>(id as i32).execute(tx.conn())?;
            }
            Ok::<_, Error>(())
        })
        .expect("the tables");
        for (name, batch, proposals) in
            [("own", false, 50), ("own hot", false, 1), ("batch", true, 50), ("batch hot", true, 1)]
        {
            let (rate, p99, refused) = runtime.block_on(measure(&db, seconds, voters as i64, batch, proposals));
            let engine = if db.is_sqlite() { "sqlite" } else { "postgres" };
            println!("{engine:8} {name:9} {rate:>7} votes/s  p99 {p99:>7.1} ms  refused {refused}");
        }
        let sums = db.read_blocking(|conn| {
            let text = "select (select count(*) from bench_vote) - (select sum(votes) from bench_item) as id";
            Ok::<_, Error>(sql(text).get_result::<Id>(conn)?.id)
        });
        assert_eq!(sums.expect("the sums"), 0, "counters against rows");
    }
}
