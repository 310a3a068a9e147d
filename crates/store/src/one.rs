//! One write closure in the writer's queue, and what work there needs of the database's owner.
//! It must not hold `Shared` itself, whose end waits for the queue's.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering::Relaxed},
};

use tokio::sync::oneshot;

use crate::{
    Conn, Error, Tx,
    changes::Changes,
    engine, sqlite,
    work::{Failure, Outcome, Undo, call_among},
};

/// What work in the queue needs; not `Shared` itself, whose end waits for the queue's.
#[derive(Clone)]
pub(crate) struct ForWork {
    pub(crate) changes: Arc<Changes>,
    /// None: this process is the only one that keeps what it has read, so nobody else need be told what changes.
    pub(crate) origin: Option<i64>,
    pub(crate) clock_offset: Arc<AtomicI64>,
}

impl ForWork {
    pub(crate) fn now(&self) -> i64 {
        engine::process_clock() + self.clock_offset.load(Relaxed)
    }
}

/// One closure in the writer's queue.
pub(crate) struct One<T, E, F> {
    pub(crate) f: F,
    pub(crate) for_work: ForWork,
    pub(crate) outcome: Option<Outcome<T, E>>,
    pub(crate) answer: oneshot::Sender<Result<T, E>>,
}

impl<T, E, F> sqlite::Work for One<T, E, F>
where
    F: Fn(&mut Tx) -> Result<T, E> + Send,
    E: From<Error> + Send,
    T: Send,
{
    fn run(&mut self, conn: &mut Conn, undo: Undo) -> Result<(), Failure> {
        let now = self.for_work.now();
        self.outcome = Some(call_among(conn, undo, self.for_work.origin, now, &self.f)?);
        Ok(())
    }

    fn size(&self) -> usize {
        1
    }

    fn finish(self: Box<Self>, group: Result<(), &Failure>) {
        let result = match (group, self.outcome) {
            (Ok(()), Some(Ok((value, topics)))) => {
                self.for_work.changes.raise(&topics);
                Ok(value)
            }
            (Ok(()), Some(Err(error))) => Err(error),
            (Ok(()), None) => Err(Error::Unavailable("the group ended early".into()).into()),
            (Err(failure), _) => Err(failure.error().into()),
        };
        // Who asked may have gone away meanwhile.
        drop(self.answer.send(result));
    }
}
