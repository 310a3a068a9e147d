//! A whole site in a file and back: the site export (canonical lines of JSON, the same from either engine), backups,
//! and the checks that say whether what is stored is sound. It must not know what a plan or a vote is: it goes by the
//! tables as the engines describe them, and by the list in `tables.rs` that says what never leaves.

mod backup;
mod catalog;
mod export;
mod file;
mod import;
mod lines;
mod restore;
mod tables;
mod value;
mod verify;

pub use backup::{Backup, Kind, backup, last_backups};
pub use export::{Exported, export, export_to};
pub use file::{PrivateFile, digest_of, open_file, sort_of};
pub use import::{Imported, import};
pub use restore::{Restored, restore_sqlite};
pub use tables::{Keep, TABLES, Table};
pub use verify::{Check, verify};

use crate::{Error, OpenError};
use std::path::Path;

/// Why an export, an import, a backup or a restore did not come to its end; nothing half-done is left behind.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    #[error(transparent)]
    Store(#[from] Error),
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("{path}: {source}")]
    Io { path: String, source: std::io::Error },
    /// The file says something that no export says.
    #[error("line {line}: {message}")]
    Line { line: u64, message: String },
    /// A sentence with the remedy.
    #[error("{0}")]
    Refused(String),
}

impl TransferError {
    fn io(path: &Path) -> impl FnOnce(std::io::Error) -> TransferError {
        let path = path.display().to_string();
        move |source| TransferError::Io { path, source }
    }
}

impl From<diesel::result::Error> for TransferError {
    fn from(error: diesel::result::Error) -> Self {
        TransferError::Store(error.into())
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
