//! The site's key, and what is made with it: links that nobody can invent, numbers that nobody can guess back.
//! It must never be shown or stored in the database, so it has no readable form.

use crate::Error;
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

    /// Of a fiscal code in its normal form, as electronic identities and lists of voters are compared.
    pub fn fiscal_mac(&self, code: &str) -> String {
        self.mac_hex("fiscal number", code.as_bytes())
    }
}

/// A link that opens one thing without a password: its number, and a seal over all that must still hold for it to open.
#[derive(Clone, Copy)]
pub struct SealedLink {
    /// The address before the number, without the language: `/updates`.
    pub below: &'static str,
    pub purpose: &'static str,
}

impl SealedLink {
    /// The path of a link, without the language.
    pub fn path(self, secret: &Secret, id: i64, over: &[u8]) -> String {
        format!("{}/{id}.{}", self.below, secret.mac_hex(self.purpose, over))
    }

    /// The number and the seal that the end of an address says.
    pub fn read(token: &str) -> Result<(i64, String), Error> {
        let (id, seal) = token.split_once('.').ok_or(Error::NotFound)?;
        Ok((id.parse().map_err(|_| Error::NotFound)?, seal.to_string()))
    }

    /// Not found unless the seal is the one over this.
    pub fn check(self, secret: &Secret, over: &[u8], seal: &str) -> Result<(), Error> {
        match same(secret.mac_hex(self.purpose, over).as_bytes(), seal.as_bytes()) {
            true => Ok(()),
            false => Err(Error::NotFound),
        }
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

    #[test]
    fn a_sealed_link_opens_what_it_was_made_for_and_nothing_else() {
        let secret = Secret([1; 32]);
        let link = SealedLink { below: "/updates", purpose: "update link" };
        let path = link.path(&secret, 7, b"7 of ada");
        let (id, seal) = SealedLink::read(path.trim_start_matches("/updates/")).expect("a number and a seal");
        assert_eq!(id, 7);
        assert!(link.check(&secret, b"7 of ada", &seal).is_ok());
        assert!(link.check(&secret, b"7 of eva", &seal).is_err());
        assert!(SealedLink { purpose: "opinion link", ..link }.check(&secret, b"7 of ada", &seal).is_err());
        for wrong in ["7", "x.y", "", ".", "7x.ab"] {
            assert!(SealedLink::read(wrong).is_err(), "{wrong}");
        }
    }
}
