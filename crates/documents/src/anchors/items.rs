//! The items of an older version in a newer one: by UUID, then by code, then by parent, kind and title.
//! Where several could be meant, none is guessed: the new item is new, and a warning says so.

use crate::message::Message;
use cantiere_domain::plan::ItemKind;
use cantiere_domain::text::words;
use std::collections::HashMap;

#[derive(Clone, Copy, Debug)]
pub struct OldItem<'a, Id> {
    pub id: Id,
    pub parent: Option<Id>,
    pub kind: ItemKind,
    pub code: Option<&'a str>,
    pub uuid: Option<&'a str>,
    pub title: &'a str,
}

#[derive(Clone, Copy, Debug)]
pub struct NewItem<'a> {
    /// Index in the same list, smaller than its own.
    pub parent: Option<usize>,
    pub kind: ItemKind,
    pub code: Option<&'a str>,
    pub uuid: Option<&'a str>,
    pub title: &'a str,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ItemMatch<Id> {
    /// For each new item the old one that goes on in it. No id is given twice.
    pub ids: Vec<Option<Id>>,
    /// (index of the new item, what a person should look at).
    pub warnings: Vec<(usize, Message)>,
}

type Name<Id> = (Option<Id>, ItemKind, String);

pub fn match_items<Id: Copy + Eq + std::hash::Hash>(old: &[OldItem<Id>], new: &[NewItem]) -> ItemMatch<Id> {
    let mut found = Found { old, ids: vec![None; new.len()], used: vec![false; old.len()], warnings: Vec::new() };
    let by_uuid = group(old, |o| o.uuid.map(str::to_lowercase));
    let by_code = group(old, |o| o.code.map(str::to_string));
    for (at, item) in new.iter().enumerate() {
        if let Some(uuid) = item.uuid {
            found.take(at, by_uuid.get(&uuid.to_lowercase()), || {
                both!("several items have the id {uuid}", "più voci hanno l’identificativo {uuid}")
            });
        }
    }
    for (at, item) in new.iter().enumerate().filter(|(_, i)| i.code.is_some()) {
        let code = item.code.unwrap_or_default();
        if found.ids[at].is_none() {
            found.take(at, by_code.get(code), || {
                both!(
                    "several items have the code {code}; which one goes on here cannot be told",
                    "più voci hanno il codice {code}: non si può dire quale continui qui"
                )
            });
        }
    }
    by_name(old, new, &mut found);
    ItemMatch { ids: found.ids, warnings: found.warnings }
}

/// Items without a code of their own go on under the same parent, kind and title; of several alike, in order.
fn by_name<Id: Copy + Eq + std::hash::Hash>(old: &[OldItem<Id>], new: &[NewItem], found: &mut Found<Id>) {
    let olds = group(old, |o| Some((o.parent, o.kind, folded(o.title))));
    let mut news: HashMap<(Option<usize>, ItemKind, String), Vec<usize>> = HashMap::new();
    for (at, item) in new.iter().enumerate().filter(|(at, _)| found.ids[*at].is_none()) {
        news.entry((item.parent, item.kind, folded(item.title))).or_default().push(at);
    }
    for (at, item) in new.iter().enumerate() {
        let twins = match news.get(&(item.parent, item.kind, folded(item.title))) {
            Some(twins) if twins[0] == at => twins,
            _ => continue,
        };
        // Under a new parent there is nobody to go on.
        let parent = match item.parent {
            Some(p) if found.ids[p].is_none() => continue,
            parent => parent.and_then(|p| found.ids[p]),
        };
        let name: Name<Id> = (parent, item.kind, folded(item.title));
        // A code that changed is another item, unless one of the two has none.
        let fits = |o: &usize| !found.used[*o] && (old[*o].code.is_none() || item.code.is_none());
        let free: Vec<usize> = olds.get(&name).into_iter().flatten().copied().filter(fits).collect();
        if free.len() == twins.len() {
            for (o, n) in free.iter().zip(twins) {
                found.used[*o] = true;
                found.ids[*n] = Some(old[*o].id);
            }
        }
        if !free.is_empty() && (free.len() > 1 || twins.len() > 1) {
            let (en, it) = match free.len() == twins.len() {
                true => ("they are matched in order", "sono abbinate in ordine"),
                false => ("none is matched", "nessuna è abbinata"),
            };
            let (old, new, title) = (free.len(), twins.len(), item.title);
            let message = Message {
                en: format!(
                    "{old} older and {new} newer items with the title “{title}” stand under the same parent; {en}"
                ),
                it: format!("{old} voci vecchie e {new} nuove con il titolo “{title}” stanno sotto la stessa: {it}"),
            };
            found.warnings.push((at, message));
        }
    }
}

struct Found<'a, Id> {
    old: &'a [OldItem<'a, Id>],
    ids: Vec<Option<Id>>,
    used: Vec<bool>,
    warnings: Vec<(usize, Message)>,
}

impl<Id: Copy> Found<'_, Id> {
    fn take(&mut self, new: usize, candidates: Option<&Vec<usize>>, doubt: impl Fn() -> Message) {
        let free: Vec<usize> = candidates.into_iter().flatten().copied().filter(|o| !self.used[*o]).collect();
        match free.as_slice() {
            [] => {}
            [one] => {
                self.used[*one] = true;
                self.ids[new] = Some(self.old[*one].id);
            }
            _ => self.warnings.push((new, doubt())),
        }
    }
}

fn group<'a, Id, K: Eq + std::hash::Hash>(
    old: &[OldItem<'a, Id>],
    key: impl Fn(&OldItem<'a, Id>) -> Option<K>,
) -> HashMap<K, Vec<usize>> {
    let mut groups: HashMap<K, Vec<usize>> = HashMap::new();
    for (at, item) in old.iter().enumerate() {
        if let Some(key) = key(item) {
            groups.entry(key).or_default().push(at);
        }
    }
    groups
}

fn folded(title: &str) -> String {
    words(title).join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn old(id: i64, parent: Option<i64>, code: Option<&'static str>, title: &'static str) -> OldItem<'static, i64> {
        OldItem { id, parent, kind: ItemKind::Action, code, uuid: None, title }
    }

    fn new(parent: Option<usize>, code: Option<&'static str>, title: &'static str) -> NewItem<'static> {
        NewItem { parent, kind: ItemKind::Action, code, uuid: None, title }
    }

    #[test]
    fn code_wins_over_title() {
        let olds = [old(1, None, Some("A1"), "Orti"), old(2, None, Some("A2"), "Scuole")];
        let found = match_items(&olds, &[new(None, Some("A2"), "Orti"), new(None, Some("A1"), "Altro")]);
        assert_eq!(found, ItemMatch { ids: vec![Some(2), Some(1)], warnings: vec![] });
    }

    #[test]
    fn uuid_wins_over_code() {
        let olds =
            [OldItem { uuid: Some("AB"), ..old(1, None, Some("A1"), "Orti") }, old(2, None, Some("A2"), "Scuole")];
        let found = match_items(&olds, &[NewItem { uuid: Some("ab"), ..new(None, Some("A2"), "Orti") }]);
        assert_eq!(found.ids, [Some(1)]);
    }

    #[test]
    fn title_counts_under_the_same_parent_only() {
        let olds = [
            old(1, None, None, "Capo"),
            old(2, Some(1), None, "Scenario"),
            old(3, None, None, "Coda"),
            old(4, Some(3), None, "Scenario"),
        ];
        let news = [
            new(None, None, "Coda"),
            new(Some(0), None, "scenàrio!"),
            new(None, None, "Nuovo"),
            new(Some(2), None, "Scenario"),
        ];
        assert_eq!(match_items(&olds, &news).ids, [Some(3), Some(4), None, None]);
    }

    #[test]
    fn several_candidates_are_a_warning() {
        let olds = [old(1, None, None, "Orti"), old(2, None, None, "Orti")];
        let found = match_items(&olds, &[new(None, None, "Orti")]);
        assert_eq!((found.ids, found.warnings.len()), (vec![None], 1));
    }

    #[test]
    fn a_changed_code_is_another_item() {
        let found = match_items(&[old(1, None, Some("A1"), "Orti")], &[new(None, Some("B1"), "Orti")]);
        assert_eq!(found.ids, [None]);
    }
}
