//! The filters of a list of contributions: what is asked for, what can be asked for and how many there would be.

use crate::address;
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::text::fold;
use cantiere_spine::contribution::Entry;
use serde::Deserialize;
use std::collections::HashMap;
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

pub const FIELDS: [&str; 5] = ["kind", "theme", "part", "from", "territory"];

impl Query {
    pub fn value(&self, field: &str) -> &str {
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

    /// Whether it asks for everything, or for one kind: what most links lead to, and few different questions.
    pub fn is_common(&self, on: Option<Ref>) -> bool {
        let others = FIELDS.into_iter().filter(|field| *field != "kind").all(|field| self.value(field).is_empty());
        on.is_none() && others && (self.kind.is_empty() || ContributionKind::parse(&self.kind).is_some())
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
        let part = || !self.part.parse().is_ok_and(|id: i64| e.chapter == Some(id));
        let from = || match self.from.as_str() {
            "people" => e.organization.is_some(),
            body => !body.parse().is_ok_and(|id: i64| e.organization == Some(id)),
        };
        [
            !self.kind.is_empty() && self.kind != e.kind,
            !self.theme.is_empty() && self.theme != e.theme,
            !self.part.is_empty() && part(),
            !self.from.is_empty() && from(),
            !self.territory.is_empty() && (e.territory.is_empty() || self.territory != fold(&e.territory)),
        ]
    }
}

/// How many entries a question leaves, and how many each choice of each filter would leave.
#[derive(Debug, Default)]
pub struct Counted {
    pub total: usize,
    pub(crate) kinds: HashMap<String, usize>,
    pub(crate) themes: HashMap<String, usize>,
    pub(crate) parts: HashMap<i64, usize>,
    pub(crate) bodies: HashMap<i64, usize>,
    pub(crate) people: usize,
    /// By the place as it is compared: as most write it, and how many.
    pub(crate) places: HashMap<String, (String, usize)>,
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
}

fn add(counts: &mut HashMap<String, usize>, value: &str) {
    match counts.get_mut(value) {
        Some(n) => *n += 1,
        None => drop(counts.insert(value.to_string(), 1)),
    }
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
