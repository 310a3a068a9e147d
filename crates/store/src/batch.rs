//! Batch actions: one set-based call for all that waits for the same action, on both engines. For what
//! thousands do in the same minute (ballots, supports), and nothing else.

use std::{
    any::{Any, TypeId},
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard},
    time::{Duration, Instant},
};

use tokio::sync::oneshot;

use crate::{
    Conn, Db, Error, Tx,
    engine::Isolation,
    one::ForWork,
    sqlite,
    work::{Failure, Outcome, Pace, Undo, call_among},
};

/// An action that takes all waiting inputs at once.
pub trait BatchAction: 'static {
    type Input: Send + Sync + 'static;
    type Output: Send + 'static;
    type Error: From<Error> + Send + 'static;

    /// Writes `inputs` (at least one) and gives one result for each, in their order. It may run again.
    /// An `Err` here is the database's: then each input is tried alone, so that one cannot spoil the rest.
    #[expect(clippy::type_complexity, reason = "a result for each input, or none at all")]
    fn run(tx: &mut Tx, inputs: &[Self::Input]) -> Result<Vec<Result<Self::Output, Self::Error>>, Error>;
}

type Answer<A> = Result<<A as BatchAction>::Output, <A as BatchAction>::Error>;
type Waiting<A> = (<A as BatchAction>::Input, oneshot::Sender<Answer<A>>);

/// Inputs of one call; more wait for the next.
const MOST: usize = 4_096;

#[derive(Default)]
pub(crate) struct Batches(Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>);

impl Batches {
    pub(crate) fn pending<A: BatchAction>(&self) -> Arc<Pending<A>> {
        let mut all = lock(&self.0);
        let entry = all.entry(TypeId::of::<A>()).or_insert_with(|| Arc::new(Pending::<A>::new()));
        entry.clone().downcast().unwrap_or_else(|_| unreachable!("stored under the type's own id"))
    }
}

pub(crate) struct Pending<A: BatchAction>(Mutex<Queue<A>>);

struct Queue<A: BatchAction> {
    waiting: Vec<Waiting<A>>,
    scheduled: bool,
    /// What the last group was like.
    pace: Pace,
}

impl<A: BatchAction> Pending<A> {
    fn new() -> Self {
        Self(Mutex::new(Queue { waiting: Vec::new(), scheduled: false, pace: Pace::default() }))
    }

    /// Adds an input; `true`: nobody is coming for it yet.
    pub(crate) fn push(&self, input: A::Input, limit: usize) -> Result<(oneshot::Receiver<Answer<A>>, bool), Error> {
        let mut queue = lock(&self.0);
        if queue.waiting.len() >= limit {
            return Err(Error::Full);
        }
        let (answer, result) = oneshot::channel();
        queue.waiting.push((input, answer));
        Ok((result, !std::mem::replace(&mut queue.scheduled, true)))
    }

    /// What waits, at most `MOST`; nothing: whoever comes next must ask for a turn again.
    fn take(&self) -> Taken<A> {
        let mut queue = lock(&self.0);
        let count = queue.waiting.len().min(MOST);
        queue.scheduled = count > 0;
        queue.waiting.drain(..count).unzip()
    }

    /// Waits for those who were answered last, as far as they are likely to come back.
    fn gather(&self, started: Instant) {
        let goes_on = || {
            let queue = lock(&self.0);
            queue.pace.pause(queue.waiting.len(), started).is_some()
        };
        while goes_on() {
            std::thread::sleep(Duration::from_micros(50));
        }
    }

    fn ended(&self, size: usize, took: Duration) {
        lock(&self.0).pace = Pace { size, took };
    }

    pub(crate) fn refuse(&self, error: &Error) {
        let waiting = {
            let mut queue = lock(&self.0);
            queue.scheduled = false;
            std::mem::take(&mut queue.waiting)
        };
        for (_, answer) in waiting {
            drop(answer.send(Err(copy(error).into())));
        }
    }
}

type Taken<A> = (Vec<<A as BatchAction>::Input>, Vec<oneshot::Sender<Answer<A>>>);

/// A batch action in the writer's queue: it takes what waits when its turn comes.
pub(crate) struct GroupWork<A: BatchAction> {
    pending: Arc<Pending<A>>,
    for_work: ForWork,
    taken: Vec<Chunk<A>>,
    answers: Vec<oneshot::Sender<Answer<A>>>,
    outcomes: Vec<Outcome<A::Output, A::Error>>,
    began: Instant,
}

/// Inputs that one call takes, and whether they are tried one by one, because one of them spoils that call.
struct Chunk<A: BatchAction> {
    inputs: Vec<A::Input>,
    one_by_one: bool,
}

impl<A: BatchAction> GroupWork<A> {
    pub(crate) fn new(pending: Arc<Pending<A>>, for_work: ForWork) -> Self {
        Self { pending, for_work, taken: Vec::new(), answers: Vec::new(), outcomes: Vec::new(), began: Instant::now() }
    }
}

impl<A: BatchAction> GroupWork<A> {
    /// What waits by now; `false`: nothing.
    fn take(&mut self) -> bool {
        let (inputs, answers) = self.pending.take();
        if inputs.is_empty() {
            return false;
        }
        self.answers.extend(answers);
        self.taken.push(Chunk { inputs, one_by_one: false });
        true
    }

    fn write(&mut self, conn: &mut Conn, undo: Undo, at: usize) -> Result<(), Failure> {
        let chunk = &mut self.taken[at];
        let (origin, now) = (self.for_work.origin, self.for_work.now());
        if !chunk.one_by_one {
            // Also for the second time, should this one fail.
            chunk.one_by_one = chunk.inputs.len() > 1;
            match call_among(conn, undo, origin, now, |tx| all::<A>(tx, &chunk.inputs))? {
                Ok((results, topics)) => {
                    chunk.one_by_one = false;
                    note(&mut self.outcomes, results, topics);
                    return Ok(());
                }
                Err(_) if chunk.one_by_one => {}
                Err(error) => {
                    self.outcomes.push(Err(error.into()));
                    return Ok(());
                }
            }
        }
        for one in chunk.inputs.chunks(1) {
            self.outcomes.push(call_among(conn, undo, origin, now, |tx| single::<A>(tx, one))?);
        }
        Ok(())
    }
}

impl<A: BatchAction> sqlite::Work for GroupWork<A> {
    fn run(&mut self, conn: &mut Conn, undo: Undo) -> Result<(), Failure> {
        self.outcomes.clear();
        if self.taken.is_empty() {
            self.pending.gather(Instant::now());
            self.began = Instant::now();
        }
        // A second time, after the group was undone, begins with what was taken the first time.
        for at in 0.. {
            if at == self.taken.len() && !self.take() {
                break;
            }
            self.write(conn, undo, at)?;
        }
        Ok(())
    }

    fn size(&self) -> usize {
        self.answers.len()
    }

    fn finish(self: Box<Self>, group: Result<(), &Failure>) {
        self.pending.ended(self.answers.len(), self.began.elapsed());
        let mut outcomes = self.outcomes.into_iter();
        for answer in self.answers {
            let result = match group {
                Ok(()) => match outcomes.next() {
                    Some(Ok((value, topics))) => {
                        self.for_work.changes.raise(&topics);
                        Ok(value)
                    }
                    Some(Err(error)) => Err(error),
                    None => Err(Error::Unavailable("the batch ended early".into()).into()),
                },
                Err(failure) => Err(failure.error().into()),
            };
            drop(answer.send(result));
        }
        if let Err(failure) = group {
            // Inputs that came after the group had failed wait for a turn that nobody has asked for.
            self.pending.refuse(&failure.error());
        }
    }
}

/// The topics of a whole batch are told once, with its first success.
fn note<T, E>(outcomes: &mut Vec<Outcome<T, E>>, results: Vec<Result<T, E>>, topics: BTreeSet<String>) {
    let mut topics = Some(topics);
    let mut outcome = |value| (value, topics.take().unwrap_or_default());
    outcomes.extend(results.into_iter().map(|result| result.map(&mut outcome)));
}

/// Takes batch after batch until nothing waits; one runner at a time for an action. It waits for nobody: while the server
/// writes one batch, this process takes in the next.
pub(crate) fn run_on_postgres<A: BatchAction>(db: &Db, pending: &Pending<A>) {
    loop {
        let (inputs, answers) = pending.take();
        if inputs.is_empty() {
            return;
        }
        let write = |inputs: &[A::Input]| db.write_here(Isolation::Write, false, || (), |tx| all::<A>(tx, inputs));
        let results = match write(&inputs) {
            Ok(results) => results,
            // Each alone would fail in the same way, and later.
            Err(error) if inputs.len() == 1 || error.is_temporary() => {
                inputs.iter().map(|_| Err(copy(&error).into())).collect()
            }
            Err(_) => inputs
                .iter()
                .map(|input| match write(std::slice::from_ref(input)) {
                    Ok(mut results) => results.pop().unwrap_or_else(|| unreachable!("checked to be one")),
                    Err(error) => Err(error.into()),
                })
                .collect(),
        };
        for (answer, result) in answers.into_iter().zip(results) {
            drop(answer.send(result));
        }
    }
}

/// Runs the action and holds it to its word: as many results as inputs.
#[expect(clippy::type_complexity, reason = "what the action gives")]
fn all<A: BatchAction>(tx: &mut Tx, inputs: &[A::Input]) -> Result<Vec<Result<A::Output, A::Error>>, Error> {
    if inputs.is_empty() {
        return Ok(Vec::new());
    }
    let results = A::run(tx, inputs)?;
    assert_eq!(results.len(), inputs.len(), "a batch action gives one result for each input");
    Ok(results)
}

fn single<A: BatchAction>(tx: &mut Tx, one: &[A::Input]) -> Result<A::Output, A::Error> {
    let mut results = all::<A>(tx, one)?;
    results.pop().unwrap_or_else(|| unreachable!("checked to be one"))
}

fn copy(error: &Error) -> Error {
    match error {
        Error::Full => Error::Full,
        Error::DiskFull => Error::DiskFull,
        Error::Busy => Error::Busy,
        Error::Conflict => Error::Conflict,
        Error::NotFound => Error::NotFound,
        Error::Panicked(text) => Error::Panicked(text.clone()),
        other => Error::Unavailable(other.to_string()),
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}
