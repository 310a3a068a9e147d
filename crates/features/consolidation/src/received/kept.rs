//! What the table of contributions is filtered by, kept in memory until something of it changes: a page then costs what it
//! shows, however many contributions there are. It holds no words and is read by the plan's planners alone.

use super::state::{self, State};
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::fold;
use cantiere_spine::answer::part;
use cantiere_spine::contribution::{self, Entry};
use cantiere_spine::work::{self, group, office, tag};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex};

pub struct Bench {
    version: (u64, u64),
    pub entries: Vec<Entry>,
    pub states: HashMap<i64, State>,
    pub tags: HashMap<i64, Vec<String>>,
    /// Offices of each contribution, and whether they answered.
    pub offices: HashMap<i64, Vec<(i64, bool)>>,
    /// The group of each contribution, and whether a person confirmed it.
    pub groups: HashMap<i64, (i64, bool)>,
    pub parts: Vec<i64>,
    /// How many parts a contribution was split into.
    pub split: HashMap<i64, i64>,
    pub bodies: Vec<i64>,
    /// As most authors write each, in order.
    pub places: Vec<String>,
    pub tag_names: Vec<String>,
    /// Contributions with an answer, be it a draft.
    pub done: i64,
}

/// Of the processes looked at last.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<i64, Arc<Bench>>>);

const KEPT: usize = 16;

impl Kept {
    pub fn of(&self, conn: &mut Conn, ctx: &Ctx, process: ProcessId) -> Result<Arc<Bench>, Error> {
        let db = &ctx.site.db;
        // Asked before reading: what changes meanwhile is read next time.
        let version = (db.changed(&format!("process:{process}")), db.changed(&work::topic(process)));
        if let Some(known) = self.lock().get(&process.0).filter(|b| b.version == version) {
            return Ok(known.clone());
        }
        let bench = Arc::new(Bench::read(conn, process, version)?);
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(process.0, bench.clone());
        Ok(bench)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Arc<Bench>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Bench {
    fn read(conn: &mut Conn, process: ProcessId, version: (u64, u64)) -> Result<Bench, Error> {
        let entries = contribution::entries(conn, process, false)?;
        let states = state::all(conn, process)?;
        let tags = tag::all(conn, process)?;
        let groups = group::all(conn, process)?;
        let of = |pick: fn(&Entry) -> Option<i64>| {
            entries.iter().filter_map(pick).collect::<BTreeSet<i64>>().into_iter().collect::<Vec<i64>>()
        };
        Ok(Bench {
            version,
            parts: of(|e| e.chapter),
            bodies: of(|e| e.organization),
            places: places(&entries),
            tag_names: tags.values().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect(),
            done: entries.iter().filter(|e| states.contains_key(&e.id)).count() as i64,
            groups: groups
                .iter()
                .flat_map(|g| g.members.iter().map(|m| (m.contribution, (g.id, g.confirmed))))
                .collect(),
            split: part::counts(conn, process)?,
            offices: office::assigned(conn, process)?,
            tags,
            states,
            entries,
        })
    }
}

/// The places that contributions are about, each once, whatever its capitals and accents.
fn places(entries: &[Entry]) -> Vec<String> {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for e in entries.iter().filter(|e| !e.territory.is_empty()) {
        *counted.entry(&e.territory).or_default() += 1;
    }
    let mut written: BTreeMap<String, (&str, usize)> = BTreeMap::new();
    for (name, n) in counted {
        let best = written.entry(fold(name)).or_insert((name, n));
        if n > best.1 {
            *best = (name, n);
        }
    }
    written.into_values().map(|(name, _)| name.to_string()).collect()
}
