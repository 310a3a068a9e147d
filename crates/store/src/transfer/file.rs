//! Files with personal data: made for their owner alone, whole or not there, and told apart by their first bytes.

use diesel::{SqliteConnection, prelude::*};
use sha2::{Digest, Sha256};
use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use super::{TransferError, hex};
use crate::{Conn, OpenError, engine};

/// A new file of mode 0600, which gets its name when it is finished. Dropped before, it is removed.
pub struct PrivateFile {
    out: BufWriter<File>,
    part: PathBuf,
    path: PathBuf,
    finished: bool,
}

impl PrivateFile {
    /// Refuses a name that is taken.
    pub fn create(path: &Path) -> Result<Self, TransferError> {
        let (part, file) = part_of(path)?;
        Ok(Self { out: BufWriter::with_capacity(1 << 18, file), part, path: path.to_owned(), finished: false })
    }

    /// What is written is on disk, under its name, when this returns.
    pub fn finish(mut self) -> Result<(), TransferError> {
        self.out.flush().map_err(TransferError::io(&self.part))?;
        settle(self.out.get_ref(), &self.part, &self.path)?;
        self.finished = true;
        Ok(())
    }
}

impl Write for PrivateFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl Drop for PrivateFile {
    fn drop(&mut self) {
        if !self.finished {
            // What is half-written is of no use; an earlier error has been told already.
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

/// A file beside `path` in which it is made.
pub(super) fn part_of(path: &Path) -> Result<(PathBuf, File), TransferError> {
    if path.exists() {
        return Err(TransferError::Refused(format!(
            "{} is there already; give another name, or move it away first",
            path.display()
        )));
    }
    let part = with_suffix(path, ".part");
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&part);
    let file = file.map_err(TransferError::io(&part))?;
    Ok((part, file))
}

pub(super) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// Brings a finished part to the disk and under its name.
pub(super) fn settle(file: &File, part: &Path, path: &Path) -> Result<(), TransferError> {
    file.sync_all().map_err(TransferError::io(part))?;
    std::fs::rename(part, path).map_err(TransferError::io(path))?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    File::open(folder).and_then(|folder| folder.sync_all()).map_err(TransferError::io(folder))
}

/// The size of a file and its SHA-256 in hexadecimal.
pub fn digest_of(path: &Path) -> Result<(u64, String), TransferError> {
    let mut file = File::open(path).map_err(TransferError::io(path))?;
    let (mut hash, mut size, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 18]);
    loop {
        let n = file.read(&mut buffer).map_err(TransferError::io(path))?;
        if n == 0 {
            return Ok((size, hex(&hash.finalize())));
        }
        hash.update(&buffer[..n]);
        size += n as u64;
    }
}

/// What a file of ours is, by its beginning.
pub fn sort_of(path: &Path) -> Result<super::Kind, TransferError> {
    let file = File::open(path).map_err(TransferError::io(path))?;
    let mut start = Vec::new();
    BufReader::new(file).take(64).read_to_end(&mut start).map_err(TransferError::io(path))?;
    match () {
        () if start.starts_with(b"SQLite format 3\0") => Ok(super::Kind::Sqlite),
        () if start.starts_with(b"{\"cantiere\":\"site export\"") => Ok(super::Kind::Export),
        () => Err(TransferError::Refused(format!(
            "{} is neither a database of Cantiere nor a site export; `cantiere backup` and `cantiere site export` make them",
            path.display()
        ))),
    }
}

/// Opens a database file to look into it, changing nothing: also one on a disk that cannot be written.
pub fn open_file(path: &Path) -> Result<Conn, TransferError> {
    let shown = path.display().to_string();
    let full = std::fs::canonicalize(path).map_err(TransferError::io(path))?;
    let mut address = String::from("file:");
    for byte in full.to_string_lossy().bytes() {
        match byte {
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => address.push(char::from(byte)),
            _ => address.push_str(&format!("%{byte:02x}")),
        }
    }
    // Beside a write-ahead log the file alone is not the database.
    let lone = !with_suffix(&full, "-wal").exists();
    address.push_str(if lone { "?immutable=1" } else { "?mode=ro" });
    let unreachable = |reason: String| OpenError::Unreachable { url: shown.clone(), reason };
    let conn = SqliteConnection::establish(&address).map_err(|error| unreachable(error.to_string()))?;
    let mut conn = Conn::Sqlite(conn);
    diesel::sql_query("pragma cell_size_check = on").execute(&mut conn)?;
    engine::begin(&mut conn, engine::Isolation::Snapshot)?;
    Ok(conn)
}

/// The next line, at most this long; an empty text at the end.
pub(super) fn next_line(source: &mut impl BufRead, line: &mut String) -> io::Result<usize> {
    const LONGEST: u64 = 16 << 20;
    line.clear();
    let read = source.take(LONGEST).read_line(line)?;
    if read as u64 == LONGEST {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "the line has more than 16 MB"));
    }
    Ok(read)
}
