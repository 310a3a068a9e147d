//! Counts the statements of a piece of work, whichever thread runs them, so that a test can hold a
//! page to a number. It counts nothing unless asked, and leaves transaction control out.
//!
//! ```ignore
//! let (response, statements) = cantiere_store::statements::counted(router.oneshot(request)).await;
//! assert!(statements.len() <= 8, "{statements:#?}");
//! ```
//! The counter belongs to the task: `Db::read` and `Db::write` hand it to the thread that runs the
//! closure. Work that a task spawns is not counted.

use std::{
    cell::RefCell,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU8, Ordering::Relaxed},
    },
};

use diesel::connection::{Instrumentation, InstrumentationEvent};

use crate::engine::{Fault, fault};
#[cfg(debug_assertions)]
use crate::told;

pub(crate) type Counter = Arc<Mutex<Vec<String>>>;

tokio::task_local! { static TASK: Counter; }
thread_local! { static THREAD: RefCell<Option<Counter>> = const { RefCell::new(None) }; }

/// Runs `future` and gives the text of each statement made on its behalf.
pub async fn counted<F: Future>(future: F) -> (F::Output, Vec<String>) {
    let counter = Counter::default();
    let output = TASK.scope(counter.clone(), future).await;
    (output, take(&counter))
}

/// The same for work on this thread.
pub fn counted_blocking<T>(work: impl FnOnce() -> T) -> (T, Vec<String>) {
    let counter = Counter::default();
    let output = within(Some(counter.clone()), work);
    (output, take(&counter))
}

pub(crate) fn current() -> Option<Counter> {
    TASK.try_with(Clone::clone).ok().or_else(|| THREAD.with_borrow(Clone::clone))
}

/// Runs `work` on this thread, counted for `counter` or, with none, not at all.
pub(crate) fn within<T>(counter: Option<Counter>, work: impl FnOnce() -> T) -> T {
    struct Restore(Option<Counter>);
    impl Drop for Restore {
        fn drop(&mut self) {
            THREAD.set(self.0.take());
        }
    }
    let _restore = Restore(THREAD.replace(counter));
    work()
}

fn take(counter: &Counter) -> Vec<String> {
    std::mem::take(&mut *counter.lock().unwrap_or_else(|poisoned| poisoned.into_inner()))
}

fn is_control(text: &str) -> bool {
    const CONTROL: [&str; 6] = ["BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET TRANSACTION"];
    CONTROL.iter().any(|word| text.starts_with(word))
}

/// Set on every connection: feeds the counter, and remembers faults, which a closure may hide in an
/// error type of its own.
#[derive(Clone, Default)]
pub(crate) struct Watch(Arc<AtomicU8>);

const ANY: u8 = 128;

impl Watch {
    /// The worst fault since the last call, and whether any statement failed.
    pub(crate) fn take(&self) -> (Option<Fault>, bool) {
        let bits = self.0.swap(0, Relaxed);
        (Fault::ALL.into_iter().find(|fault| bits & *fault as u8 != 0), bits != 0)
    }
}

impl Instrumentation for Watch {
    fn on_connection_event(&mut self, event: InstrumentationEvent<'_>) {
        match event {
            InstrumentationEvent::StartQuery { query, .. } => THREAD.with_borrow(|counter| {
                #[cfg(debug_assertions)]
                told::note(query);
                if let Some(counter) = counter {
                    let text = query.to_string();
                    if !is_control(&text) {
                        counter.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).push(text);
                    }
                }
            }),
            InstrumentationEvent::FinishQuery { error: Some(error), .. } => {
                let bit = fault(error).map_or(0, |fault| fault as u8);
                self.0.fetch_or(ANY | bit, Relaxed);
            }
            _ => {}
        }
    }
}
