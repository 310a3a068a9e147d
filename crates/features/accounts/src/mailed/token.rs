//! What a mailed sign-in is known by: the link of the mail, the code of the mail, and the handle of the browser that asked.
//! All three are made from the row's nonce with the site's key, so the database holds none of them.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_web::{Secret, same};

const LINK: &str = "sign-in link";
const HANDLE: &str = "sign-in handle";
const CODE: &str = "sign-in code";

/// What a row gives to make them: its id and its nonce.
#[derive(Clone, Copy, Debug)]
pub struct Seed<'a> {
    pub id: i64,
    pub nonce: &'a str,
}

/// Opens a session: goes out by mail and nowhere else.
pub fn link(secret: &Secret, seed: Seed) -> String {
    token(secret, LINK, seed)
}

/// Lets a browser try codes: whoever has not asked cannot even try.
pub fn handle(secret: &Secret, seed: Seed) -> String {
    token(secret, HANDLE, seed)
}

pub fn code(secret: &Secret, seed: Seed) -> String {
    let mac = mac(secret, CODE, seed);
    let number = u64::from_be_bytes(mac[..8].try_into().expect("a digest has 32 bytes"));
    format!("{:06}", number % 1_000_000)
}

/// The row that a token names; whether it is that row's is for [`is_link`] and [`is_handle`].
pub fn id(token: &str) -> Option<i64> {
    token.split_once('.')?.0.parse().ok()
}

pub fn is_link(secret: &Secret, seed: Seed, token: &str) -> bool {
    same(link(secret, seed).as_bytes(), token.as_bytes())
}

pub fn is_handle(secret: &Secret, seed: Seed, token: &str) -> bool {
    same(handle(secret, seed).as_bytes(), token.as_bytes())
}

pub fn is_code(secret: &Secret, seed: Seed, typed: &str) -> bool {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    same(code(secret, seed).as_bytes(), digits.as_bytes())
}

pub fn nonce() -> String {
    let mut random = [0; 16];
    getrandom::fill(&mut random).expect("the system gives random numbers");
    URL_SAFE_NO_PAD.encode(random)
}

fn token(secret: &Secret, purpose: &str, seed: Seed) -> String {
    format!("{}.{}", seed.id, URL_SAFE_NO_PAD.encode(mac(secret, purpose, seed)))
}

fn mac(secret: &Secret, purpose: &str, seed: Seed) -> [u8; 32] {
    secret.mac(purpose, format!("{}.{}", seed.id, seed.nonce).as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_token_is_good_for_its_own_row_and_purpose() {
        let secret = Secret([3; 32]);
        let (one, two) = (Seed { id: 1, nonce: "a" }, Seed { id: 2, nonce: "a" });
        let link = link(&secret, one);
        assert_eq!(id(&link), Some(1));
        assert!(is_link(&secret, one, &link));
        assert!(!is_link(&secret, two, &link) && !is_handle(&secret, one, &link));
        assert!(!is_link(&Secret([4; 32]), one, &link));
        assert!(!is_link(&secret, Seed { id: 1, nonce: "b" }, &link));
    }

    #[test]
    fn code_has_six_digits_and_may_be_typed_with_blanks() {
        let secret = Secret([3; 32]);
        for id in 0..200 {
            let seed = Seed { id, nonce: "n" };
            let code = code(&secret, seed);
            assert!(code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit()));
            assert!(is_code(&secret, seed, &format!(" {} {} ", &code[..3], &code[3..])));
            assert!(!is_code(&secret, seed, &code[..5]));
        }
    }
}
