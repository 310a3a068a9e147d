//! The fair order in which lists begin (order-v1): different for different readers and the same for one reader all day.
//! Nothing is drawn from a database; whoever knows the seed can recompute the order.

use crate::Ctx;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// Seeds a day; each reader gets one of them.
pub const SEEDS: u8 = 64;

/// The key of one seed on one day.
pub fn key(secret: &[u8], day: &str, seed: u8) -> [u8; 32] {
    mac(secret, &[b"fair order", day.as_bytes(), &[seed]])
}

/// A seed for whoever asks from there today: the same when they come back.
pub fn seed_for(ctx: &Ctx, network: &str) -> u8 {
    let day = ctx.site.today().to_string();
    let bytes = mac(&ctx.site.options.secret.0, &[b"fair seed", day.as_bytes(), network.as_bytes()]);
    bytes[0] % SEEDS
}

/// order-v1: by HMAC-SHA256(key, "order-v1" 00 id), equal ones by id. Gives places in `ids`.
pub fn order(key: &[u8; 32], ids: &[String]) -> Vec<u32> {
    let mut keyed: Vec<([u8; 32], u32)> = ids.iter().enumerate().map(|(n, id)| (of_id(key, id), n as u32)).collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0).then_with(|| ids[a.1 as usize].cmp(&ids[b.1 as usize])));
    keyed.into_iter().map(|(_, n)| n).collect()
}

/// What one id is sorted by.
pub fn of_id(key: &[u8; 32], id: &str) -> [u8; 32] {
    mac(key, &[b"order-v1\0", id.as_bytes()])
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
        order(&key, &ids).into_iter().map(|n| ids[n as usize].clone()).collect()
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
