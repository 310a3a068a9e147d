//! The order in which lists begin: a fair one, different for different readers and the same for one reader all day.
//! Nothing is drawn from a database; whoever knows the seed can recompute the order.

use cantiere_domain::id::ProcessId;
use cantiere_spine::contribution::{self, Entry};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Seeds a day; each reader gets one of them.
pub const SEEDS: u8 = 64;

/// The entries of a process, and their fair orders as far as somebody asked for them.
pub struct Listing {
    version: u64,
    day: String,
    pub entries: Vec<Entry>,
    orders: Mutex<HashMap<u8, Arc<Vec<u32>>>>,
}

#[derive(Default)]
pub struct Orders(Mutex<HashMap<i64, Arc<Listing>>>);

/// Processes whose lists are kept.
const KEPT: usize = 32;

impl Orders {
    /// What lists of a process are made of; read again when something in it changed.
    pub fn of(&self, conn: &mut Conn, ctx: &Ctx, process: ProcessId) -> Result<Arc<Listing>, Error> {
        // Asked before reading: what changes meanwhile is read next time.
        let version = ctx.site.db.changed(&format!("process:{process}"));
        let day = ctx.site.today().to_string();
        let known = self.lock().get(&process.0).filter(|l| l.version == version && l.day == day).cloned();
        if let Some(known) = known {
            return Ok(known);
        }
        let entries = contribution::entries(conn, process, false)?;
        let listing = Arc::new(Listing { version, day, entries, orders: Mutex::default() });
        let mut kept = self.lock();
        if kept.len() >= KEPT {
            kept.clear();
        }
        kept.insert(process.0, listing.clone());
        Ok(listing)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<i64, Arc<Listing>>> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Listing {
    /// Places in `entries`, in the fair order of a seed.
    pub fn fair(&self, ctx: &Ctx, seed: u8) -> Arc<Vec<u32>> {
        if let Some(order) = self.lock().get(&seed) {
            return order.clone();
        }
        let key = key_of(&ctx.site.options.secret.0, &self.day, seed);
        let ids: Vec<String> = self.entries.iter().map(|e| e.id.to_string()).collect();
        let order = Arc::new(fair_order(&key, &ids));
        self.lock().insert(seed, order.clone());
        order
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u8, Arc<Vec<u32>>>> {
        self.orders.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

fn key_of(secret: &[u8], day: &str, seed: u8) -> [u8; 32] {
    mac(secret, &[b"fair order", day.as_bytes(), &[seed]])
}

/// A seed for whoever asks from there today: the same when they come back.
pub fn seed_for(ctx: &Ctx, network: &str) -> u8 {
    let day = ctx.site.today().to_string();
    let bytes = mac(&ctx.site.options.secret.0, &[b"fair seed", day.as_bytes(), network.as_bytes()]);
    bytes[0] % SEEDS
}

/// order-v1: by HMAC-SHA256(key, "order-v1" 00 id), equal ones by id. Gives places in `ids`.
pub fn fair_order(key: &[u8; 32], ids: &[String]) -> Vec<u32> {
    let mut keyed: Vec<([u8; 32], u32)> =
        ids.iter().enumerate().map(|(n, id)| (mac(key, &[b"order-v1\0", id.as_bytes()]), n as u32)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| ids[a.1 as usize].cmp(&ids[b.1 as usize])));
    keyed.into_iter().map(|(_, n)| n).collect()
}

fn mac(key: &[u8], parts: &[&[u8]]) -> [u8; 32] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    for part in parts {
        mac.update(part);
    }
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!("P{n:03}")).collect()
    }

    fn ordered(count: usize) -> Vec<String> {
        let key: [u8; 32] = std::array::from_fn(|n| n as u8);
        let ids = ids(count);
        fair_order(&key, &ids).into_iter().map(|n| ids[n as usize].clone()).collect()
    }

    #[test]
    fn fair_order_is_the_one_that_was_published() {
        let expected = [
            "P008", "P014", "P016", "P009", "P020", "P007", "P013", "P006", "P010", "P004", "P001", "P012", "P017",
            "P015", "P019", "P018", "P002", "P005", "P011", "P003",
        ];
        assert_eq!(ordered(20), expected);
    }

    #[test]
    fn fair_order_stays_when_one_is_added() {
        let mut more = ordered(21);
        more.retain(|id| id != "P021");
        assert_eq!(more, ordered(20));
    }
}
