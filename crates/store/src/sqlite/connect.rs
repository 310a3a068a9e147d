//! Opens a connection with the settings that durability and speed need.
//! `synchronous = full` is not negotiable: with `normal` a power cut loses acknowledged writes.

use std::path::Path;

use diesel::{SqliteConnection, connection::SimpleConnection, prelude::*};

use crate::{Conn, OpenError, Options, statements::Watch};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    Read,
}

pub(crate) fn connect(path: &Path, options: &Options, mode: Mode) -> Result<(Conn, Watch), OpenError> {
    let url = options.url.to_string();
    let unreachable = |reason: String| OpenError::Unreachable { url: url.clone(), reason };
    let name = path.to_str().ok_or_else(|| unreachable("the path is not UTF-8".into()))?;
    let mut conn = SqliteConnection::establish(name).map_err(|error| {
        unreachable(format!("{error}; check that the folder exists and that this user may write to it"))
    })?;
    let cache = options.cache_kib;
    // The order matters: with the time-out first, a database that is being opened elsewhere is waited for.
    conn.batch_execute(&format!(
        "pragma busy_timeout = 5000;
         pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma trusted_schema = off;
         pragma temp_store = memory;
         pragma cache_size = -{cache};
         pragma journal_size_limit = 67108864;"
    ))
    .map_err(|error| unreachable(error.to_string()))?;
    // Damage is not to be written on, so the writer looks through each page that it takes into its memory. Readers share the
    // file as it is mapped, and would look through a page at each visit.
    conn.batch_execute(match mode {
        Mode::Write => "pragma cell_size_check = on",
        Mode::Read => "pragma query_only = on; pragma mmap_size = 1073741824",
    })?;
    let watch = Watch::default();
    conn.set_instrumentation(watch.clone());
    Ok((Conn::Sqlite(conn), watch))
}
