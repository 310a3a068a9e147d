//! The order in which lists begin: a fair one, different for different readers and the same for one reader all day.
//! The order itself is `cantiere_web::fair`; here it is kept for a listing, and grows with it.

use crate::listing::Listing;
use cantiere_web::{Ctx, fair as rule};
use std::sync::Arc;

pub use cantiere_web::fair::{SEEDS, seed_for};

/// Places in a listing by their keys, the first that is shown first.
#[derive(Clone, Debug, Default)]
pub struct Order(Vec<(u64, u32)>);

type Key = [u8; 32];

impl Order {
    /// Extends an order by the entries that came since it was made; what stood in it keeps its place.
    fn extended(&self, key: &Key, ids: &[String], from: usize) -> Order {
        let mut more: Vec<(u64, u32)> =
            ids.iter().enumerate().map(|(n, id)| (of_id(key, id), (from + n) as u32)).collect();
        more.sort_unstable();
        let mut all = Vec::with_capacity(self.0.len() + more.len());
        let mut known = self.0.iter().copied().peekable();
        for new in more {
            while let Some(before) = known.next_if(|k| *k <= new) {
                all.push(before);
            }
            all.push(new);
        }
        all.extend(known);
        Order(all)
    }

    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The places in the listing from one on.
    pub fn from(&self, start: usize) -> impl Iterator<Item = u32> + '_ {
        self.0.iter().skip(start).map(|(_, place)| *place)
    }

    /// Where the next one after an entry stands.
    fn after(&self, key: &Key, id: i64) -> usize {
        let of = of_id(key, &id.to_string());
        self.0.partition_point(|(k, _)| *k <= of)
    }
}

/// The order of a seed as of today.
pub struct Seeded {
    key: Key,
    pub order: Arc<Order>,
}

impl Seeded {
    pub fn after(&self, id: i64) -> usize {
        self.order.after(&self.key, id)
    }
}

/// The fair order of a listing for one of the day's seeds; made once, then kept with the listing.
pub fn fair(ctx: &Ctx, listing: &Listing, seed: u8) -> Seeded {
    let key = rule::key(&ctx.site.options.secret.0, &listing.day, seed);
    let known = listing.order(seed).unwrap_or_default();
    let missing = &listing.entries[known.len()..];
    if missing.is_empty() && known.len() > 0 {
        return Seeded { key, order: known };
    }
    let ids: Vec<String> = missing.iter().map(|e| e.id.to_string()).collect();
    let order = Arc::new(known.extended(&key, &ids, known.len()));
    listing.keep_order(seed, order.clone());
    Seeded { key, order }
}

/// The first eight bytes of what order-v1 sorts by tell any two apart that a list will ever have; if they did not, the older
/// one would come first.
fn of_id(key: &Key, id: &str) -> u64 {
    let whole = rule::of_id(key, id);
    u64::from_be_bytes(whole[..8].try_into().expect("a digest has 32 bytes"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: Key = [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
        30, 31,
    ];

    fn ids(count: usize) -> Vec<String> {
        (1..=count).map(|n| format!("P{n:03}")).collect()
    }

    fn in_order(key: &Key, ids: &[String]) -> Vec<String> {
        Order::default().extended(key, ids, 0).from(0).map(|n| ids[n as usize].clone()).collect()
    }

    #[test]
    fn fair_order_is_the_one_that_was_published() {
        let expected = [
            "P008", "P014", "P016", "P009", "P020", "P007", "P013", "P006", "P010", "P004", "P001", "P012", "P017",
            "P015", "P019", "P018", "P002", "P005", "P011", "P003",
        ];
        assert_eq!(in_order(&KEY, &ids(20)), expected);
    }

    /// The vectors of the oracle and its count of first places, where they lie beside the repository.
    #[test]
    fn fair_order_agrees_with_the_published_vectors() {
        let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
        let folder = std::env::var_os("CANTIERE_SHARED").map_or(beside, std::path::PathBuf::from);
        let file = folder.join("oracle/order_v1_vectors.json");
        let Ok(text) = std::fs::read_to_string(&file) else {
            eprintln!("SKIPPED: {} is not there", file.display());
            return;
        };
        let told: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        let list = |name: &str| -> Vec<String> { serde_json::from_value(told[name].clone()).expect("a list") };
        let hex = told["seed_hex"].as_str().expect("a seed");
        let key: Key = std::array::from_fn(|n| u8::from_str_radix(&hex[2 * n..2 * n + 2], 16).expect("hexadecimal"));
        let mut all = list("ids");
        assert_eq!(in_order(&key, &all), list("order"));
        all.push("P021".into());
        assert_eq!(in_order(&key, &all), list("after_adding_P021"));
        all.pop();
        let mut first: std::collections::BTreeMap<String, u64> = std::collections::BTreeMap::new();
        for n in 0..20_000u64 {
            let key: Key = <sha2::Sha256 as sha2::Digest>::digest(n.to_be_bytes()).into();
            *first.entry(in_order(&key, &all).remove(0)).or_default() += 1;
        }
        assert_eq!(serde_json::to_value(first).expect("JSON"), told["uniformity_check"]["first_position_counts"]);
    }

    #[test]
    fn fair_order_stays_when_some_are_added() {
        let all = ids(21);
        let known = Order::default().extended(&KEY, &all[..13], 0);
        let grown = known.extended(&KEY, &all[13..], 13);
        let whole = Order::default().extended(&KEY, &all, 0);
        let places = |order: &Order| order.from(0).collect::<Vec<_>>();
        assert_eq!(places(&grown), places(&whole));
        let mut fewer = in_order(&KEY, &all);
        fewer.retain(|id| id != "P021");
        assert_eq!(fewer, in_order(&KEY, &ids(20)));
    }
}
