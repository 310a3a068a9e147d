//! Reads run where they are called, on a connection that belongs to the thread: no queue, no hand-over.
//! Each read sees one snapshot; it cannot write.

use std::{
    cell::RefCell,
    sync::atomic::{AtomicU64, Ordering::Relaxed},
};

use super::Sqlite;
use crate::{Conn, Error, engine};

/// Connections of one thread: a process may have several databases open (tests do), so each is kept
/// under the number of its `Db`, the latest used last.
const KEPT: usize = 4;
thread_local! { static READERS: RefCell<Vec<(u64, Conn)>> = const { RefCell::new(Vec::new()) }; }

pub(super) fn next_id() -> u64 {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    NEXT.fetch_add(1, Relaxed)
}

pub(crate) fn read<T, E: From<Error>>(sqlite: &Sqlite, f: impl FnOnce(&mut Conn) -> Result<T, E>) -> Result<T, E> {
    // Taken out while it is used: a read inside a read gets another one, and a panic drops it.
    let kept = READERS.with_borrow_mut(|readers| {
        let place = readers.iter().position(|(id, _)| *id == sqlite.id)?;
        Some(readers.remove(place).1)
    });
    let mut conn = match kept {
        Some(conn) => conn,
        None => sqlite.reader()?,
    };
    let begun = engine::begin(&mut conn, engine::Isolation::Snapshot);
    begun.map_err(Error::from)?;
    let result = f(&mut conn);
    // Nothing was written: ending a snapshot can only fail when the connection is of no more use.
    if engine::rollback(&mut conn).is_ok() {
        READERS.with_borrow_mut(|readers| {
            if readers.len() >= KEPT {
                readers.remove(0);
            }
            readers.push((sqlite.id, conn));
        });
    }
    result
}
