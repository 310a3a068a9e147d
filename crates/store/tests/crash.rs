//! `kill -9` in the middle of concurrent writes, and on PostgreSQL an immediate stop of the database:
//! what was acknowledged is stored, counters equal their rows, and nothing needs repair.
//! Ten rounds of each; `CANTIERE_LONG=1` makes it 200.

mod support;

use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader, Write},
    process::{Child, Command, Stdio},
    sync::{Arc, Mutex},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use cantiere_store::{DatabaseUrl, Db, Error, Options, sql};
use cantiere_testkit::{Engine, postgres};
use diesel::{prelude::*, sql_types::Text};
use support::{Vote, stored, vote_alone};

fn rounds() -> u32 {
    if std::env::var_os("CANTIERE_LONG").is_some() { 200 } else { 10 }
}

/// The process that is killed: votes without end and prints each key once it is acknowledged.
#[test]
#[ignore = "the tests of this file run it in a process of its own"]
fn child() {
    let url = std::env::var("CANTIERE_CRASH_URL").expect("run by the other tests of this file");
    let prefix = std::env::var("CANTIERE_CRASH_PREFIX").expect("run by the other tests of this file");
    let options = Options::new(url.parse().unwrap());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let db = Db::open(&options).unwrap();
        let counters = ["one", "two", "three", "four"];
        let mut voters = Vec::new();
        for voter in 0..16 {
            let (db, prefix) = (db.clone(), prefix.clone());
            voters.push(tokio::spawn(async move {
                for n in 0.. {
                    let key = format!("{prefix}-{voter}-{n}");
                    let result = match counters.get(voter) {
                        Some(counter) => vote_alone(&db, counter, key.clone()).await,
                        None => db.write_batch::<Vote>(key.clone()).await.map(|_| ()),
                    };
                    match result {
                        Ok(()) => {
                            // One call for a line, so that lines of several threads do not mix.
                            std::io::stdout().lock().write_all(format!("acked {key}\n").as_bytes()).unwrap();
                        }
                        Err(error) => {
                            if !error.is_temporary() {
                                eprintln!("{error}");
                                std::process::exit(3);
                            }
                            tokio::time::sleep(Duration::from_millis(5)).await;
                        }
                    }
                }
            }));
        }
        for voter in voters {
            voter.await.unwrap();
        }
    });
}

struct Voting {
    child: Child,
    acked: Arc<Mutex<BTreeSet<String>>>,
    reader: JoinHandle<()>,
}

impl Voting {
    fn start(url: &str, prefix: &str) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--ignored", "--exact", "child", "--nocapture", "--test-threads=1"])
            .env("CANTIERE_CRASH_URL", url)
            .env("CANTIERE_CRASH_PREFIX", prefix)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let acked = Arc::new(Mutex::new(BTreeSet::new()));
        let lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let keep = acked.clone();
        let reader = std::thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                // The first may stand behind what the test harness prints.
                if let Some((_, key)) = line.split_once("acked ") {
                    keep.lock().unwrap().insert(key.to_owned());
                }
            }
        });
        Self { child, acked, reader }
    }

    fn count(&self) -> usize {
        self.acked.lock().unwrap().len()
    }

    /// Waits until so many more are acknowledged.
    fn wait_for(&self, more: usize, what: &str) {
        let (since, goal) = (Instant::now(), self.count() + more);
        while self.count() < goal {
            assert!(since.elapsed() < Duration::from_secs(20), "{what}: {} of {goal} after 20 s", self.count());
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// `kill -9`, and everything that was printed before.
    fn kill(mut self) -> BTreeSet<String> {
        assert_eq!(self.child.try_wait().unwrap(), None, "the voting process ended by itself");
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        self.reader.join().unwrap();
        Arc::into_inner(self.acked).unwrap().into_inner().unwrap()
    }
}

fn check(options: &Options, acked: &BTreeSet<String>) {
    let started = Instant::now();
    let db = Db::open(options).expect("opens without repair");
    let kept = db.read_blocking(stored).unwrap();
    let lost: Vec<_> = acked.difference(&kept).collect();
    assert!(lost.is_empty(), "{} acknowledged votes are lost, such as {}", lost.len(), lost[0]);
    assert!(started.elapsed() < Duration::from_secs(2), "the start took {:?}", started.elapsed());
    if db.is_sqlite() {
        #[derive(QueryableByName)]
        struct Answer {
            #[diesel(sql_type = Text)]
            integrity_check: String,
        }
        let ask = |conn: &mut cantiere_store::Conn| {
            Ok::<_, Error>(sql("pragma integrity_check").get_result::<Answer>(conn)?.integrity_check)
        };
        assert_eq!(db.read_blocking(ask).unwrap(), "ok");
    }
}

fn url_of(options: &Options) -> String {
    match &options.url {
        DatabaseUrl::Sqlite(path) => format!("sqlite:{}", path.display()),
        DatabaseUrl::Postgres(url) => url.clone(),
    }
}

#[test]
fn process_killed_loses_nothing_acknowledged() {
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let (options, _folder) = engine.place();
        if engine == Engine::Postgres {
            Db::migrate(&options).unwrap();
        }
        let mut acked = BTreeSet::new();
        for round in 0..rounds() {
            let voting = Voting::start(&url_of(&options), &format!("k{round}"));
            voting.wait_for(1 + 37 * round as usize % 200, "the voting process");
            acked.extend(voting.kill());
            check(&options, &acked);
        }
        println!("{engine:?}: {} killed, {} acknowledged, none lost", rounds(), acked.len());
    }
}

#[test]
fn postgres_stopped_at_once_loses_nothing_and_is_found_again() {
    let server = postgres::Server::private();
    let url = DatabaseUrl::Postgres(server.schema());
    let options = Options { connections: 4, ..Options::new(url) };
    Db::migrate(&options).unwrap();
    let voting = Voting::start(&url_of(&options), "s");
    for round in 0..rounds() {
        voting.wait_for(1 + 53 * round as usize % 200, "after a restart of the database");
        server.stop_immediately();
        server.start_again();
    }
    voting.wait_for(20, "after the last restart of the database");
    let acked = voting.kill();
    check(&options, &acked);
    println!("{} stops, {} acknowledged, none lost", rounds(), acked.len());
}
