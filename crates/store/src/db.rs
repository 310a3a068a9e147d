//! `Db`: the one way to the database for everything else. Reads, writes, exports and what changed;
//! it decides nothing about rows, and has no statement of its own but for changes.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering::Relaxed},
    },
    time::{Duration, Instant},
};

use tokio::sync::{Semaphore, oneshot};

use crate::{
    BatchAction, Conn, DatabaseUrl, Error, OpenError, Options, Tx,
    batch::{Batches, Pending},
    changes::Changes,
    engine::{self, Isolation},
    kept::{Here, Kept},
    migrate, once,
    one::{ForWork, One},
    postgres,
    sqlite::{self, Sqlite},
    statements,
    work::{note_slow, panic_text},
};

/// A site's database. Cheap to clone; the last clone dropped finishes what waits and closes.
#[derive(Clone)]
pub struct Db {
    pub(crate) shared: Arc<Shared>,
}

pub(crate) struct Shared {
    pub(crate) engine: Engine,
    pub(crate) changes: Arc<Changes>,
    pub(crate) kept: Arc<Kept>,
    pub(crate) batches: Batches,
    /// Marks this opening's rows in table `change`.
    pub(crate) origin: i64,
    pub(crate) options: Options,
    pub(crate) clock_offset: Arc<AtomicI64>,
    exports: Arc<Semaphore>,
}

pub(crate) enum Engine {
    Sqlite(Sqlite),
    Postgres(postgres::Pool),
}

/// How long a request waits for the database server before it is told that it is away.
const AWAY: Duration = Duration::from_millis(1_950);
/// How long it waits for the end of a write that has begun.
const PATIENCE: Duration = Duration::from_secs(10);
const READ_LIMIT: Duration = Duration::from_millis(50);
const EXPORTS: usize = 2;

impl Db {
    /// Opens the database and refuses one that this version does not fit.
    pub fn open(options: &Options) -> Result<Self, OpenError> {
        let engine = match &options.url {
            DatabaseUrl::Sqlite(path) => Engine::Sqlite(Sqlite::open(path, options)?),
            DatabaseUrl::Postgres(url) => {
                let pool = postgres::Pool::new(url, options);
                let mut pooled = pool.connect().map_err(|error| OpenError::Unreachable {
                    url: options.url.to_string(),
                    reason: error.to_string(),
                })?;
                let pending: Vec<String> =
                    migrate::pending(&mut pooled.conn)?.iter().map(|step| step.name.to_owned()).collect();
                if options.migrate && !pending.is_empty() {
                    return Err(OpenError::Pending(pending));
                }
                pool.give_back(pooled);
                Engine::Postgres(pool)
            }
        };
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|error| OpenError::Unreachable {
            url: options.url.to_string(),
            reason: format!("the system gives no random numbers: {error}"),
        })?;
        let shared = Shared {
            engine,
            changes: Arc::default(),
            kept: Arc::default(),
            batches: Batches::default(),
            origin: i64::from_le_bytes(random),
            options: options.clone(),
            clock_offset: Arc::new(AtomicI64::new(options.clock_offset)),
            exports: Arc::new(Semaphore::new(EXPORTS)),
        };
        Ok(Self { shared: Arc::new(shared) })
    }

    /// Reads one snapshot. On SQLite at once on this thread, on PostgreSQL on the blocking pool; keep it
    /// below 50 ms, and do no network or file work in it.
    pub async fn read<T, E>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        let Engine::Postgres(pool) = &self.shared.engine else {
            return statements::within(statements::current(), || self.read_blocking(f));
        };
        let permit = permit(pool).await?;
        let (db, counter) = (self.clone(), statements::current());
        let work = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            statements::within(counter, || db.read_blocking(f))
        });
        match tokio::time::timeout(AWAY, work).await {
            Ok(joined) => joined.unwrap_or_else(|error| Err(from_join(error).into())),
            Err(_) => Err(Error::Unavailable("no answer within two seconds".into()).into()),
        }
    }

    /// The same for code outside the async runtime.
    pub fn read_blocking<T, E: From<Error>>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let started = Instant::now();
        // Asked before anything is read.
        let (kept, changes) = (self.shared.kept.clone(), self.shared.changes.clone());
        let here = Here { seen: changes.total(), kept, changes };
        let f = |conn: &mut Conn| once::within_a_read(here, || f(conn));
        let result = match &self.shared.engine {
            Engine::Sqlite(sqlite) => sqlite::read(sqlite, f),
            Engine::Postgres(pool) => {
                let mut pooled = pool.begin(Isolation::Snapshot)?;
                let result = f(&mut pooled.conn);
                let fault = pooled.watch.take().0;
                match engine::rollback(&mut pooled.conn) {
                    Ok(()) => pool.give_back(pooled),
                    Err(error) => return Err(Error::Unavailable(error.to_string()).into()),
                }
                match (result, fault) {
                    (Err(_), Some(fault)) => Err(fault.into_error(format!("{fault:?}")).into()),
                    (result, _) => result,
                }
            }
        };
        note_slow("a read", started, READ_LIMIT);
        result
    }

    /// Writes: `f` may run more than once, so it changes nothing but through `Tx`. An answer means that
    /// the write is on disk; an `Err` from `f` undoes what it did.
    pub async fn write<T, E>(&self, f: impl Fn(&mut Tx) -> Result<T, E> + Send + Sync + 'static) -> Result<T, E>
    where
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        let pool = match &self.shared.engine {
            Engine::Sqlite(sqlite) => {
                return match self.submit(sqlite, f)?.await {
                    Ok(result) => result,
                    Err(_) => Err(stopped().into()),
                };
            }
            Engine::Postgres(pool) => pool,
        };
        let permit = permit(pool).await?;
        let (begun, has_begun) = oneshot::channel();
        let (db, counter) = (self.clone(), statements::current());
        let mut work = tokio::task::spawn_blocking(move || {
            let _permit = permit;
            db.write_here(Isolation::Write, false, || begun.send(()).unwrap_or_default(), counted(counter, f))
        });
        let late = || Error::Unavailable("the database did not answer in time".into());
        // `has_begun` also ends when the write is over.
        if tokio::time::timeout(AWAY, has_begun).await.is_err() {
            return Err(late().into());
        }
        match tokio::time::timeout(PATIENCE, &mut work).await {
            Ok(joined) => joined.unwrap_or_else(|error| Err(from_join(error).into())),
            Err(_) => Err(late().into()),
        }
    }

    /// The same for code outside the async runtime, without a limit on how long a statement takes:
    /// for the command line.
    pub fn write_blocking<T, E>(&self, f: impl Fn(&mut Tx) -> Result<T, E> + Send + Sync + 'static) -> Result<T, E>
    where
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        match &self.shared.engine {
            Engine::Sqlite(sqlite) => self.submit(sqlite, f)?.blocking_recv().unwrap_or_else(|_| Err(stopped().into())),
            Engine::Postgres(_) => self.write_here(Isolation::Write, true, || (), counted(statements::current(), f)),
        }
    }

    /// Gives one input to a batch action; all that waits for it is written by one call.
    pub async fn write_batch<A: BatchAction>(&self, input: A::Input) -> Result<A::Output, A::Error> {
        let pending = self.shared.batches.pending::<A>();
        let (answer, schedule) = pending.push(input, self.shared.options.queue)?;
        if schedule {
            self.schedule(pending);
        }
        answer.await.unwrap_or_else(|_| Err(stopped().into()))
    }

    fn schedule<A: BatchAction>(&self, pending: Arc<Pending<A>>) {
        match &self.shared.engine {
            Engine::Sqlite(sqlite) => {
                let work = crate::batch::GroupWork::new(pending.clone(), self.shared.clone_for_work());
                if let Err((error, _)) = sqlite.writer.submit(Box::new(work)) {
                    pending.refuse(&error);
                }
            }
            Engine::Postgres(_) => {
                let db = self.clone();
                tokio::task::spawn_blocking(move || crate::batch::run_on_postgres(&db, &pending));
            }
        }
    }

    /// Runs on a thread and connection of its own, over one snapshot, for as long as it takes; at most
    /// two at a time, the next waits. Read rows by key, some thousand at a time.
    pub async fn export<T, E>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        let permit = self.shared.exports.clone().acquire_owned().await.map_err(|_| stopped())?;
        let (answer, result) = oneshot::channel();
        let db = self.clone();
        let run = move || {
            let _permit = permit;
            let result = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| db.export_blocking(f)));
            let result = result.unwrap_or_else(|panic| Err(Error::Panicked(panic_text(&*panic)).into()));
            // Who asked may have gone away meanwhile.
            drop(answer.send(result));
        };
        let thread = std::thread::Builder::new().name("cantiere-export".into()).spawn(run);
        thread.map_err(|error| Error::Unavailable(error.to_string()))?;
        result.await.unwrap_or_else(|_| Err(stopped().into()))
    }

    /// The same on this thread.
    pub fn export_blocking<T, E: From<Error>>(&self, f: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
        let mut conn = match &self.shared.engine {
            Engine::Sqlite(sqlite) => sqlite.reader()?,
            Engine::Postgres(pool) => {
                let mut conn = pool.connect()?.conn;
                use diesel::connection::SimpleConnection;
                let patient = "set statement_timeout = 0; set idle_in_transaction_session_timeout = 0";
                conn.batch_execute(patient).map_err(Error::from)?;
                conn
            }
        };
        engine::begin(&mut conn, Isolation::Snapshot).map_err(Error::from)?;
        f(&mut conn)
    }

    /// A number that is another one after every change of `topic`, in this process at once, from other
    /// processes within a second (see [`Db::follow`]). Ask before reading what is to be cached.
    pub fn changed(&self, topic: &str) -> u64 {
        self.shared.changes.version(topic)
    }

    /// A number that is another one after every change of any topic.
    pub fn changed_any(&self) -> u64 {
        self.shared.changes.total()
    }

    /// The time as `Tx::now` would tell it on SQLite; for everything that is not a write.
    pub fn now(&self) -> i64 {
        engine::process_clock() + self.clock_offset()
    }

    pub fn clock_offset(&self) -> i64 {
        self.shared.clock_offset.load(Relaxed)
    }

    /// Moves the site's clock; for demo and tests alone.
    pub fn set_clock_offset(&self, microseconds: i64) {
        self.shared.clock_offset.store(microseconds, Relaxed);
    }

    pub fn is_sqlite(&self) -> bool {
        matches!(self.shared.engine, Engine::Sqlite(_))
    }

    /// A write on this thread, on PostgreSQL.
    pub(crate) fn write_here<T, E: From<Error>>(
        &self,
        isolation: Isolation,
        patient: bool,
        begun: impl FnOnce(),
        f: impl Fn(&mut Tx) -> Result<T, E>,
    ) -> Result<T, E> {
        let Engine::Postgres(pool) = &self.shared.engine else {
            unreachable!("SQLite writes go through the writer thread")
        };
        let settings =
            postgres::Settings { isolation, origin: self.shared.origin, clock_offset: self.clock_offset(), patient };
        let (value, topics) = postgres::write(pool, &settings, begun, f)?;
        self.shared.changes.raise(&topics);
        Ok(value)
    }

    fn submit<T, E, F>(&self, sqlite: &Sqlite, f: F) -> Result<oneshot::Receiver<Result<T, E>>, Error>
    where
        F: Fn(&mut Tx) -> Result<T, E> + Send + Sync + 'static,
        E: From<Error> + Send + 'static,
        T: Send + 'static,
    {
        let (answer, result) = oneshot::channel();
        let f = counted(statements::current(), f);
        let one = One { f, for_work: self.shared.clone_for_work(), outcome: None, answer };
        sqlite.writer.submit(Box::new(one)).map_err(|(error, _)| error)?;
        Ok(result)
    }
}

impl Shared {
    fn clone_for_work(&self) -> ForWork {
        // Whoever else opens the file of a site that is served is a command that ends.
        let origin = (!self.options.exclusive).then_some(self.origin);
        ForWork { changes: self.changes.clone(), origin, clock_offset: self.clock_offset.clone() }
    }
}

fn counted<T, E>(
    counter: Option<statements::Counter>,
    f: impl Fn(&mut Tx) -> Result<T, E>,
) -> impl Fn(&mut Tx) -> Result<T, E> {
    move |tx| statements::within(counter.clone(), || once::within_a_write(|| f(tx)))
}

/// A connection's worth of work, waited for as long as a request waits.
async fn permit(pool: &postgres::Pool) -> Result<tokio::sync::OwnedSemaphorePermit, Error> {
    match tokio::time::timeout(AWAY / 2, pool.permits.clone().acquire_owned()).await {
        Ok(permit) => permit.map_err(|_| stopped()),
        Err(_) => Err(Error::Full),
    }
}

fn stopped() -> Error {
    Error::Unavailable("the database is being closed".into())
}

fn from_join(error: tokio::task::JoinError) -> Error {
    match error.try_into_panic() {
        Ok(panic) => Error::Panicked(panic_text(&*panic)),
        Err(_) => stopped(),
    }
}
