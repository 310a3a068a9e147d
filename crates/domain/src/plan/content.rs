//! What one item says in one version: everything that its form has fields for, besides title and code.
//! It is kept, compared and hashed as one document; progress (`ItemState`) is not part of it.

use super::{ItemState, PartialDate, Times};
use crate::text::is_web;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Content {
    /// Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// At most 120 plain words.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub brief: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub actors: Vec<Actor>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    pub times: Times,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub results: Vec<ResultLine>,
    /// Areas of impact, Markdown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub impact: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub resources: Vec<Resource>,
    /// Slugs of the site's vocabulary of themes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub themes: Vec<String>,
    /// Codes of items of the same edition that this one serves (a line serves expected results).
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub serves: Vec<String>,
    /// Lines of other plans that this one implements, as `plan/edition/code`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub implements: Vec<String>,
    /// “Per approfondire”: where one can read more. http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read_more: Option<String>,
    /// “Per confrontarti”: where one can discuss. http or https.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discuss: Option<String>,
    #[serde(skip_serializing_if = "Source::is_empty")]
    pub source: Source,
}

/// An actor with its role. `actor` is the key in the edition's list of actors.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Actor {
    pub actor: String,
    pub role: ActorRole,
}

/// What an actor does for an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ActorRole {
    Lead,
    Responsible,
    Support,
    Contact,
    MonitoringContact,
}

impl ActorRole {
    pub const ALL: [ActorRole; 5] =
        [ActorRole::Lead, ActorRole::Responsible, ActorRole::Support, ActorRole::Contact, ActorRole::MonitoringContact];

    pub fn as_str(self) -> &'static str {
        match self {
            ActorRole::Lead => "lead",
            ActorRole::Responsible => "responsible",
            ActorRole::Support => "support",
            ActorRole::Contact => "contact",
            ActorRole::MonitoringContact => "monitoring_contact",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// Which administrations an item is addressed to. `Both` counts once, and shows under both.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Audience {
    Central,
    Territorial,
    Both,
}

impl Audience {
    pub const ALL: [Audience; 3] = [Audience::Central, Audience::Territorial, Audience::Both];

    pub fn as_str(self) -> &'static str {
        match self {
            Audience::Central => "central",
            Audience::Territorial => "territorial",
            Audience::Both => "both",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }

    pub fn includes(self, other: Audience) -> bool {
        self == Audience::Both || self == other
    }
}

/// A result expected from an item, with what was said about it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultLine {
    /// Markdown.
    pub text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<ItemState>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<PartialDate>,
}

/// Money set aside: minor units (cents) of an ISO currency, in one year, from one fund.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    pub amount_minor: i64,
    pub currency: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub fund: String,
}

/// Where an imported record comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Source {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub url: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub licence: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub original_id: String,
    /// The day it was taken, ISO.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub retrieved: String,
}

impl Source {
    pub fn is_empty(&self) -> bool {
        *self == Source::default()
    }

    /// Its address, where that can be followed: http or https.
    pub fn link(&self) -> Option<&str> {
        is_web(&self.url).then_some(self.url.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_address_of_the_web_is_a_link() {
        let link = |url: &str| Source { url: url.into(), ..Source::default() }.link().map(str::to_owned);
        assert_eq!(link("https://example.org/piano").as_deref(), Some("https://example.org/piano"));
        assert_eq!(link("http://example.org").as_deref(), Some("http://example.org"));
        for other in ["", "javascript:alert(1)", "data:text/html,x", "example.org", " https://example.org"] {
            assert_eq!(link(other), None, "{other}");
        }
    }
}
