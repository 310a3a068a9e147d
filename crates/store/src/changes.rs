//! Which topics changed: a version number for each, in memory, so that a cached page is dropped at once
//! by the write that changes it. Other processes' changes are read from table `change` by `Db::follow`.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{
        RwLock,
        atomic::{AtomicU64, Ordering::Relaxed},
    },
};

use diesel::{QueryResult, RunQueryDsl, prelude::*};

use crate::{Conn, schema::base::change};

#[derive(Default)]
pub(crate) struct Changes {
    versions: RwLock<HashMap<String, u64>>,
    /// Raised by everything; also the version of a topic that never changed.
    all: AtomicU64,
}

impl Changes {
    pub(crate) fn version(&self, topic: &str) -> u64 {
        let versions = self.versions.read().unwrap_or_else(|poisoned| poisoned.into_inner());
        versions.get(topic).copied().unwrap_or(0)
    }

    pub(crate) fn total(&self) -> u64 {
        self.all.load(Relaxed)
    }

    pub(crate) fn raise<'t>(&self, topics: impl IntoIterator<Item = &'t String>) {
        let mut topics = topics.into_iter().peekable();
        if topics.peek().is_none() {
            return;
        }
        let mut versions = self.versions.write().unwrap_or_else(|poisoned| poisoned.into_inner());
        for topic in topics {
            let next = self.all.fetch_add(1, Relaxed) + 1;
            match versions.get_mut(topic) {
                Some(version) => *version = next,
                None => {
                    versions.insert(topic.clone(), next);
                }
            }
        }
    }
}

/// Writes the rows by which other processes learn of the change; part of the write's own transaction.
pub(crate) fn record(conn: &mut Conn, topics: &BTreeSet<String>, origin: i64, now: i64) -> QueryResult<()> {
    for topic in topics {
        diesel::insert_into(change::table)
            .values((change::topic.eq(topic), change::origin.eq(origin), change::at.eq(now)))
            .execute(conn)?;
    }
    Ok(())
}
