//! One test body on both engines, each time on a fresh, migrated database.
//! A test that is for one engine alone opens that one by name.

use std::{future::Future, ops::Deref};

use cantiere_store::{DatabaseUrl, Db, Options};

use crate::postgres;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// Both engines.
pub fn engines() -> [Engine; 2] {
    [Engine::Sqlite, Engine::Postgres]
}

/// Runs `body` once for each engine, each time in a runtime of its own.
pub fn on_each<R: Future<Output = ()>>(body: impl Fn(Engine) -> R) {
    for engine in engines() {
        // Shown when the test fails.
        println!("engine: {engine:?}");
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
        runtime.expect("a runtime").block_on(body(engine));
    }
}

/// The same on a fresh database of each engine.
pub fn on_each_engine<R: Future<Output = ()>>(body: impl Fn(TestDb) -> R) {
    on_each(|engine| body(engine.open()));
}

/// A database of its own for one test.
pub struct TestDb {
    db: Db,
    pub options: Options,
    _folder: Option<tempfile::TempDir>,
}

impl Deref for TestDb {
    type Target = Db;

    fn deref(&self) -> &Db {
        &self.db
    }
}

impl Engine {
    /// A fresh database with all tables.
    pub fn open(self) -> TestDb {
        self.open_with(|_| {})
    }

    /// The same with other options.
    pub fn open_with(self, change: impl FnOnce(&mut Options)) -> TestDb {
        let (mut options, folder) = self.place();
        change(&mut options);
        if self == Self::Postgres {
            Db::migrate(&options).expect("the migrations run");
        }
        let db = Db::open(&options).expect("the database opens");
        TestDb { db, options, _folder: folder }
    }

    /// Where a fresh, empty database will be.
    pub fn place(self) -> (Options, Option<tempfile::TempDir>) {
        match self {
            Self::Sqlite => {
                let folder = tempfile::tempdir().expect("a temporary folder");
                let url = DatabaseUrl::Sqlite(folder.path().join("site.db"));
                (Options::new(url), Some(folder))
            }
            Self::Postgres => {
                let url = DatabaseUrl::Postgres(postgres::shared().schema());
                (Options { connections: 4, ..Options::new(url) }, None)
            }
        }
    }
}
