//! The lock file that keeps a second `serve` off an SQLite database.
//! The kernel holds the lock, so a killed process leaves nothing to clean up.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{Read, Seek, Write},
    path::Path,
};

use crate::OpenError;

pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    pub(crate) fn take(database: &Path) -> Result<Self, OpenError> {
        let mut path = database.as_os_str().to_owned();
        path.push(".lock");
        let shown = Path::new(&path).display().to_string();
        let failed = |source| OpenError::Io { path: shown.clone(), source };
        let mut file =
            OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut pid = String::new();
                file.read_to_string(&mut pid).map_err(failed)?;
                return Err(OpenError::InUse { path: database.display().to_string(), pid: pid.trim().into() });
            }
            Err(TryLockError::Error(source)) => return Err(failed(source)),
        }
        // The number is for the message above alone; a full disk must not keep the site from starting.
        let written =
            file.set_len(0).and_then(|()| file.rewind()).and_then(|()| writeln!(file, "{}", std::process::id()));
        if let Err(error) = written {
            tracing::warn!(%error, path = shown, "cannot note the process number in the lock file");
        }
        Ok(Self { _file: file })
    }
}
