//! Who has voted, without a name: a tag that only the holder of the poll key can make. When the key is destroyed, the
//! tags say nothing more.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// HMAC-SHA256 of the person's stable id under the round's own key.
pub fn tag(poll_key: &[u8; 32], person: &str) -> [u8; 32] {
    // HMAC takes keys of any length.
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(poll_key).unwrap_or_else(|_| unreachable!());
    mac.update(b"cantiere voter 1\0");
    mac.update(person.as_bytes());
    mac.finalize().into_bytes().into()
}

/// Who is on a vote's list: of a mail address or the digest of a fiscal code as they are
/// compared, under the same key, and never the same as a tag.
pub fn elector(poll_key: &[u8; 32], name: &str) -> [u8; 32] {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(poll_key).unwrap_or_else(|_| unreachable!());
    mac.update(b"cantiere elector 1\0");
    mac.update(name.as_bytes());
    mac.finalize().into_bytes().into()
}

/// What is published of the seed for ties and order before a round opens; the seed itself is told at the close.
pub fn seed_commitment(seed: &[u8; 32]) -> crate::Hash {
    use sha2::Digest;
    Sha256::new().chain_update(b"cantiere seed 1\0").chain_update(seed).finalize().into()
}

/// The number for `tally`'s tie rule `seed:N`: the first eight bytes of the seed, the most significant first.
pub fn seed_number(seed: &[u8; 32]) -> u64 {
    seed.iter().take(8).fold(0, |n, byte| n << 8 | u64::from(*byte))
}
