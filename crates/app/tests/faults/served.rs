//! A site on either engine and the program that serves it.

use super::browser::Browser;
use base64::Engine;
use cantiere_domain::access::{Assurance, Role};
use cantiere_spine::actor::{grant, person, session};
use cantiere_store::transfer::{Check, TransferError, verify};
use cantiere_store::{Conn, DatabaseUrl, Db, Options};
use cantiere_testkit::postgres::Server;
use diesel::sql_types::BigInt;
use diesel::{QueryableByName, RunQueryDsl, sql_query};
use std::fs::File;
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

const KEY: &str = "cantiere.key";

/// A database with one planner, on a disk that is waited for.
pub struct Place {
    pub url: String,
    pub folder: tempfile::TempDir,
    pub server: Option<Server>,
    pub session: String,
}

impl Place {
    pub fn sqlite() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("site.db").display());
        Place::with_planner(url, folder, None, false)
    }

    /// The same with the demonstration in it.
    pub fn sqlite_filled() -> Place {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("site.db").display());
        Place::with_planner(url, folder, None, true)
    }

    pub fn postgres_filled() -> Place {
        let server = Server::private();
        Place::with_planner(server.schema(), tempfile::tempdir().unwrap(), Some(server), true)
    }

    pub fn postgres() -> Place {
        let server = Server::private();
        let url = server.schema();
        Place::with_planner(url, tempfile::tempdir().unwrap(), Some(server), false)
    }

    fn with_planner(url: String, folder: tempfile::TempDir, server: Option<Server>, filled: bool) -> Place {
        // Keys of votes lie beside the site's own.
        let mut key = File::options().write(true).create_new(true).mode(0o600).open(folder.path().join(KEY)).unwrap();
        writeln!(key, "{}", base64::engine::general_purpose::STANDARD.encode([7; 32])).unwrap();
        let options = Options::tool(url.parse().unwrap());
        Db::migrate(&options).unwrap();
        let db = Db::open(&options).unwrap();
        if filled {
            let filling = cantiere::commands::demo::fill::fill(&db);
            tokio::runtime::Runtime::new().unwrap().block_on(filling).unwrap();
        }
        let session = db
            .write_blocking(|tx| -> Result<String, cantiere_spine::Error> {
                let new = person::NewPerson {
                    name: "Ada".into(),
                    email: "ada@example.org".into(),
                    language: cantiere_domain::Lang::It,
                    password_hash: None,
                };
                let id = person::add(tx, &new)?;
                grant::give(tx, id, Role::Planner, None)?;
                session::create(tx, id, Assurance::Substantial)
            })
            .unwrap();
        Place { url, folder, server, session }
    }

    pub fn options(&self) -> Options {
        Options::tool(self.url.parse::<DatabaseUrl>().unwrap())
    }

    pub fn open(&self) -> Db {
        Db::open(&self.options()).expect("opens without repair")
    }

    /// Waits until nothing of a killed program is under way any more: PostgreSQL carries out a commit that reached it,
    /// also when nobody waits for the answer.
    pub fn settle(&self) {
        #[derive(QueryableByName)]
        struct Under {
            #[diesel(sql_type = BigInt)]
            way: i64,
        }
        if self.server.is_none() {
            return;
        }
        let (db, began) = (self.open(), Instant::now());
        let text = "select count(*) as way from pg_stat_activity where backend_type = 'client backend' \
                    and state <> 'idle' and pid <> pg_backend_pid()";
        let ask = |conn: &mut Conn| Ok::<i64, cantiere_store::Error>(sql_query(text).get_result::<Under>(conn)?.way);
        while db.read_blocking(ask).unwrap() > 0 {
            assert!(began.elapsed() < Duration::from_secs(30), "the database goes on with what a killed program asked");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    /// What `cantiere verify` finds.
    pub fn faults(&self) -> Vec<String> {
        faults(&self.open())
    }
}

pub fn faults(db: &Db) -> Vec<String> {
    let look = |conn: &mut Conn| -> Result<Vec<Check>, TransferError> {
        let mut checks = verify(conn)?;
        checks.extend(cantiere_spine::verify::verify(conn));
        Ok(checks)
    };
    db.export_blocking(look).unwrap().into_iter().flat_map(|check| check.faults).collect()
}

pub fn cantiere(url: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_cantiere"));
    for name in ["CONFIG", "DATABASE", "LISTEN", "BASE_URL", "ZONE", "SECRET_FILE"] {
        command.env_remove(format!("CANTIERE_{name}"));
    }
    command.env("RUST_LOG", "error").arg("--database").arg(url);
    command
}

pub fn run(url: &str, arguments: &[&str]) -> Output {
    let output = cantiere(url).args(arguments).output().unwrap();
    let said = format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?}: {said}");
    output
}

/// A running `serve`, killed with the value.
pub struct Served {
    child: Child,
    said: PathBuf,
    pub browser: Browser,
}

impl Served {
    pub fn start(place: &Place) -> Served {
        Served::start_with(place, |_| {})
    }

    pub fn start_with(place: &Place, change: impl Fn(&mut Command)) -> Served {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let said = place.folder.path().join(format!("said-{port}"));
        let mut command = cantiere(&place.url);
        command.args(["--listen", &format!("127.0.0.1:{port}"), "serve"]).stdin(Stdio::null()).stdout(Stdio::null());
        command.stderr(File::create(&said).unwrap()).env("CANTIERE_SECRET_FILE", place.folder.path().join(KEY));
        change(&mut command);
        let child = command.spawn().unwrap();
        let browser = Browser { port, cookie: place.session.clone() };
        let mut served = Served { child, said, browser };
        let began = Instant::now();
        while served.browser.get("/status").is_none_or(|answer| answer.status != 200) {
            let ended = served.child.try_wait().unwrap();
            assert!(ended.is_none(), "the site ended: {}", served.said());
            assert!(began.elapsed() < Duration::from_secs(30), "the site does not answer: {}", served.said());
            std::thread::sleep(Duration::from_millis(20));
        }
        served
    }

    /// What it wrote to its error output.
    pub fn said(&self) -> String {
        let mut text = String::new();
        File::open(&self.said).and_then(|mut file| file.read_to_string(&mut text)).unwrap();
        text
    }

    /// `kill -9`.
    pub fn kill(mut self) {
        assert_eq!(self.child.try_wait().unwrap(), None, "the site ended by itself: {}", self.said());
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Waits until it ends by itself.
    pub fn ended(mut self, within: Duration) -> (Option<i32>, String) {
        let began = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return (status.code(), self.said());
            }
            assert!(began.elapsed() < within, "it goes on: {}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A library that is loaded before the others, built from `shim.c`.
pub fn shim(folder: &Path) -> PathBuf {
    let library = folder.join("shim.so");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/faults/shim.c");
    let status =
        Command::new("cc").args(["-O1", "-shared", "-fPIC", "-o"]).arg(&library).arg(source).arg("-ldl").status();
    assert!(status.is_ok_and(|status| status.success()), "a C compiler named cc, which the build needs anyway");
    library
}
