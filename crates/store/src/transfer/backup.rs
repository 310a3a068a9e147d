//! A backup while the site is served: of SQLite a copy of the database at one moment, of PostgreSQL the site export.
//! What was acknowledged before it began is in it. It is noted in the database that it was made.

use diesel::{connection::SimpleConnection, prelude::*};
use std::path::Path;
use std::time::Instant;

use super::file::{part_of, settle};
use super::{TransferError, digest_of, export_to};
use crate::{Conn, DatabaseUrl, Db, Error, Options, schema::backup::backup, sqlite};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A database of SQLite: everything, sessions and passwords too.
    Sqlite,
    /// The site export: everything but secrets.
    Export,
}

impl Kind {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sqlite => "sqlite",
            Self::Export => "export",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Backup {
    pub at: i64,
    pub kind: String,
    /// The whole path on the machine that made it.
    pub place: String,
    pub bytes: i64,
    /// Of the file, in hexadecimal.
    pub sha256: String,
    pub took_ms: i64,
}

/// Makes a backup at `to`, a new file of mode 0600. The error beside it: why it could not be noted that it was made.
pub fn backup(options: &Options, to: &Path) -> Result<(Backup, Option<Error>), TransferError> {
    let started = Instant::now();
    // A database of an older version is saved as it is, before anything is changed in it.
    let options = Options { migrate: false, exclusive: false, ..options.clone() };
    if let DatabaseUrl::Sqlite(path) = &options.url
        && !path.exists()
    {
        let message = format!("there is no database at {}; name it with --config or --database", path.display());
        return Err(TransferError::Refused(message));
    }
    let db = Db::open(&options)?;
    let (kind, bytes, sha256) = match &options.url {
        DatabaseUrl::Sqlite(path) => {
            copy(path, &options, to)?;
            let (bytes, sha256) = digest_of(to)?;
            (Kind::Sqlite, bytes, sha256)
        }
        DatabaseUrl::Postgres(_) => {
            let exported = export_to(&db, to)?;
            (Kind::Export, exported.bytes, exported.sha256)
        }
    };
    let place = std::fs::canonicalize(to).map_err(TransferError::io(to))?.display().to_string();
    let made = Backup {
        at: db.now(),
        kind: kind.as_str().into(),
        place,
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        sha256,
        took_ms: i64::try_from(started.elapsed().as_millis()).unwrap_or(i64::MAX),
    };
    let row = made.clone();
    let noted = db.write_blocking(move |tx| -> Result<(), Error> {
        diesel::insert_into(backup::table)
            .values((
                backup::at.eq(row.at),
                backup::kind.eq(&row.kind),
                backup::place.eq(&row.place),
                backup::bytes.eq(row.bytes),
                backup::sha256.eq(&row.sha256),
                backup::took_ms.eq(row.took_ms),
            ))
            .execute(tx.conn())?;
        Ok(())
    });
    Ok((made, noted.err()))
}

/// The latest backups, newest first.
pub fn last_backups(conn: &mut Conn, most: i64) -> QueryResult<Vec<Backup>> {
    use backup::{at, bytes, id, kind, place, sha256, took_ms};
    backup::table.order(id.desc()).limit(most).select((at, kind, place, bytes, sha256, took_ms)).load(conn)
}

/// `VACUUM INTO` reads one snapshot and does not bring its copy to the disk by itself.
fn copy(database: &Path, options: &Options, to: &Path) -> Result<(), TransferError> {
    let (mut conn, _) = sqlite::connect(database, options, sqlite::Mode::Write)?;
    let (part, file) = part_of(to)?;
    let name = part.display().to_string().replace('\'', "''");
    let result = conn.batch_execute(&format!("vacuum into '{name}'")).map_err(TransferError::from);
    let result = result.and_then(|()| settle(&file, &part, to));
    if result.is_err() {
        // The first error is the one to tell.
        let _ = std::fs::remove_file(&part);
    }
    result
}
