//! The SQLite side of `Db`: one writer thread with group commit, one reading connection per thread.
//! It knows nothing of closures' types; those are in `db.rs`.

mod connect;
mod lock;
mod read;
mod writer;

use std::{path::Path, sync::Arc};

pub(crate) use connect::{Mode, connect};
pub(crate) use lock::Lock;
pub(crate) use read::read;
pub(crate) use writer::{Work, Writer};

use crate::{Conn, OpenError, Options, migrate};

pub(crate) struct Sqlite {
    pub(crate) writer: Writer,
    pub(crate) id: u64,
    path: Arc<Path>,
    options: Options,
    /// Held as long as the database is open; dropped after the writer, which drops first.
    _lock: Option<lock::Lock>,
}

impl Sqlite {
    pub(crate) fn open(path: &Path, options: &Options) -> Result<Self, OpenError> {
        let lock = options.exclusive.then(|| lock::Lock::take(path)).transpose()?;
        let (mut conn, watch) = connect(path, options, Mode::Write)?;
        if options.migrate {
            migrate::run(&mut conn)?;
        } else {
            migrate::pending(&mut conn)?;
        }
        let path: Arc<Path> = path.into();
        let again = { (path.clone(), options.clone()) };
        let reopen = move || connect(&again.0, &again.1, Mode::Write);
        let writer = Writer::start(conn, watch, reopen, path.clone(), options);
        Ok(Self { writer, id: read::next_id(), path, options: options.clone(), _lock: lock })
    }

    pub(crate) fn connect(&self, mode: Mode) -> Result<Conn, OpenError> {
        Ok(connect(&self.path, &self.options, mode)?.0)
    }

    pub(crate) fn reader(&self) -> Result<Conn, crate::Error> {
        self.connect(Mode::Read).map_err(|error| crate::Error::Unavailable(error.to_string()))
    }
}
