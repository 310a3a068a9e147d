//! The files of one import, by their path inside the folder, and how much of them is taken.
//! A path is compared after Unicode composition, for file systems store accents in two ways.

use super::fail;
use crate::model::ReadError;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Relative path (with `/`) to bytes.
#[derive(Clone, Debug, Default)]
pub struct Files(BTreeMap<String, Vec<u8>>);

/// How much one import may hold. What is over is refused, not cut.
#[derive(Clone, Debug)]
pub struct Limits {
    pub files: usize,
    pub file_bytes: usize,
    pub total_bytes: usize,
    /// Lines of one file.
    pub lines: usize,
    /// Depth of lists, quotes, mappings.
    pub nesting: usize,
    pub items: usize,
    pub blocks: usize,
    /// Warnings kept; the last one says how many more there were.
    pub warnings: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            files: 5_000,
            file_bytes: 32 << 20,
            total_bytes: 64 << 20,
            lines: 1_000_000,
            nesting: 24,
            items: 100_000,
            blocks: 200_000,
            warnings: 1_000,
        }
    }
}

impl Files {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn single(path: &str, bytes: Vec<u8>) -> Self {
        let mut files = Self::new();
        files.insert(path, bytes);
        files
    }

    pub fn insert(&mut self, path: &str, bytes: Vec<u8>) {
        self.0.insert(key(path), bytes);
    }

    /// The stored path and its bytes.
    pub fn get(&self, path: &str) -> Option<(&str, &[u8])> {
        self.0.get_key_value(&key(path)).map(|(k, v)| (k.as_str(), v.as_slice()))
    }

    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.0.iter().map(|(k, v)| (k.as_str(), v.as_slice()))
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The only file, or the first whose name ends so.
    pub(crate) fn main(&self, endings: &[&str]) -> Result<(&str, &[u8]), ReadError> {
        let mut all =
            self.iter().filter(|(path, _)| self.len() == 1 || endings.iter().any(|e| path.to_lowercase().ends_with(e)));
        let first = all.next().ok_or_else(|| {
            fail("", 0, both!("no file ending in {} was given", "manca un file che finisca per {}", endings.join(", ")))
        })?;
        match all.next() {
            None => Ok(first),
            Some((second, _)) => Err(fail(
                second,
                0,
                both!(
                    "there are several files of this format ({} too); give one of them",
                    "ci sono più file di questo formato (anche {}): dai uno solo di essi",
                    first.0
                ),
            )),
        }
    }

    pub(crate) fn check(&self, limits: &Limits) -> Result<(), ReadError> {
        if self.is_empty() {
            return Err(fail("", 0, both!("no file was given", "manca il file")));
        }
        if self.len() > limits.files {
            return Err(fail(
                "",
                0,
                both!(
                    "{} files; at most {} are taken at once",
                    "{} file: se ne accettano al massimo {} alla volta",
                    self.len(),
                    limits.files
                ),
            ));
        }
        let mut total = 0usize;
        for (path, bytes) in self.iter() {
            if bytes.len() > limits.file_bytes {
                return Err(fail(
                    path,
                    0,
                    both!(
                        "{} bytes; a file may have at most {}: split it",
                        "{} byte: un file può averne al massimo {}. Dividilo",
                        bytes.len(),
                        limits.file_bytes
                    ),
                ));
            }
            total += bytes.len();
        }
        if total > limits.total_bytes {
            return Err(fail(
                "",
                0,
                both!(
                    "{total} bytes in all; at most {} are taken at once",
                    "{total} byte in tutto: se ne accettano al massimo {} alla volta",
                    limits.total_bytes
                ),
            ));
        }
        Ok(())
    }
}

fn key(path: &str) -> String {
    path.trim_start_matches("./").replace('\\', "/").nfc().collect()
}
