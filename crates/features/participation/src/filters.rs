//! The filters of a list of contributions: what is asked for, what can be asked for and how many there would be.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_spine::contribution::Entry;
use cantiere_web::Page;
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub kind: String,
    pub theme: String,
    /// The id of a chapter.
    pub part: String,
    /// The id of an organisation, or `people`.
    pub from: String,
    /// A paragraph or item, as in the address of its form.
    pub on: String,
    /// `new`; empty: the fair order.
    pub order: String,
    pub seed: String,
    pub after: String,
}

/// How values of a filter are called.
#[derive(Default)]
pub struct Names {
    pub themes: BTreeMap<String, String>,
    /// In the order of the plan.
    pub chapters: Vec<(i64, String)>,
    pub organizations: BTreeMap<i64, String>,
    pub on: Option<Ref>,
    pub on_name: String,
}

pub struct Group {
    pub name: &'static str,
    pub label: String,
    pub choices: Vec<Choice>,
    pub any_chosen: bool,
}

pub struct Choice {
    pub value: String,
    pub label: String,
    pub count: usize,
    pub chosen: bool,
}

/// A filter in use, and the address without it.
pub struct Chosen {
    pub label: String,
    pub href: String,
}

const FIELDS: [&str; 4] = ["kind", "theme", "part", "from"];

impl Query {
    fn value(&self, field: &str) -> &str {
        match field {
            "kind" => &self.kind,
            "theme" => &self.theme,
            "part" => &self.part,
            _ => &self.from,
        }
    }

    /// The address's query without one field, from the first page on.
    pub fn without(&self, field: &str) -> String {
        let keep = |name: &str| if name == field { "" } else { self.value(name) };
        let on = if field == "on" { "" } else { &self.on };
        address::query(&[
            ("kind", keep("kind")),
            ("theme", keep("theme")),
            ("part", keep("part")),
            ("from", keep("from")),
            ("on", on),
            ("order", &self.order),
            ("seed", &self.seed),
        ])
    }

    /// The address's query in another order, or on another page.
    pub fn with(&self, order: &str, seed: &str, after: &str) -> String {
        address::query(&[
            ("kind", &self.kind),
            ("theme", &self.theme),
            ("part", &self.part),
            ("from", &self.from),
            ("on", &self.on),
            ("order", order),
            ("seed", seed),
            ("after", after),
        ])
    }

    pub fn fits(&self, e: &Entry, on: Option<Ref>) -> bool {
        self.fits_but(e, on, "")
    }

    fn fits_but(&self, e: &Entry, on: Option<Ref>, left_out: &str) -> bool {
        let fits = |field: &str, value: &dyn Fn() -> String| {
            field == left_out || self.value(field).is_empty() || self.value(field) == value()
        };
        fits("kind", &|| e.kind.clone())
            && fits("theme", &|| e.theme.clone())
            && fits("part", &|| e.chapter.map(|c| c.to_string()).unwrap_or_default())
            && fits("from", &|| from_of(e))
            && on.is_none_or(|r| e.target_kind == r.kind() && e.target == r.id())
    }
}

fn from_of(e: &Entry) -> String {
    e.organization.map_or_else(|| "people".into(), |o| o.to_string())
}

/// The filters with the numbers that each choice would leave.
pub fn groups(page: &Page, query: &Query, entries: &[Entry], names: &Names) -> Vec<Group> {
    let count = |field: &'static str, value: &dyn Fn(&Entry) -> String| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for e in entries.iter().filter(|e| query.fits_but(e, names.on, field)) {
            *counts.entry(value(e)).or_default() += 1;
        }
        counts
    };
    let group = |name: &'static str, choices: Vec<(String, String, usize)>| {
        let choices: Vec<Choice> = choices
            .into_iter()
            .map(|(value, label, count)| Choice { chosen: query.value(name) == value, value, label, count })
            .collect();
        Group {
            name,
            label: page.t(format!("participation-filter-{name}")).into_owned(),
            any_chosen: choices.iter().any(|c| c.chosen),
            choices,
        }
    };
    let kinds = count("kind", &|e| e.kind.clone());
    let kinds = ContributionKind::ALL
        .into_iter()
        .filter_map(|k| Some((k.as_str().to_string(), words::kind(page.ctx(), k), *kinds.get(k.as_str())?)))
        .collect();
    let parts = count("part", &|e| e.chapter.map(|c| c.to_string()).unwrap_or_default());
    let parts = names
        .chapters
        .iter()
        .filter_map(|(id, name)| Some((id.to_string(), name.clone(), *parts.get(&id.to_string())?)))
        .collect();
    let themes = count("theme", &|e| e.theme.clone());
    let mut themes: Vec<(String, String, usize)> = themes
        .into_iter()
        .filter(|(slug, _)| !slug.is_empty())
        .map(|(slug, n)| (slug.clone(), names.themes.get(&slug).cloned().unwrap_or(slug), n))
        .collect();
    themes.sort_by(|a, b| a.1.cmp(&b.1));
    let from = count("from", &from_of);
    let mut bodies: Vec<(String, String, usize)> = from
        .iter()
        .filter_map(|(value, n)| Some((value.clone(), names.organizations.get(&value.parse().ok()?)?.clone(), *n)))
        .collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    if let Some(n) = from.get("people") {
        bodies.insert(0, ("people".into(), page.t("participation-from-people").into_owned(), *n));
    }
    [group("kind", kinds), group("part", parts), group("theme", themes), group("from", bodies)]
        .into_iter()
        .filter(|g| g.choices.len() > 1 || g.any_chosen)
        .collect()
}

/// The filters in use, with the address of the list without each.
pub fn chosen(page: &Page, base: &str, query: &Query, groups: &[Group], names: &Names) -> Vec<Chosen> {
    let mut out: Vec<Chosen> = FIELDS
        .into_iter()
        .filter_map(|field| {
            let group = groups.iter().find(|g| g.name == field)?;
            let choice = group.choices.iter().find(|c| c.chosen)?;
            let href = page.href(format!("{base}{}", query.without(field)));
            Some(Chosen { label: choice.label.clone(), href })
        })
        .collect();
    if names.on.is_some() {
        let href = page.href(format!("{base}{}", query.without("on")));
        out.push(Chosen { label: names.on_name.clone(), href });
    }
    out
}
