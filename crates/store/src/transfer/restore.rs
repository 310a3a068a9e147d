//! Puts the copy of an SQLite database where a site's database is to be. It never writes over one, and whoever was
//! signed in when the copy was made is not signed in any more.

use diesel::{connection::SimpleConnection, prelude::*, sql_query};
use std::fs::File;
use std::io;
use std::path::Path;

use super::catalog::{damage, names};
use super::file::{part_of, settle, with_suffix};
use super::tables::Keep;
use super::{TABLES, TransferError};
use crate::{Options, migrate, sqlite};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// Migrations that the database still needs: it was made by an earlier version.
    pub pending: Vec<String>,
}

/// Copies the database at `from` to `to`.
pub fn restore_sqlite(options: &Options, from: &Path, to: &Path) -> Result<Restored, TransferError> {
    let lock = sqlite::Lock::take(to)?;
    for suffix in ["-wal", "-shm", "-journal"] {
        let left = with_suffix(to, suffix);
        if left.exists() && !to.exists() {
            return Err(TransferError::Refused(format!(
                "{} belongs to an earlier database and would spoil this one; move it away first",
                left.display()
            )));
        }
    }
    if with_suffix(from, "-wal").exists() {
        return Err(TransferError::Refused(format!(
            "{} is a database in use, not a backup: make one with `cantiere backup`",
            from.display()
        )));
    }
    let (part, mut file) = part_of(to)?;
    let result = (|| {
        let mut source = File::open(from).map_err(TransferError::io(from))?;
        io::copy(&mut source, &mut file).map_err(TransferError::io(&part))?;
        file.sync_all().map_err(TransferError::io(&part))?;
        let pending = sign_out(options, &part)?;
        settle(&file, &part, to)?;
        Ok(Restored { pending })
    })();
    if result.is_err() {
        for suffix in ["", "-wal", "-shm"] {
            // The first error is the one to tell.
            let _ = std::fs::remove_file(with_suffix(&part, suffix));
        }
    }
    drop(lock);
    result
}

/// Looks whether the copy is whole, and removes what opens doors.
fn sign_out(options: &Options, part: &Path) -> Result<Vec<String>, TransferError> {
    let options = Options { exclusive: false, migrate: false, ..options.clone() };
    let (mut conn, _) = sqlite::connect(part, &options, sqlite::Mode::Write)?;
    if let Some(first) = damage(&mut conn)?.first() {
        return Err(TransferError::Refused(format!("the backup is damaged: {first}; take another one")));
    }
    let pending = migrate::pending(&mut conn)?.iter().map(|step| step.name.to_owned()).collect();
    for table in TABLES.iter().filter(|table| table.keep == Keep::Secret) {
        let there = names(&mut conn, &format!("select name from sqlite_schema where name = '{}'", table.name))?;
        if !there.is_empty() {
            sql_query(format!("delete from \"{}\"", table.name)).execute(&mut conn)?;
        }
    }
    // One file again, which can be renamed.
    conn.batch_execute("pragma journal_mode = delete")?;
    Ok(pending)
}
