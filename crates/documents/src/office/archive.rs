//! A zip archive in memory, read part by part, each within a limit that is counted while unpacking.
//! What an archive says of its own sizes is not believed.

use crate::input::fail;
use crate::model::ReadError;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Files in an archive, at most.
const ENTRIES: usize = 10_000;
/// One XML part unpacked: some 1,500 pages.
const PART: u64 = 32 << 20;
/// All parts of a workbook unpacked.
const ALL: u64 = 48 << 20;

pub struct Archive<'a> {
    path: &'a str,
    zip: ZipArchive<Cursor<&'a [u8]>>,
}

impl<'a> Archive<'a> {
    pub fn open(path: &'a str, bytes: &'a [u8]) -> Result<Archive<'a>, ReadError> {
        let zip = ZipArchive::new(Cursor::new(bytes))
            .map_err(|_| fail(path, 0, "this is not a document of this kind, or it is cut short; open it in a word processor and save it again"))?;
        if zip.len() > ENTRIES {
            return Err(fail(
                path,
                0,
                format!("the archive holds {} files; a document has at most {ENTRIES}", zip.len()),
            ));
        }
        for name in zip.file_names_raw() {
            let name = String::from_utf8_lossy(name);
            if name.starts_with(['/', '\\']) || name.contains(':') || name.split(['/', '\\']).any(|p| p == "..") {
                return Err(fail(
                    path,
                    0,
                    "the archive names files outside itself; this is no document of a word processor",
                ));
            }
        }
        Ok(Archive { path, zip })
    }

    /// The names of the files in it, as they stand.
    pub fn names(&self) -> Vec<String> {
        self.zip.file_names_raw().map(|name| String::from_utf8_lossy(name).into_owned()).collect()
    }

    /// The text of a part; nothing when there is none.
    pub fn part(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        let broken = || {
            fail(
                self.path,
                0,
                format!("the part {name} cannot be unpacked; open the document in a word processor and save it again"),
            )
        };
        let part = match self.zip.by_name(name) {
            Ok(part) => part,
            Err(zip::result::ZipError::FileNotFound) => return Ok(None),
            Err(_) => return Err(broken()),
        };
        let mut bytes = Vec::new();
        part.take(PART + 1).read_to_end(&mut bytes).map_err(|_| broken())?;
        if bytes.len() as u64 > PART {
            return Err(fail(
                self.path,
                0,
                format!("the part {name} unpacks to more than {} MB; split the document", PART >> 20),
            ));
        }
        let text = String::from_utf8(bytes)
            .map_err(|_| fail(self.path, 0, format!("the part {name} is not UTF-8; save the document again")))?;
        Ok(Some(text))
    }

    /// Unpacks everything into nothing, to know that it stays within bounds before another reader unpacks it.
    pub fn check_all(&mut self) -> Result<(), ReadError> {
        let mut left = ALL;
        for at in 0..self.zip.len() {
            let part = self
                .zip
                .by_index(at)
                .map_err(|_| fail(self.path, 0, "a part of the archive cannot be unpacked; save the document again"))?;
            let unpacked = std::io::copy(&mut part.take(left + 1), &mut std::io::sink())
                .map_err(|_| fail(self.path, 0, "a part of the archive cannot be unpacked; save the document again"))?;
            left = left.checked_sub(unpacked).ok_or_else(|| {
                fail(self.path, 0, format!("the archive unpacks to more than {} MB; split the document", ALL >> 20))
            })?;
        }
        Ok(())
    }
}
