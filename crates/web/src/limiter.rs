//! How often something may be done: so many times in so long, for each key, in the memory of this process.
//! It must not keep people from reading; it is for what costs others something: passwords, mail, texts.

use crate::Error;
use std::collections::HashMap;
use std::sync::Mutex;

/// Keys that are remembered at once; the idle ones among them are forgotten first.
const KEYS: usize = 50_000;

/// A bucket that holds `most` and fills up again in `per` microseconds.
#[derive(Debug)]
pub struct Limiter {
    most: i64,
    per: i64,
    /// For each key the moment at which its bucket is full again.
    full_at: Mutex<HashMap<String, i64>>,
}

impl Limiter {
    pub fn new(most: u32, per: std::time::Duration) -> Limiter {
        Limiter { most: i64::from(most.max(1)), per: per.as_micros() as i64, full_at: Mutex::default() }
    }

    /// Takes one, or says that there is none: [`Error::TooMany`].
    pub fn take(&self, now: i64, key: impl Into<String>) -> Result<(), Error> {
        self.take_many(now, key, 1)
    }

    /// Takes so many at once, or none of them, where there are fewer.
    pub fn take_many(&self, now: i64, key: impl Into<String>, many: usize) -> Result<(), Error> {
        let mut full_at = self.full_at.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if full_at.len() >= KEYS {
            full_at.retain(|_, at| *at > now);
            // All of them busy: somebody tries with many keys, and none of these counters tells anything.
            if full_at.len() >= KEYS {
                full_at.clear();
            }
        }
        let at = full_at.entry(key.into()).or_insert(now);
        let next = (*at).max(now) + self.per / self.most * many as i64;
        if next - now > self.per {
            return Err(Error::TooMany);
        }
        *at = next;
        Ok(())
    }

    /// Fills the bucket again.
    pub fn forgive(&self, key: &str) {
        self.full_at.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).remove(key);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn so_many_and_no_more_until_time_has_passed() {
        let limiter = Limiter::new(3, Duration::from_secs(30));
        let taken = |now: i64, key: &str| limiter.take(now * 1_000_000, key).is_ok();
        assert_eq!([0, 0, 1, 1].map(|now| taken(now, "a")), [true, true, true, false]);
        assert!(taken(1, "b"));
        assert!(taken(10, "a"));
        assert!(!taken(11, "a"));
        limiter.forgive("a");
        assert!(taken(11, "a"));
    }

    #[test]
    fn many_are_taken_together_or_none_of_them() {
        let limiter = Limiter::new(3, Duration::from_secs(30));
        let taken = |many: usize| limiter.take_many(0, "a", many).is_ok();
        assert_eq!([2, 2, 1, 1].map(taken), [true, false, true, false]);
    }
}
