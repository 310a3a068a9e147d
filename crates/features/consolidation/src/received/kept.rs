//! What the table of contributions is filtered by, kept in memory until something of it changes: a page then costs what it
//! shows, however many contributions there are. It holds no words and is read by the plan's planners alone.

use super::left::Choices;
use super::order;
use super::state::{self, State};
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::fold;
use cantiere_spine::answer::part;
use cantiere_spine::contribution::{self, Entry};
use cantiere_spine::work::group::{self, Group};
use cantiere_spine::work::{self, office, tag};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

/// What came in, as of one version of the process: answering, tagging and asking change nothing of it.
pub struct Came {
    version: u64,
    /// Oldest first.
    pub entries: Vec<Entry>,
    pub parts: Vec<i64>,
    pub bodies: Vec<i64>,
    /// As most authors write each, in order.
    pub places: Vec<String>,
}

pub struct Bench {
    version: (u64, u64),
    pub came: Arc<Came>,
    pub states: HashMap<i64, State>,
    pub tags: HashMap<i64, Vec<String>>,
    /// Offices of each contribution, and whether they answered.
    pub offices: HashMap<i64, Vec<(i64, bool)>>,
    /// The groups of each contribution, and whether a person confirmed them; those come first.
    pub groups: HashMap<i64, Vec<(i64, bool)>>,
    /// How many parts a contribution was split into.
    pub split: HashMap<i64, i64>,
    pub tag_names: Vec<String>,
    /// Contributions with an answer, be it a draft.
    pub done: i64,
    /// The table: where each of its contributions stands among what came in.
    pub table: Vec<u32>,
    pub choices: Choices,
}

/// Of the processes looked at last.
#[derive(Default)]
pub struct Kept(Mutex<HashMap<i64, Arc<Bench>>>);

/// Processes that are kept.
const KEPT: usize = 16;

impl Kept {
    pub fn of(&self, conn: &mut Conn, ctx: &Ctx, process: ProcessId) -> Result<Arc<Bench>, Error> {
        let db = &ctx.site.db;
        // Asked before reading: what changes meanwhile is read next time.
        let version = (db.changed(&format!("process:{process}")), db.changed(&work::topic(process)));
        let known = lock(&self.0).get(&process.0).cloned();
        if let Some(same) = known.as_ref().filter(|b| b.version == version) {
            return Ok(same.clone());
        }
        let came = match known {
            Some(known) if known.came.version == version.0 => known.came.clone(),
            _ => Arc::new(Came::read(conn, process, version.0)?),
        };
        let bench = Arc::new(Bench::read(conn, process, version, came)?);
        let mut kept = lock(&self.0);
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(process.0, bench.clone());
        Ok(bench)
    }
}

impl Came {
    fn read(conn: &mut Conn, process: ProcessId, version: u64) -> Result<Came, Error> {
        let entries = contribution::entries(conn, process, false)?;
        let of = |pick: fn(&Entry) -> Option<i64>| {
            entries.iter().filter_map(pick).collect::<BTreeSet<i64>>().into_iter().collect::<Vec<i64>>()
        };
        Ok(Came {
            version,
            parts: of(|e| e.chapter),
            bodies: of(|e| e.organization),
            places: places(&entries),
            entries,
        })
    }
}

impl Bench {
    fn read(conn: &mut Conn, process: ProcessId, version: (u64, u64), came: Arc<Came>) -> Result<Bench, Error> {
        let states = state::all(conn, process)?;
        let tags = tag::all(conn, process)?;
        let groups = group::all(conn, process)?;
        Ok(Bench {
            version,
            tag_names: tags.values().flatten().cloned().collect::<BTreeSet<_>>().into_iter().collect(),
            done: came.entries.iter().filter(|e| states.contains_key(&e.id)).count() as i64,
            groups: of_each(&groups),
            split: part::counts(conn, process)?,
            offices: office::assigned(conn, process)?,
            tags,
            table: order::table(&came.entries, &states),
            states,
            came,
            choices: Choices::default(),
        })
    }

    /// The contributions in the order of the table.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.table.iter().map(|n| &self.came.entries[*n as usize])
    }

    /// The contribution at a place of the table.
    pub fn entry(&self, place: usize) -> &Entry {
        &self.came.entries[self.table[place] as usize]
    }
}

/// What somebody confirmed keeps all its members, also those that a later search suggests in another group.
fn of_each(groups: &[Group]) -> HashMap<i64, Vec<(i64, bool)>> {
    let mut out: HashMap<i64, Vec<(i64, bool)>> = HashMap::new();
    for group in groups {
        for member in &group.members {
            out.entry(member.contribution).or_default().push((group.id, group.state == group::State::Confirmed));
        }
    }
    out.values_mut().for_each(|all| all.sort_by_key(|(id, confirmed)| (!confirmed, *id)));
    out
}

pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
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
