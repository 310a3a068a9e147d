//! Under what a page is kept: the day on the site's wall, path and query.
//! The day is part of it because pages say “tra 23 giorni”.

use quick_cache::Equivalent;
use std::hash::{Hash, Hasher};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    pub day: i32,
    pub target: Box<str>,
}

/// The same without owning the address.
pub(crate) struct Lookup<'a> {
    pub day: i32,
    pub target: &'a str,
}

impl Hash for Key {
    fn hash<H: Hasher>(&self, state: &mut H) {
        Lookup { day: self.day, target: &self.target }.hash(state);
    }
}

impl Hash for Lookup<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.day.hash(state);
        self.target.hash(state);
    }
}

impl Equivalent<Key> for Lookup<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.day == key.day && *self.target == *key.target
    }
}
