//! The filters of a list of contributions: what is asked for, what can be asked for and how many there would be.

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::text::fold;
use cantiere_spine::contribution::Entry;
use cantiere_web::Page;
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Query {
    pub kind: String,
    pub theme: String,
    /// The id of a chapter.
    pub part: String,
    /// The id of an organisation, or `people`.
    pub from: String,
    /// A place as authors write it; capitals and accents make no difference.
    pub territory: String,
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

const FIELDS: [&str; 5] = ["kind", "theme", "part", "from", "territory"];
/// Places that can be chosen: those with the most contributions.
const PLACES: usize = 100;

impl Query {
    fn value(&self, field: &str) -> &str {
        match field {
            "kind" => &self.kind,
            "theme" => &self.theme,
            "part" => &self.part,
            "territory" => &self.territory,
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
            ("territory", keep("territory")),
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
            ("territory", &self.territory),
            ("on", &self.on),
            ("order", order),
            ("seed", seed),
            ("after", after),
        ])
    }

    /// Tells questions apart that leave different entries.
    pub fn filter_key(&self, on: Option<Ref>) -> String {
        format!("{}\n{}\n{}\n{}\n{}\n{on:?}", self.kind, self.theme, self.part, self.from, self.territory)
    }

    pub fn fits(&self, e: &Entry, on: Option<Ref>) -> bool {
        on.is_none_or(|r| e.target_kind == r.kind() && e.target == r.id()) && !self.misses(e).contains(&true)
    }

    /// The same question with the place as places are compared.
    pub fn folded(mut self) -> Query {
        self.territory = fold(self.territory.trim());
        self
    }

    /// For each filter whether the entry is not among what it leaves.
    fn misses(&self, e: &Entry) -> [bool; 5] {
        let part = || self.part.parse().ok() != e.chapter;
        let from = || match self.from.as_str() {
            "people" => e.organization.is_some(),
            body => body.parse().ok() != e.organization,
        };
        [
            !self.kind.is_empty() && self.kind != e.kind,
            !self.theme.is_empty() && self.theme != e.theme,
            !self.part.is_empty() && (e.chapter.is_none() || part()),
            !self.from.is_empty() && from(),
            !self.territory.is_empty() && (e.territory.is_empty() || self.territory != fold(&e.territory)),
        ]
    }
}

/// How many entries a question leaves, and how many each choice of each filter would leave.
#[derive(Debug, Default)]
pub struct Counted {
    pub total: usize,
    kinds: HashMap<String, usize>,
    themes: HashMap<String, usize>,
    parts: HashMap<i64, usize>,
    bodies: HashMap<i64, usize>,
    people: usize,
    /// By the place as it is compared: as most write it, and how many.
    places: HashMap<String, (String, usize)>,
}

impl Counted {
    pub fn of(query: &Query, on: Option<Ref>, entries: &[Arc<Entry>]) -> Counted {
        let mut out = Counted::default();
        let mut places: HashMap<String, usize> = HashMap::new();
        for e in entries {
            if on.is_some_and(|r| e.target_kind != r.kind() || e.target != r.id()) {
                continue;
            }
            let misses = query.misses(e);
            let missed = misses.iter().filter(|m| **m).count();
            // What one filter alone leaves out counts among that filter's choices.
            let counts = |field: usize| missed == 0 || (missed == 1 && misses[field]);
            out.total += usize::from(missed == 0);
            if counts(0) {
                add(&mut out.kinds, &e.kind);
            }
            if counts(1) && !e.theme.is_empty() {
                add(&mut out.themes, &e.theme);
            }
            if counts(2)
                && let Some(chapter) = e.chapter
            {
                *out.parts.entry(chapter).or_default() += 1;
            }
            if counts(3) {
                match e.organization {
                    Some(body) => *out.bodies.entry(body).or_default() += 1,
                    None => out.people += 1,
                }
            }
            if counts(4) && !e.territory.is_empty() {
                add(&mut places, &e.territory);
            }
        }
        let mut places: Vec<(String, usize)> = places.into_iter().collect();
        places.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        for (name, n) in places {
            out.places.entry(fold(&name)).or_insert((name, 0)).1 += n;
        }
        out
    }

    /// The chapters and the organisations that have to be named.
    pub fn chapters(&self) -> Vec<i64> {
        self.parts.keys().copied().collect()
    }

    pub fn organizations(&self) -> Vec<i64> {
        self.bodies.keys().copied().collect()
    }
}

fn add(counts: &mut HashMap<String, usize>, value: &str) {
    match counts.get_mut(value) {
        Some(n) => *n += 1,
        None => drop(counts.insert(value.to_string(), 1)),
    }
}

/// The filters with the numbers that each choice would leave.
pub fn groups(page: &Page, query: &Query, counted: &Counted, names: &Names) -> Vec<Group> {
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
    let kinds = ContributionKind::ALL
        .into_iter()
        .filter_map(|k| Some((k.as_str().to_string(), words::kind(page.ctx(), k), *counted.kinds.get(k.as_str())?)))
        .collect();
    let parts = names
        .chapters
        .iter()
        .filter_map(|(id, name)| Some((id.to_string(), name.clone(), *counted.parts.get(id)?)))
        .collect();
    let mut themes: Vec<(String, String, usize)> = counted
        .themes
        .iter()
        .map(|(slug, n)| (slug.clone(), names.themes.get(slug).cloned().unwrap_or_else(|| slug.clone()), *n))
        .collect();
    themes.sort_by(|a, b| a.1.cmp(&b.1));
    let mut bodies: Vec<(String, String, usize)> = counted
        .bodies
        .iter()
        .filter_map(|(id, n)| Some((id.to_string(), names.organizations.get(id)?.clone(), *n)))
        .collect();
    bodies.sort_by(|a, b| a.1.cmp(&b.1));
    if counted.people > 0 {
        bodies.insert(0, ("people".into(), page.t("participation-from-people").into_owned(), counted.people));
    }
    let mut places: Vec<(String, String, usize)> =
        counted.places.iter().map(|(key, (name, n))| (key.clone(), name.clone(), *n)).collect();
    places.sort_by(|a, b| b.2.cmp(&a.2).then_with(|| a.0.cmp(&b.0)));
    places.truncate(PLACES);
    if !query.territory.is_empty() && !places.iter().any(|p| p.0 == query.territory) {
        // A link may ask for a place of which nothing has come yet.
        let known = counted.places.get(&query.territory);
        let (name, n) = known.cloned().unwrap_or_else(|| (query.territory.clone(), 0));
        places.push((query.territory.clone(), name, n));
    }
    places.sort_by(|a, b| a.0.cmp(&b.0));
    [
        group("kind", kinds),
        group("part", parts),
        group("theme", themes),
        group("territory", places),
        group("from", bodies),
    ]
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

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(id: i64, kind: &str, territory: &str) -> Arc<Entry> {
        Arc::new(Entry { id, kind: kind.into(), territory: territory.into(), ..Entry::default() })
    }

    #[test]
    fn places_are_one_whatever_their_capitals_and_are_counted_beside_the_other_filters() {
        let all = [
            entry(1, "need", "Città alta"),
            entry(2, "need", "Città alta"),
            entry(3, "proposal", "CITTA ALTA"),
            entry(4, "proposal", "Borgo"),
            entry(5, "proposal", ""),
        ];
        let asked = Query { territory: " Citta Alta".into(), ..Query::default() }.folded();
        let fitting: Vec<i64> = all.iter().filter(|e| asked.fits(e, None)).map(|e| e.id).collect();
        assert_eq!(fitting, [1, 2, 3]);
        let counted = Counted::of(&asked, None, &all);
        assert_eq!(counted.total, 3);
        assert_eq!(counted.kinds, HashMap::from([("need".to_string(), 2), ("proposal".to_string(), 1)]));
        let places = [("citta alta", ("Città alta", 3)), ("borgo", ("Borgo", 1))];
        let places = places.map(|(key, (name, n))| (key.to_string(), (name.to_string(), n)));
        assert_eq!(counted.places, HashMap::from(places));
        let needs = Query { kind: "need".into(), ..Query::default() };
        assert_eq!(Counted::of(&needs, None, &all).places["citta alta"].1, 2);
    }
}
