//! The filters of the table as they stand in an address.

use crate::address;
use axum::extract::Query;
use serde::Deserialize;

/// What the table is filtered by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum By {
    Kind,
    State,
    Theme,
    Territory,
    Part,
    Body,
    Tag,
    Office,
    Group,
    Since,
}

impl By {
    /// Its name in an address.
    fn as_str(self) -> &'static str {
        match self {
            By::Kind => "kind",
            By::State => "state",
            By::Theme => "theme",
            By::Territory => "territory",
            By::Part => "part",
            By::Body => "body",
            By::Tag => "tag",
            By::Office => "office",
            By::Group => "group",
            By::Since => "since",
        }
    }
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Wish {
    pub kind: String,
    pub state: String,
    pub theme: String,
    /// A place as authors write it; capitals and accents make no difference.
    pub territory: String,
    pub part: String,
    pub body: String,
    pub tag: String,
    /// The number of an office, or `asked`, `silent`: given to any, without its opinion yet.
    pub office: String,
    pub group: String,
    pub since: String,
    pub after: String,
    pub done: String,
}

impl Wish {
    /// The filters of a query, `?` included, as a form of the table brings it along; of anything else none.
    pub fn of_query(query: &str) -> Wish {
        let address = format!("/{query}").parse().ok();
        address.and_then(|address| Query::<Wish>::try_from_uri(&address).ok()).map(|q| q.0).unwrap_or_default()
    }

    /// What is chosen: whoever fits stands in all of these.
    pub fn chosen(&self) -> impl Iterator<Item = (By, &str)> {
        self.filters().into_iter().filter(|(_, value)| !value.is_empty())
    }

    fn filters(&self) -> [(By, &str); 10] {
        [
            (By::Kind, self.kind.as_str()),
            (By::State, &self.state),
            (By::Theme, &self.theme),
            (By::Territory, &self.territory),
            (By::Part, &self.part),
            (By::Body, &self.body),
            (By::Tag, &self.tag),
            (By::Office, &self.office),
            (By::Group, &self.group),
            (By::Since, &self.since),
        ]
    }

    /// The filters as a query, for links that keep them.
    pub fn query(&self, after: &str) -> String {
        let filters = self.filters().into_iter().map(|(by, value)| (by.as_str(), value));
        address::query(&filters.chain([("after", after)]).collect::<Vec<_>>())
    }
}
