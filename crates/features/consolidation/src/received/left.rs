//! What the filters of the table leave. Each choice is looked for once among everything that came in; what several leave
//! together is where they meet.

use super::kept::{Bench, lock};
use super::state::State;
use super::wish::{By, Wish};
use cantiere_domain::text::fold;
use cantiere_spine::contribution::Entry;
use fixedbitset::FixedBitSet;
use std::collections::HashMap;
use std::sync::{Arc, Mutex};

/// Places in the table, for each choice that somebody asked for.
#[derive(Default)]
pub struct Choices(Mutex<HashMap<(By, String), Arc<FixedBitSet>>>);

/// Beyond this many the choices of a process are emptied and start again.
const KEPT: usize = 500;

impl Bench {
    /// The places in the table that all filters leave.
    pub fn left(&self, wish: &Wish, yesterday: i64) -> FixedBitSet {
        let mut left = FixedBitSet::with_capacity(self.table.len());
        left.insert_range(..);
        for (by, value) in wish.chosen() {
            match by {
                // It leaves something else on the day after.
                By::Since => left.intersect_with(&self.choice(by, &yesterday.to_string())),
                _ => left.intersect_with(&self.choice(by, value)),
            }
        }
        left
    }

    fn choice(&self, by: By, value: &str) -> Arc<FixedBitSet> {
        let key = (by, value.to_string());
        if let Some(known) = lock(&self.choices.0).get(&key) {
            return known.clone();
        }
        let fits = fits(self, by, value);
        let mut places = FixedBitSet::with_capacity(self.table.len());
        places.extend(self.entries().enumerate().filter(|(_, e)| fits(e)).map(|(place, _)| place));
        let places = Arc::new(places);
        let mut all = lock(&self.choices.0);
        if all.len() >= KEPT {
            all.clear();
        }
        all.insert(key, places.clone());
        places
    }
}

/// Whether a contribution belongs to a choice. What nobody could have chosen leaves nothing.
fn fits<'a>(bench: &'a Bench, by: By, value: &'a str) -> Box<dyn Fn(&Entry) -> bool + 'a> {
    let number: Option<i64> = value.parse().ok();
    let is = move |id: i64| number == Some(id);
    match by {
        By::Kind => Box::new(move |e| e.kind == value),
        By::Theme => Box::new(move |e| e.theme == value),
        By::Territory => {
            let place = fold(value);
            Box::new(move |e| !e.territory.is_empty() && fold(&e.territory) == place)
        }
        By::Part => Box::new(move |e| e.chapter.is_some_and(is)),
        By::Body => Box::new(move |e| e.organization.is_some_and(is)),
        By::Since => Box::new(move |e| number.is_some_and(|from| e.received_at >= from)),
        By::State => Box::new(move |e| stands(bench.states.get(&e.id), value)),
        By::Tag => Box::new(move |e| of(&bench.tags, e).iter().any(|tag| tag == value)),
        By::Office => Box::new(move |e| match (value, of(&bench.offices, e)) {
            ("asked", offices) => !offices.is_empty(),
            ("silent", offices) => offices.iter().any(|(_, answered)| !answered),
            (_, offices) => offices.iter().any(|(id, _)| is(*id)),
        }),
        By::Group => Box::new(move |e| of(&bench.groups, e).iter().any(|(id, _)| is(*id))),
    }
}

fn of<'a, T>(of_each: &'a HashMap<i64, Vec<T>>, e: &Entry) -> &'a [T] {
    of_each.get(&e.id).map(Vec::as_slice).unwrap_or_default()
}

fn stands(state: Option<&State>, wanted: &str) -> bool {
    match wanted {
        "waiting" => state.is_none(),
        "written" => state.is_some(),
        "draft" => state.is_some_and(|s| !s.published),
        "unchecked" => state.is_some_and(|s| !s.published && !s.checked),
        "published" => state.is_some_and(|s| s.published),
        outcome => state.is_some_and(|s| s.outcome.as_str() == outcome),
    }
}
