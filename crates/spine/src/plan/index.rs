//! The items of one version as columns in memory: filters are bit sets, so a list and its counts cost microseconds.
//! It is built from three statements and holds for one version of one edition; it never reaches beyond what that version says.

mod build;
mod cache;
mod facets;
mod filter;

pub use build::{build, build_on};
pub use cache::IndexCache;
pub use facets::{Facet, FacetValue, Facets};
pub use filter::{Filter, Page};

use crate::plan::actors::PlanActor;
use cantiere_domain::plan::{Audience, ItemKind, ItemState, News, Silence, Times};
use fixedbitset::FixedBitSet;
use jiff::civil::Date;
use std::collections::HashMap;
use std::sync::Mutex;

/// One item, as lists show it.
#[derive(Clone, Debug)]
pub struct Entry {
    pub item: i64,
    /// Index of the parent in the same index.
    pub parent: Option<u32>,
    /// Index of the entry at the top of its branch.
    pub top: u32,
    pub depth: u16,
    pub kind: ItemKind,
    pub code: Box<str>,
    pub title: Box<str>,
    pub times: Times,
    pub due: Option<Date>,
    pub audience: Option<Audience>,
    /// (index in `actors`, role).
    pub actors: Box<[(u32, cantiere_domain::plan::ActorRole)]>,
    pub themes: Box<[Box<str>]>,
    /// Codes of the entries of this edition that it serves.
    pub serves: Box<[Box<str>]>,
    pub results: u16,
    pub state: ItemState,
    /// When the state was last reported, in microseconds; none: never.
    pub reported_at: Option<i64>,
    /// Whether it is late or without news on the day of the index; nothing where the plan is not in force.
    pub news: News,
}

impl Entry {
    /// Whether progress is counted on it: what the plan's bar adds up.
    pub fn is_counted(&self) -> bool {
        matches!(self.kind, ItemKind::Action | ItemKind::Commitment)
    }
}

/// The items of one version in the order of the plan.
pub struct EditionIndex {
    pub entries: Vec<Entry>,
    pub actors: Vec<PlanActor>,
    by_item: HashMap<i64, u32>,
    by_code: HashMap<Box<str>, u32>,
    /// For each facet its values, in the order pages show them.
    columns: [Vec<Column>; Facet::ALL.len()],
    /// Facet counts of filters asked before.
    counts: Mutex<HashMap<Filter, std::sync::Arc<Facets>>>,
    /// The months after which this edition says that an action has no news.
    pub quiet_months: u16,
}

/// The entries that have one value of a facet.
struct Column {
    value: Box<str>,
    entries: FixedBitSet,
}

/// How many items are in each state, and in all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub by_state: [usize; ItemState::ALL.len()],
    pub total: usize,
}

impl Progress {
    pub fn of(&self, state: ItemState) -> usize {
        self.by_state[state as usize]
    }

    pub fn add(&mut self, state: ItemState) {
        self.by_state[state as usize] += 1;
        self.total += 1;
    }
}

impl EditionIndex {
    pub fn position_of(&self, item: i64) -> Option<usize> {
        self.by_item.get(&item).map(|n| *n as usize)
    }

    pub fn by_code(&self, code: &str) -> Option<&Entry> {
        self.by_code.get(code).map(|n| &self.entries[*n as usize])
    }

    pub fn entry(&self, item: i64) -> Option<&Entry> {
        self.position_of(item).map(|n| &self.entries[n])
    }

    /// Entries without a parent: the chapters or areas.
    pub fn tops(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|e| e.parent.is_none())
    }

    /// The entries right below one, in order.
    pub fn children(&self, item: i64) -> Vec<&Entry> {
        let Some(at) = self.position_of(item) else { return Vec::new() };
        let depth = self.entries[at].depth;
        self.entries[at + 1..].iter().take_while(|e| e.depth > depth).filter(|e| e.parent == Some(at as u32)).collect()
    }

    /// The entries above one, from the top.
    pub fn ancestors(&self, item: i64) -> Vec<&Entry> {
        let mut out = Vec::new();
        let mut next = self.entry(item).and_then(|e| e.parent);
        while let Some(n) = next {
            out.push(&self.entries[n as usize]);
            next = self.entries[n as usize].parent;
        }
        out.reverse();
        out
    }

    /// The entries that say they serve the one with this code.
    pub fn serving<'a>(&'a self, code: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |e| e.serves.iter().any(|s| &**s == code))
    }

    /// The one count of progress: the plan's bar, the chapter's bar and the home page all come from here.
    pub fn progress(&self, below: Option<i64>) -> Progress {
        let top = below.and_then(|item| self.position_of(item));
        let range = match (below, top) {
            (None, _) => 0..self.entries.len(),
            (Some(_), None) => 0..0,
            (Some(_), Some(at)) => {
                let depth = self.entries[at].depth;
                let below = self.entries[at + 1..].iter().take_while(|e| e.depth > depth).count();
                at..at + 1 + below
            }
        };
        let mut progress = Progress::default();
        for entry in self.entries[range].iter().filter(|e| e.is_counted()) {
            progress.add(entry.state);
        }
        progress
    }

    /// How many items are late, and how many without news for long.
    pub fn without_news(&self) -> (usize, usize) {
        let late = self.entries.iter().filter(|e| e.news.late).count();
        (late, self.entries.iter().filter(|e| e.news.silence != Silence::No).count())
    }

    /// How many items there are of a kind.
    pub fn count(&self, kind: ItemKind) -> usize {
        self.entries.iter().filter(|e| e.kind == kind).count()
    }

    /// Roughly how many bytes this index holds, for the cache that keeps it.
    pub fn weight(&self) -> usize {
        let text: usize = self.entries.iter().map(|e| e.title.len() + e.code.len() + 160).sum();
        text + self.columns.iter().flatten().map(|c| c.entries.len() / 8 + 64).sum::<usize>() + 4096
    }
}
