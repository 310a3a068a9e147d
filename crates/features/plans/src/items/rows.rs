//! Items as rows of a list. A list says the same few words fifty times, so each is put together once.

use crate::{address, view};
use cantiere_domain::plan::{ItemKind, ItemState, Times};
use cantiere_spine::plan::index::Entry;
use cantiere_spine::plan::{EditionIndex, Shown};
use cantiere_web::Page;
use std::sync::Arc;

/// One item in a list.
pub struct Row {
    pub code: String,
    pub title: String,
    pub href: String,
    pub kind: Arc<str>,
    pub who: String,
    pub when: Arc<str>,
    pub state_slug: &'static str,
    pub state: Arc<str>,
    /// Badges beside the state: late, without news.
    pub news: Vec<(&'static str, String)>,
}

/// Makes the rows of one list.
pub struct Rows<'a> {
    page: &'a Page,
    index: &'a EditionIndex,
    /// The address of the list with a stroke at its end.
    base: String,
    /// The query that links carry.
    keep: &'a str,
    kinds: [Option<Arc<str>>; ItemKind::ALL.len()],
    states: [Option<Arc<str>>; ItemState::ALL.len()],
    times: Vec<(Times, Arc<str>)>,
}

impl<'a> Rows<'a> {
    pub fn new(page: &'a Page, shown: &Shown, index: &'a EditionIndex, keep: &'a str) -> Rows<'a> {
        Rows {
            page,
            index,
            base: page.href(format!("{}/", address::items(&shown.edition))),
            keep,
            kinds: Default::default(),
            states: Default::default(),
            times: Vec::new(),
        }
    }

    pub fn of<'e>(mut self, entries: impl IntoIterator<Item = &'e Entry>) -> Vec<Row> {
        entries.into_iter().map(|entry| self.row(entry)).collect()
    }

    pub fn row(&mut self, entry: &Entry) -> Row {
        let has_state = entry.kind.has_state();
        let mut names: Vec<&str> =
            entry.actors.iter().map(|(a, _)| self.index.actors[*a as usize].name.as_str()).collect();
        names.dedup();
        Row {
            code: entry.code.to_string(),
            title: entry.title.to_string(),
            href: format!("{}{}{}", self.base, address::item_segment(&entry.code, entry.item), self.keep),
            kind: self.kind(entry.kind),
            who: names.join(", "),
            when: self.when(entry.times),
            state_slug: if has_state { entry.state.as_str() } else { "" },
            state: if has_state { self.state(entry.state) } else { "".into() },
            news: view::news(self.page, entry.news),
        }
    }

    fn kind(&mut self, kind: ItemKind) -> Arc<str> {
        self.kinds[kind as usize].get_or_insert_with(|| view::kind(self.page, kind).into()).clone()
    }

    fn state(&mut self, state: ItemState) -> Arc<str> {
        self.states[state as usize].get_or_insert_with(|| view::state(self.page, state).into()).clone()
    }

    fn when(&mut self, times: Times) -> Arc<str> {
        if times == Times::None {
            return "".into();
        }
        if let Some((_, words)) = self.times.iter().find(|(known, _)| *known == times) {
            return words.clone();
        }
        let words: Arc<str> = view::times(self.page, &times).into();
        self.times.push((times, words.clone()));
        words
    }
}
