//! Where log lines go: to the error stream, as JSON unless a person is looking.
//! What they say is decided where they are written; `CANTIERE_LOG` chooses how many there are.

use std::io::{BufWriter, IsTerminal, stderr};
use tracing::Level;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::writer::MakeWriterExt;

/// What keeps the lines that are still to be written: they are when it ends.
#[must_use]
pub struct Lines(#[expect(dead_code, reason = "held until the program ends")] Option<WorkerGuard>);

pub fn start() -> Lines {
    let filter = EnvFilter::try_from_env("CANTIERE_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let lines = tracing_subscriber::fmt().with_env_filter(filter);
    if stderr().is_terminal() {
        lines.compact().with_writer(stderr).init();
        return Lines(None);
    }
    // Warnings are written at once. The rest, a line for each request, is written by a thread of its own, many lines in one
    // go: whoever reads them slowly holds nobody up.
    let (many, guard) = NonBlockingBuilder::default().thread_name("cantiere-log").finish(BufWriter::new(stderr()));
    let to = stderr.with_max_level(Level::WARN).or_else(many);
    lines.json().flatten_event(true).with_writer(to).init();
    Lines(Some(guard))
}
