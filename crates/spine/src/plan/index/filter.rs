//! A filter of items as it stands in an address, and the pages of what it leaves.

use super::{EditionIndex, Entry, Facet};
use fixedbitset::FixedBitSet;

/// At most one value for each facet, and a text. The text is looked up by the search, not here.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    values: [Option<Box<str>>; Facet::ALL.len()],
    pub text: String,
}

/// One page of a list: the entries, and where the pages before and after begin.
pub struct Page<'a> {
    pub entries: Vec<&'a Entry>,
    /// The item after which the next page begins; none on the last.
    pub next: Option<i64>,
    pub has_previous: bool,
    /// How many entries stand before this page.
    pub before: usize,
    pub total: usize,
}

impl Filter {
    pub fn get(&self, facet: Facet) -> Option<&str> {
        self.values[facet as usize].as_deref()
    }

    pub fn set(&mut self, facet: Facet, value: Option<&str>) {
        self.values[facet as usize] = value.filter(|v| !v.is_empty()).map(Into::into);
    }

    pub fn with(mut self, facet: Facet, value: Option<&str>) -> Filter {
        self.set(facet, value);
        self
    }

    pub fn chosen(&self) -> impl Iterator<Item = (Facet, &str)> {
        Facet::ALL.into_iter().filter_map(|f| Some((f, self.get(f)?)))
    }

    pub fn is_empty(&self) -> bool {
        self.text.is_empty() && self.chosen().next().is_none()
    }
}

impl EditionIndex {
    /// The page of `size` entries that begins after the item `after`, in the order of the plan.
    pub fn page(&self, selected: &FixedBitSet, after: Option<i64>, size: usize) -> Page<'_> {
        let start = after.and_then(|item| self.position_of(item)).map_or(0, |n| n + 1);
        let mut entries = Vec::with_capacity(size);
        let mut more = false;
        for n in selected.as_slice().iter().enumerate().skip(start / usize::BITS as usize).flat_map(|(w, word)| {
            let mut word = *word;
            std::iter::from_fn(move || {
                if word == 0 {
                    return None;
                }
                let bit = word.trailing_zeros() as usize;
                word &= word - 1;
                Some(w * usize::BITS as usize + bit)
            })
        }) {
            if n < start {
                continue;
            }
            if entries.len() == size {
                more = true;
                break;
            }
            entries.push(&self.entries[n]);
        }
        let before = selected.count_ones(..start.min(selected.len()));
        Page {
            next: more.then(|| entries.last().map(|e| e.item)).flatten(),
            has_previous: before > 0,
            before,
            total: selected.count_ones(..),
            entries,
        }
    }
}
