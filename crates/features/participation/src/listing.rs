//! What lists of a process are made of, kept in memory: read whole once, then only what changed since. Filters are counted
//! once for each change, so that a page costs its rows however many there are.

use crate::filters::{Counted, Query};
use crate::order::Order;
use cantiere_domain::Ref;
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::fold;
use cantiere_spine::contribution::{self, Entry};
use cantiere_spine::process;
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard};

/// The entries of a process as of one version of it, oldest first, with the orders and counts that somebody asked for.
pub struct Listing {
    version: u64,
    pub day: String,
    pub entries: Vec<Arc<Entry>>,
    /// The moment up to which changes are known.
    known_until: i64,
    orders: Mutex<HashMap<u8, Arc<Order>>>,
    counted: Mutex<HashMap<String, Arc<Counted>>>,
    sorted: Mutex<HashMap<By, Arc<Vec<u32>>>>,
}

/// What a list may be sorted by, besides the fair order and the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    Theme,
    Territory,
    /// The most supported first, where everybody may know.
    Supports,
}

impl By {
    pub const ALL: [By; 3] = [By::Theme, By::Territory, By::Supports];

    pub fn as_str(self) -> &'static str {
        match self {
            By::Theme => "theme",
            By::Territory => "territory",
            By::Supports => "supports",
        }
    }

    pub fn parse(text: &str) -> Option<By> {
        By::ALL.into_iter().find(|by| by.as_str() == text)
    }
}

#[derive(Default)]
pub struct Listings(Mutex<HashMap<i64, Arc<Listing>>>);

/// Processes whose lists are kept, and counts that are kept with each.
const KEPT: usize = 32;
const COUNTS: usize = 64;
/// A write that began this long before another one may end after it.
const OVERLAP: i64 = 60_000_000;

impl Listings {
    /// What lists of a process are made of; what changed is read again.
    pub fn of(&self, conn: &mut Conn, ctx: &Ctx, process: ProcessId) -> Result<Arc<Listing>, Error> {
        // Asked before reading: what changes meanwhile is read next time.
        let version = ctx.site.db.changed(&format!("process:{process}"));
        let day = ctx.site.today().to_string();
        let known = self.lock().get(&process.0).cloned();
        if let Some(known) = known.clone().filter(|l| l.version == version && l.day == day) {
            return Ok(known);
        }
        let now = ctx.site.now();
        let grown = match known {
            Some(known) => known.grown(conn, process, version, &day, now)?,
            None => None,
        };
        let listing = match grown {
            Some(grown) => grown,
            None => {
                let entries = contribution::entries(conn, process, false)?.into_iter().map(Arc::new).collect();
                Listing {
                    version,
                    day,
                    entries,
                    known_until: now,
                    orders: Mutex::default(),
                    counted: Mutex::default(),
                    sorted: Mutex::default(),
                }
            }
        };
        let listing = Arc::new(listing);
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(process.0, listing.clone());
        Ok(listing)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Arc<Listing>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Listing {
    /// The same with what changed since; none when something was taken from view, or came into it in the midst: then
    /// everything is read again, and held against the figures that are stored.
    fn grown(
        &self,
        conn: &mut Conn,
        of: ProcessId,
        version: u64,
        day: &str,
        now: i64,
    ) -> Result<Option<Listing>, Error> {
        let changed = contribution::changed_entries(conn, of, self.known_until - OVERLAP)?;
        let mut entries = self.entries.clone();
        let last = entries.last().map_or(0, |e| e.id);
        for entry in changed {
            let visible = entry.state == "published";
            match entries.binary_search_by_key(&entry.id, |e| e.id) {
                Ok(place) if visible => entries[place] = Arc::new(entry),
                Err(_) if visible && entry.id > last => entries.push(Arc::new(entry)),
                Err(_) if !visible => {}
                _ => return Ok(None),
            }
        }
        let figures = process::figures(conn, &[of])?.pop().unwrap_or_default();
        if figures.contributions() != entries.len() as i64 {
            return Ok(None);
        }
        // Yesterday's orders are of no more use.
        let orders = if self.day == day { lock(&self.orders).clone() } else { HashMap::new() };
        Ok(Some(Listing {
            version,
            day: day.to_string(),
            entries,
            known_until: now,
            orders: Mutex::new(orders),
            counted: Mutex::default(),
            sorted: Mutex::default(),
        }))
    }

    pub fn order(&self, seed: u8) -> Option<Arc<Order>> {
        lock(&self.orders).get(&seed).cloned()
    }

    pub fn keep_order(&self, seed: u8, order: Arc<Order>) {
        lock(&self.orders).insert(seed, order);
    }

    /// The places of the entries in this order, as `supports` are now; among equals the newest first.
    pub fn sorted(&self, conn: &mut Conn, of: ProcessId, by: By) -> Result<Arc<Vec<u32>>, Error> {
        if let Some(known) = lock(&self.sorted).get(&by) {
            return Ok(known.clone());
        }
        // A support does not change what is supported, so the entries do not know of it.
        let supports = match by {
            By::Supports => contribution::supports_of(conn, of)?.into_iter().collect(),
            _ => HashMap::new(),
        };
        let places = Arc::new(self.places(by, &supports));
        lock(&self.sorted).insert(by, places.clone());
        Ok(places)
    }

    /// Within one theme or territory the newest first, those without one last.
    fn places(&self, by: By, supports: &HashMap<i64, i64>) -> Vec<u32> {
        let mut places: Vec<u32> = (0..self.entries.len() as u32).collect();
        places.sort_by_cached_key(|place| {
            let e = &self.entries[*place as usize];
            let key = match by {
                By::Theme => e.theme.clone(),
                By::Territory => fold(&e.territory),
                By::Supports => String::new(),
            };
            let supports = supports.get(&e.id).copied().unwrap_or_default();
            (Reverse(supports), key.is_empty(), key, Reverse(*place))
        });
        places
    }

    /// How many there would be with each choice of each filter.
    pub fn counted(&self, query: &Query, on: Option<Ref>) -> Arc<Counted> {
        let key = query.filter_key(on);
        if let Some(counted) = lock(&self.counted).get(&key) {
            return counted.clone();
        }
        let counted = Arc::new(Counted::of(query, on, &self.entries));
        let mut all = lock(&self.counted);
        if all.len() >= COUNTS {
            all.clear();
        }
        all.insert(key, counted.clone());
        counted
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorted_keeps_a_territory_together_newest_first_and_those_without_one_last() {
        let entry = |id: i64, theme: &str, territory: &str| {
            Arc::new(Entry { id, theme: theme.into(), territory: territory.into(), ..Entry::default() })
        };
        let listing = Listing {
            version: 0,
            day: String::new(),
            entries: vec![
                entry(1, "", "Borgo"),
                entry(2, "scuola", ""),
                entry(3, "acqua", "BORGO"),
                entry(4, "", "Alta"),
            ],
            known_until: 0,
            orders: Mutex::default(),
            counted: Mutex::default(),
            sorted: Mutex::default(),
        };
        let supports = HashMap::from([(2, 5), (4, 9)]);
        let none = HashMap::new();
        let ids = |by| {
            let supports = if by == By::Supports { &supports } else { &none };
            listing.places(by, supports).iter().map(|n| listing.entries[*n as usize].id).collect::<Vec<_>>()
        };
        assert_eq!(ids(By::Supports), [4, 2, 3, 1]);
        assert_eq!(ids(By::Territory), [4, 3, 1, 2]);
        assert_eq!(ids(By::Theme), [3, 2, 4, 1]);
    }
}
