//! The writer thread: takes what waits, runs all of it in one transaction, commits once, then answers all. One that is
//! refused leaves nothing behind. It never answers before COMMIT, and never repeats a COMMIT that failed.

use std::{
    path::Path,
    sync::{
        Arc,
        mpsc::{Receiver, SyncSender, TrySendError, sync_channel},
    },
    thread::JoinHandle,
    time::{Duration, Instant},
};

use crate::{
    Conn, Error, OpenError, Options,
    engine::{self, Fault, Isolation},
    statements::Watch,
    work::{Failure, Pace, Undo, note_slow},
};

/// A unit of a group: a closure, or a batch action with all that waits for it.
pub(crate) trait Work: Send {
    /// Runs, perhaps for the second time, after all was undone. `Err`: the whole group cannot go on.
    fn run(&mut self, conn: &mut Conn, undo: Undo) -> Result<(), Failure>;
    /// How many wait for its answers.
    fn size(&self) -> usize;
    /// Answers, after COMMIT or when the group has failed.
    fn finish(self: Box<Self>, group: Result<(), &Failure>);
}

/// A group ends when nothing waits, after this many closures, or when it has taken this long.
const GROUP: usize = 4_096;
const GROUP_TIME: Duration = Duration::from_millis(100);
pub(crate) struct Writer {
    queue: Option<SyncSender<Box<dyn Work>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(crate) fn start(
        conn: Conn,
        watch: Watch,
        reopen: impl Fn() -> Result<(Conn, Watch), OpenError> + Send + 'static,
        path: Arc<Path>,
        options: &Options,
    ) -> Self {
        let (queue, waiting) = sync_channel(options.queue.max(1));
        let run = move || {
            let mut writing = Some((conn, watch));
            let mut pace = Pace::default();
            while let Ok(first) = waiting.recv() {
                let started = Instant::now();
                let (group, outcome) = run_group(first, &waiting, &mut writing, &mut pace, &reopen);
                if let Err(failure) = &outcome {
                    // First, because closing the connection would synchronise once more.
                    end_on_io_error(failure, &path);
                    // The state of a transaction that failed is unknown: start from a new connection.
                    writing = None;
                }
                note_slow("a group of writes", started, GROUP_TIME * 4);
                for work in group {
                    work.finish(outcome.as_ref().map(|_| ()));
                }
            }
        };
        let run = move || {
            give_way();
            run();
        };
        let thread = std::thread::Builder::new().name("cantiere-writer".into()).spawn(run);
        let thread = thread.expect("the system refuses a thread at start");
        Self { queue: Some(queue), thread: Some(thread) }
    }

    pub(crate) fn submit(&self, work: Box<dyn Work>) -> Result<(), (Error, Box<dyn Work>)> {
        let queue = self.queue.as_ref().expect("the queue is closed in drop alone");
        queue.try_send(work).map_err(|refused| match refused {
            TrySendError::Full(work) => (Error::Full, work),
            TrySendError::Disconnected(work) => (Error::Unavailable("the writer has stopped".into()), work),
        })
    }
}

impl Drop for Writer {
    /// Finishes what waits, so that closing loses nothing.
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            // The last owner may be a closure in the queue itself.
            if thread.thread().id() != std::thread::current().id() && thread.join().is_err() {
                tracing::error!("the writer thread panicked");
            }
        }
    }
}

/// Where there are more to serve than processors, readers come first: those who write wait for the disk in any case, and
/// what waits longer is written in larger groups. Linux counts this for the thread alone.
fn give_way() {
    const NICE: i32 = 10;
    if cfg!(target_os = "linux")
        && let Err(error) = rustix::process::nice(NICE)
    {
        tracing::warn!(%error, "the writer cannot give way to readers");
    }
}

type Group = Vec<Box<dyn Work>>;

fn run_group(
    first: Box<dyn Work>,
    waiting: &Receiver<Box<dyn Work>>,
    writing: &mut Option<(Conn, Watch)>,
    pace: &mut Pace,
    reopen: &impl Fn() -> Result<(Conn, Watch), OpenError>,
) -> (Group, Result<(), Failure>) {
    let mut group = vec![first];
    let outcome = (|| {
        if writing.is_none() {
            *writing = Some(reopen().map_err(|error| Failure::Other(error.to_string()))?);
        }
        let Some((conn, watch)) = writing else { unreachable!("opened above") };
        let failed = |error| Failure::new(&error);
        watch.take();
        engine::begin(conn, Isolation::Write).map_err(failed)?;
        let (started, mut size) = (Instant::now(), 0);
        let mut undo = Undo::Together;
        loop {
            let last = group.len() - 1;
            match run(&mut group[last], conn, watch, undo) {
                Err(Failure::Refused) => {
                    engine::rollback(conn).map_err(failed)?;
                    engine::begin(conn, Isolation::Write).map_err(failed)?;
                    undo = Undo::Alone;
                    group.iter_mut().try_for_each(|work| run(work, conn, watch, undo))?;
                }
                ran => ran?,
            }
            if group.len() >= GROUP || started.elapsed() > GROUP_TIME {
                break;
            }
            size += group[last].size();
            let next = waiting.try_recv().ok();
            match next.or_else(|| waiting.recv_timeout(pace.pause(size, started)?).ok()) {
                Some(next) => group.push(next),
                None => break,
            }
        }
        let committing = Instant::now();
        let committed = engine::commit(conn).map_err(failed);
        *pace = Pace { size, took: committing.elapsed() };
        committed
    })();
    (group, outcome)
}

fn run(work: &mut Box<dyn Work>, conn: &mut Conn, watch: &Watch, undo: Undo) -> Result<(), Failure> {
    let ran = work.run(conn, undo);
    // SQLite may have undone everything by itself, and the closure may have hidden it.
    if let (Some(fault @ (Fault::DiskFull | Fault::Io)), _) = watch.take() {
        return Err(Failure::Fault(fault, "a statement of this group of writes failed".into()));
    }
    ran
}

/// After a failed write or fsync the page cache may differ from the disk, so nothing more may be
/// acknowledged: only a new start reads what is really there. A full disk is told apart, because SQLite
/// reports it as an I/O error when it cannot enlarge its index file.
fn end_on_io_error(failure: &Failure, path: &Path) {
    let Failure::Fault(Fault::Io, message) = failure else { return };
    if disk_is_full(path) {
        return;
    }
    tracing::error!(path = %path.display(), message, "cannot write the database: the process ends");
    eprintln!("{}: {message}; ending, because nothing can be stored safely. Check the disk.", path.display());
    std::process::exit(74);
}

fn disk_is_full(path: &Path) -> bool {
    let mut probe = path.as_os_str().to_owned();
    probe.push(".probe");
    let written = std::fs::write(&probe, [1_u8; 65_536]);
    let full = matches!(&written, Err(error) if error.kind() == std::io::ErrorKind::StorageFull);
    if let Err(error) = std::fs::remove_file(&probe)
        && error.kind() != std::io::ErrorKind::NotFound
    {
        tracing::warn!(%error, "cannot remove the probe file");
    }
    full
}
