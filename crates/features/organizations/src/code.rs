//! The six digits that go to the address of the public register. They are made from a nonce with the site's key.

use cantiere_domain::id::OrganizationId;
use cantiere_web::{Secret, same};

pub fn code(secret: &Secret, organization: OrganizationId, nonce: &str) -> String {
    let mac = secret.mac("organization code", format!("{organization}.{nonce}").as_bytes());
    let number = u64::from_be_bytes(mac[..8].try_into().expect("a digest has 32 bytes"));
    format!("{:06}", number % 1_000_000)
}

pub fn is_code(secret: &Secret, organization: OrganizationId, nonce: &str, typed: &str) -> bool {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    same(code(secret, organization, nonce).as_bytes(), digits.as_bytes())
}
