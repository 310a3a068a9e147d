//! The filters of the table as they stand in an address.

use super::kept::Bench;
use crate::address;
use axum::extract::Query;
use cantiere_domain::text::fold;
use cantiere_spine::contribution::Entry;
use serde::Deserialize;

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

    pub fn fits(&self, bench: &Bench, e: &Entry, yesterday: i64) -> bool {
        let same = |wanted: &str, is: Option<i64>| wanted.is_empty() || wanted.parse().ok() == is;
        // The cheap ones first: most entries fall at them.
        (self.kind.is_empty() || e.kind == self.kind)
            && (self.theme.is_empty() || e.theme == self.theme)
            && (self.territory.is_empty() || self.in_place(e))
            && same(&self.part, e.chapter)
            && same(&self.body, e.organization)
            && (self.since.is_empty() || e.received_at >= yesterday)
            && self.stands(bench, e)
            && (self.tag.is_empty() || bench.tags.get(&e.id).is_some_and(|t| t.contains(&self.tag)))
            && self.asked(bench, e)
            && self.grouped(bench, e)
    }

    fn grouped(&self, bench: &Bench, e: &Entry) -> bool {
        let of = || bench.groups.get(&e.id).map(Vec::as_slice).unwrap_or_default();
        self.group.is_empty() || of().iter().any(|g| self.group.parse() == Ok(g.0))
    }

    fn in_place(&self, e: &Entry) -> bool {
        !e.territory.is_empty() && fold(&e.territory) == fold(&self.territory)
    }

    fn stands(&self, bench: &Bench, e: &Entry) -> bool {
        if self.state.is_empty() {
            return true;
        }
        let state = bench.states.get(&e.id);
        match self.state.as_str() {
            "waiting" => state.is_none(),
            "written" => state.is_some(),
            "draft" => state.is_some_and(|s| !s.published),
            "unchecked" => state.is_some_and(|s| !s.published && !s.checked),
            "published" => state.is_some_and(|s| s.published),
            outcome => state.is_some_and(|s| s.outcome.as_str() == outcome),
        }
    }

    fn asked(&self, bench: &Bench, e: &Entry) -> bool {
        let of = || bench.offices.get(&e.id).map(Vec::as_slice).unwrap_or_default();
        match self.office.as_str() {
            "" => true,
            "asked" => !of().is_empty(),
            "silent" => of().iter().any(|o| !o.1),
            id => of().iter().any(|o| id.parse() == Ok(o.0)),
        }
    }

    /// The filters as a query, for links that keep them.
    pub fn query(&self, after: &str) -> String {
        address::query(&[
            ("kind", self.kind.as_str()),
            ("state", &self.state),
            ("theme", &self.theme),
            ("territory", &self.territory),
            ("part", &self.part),
            ("body", &self.body),
            ("tag", &self.tag),
            ("office", &self.office),
            ("group", &self.group),
            ("since", &self.since),
            ("after", after),
        ])
    }
}
