//! The site's key, and what is made with it: links that nobody can invent, numbers that nobody can guess back.
//! It must never be shown or stored in the database, so it has no readable form.

use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

#[derive(Clone)]
pub struct Secret(pub [u8; 32]);

impl Secret {
    /// A keyed digest. Each purpose has a name of its own, so that what is made for one is worth nothing for another.
    pub fn mac(&self, purpose: &str, data: &[u8]) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("a key of any length will do");
        mac.update(&(purpose.len() as u64).to_be_bytes());
        mac.update(purpose.as_bytes());
        mac.update(data);
        mac.finalize().into_bytes().into()
    }

    /// The same as text.
    pub fn mac_hex(&self, purpose: &str, data: &[u8]) -> String {
        self.mac(purpose, data).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

/// Compares in a time that does not tell how much was right.
pub fn same(a: &[u8], b: &[u8]) -> bool {
    a.ct_eq(b).into()
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_purpose_and_each_key_gives_another_digest() {
        let [one, two] = [Secret([1; 32]), Secret([2; 32])];
        assert_eq!(one.mac("link", b"7"), one.mac("link", b"7"));
        assert_ne!(one.mac("link", b"7"), two.mac("link", b"7"));
        assert_ne!(one.mac("link", b"7"), one.mac("code", b"7"));
        assert_ne!(one.mac("a", b"bc"), one.mac("ab", b"c"));
        assert_eq!(format!("{one:?}"), "Secret(…)");
    }
}
