//! Indexes kept in memory, by version and by what was reported since; a changed edition simply asks for another key.

use super::{EditionIndex, build_on};
use crate::Error;
use crate::plan::Edition;
use cantiere_store::Conn;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// (version shown, version of the edition's row, day).
type Key = (i64, i64, Date);

pub struct IndexCache {
    bytes: usize,
    /// In which days are counted.
    zone: TimeZone,
    kept: Mutex<Kept>,
}

#[derive(Default)]
struct Kept {
    by_key: HashMap<Key, (Arc<EditionIndex>, u64)>,
    bytes: usize,
    clock: u64,
}

impl IndexCache {
    pub fn new(bytes: usize, zone: TimeZone) -> IndexCache {
        IndexCache { bytes, zone, kept: Mutex::default() }
    }

    /// The index of a version; built from three statements when it is not kept.
    pub fn get(
        &self,
        conn: &mut Conn,
        edition: &Edition,
        revision: i64,
        today: Date,
    ) -> Result<Arc<EditionIndex>, Error> {
        let key = (revision, edition.version, today);
        if let Some(index) = self.find(key) {
            return Ok(index);
        }
        let index = Arc::new(build_on(conn, edition, revision, today, &self.zone)?);
        self.keep(key, index.clone());
        Ok(index)
    }

    fn find(&self, key: Key) -> Option<Arc<EditionIndex>> {
        let mut kept = self.kept.lock().unwrap_or_else(|p| p.into_inner());
        kept.clock += 1;
        let now = kept.clock;
        let (index, used) = kept.by_key.get_mut(&key)?;
        *used = now;
        Some(index.clone())
    }

    fn keep(&self, key: Key, index: Arc<EditionIndex>) {
        let mut kept = self.kept.lock().unwrap_or_else(|p| p.into_inner());
        kept.clock += 1;
        let now = kept.clock;
        let outdated: Vec<Key> =
            kept.by_key.keys().filter(|k| k.0 == key.0 && (k.1, k.2) < (key.1, key.2)).copied().collect();
        for old in outdated {
            kept.remove(old);
        }
        kept.bytes += index.weight();
        if let Some((replaced, _)) = kept.by_key.insert(key, (index, now)) {
            kept.bytes -= replaced.weight();
        }
        while kept.bytes > self.bytes && kept.by_key.len() > 1 {
            let Some(oldest) = kept.by_key.iter().min_by_key(|(_, (_, used))| *used).map(|(k, _)| *k) else { break };
            kept.remove(oldest);
        }
    }
}

impl Kept {
    fn remove(&mut self, key: Key) {
        if let Some((index, _)) = self.by_key.remove(&key) {
            self.bytes -= index.weight();
        }
    }
}
