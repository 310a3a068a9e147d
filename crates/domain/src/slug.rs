//! Short names that stand in addresses.
//! A slug is lowercase ASCII letters, digits and single hyphens; nothing else can be built.

use crate::text::fold;
use serde::{Deserialize, Serialize};

pub const MAX: usize = 80;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

#[derive(Debug, thiserror::Error, PartialEq)]
#[error(
    "“{0}” cannot stand in an address; use 1 to {MAX} lowercase letters a–z, digits and hyphens, beginning with a letter or digit"
)]
pub struct BadSlug(String);

impl Slug {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Makes a slug out of any text; “senza-nome” when nothing usable is in it.
    pub fn from_text(text: &str) -> Slug {
        let mut out = String::new();
        for c in fold(text).chars() {
            if c.is_ascii_alphanumeric() {
                out.push(c);
            } else if !out.is_empty() && !out.ends_with('-') {
                out.push('-');
            }
            if out.len() >= MAX {
                break;
            }
        }
        let out = out.trim_end_matches('-');
        Slug(if out.is_empty() { "senza-nome".into() } else { out.into() })
    }
}

impl std::str::FromStr for Slug {
    type Err = BadSlug;
    fn from_str(s: &str) -> Result<Slug, BadSlug> {
        let good = !s.is_empty()
            && s.len() <= MAX
            && s.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            && !s.starts_with('-')
            && !s.ends_with('-')
            && !s.contains("--");
        if good { Ok(Slug(s.into())) } else { Err(BadSlug(s.chars().take(MAX + 1).collect())) }
    }
}

impl TryFrom<String> for Slug {
    type Error = BadSlug;
    fn try_from(s: String) -> Result<Slug, BadSlug> {
        s.parse()
    }
}

impl From<Slug> for String {
    fn from(s: Slug) -> String {
        s.0
    }
}

impl std::fmt::Display for Slug {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_text_folds_accents_and_joins_words() {
        assert_eq!(Slug::from_text("Perché l’Italia – 2024/2026!").as_str(), "perche-l-italia-2024-2026");
        assert_eq!(Slug::from_text("¿?").as_str(), "senza-nome");
    }

    #[test]
    fn parse_refuses_what_an_address_cannot_carry() {
        for bad in ["", "-a", "a-", "a--b", "A", "è", "a/b", &"a".repeat(81)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad}");
        }
    }
}
