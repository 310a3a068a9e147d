//! The order in which lists begin: a fair one, different for different readers and the same for one reader all day.
//! The order itself is `cantiere_web::fair`; here is which lists it is asked for.

use cantiere_domain::id::ProcessId;
use cantiere_spine::contribution::{self, Entry};
use cantiere_store::Conn;
use cantiere_web::{Ctx, Error, fair};
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

pub use cantiere_web::fair::{SEEDS, seed_for};

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
        let key = fair::key(&ctx.site.options.secret.0, &self.day, seed);
        let ids: Vec<String> = self.entries.iter().map(|e| e.id.to_string()).collect();
        let order = Arc::new(fair::order(&key, &ids));
        self.lock().insert(seed, order.clone());
        order
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u8, Arc<Vec<u32>>>> {
        self.orders.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}
