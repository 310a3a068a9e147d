//! Why something may be taken from view, and the signs by which a text may be unwanted.
//! A sign is a reason to look, never a reason to hide.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HideReason {
    /// Insults, threats, discrimination.
    Offensive,
    /// Tells about people what is nobody's business.
    PersonalData,
    /// Against the law.
    Illegal,
    /// Advertising, the same again and again.
    Spam,
    /// Not about this plan.
    OffTopic,
    Other,
}

impl HideReason {
    pub const ALL: [HideReason; 6] = [
        HideReason::Offensive,
        HideReason::PersonalData,
        HideReason::Illegal,
        HideReason::Spam,
        HideReason::OffTopic,
        HideReason::Other,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            HideReason::Offensive => "offensive",
            HideReason::PersonalData => "personal_data",
            HideReason::Illegal => "illegal",
            HideReason::Spam => "spam",
            HideReason::OffTopic => "off_topic",
            HideReason::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// What made the site put a text before a moderator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Sign {
    /// Many texts of one person in little time.
    Rate,
    /// Many links in one text.
    Links,
    /// The same words as before.
    Repeat,
    /// A link by somebody who has only just come.
    Fresh,
}

impl Sign {
    pub fn as_str(self) -> &'static str {
        match self {
            Sign::Rate => "rate",
            Sign::Links => "links",
            Sign::Repeat => "repeat",
            Sign::Fresh => "fresh",
        }
    }
}

/// How many addresses a text holds.
pub fn links(text: &str) -> usize {
    let lower = text.to_lowercase();
    let full = lower.matches("http://").count() + lower.matches("https://").count();
    let bare = lower.split_whitespace().filter(|w| w.trim_start_matches(['(', '<', '[']).starts_with("www.")).count();
    full + bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_counts_addresses() {
        assert_eq!(links("Nessun indirizzo."), 0);
        assert_eq!(links("Vedi https://a.example e [qui](HTTP://b.example), oppure (www.c.example)."), 3);
    }
}
