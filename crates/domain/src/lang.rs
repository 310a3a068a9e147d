//! The languages of the site and of what it holds.
//! A language is declared by an edition or a contribution; it must never be guessed from the text.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    #[default]
    It,
    En,
}

impl Lang {
    pub const ALL: [Lang; 2] = [Lang::It, Lang::En];

    pub fn as_str(self) -> &'static str {
        match self {
            Lang::It => "it",
            Lang::En => "en",
        }
    }

    pub fn other(self) -> Lang {
        match self {
            Lang::It => Lang::En,
            Lang::En => Lang::It,
        }
    }

    /// The first language of an `Accept-Language` header that the site speaks, by weight.
    pub fn from_accept(header: &str) -> Option<Lang> {
        let mut wanted: Vec<(u32, Lang)> = header
            .split(',')
            .take(20)
            .filter_map(|part| {
                let mut pieces = part.split(';');
                let tag = pieces.next()?.trim().to_ascii_lowercase();
                let lang = tag.split('-').next()?.parse().ok()?;
                let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")?.parse::<f32>().ok()).unwrap_or(1.0);
                let weight = (weight.clamp(0.0, 1.0) * 1000.0) as u32;
                (weight > 0).then_some((weight, lang))
            })
            .collect();
        wanted.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
        wanted.first().map(|(_, lang)| *lang)
    }
}

impl std::fmt::Display for Lang {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

#[derive(Debug, thiserror::Error)]
#[error("“{0}” is not a language of this site; use one of: it, en")]
pub struct UnknownLang(String);

impl std::str::FromStr for Lang {
    type Err = UnknownLang;
    fn from_str(s: &str) -> Result<Lang, UnknownLang> {
        match s {
            "it" => Ok(Lang::It),
            "en" => Ok(Lang::En),
            other => Err(UnknownLang(other.chars().take(20).collect())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_accept_takes_the_heaviest_known_language() {
        assert_eq!(Lang::from_accept("de, en;q=0.8, it;q=0.9"), Some(Lang::It));
        assert_eq!(Lang::from_accept("en-GB,en;q=0.5"), Some(Lang::En));
        assert_eq!(Lang::from_accept("it;q=0, fr"), None);
        assert_eq!(Lang::from_accept(""), None);
    }
}
