//! Passwords of staff, kept as Argon2id. Slow on purpose: call it on a thread that may wait, never in a transaction.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordHasher, PasswordVerifier};

/// 12 characters, as the digital identity guidelines ask of a password without a second factor.
pub const MIN_CHARS: usize = 12;

pub fn hash(password: &str) -> String {
    Argon2::default()
        .hash_password(password.as_bytes())
        .expect("the default parameters accept every password")
        .to_string()
}

/// Whether the password fits. With no hash the same work is done, so that time does not tell known addresses.
pub fn verify(password: &str, stored: Option<&str>) -> bool {
    static NOBODY: std::sync::LazyLock<String> = std::sync::LazyLock::new(|| hash("nobody has this password"));
    let text = stored.unwrap_or(&NOBODY);
    let fits = PasswordHash::new(text)
        .is_ok_and(|parsed| Argon2::default().verify_password(password.as_bytes(), &parsed).is_ok());
    fits && stored.is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verify_takes_the_right_password_only() {
        let stored = hash("una frase lunga e buona");
        assert!(verify("una frase lunga e buona", Some(&stored)));
        assert!(!verify("una frase lunga e buone", Some(&stored)));
        assert!(!verify("nobody has this password", None));
    }
}
