//! What a list of items can be filtered by, and how many items each choice would leave.

use super::{EditionIndex, Filter};
use cantiere_domain::plan::{Audience, ItemKind, ItemState, Silence};
use fixedbitset::FixedBitSet;
use std::sync::Arc;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Facet {
    Chapter,
    Kind,
    Actor,
    Audience,
    Theme,
    State,
    /// Late, or without news.
    News,
    Year,
}

impl Facet {
    pub const ALL: [Facet; 8] = [
        Facet::Chapter,
        Facet::Kind,
        Facet::Actor,
        Facet::Audience,
        Facet::Theme,
        Facet::State,
        Facet::News,
        Facet::Year,
    ];

    /// Its values, in their order.
    pub const NEWS: [&str; 2] = ["late", "silent"];

    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Facet::Chapter => "chapter",
            Facet::Kind => "kind",
            Facet::Actor => "actor",
            Facet::Audience => "audience",
            Facet::Theme => "theme",
            Facet::State => "state",
            Facet::News => "news",
            Facet::Year => "year",
        }
    }

    /// The values of one entry. An item for both audiences has both; a chapter value is the id of the top item.
    pub(super) fn values(self, index: &EditionIndex, n: usize) -> Vec<Box<str>> {
        let entry = &index.entries[n];
        match self {
            Facet::Chapter => vec![index.entries[entry.top as usize].item.to_string().into()],
            Facet::Kind => vec![entry.kind.as_str().into()],
            Facet::Actor => {
                let mut keys: Vec<Box<str>> =
                    entry.actors.iter().map(|(a, _)| index.actors[*a as usize].key.as_str().into()).collect();
                keys.sort();
                keys.dedup();
                keys
            }
            Facet::Audience => match entry.audience {
                None => Vec::new(),
                Some(Audience::Both) => vec!["central".into(), "territorial".into()],
                Some(one) => vec![one.as_str().into()],
            },
            Facet::Theme => entry.themes.to_vec(),
            Facet::State if entry.kind.has_state() => vec![entry.state.as_str().into()],
            Facet::State => Vec::new(),
            Facet::News => {
                let told = [entry.news.late, entry.news.silence != Silence::No];
                Facet::NEWS.iter().zip(told).filter(|(_, is)| *is).map(|(value, _)| (*value).into()).collect()
            }
            Facet::Year => entry.due.map(|d| d.year().to_string().into()).into_iter().collect(),
        }
    }
}

/// One choice of a facet with the number of items it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FacetValue {
    pub value: Box<str>,
    pub count: usize,
    pub chosen: bool,
}

/// Counts for one filter: for each facet its values, in the order pages show them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facets {
    pub total: usize,
    pub values: Vec<(Facet, Vec<FacetValue>)>,
}

/// Filters kept with their counts; beyond this many the store of counts is emptied and starts again.
const KEPT: usize = 500;

impl EditionIndex {
    /// Which entries pass the filter. `found` narrows it to the hits of a text search.
    pub fn select(&self, filter: &Filter, found: Option<&FixedBitSet>) -> FixedBitSet {
        self.select_without(filter, found, None)
    }

    fn select_without(&self, filter: &Filter, found: Option<&FixedBitSet>, without: Option<Facet>) -> FixedBitSet {
        let mut selected = FixedBitSet::with_capacity(self.entries.len());
        selected.insert_range(..);
        if let Some(found) = found {
            selected.intersect_with(found);
        }
        for (facet, value) in filter.chosen() {
            if Some(facet) == without {
                continue;
            }
            match self.columns[facet as usize].iter().find(|column| *column.value == *value) {
                Some(column) => selected.intersect_with(&column.entries),
                None => selected.clear(),
            }
        }
        selected
    }

    /// How many items each further choice would leave. Kept for filters without a text.
    pub fn facets(&self, filter: &Filter, found: Option<&FixedBitSet>) -> Arc<Facets> {
        if found.is_none()
            && let Ok(counts) = self.counts.lock()
            && let Some(known) = counts.get(filter)
        {
            return known.clone();
        }
        let facets = Arc::new(self.count_facets(filter, found));
        if found.is_none()
            && let Ok(mut counts) = self.counts.lock()
        {
            if counts.len() >= KEPT {
                counts.clear();
            }
            counts.insert(filter.clone(), facets.clone());
        }
        facets
    }

    fn count_facets(&self, filter: &Filter, found: Option<&FixedBitSet>) -> Facets {
        let all = self.select(filter, found);
        let values = Facet::ALL
            .into_iter()
            .map(|facet| {
                let chosen = filter.get(facet);
                let without = chosen.map(|_| self.select_without(filter, found, Some(facet)));
                let others = without.as_ref().unwrap_or(&all);
                let mut list: Vec<FacetValue> = self.columns[facet as usize]
                    .iter()
                    .filter_map(|column| {
                        let count = column.entries.intersection_count(others);
                        let chosen = chosen == Some(&column.value);
                        (count > 0 || chosen).then(|| FacetValue { value: column.value.clone(), count, chosen })
                    })
                    .collect();
                // What no item has is chosen all the same: readers see it, and can take it away.
                if let Some(value) = chosen.filter(|_| !list.iter().any(|v| v.chosen)) {
                    list.push(FacetValue { value: value.into(), count: 0, chosen: true });
                }
                (facet, list)
            })
            .collect();
        Facets { total: all.count_ones(..), values }
    }

    /// Chapters and actors in the order of the plan and of the alphabet, the rest in the order of their meaning.
    pub(super) fn facet_order(&self, facet: Facet, value: &str) -> (usize, String) {
        let rank = match facet {
            Facet::Chapter => value.parse().ok().and_then(|id| self.position_of(id)),
            Facet::Kind => ItemKind::ALL.iter().position(|k| k.as_str() == value),
            Facet::Audience => Audience::ALL.iter().position(|a| a.as_str() == value),
            Facet::State => ItemState::ALL.iter().position(|s| s.as_str() == value),
            Facet::Actor => self.actors.iter().position(|a| a.key == value),
            Facet::News => Facet::NEWS.iter().position(|n| *n == value),
            Facet::Theme | Facet::Year => Some(0),
        };
        (rank.unwrap_or(usize::MAX), value.to_string())
    }
}
