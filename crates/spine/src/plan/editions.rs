//! What became of the items of one edition in another one of the same plan: what goes on, what is new, what was dropped.
//! What goes on is told by the chain, else by the code, unless the title says that the code was given to something else;
//! titles that are alike are only suggested, and a planner decides.

mod relatives;

use super::edit::writable;
use super::state;
use crate::trace::{self, Relation};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::ItemKind;
use cantiere_domain::text::words;
use cantiere_store::schema::plan::{edition, item, item_row};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

pub use relatives::{Relative, relatives};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Goes on with the same words.
    Same,
    /// Goes on with other words.
    Changed,
    Added,
    Dropped,
}

impl Fate {
    pub const ALL: [Fate; 4] = [Fate::Changed, Fate::Added, Fate::Dropped, Fate::Same];

    pub fn as_str(self) -> &'static str {
        match self {
            Fate::Same => "same",
            Fate::Changed => "changed",
            Fate::Added => "added",
            Fate::Dropped => "dropped",
        }
    }

    pub fn parse(text: &str) -> Option<Fate> {
        Fate::ALL.into_iter().find(|f| f.as_str() == text)
    }
}

/// How it is known that one goes on in the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// The edition was begun so, or a planner said so.
    Told,
    ByCode,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Items of the older and of the newer edition; one of the two is there.
    pub old: Option<i64>,
    pub new: Option<i64>,
    pub kind: ItemKind,
    pub fate: Fate,
    pub known: Option<Known>,
}

/// Two items with titles that are alike, 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Suggestion {
    pub old: i64,
    pub new: i64,
    pub likeness: f64,
}

#[derive(Clone, Debug, Default)]
pub struct Between {
    /// In the order of the newer edition; then what was dropped, in the order of the older one.
    pub lines: Vec<Line>,
    /// The most alike first.
    pub suggestions: Vec<Suggestion>,
    /// The same code for what reads otherwise: it goes on only if a planner says so.
    pub reused: Vec<(i64, i64)>,
}

/// Titles less alike than this are not suggested.
pub const LEAST: f64 = 0.5;
/// A code is taken to have been given to something else where the titles are less alike than this.
const LEAST_BY_CODE: f64 = 0.25;

#[derive(Clone, Debug, Queryable)]
struct Row {
    item: i64,
    kind: String,
    code: String,
    title: String,
    hash: String,
}

impl Row {
    fn kind(&self) -> ItemKind {
        ItemKind::parse(&self.kind).unwrap_or(ItemKind::Chapter)
    }
}

/// Compares versions of two editions: three statements.
pub fn between(conn: &mut Conn, old: i64, new: i64) -> Result<Between, Error> {
    let (olds, news) = (rows(conn, old)?, rows(conn, new)?);
    let ids: Vec<i64> = olds.iter().map(|r| r.item).collect();
    let there: HashSet<i64> = news.iter().map(|r| r.item).collect();
    let told: Vec<(i64, i64)> = trace::from_all(conn, "item", &ids)?
        .into_iter()
        .filter(|l| l.relation == Relation::CarriedOver.as_str())
        .filter_map(|l| matches!(l.to, Ref::Item(_)).then(|| (l.from.id(), l.to.id())))
        .filter(|(_, to)| there.contains(to))
        .collect();
    Ok(compare(&olds, &news, &told))
}

fn rows(conn: &mut Conn, revision: i64) -> Result<Vec<Row>, Error> {
    Ok(item_row::table
        .filter(item_row::revision.eq(revision))
        .order(item_row::position)
        .select((item_row::item, item_row::kind, item_row::code, item_row::title, item_row::hash))
        .load(conn)?)
}

fn compare(olds: &[Row], news: &[Row], told: &[(i64, i64)]) -> Between {
    let before: HashMap<i64, &Row> = olds.iter().map(|r| (r.item, r)).collect();
    let mut from: HashMap<i64, (i64, Known)> = told.iter().map(|(old, new)| (*new, (*old, Known::Told))).collect();
    let mut went_on: HashSet<i64> = told.iter().map(|(old, _)| *old).collect();
    let codes: HashMap<(&str, &str), i64> =
        olds.iter().filter(|r| !r.code.is_empty()).map(|r| ((r.kind.as_str(), r.code.as_str()), r.item)).collect();
    let mut reused = Vec::new();
    for row in news.iter().filter(|r| !r.code.is_empty()) {
        if from.contains_key(&row.item) {
            continue;
        }
        let Some(old) = codes.get(&(row.kind.as_str(), row.code.as_str())).filter(|o| !went_on.contains(o)) else {
            continue;
        };
        if likeness(&bag(&before[old].title), &bag(&row.title)) < LEAST_BY_CODE {
            reused.push((*old, row.item));
            continue;
        }
        from.insert(row.item, (*old, Known::ByCode));
        went_on.insert(*old);
    }
    let mut lines: Vec<Line> = news
        .iter()
        .map(|row| {
            let pair = from.get(&row.item).filter(|(old, _)| before.contains_key(old));
            let fate = match pair {
                None => Fate::Added,
                Some((old, _)) if before[old].hash == row.hash => Fate::Same,
                Some(_) => Fate::Changed,
            };
            Line { old: pair.map(|p| p.0), new: Some(row.item), kind: row.kind(), fate, known: pair.map(|p| p.1) }
        })
        .collect();
    let dropped: Vec<&Row> = olds.iter().filter(|r| !went_on.contains(&r.item)).collect();
    let added: Vec<&Row> = news.iter().filter(|r| !from.contains_key(&r.item)).collect();
    let suggestions = suggestions(&dropped, &added);
    lines.extend(dropped.iter().map(|r| Line {
        old: Some(r.item),
        new: None,
        kind: r.kind(),
        fate: Fate::Dropped,
        known: None,
    }));
    reused.retain(|(old, _)| !went_on.contains(old));
    Between { lines, suggestions, reused }
}

/// The words of a title that tell something.
fn bag(title: &str) -> HashSet<String> {
    words(title).into_iter().filter(|w| w.chars().count() > 3).collect()
}

/// From 0 to 1; titles without words are alike.
fn likeness(one: &HashSet<String>, other: &HashSet<String>) -> f64 {
    match one.len() + other.len() {
        0 => 1.0,
        both => 2.0 * one.intersection(other).count() as f64 / both as f64,
    }
}

/// Each of both sides in one pair at most, the most alike first; only things of one kind.
fn suggestions(olds: &[&Row], news: &[&Row]) -> Vec<Suggestion> {
    let bags: Vec<HashSet<String>> = olds.iter().map(|r| bag(&r.title)).collect();
    let mut with: HashMap<&str, Vec<usize>> = HashMap::new();
    for (n, bag) in bags.iter().enumerate() {
        bag.iter().for_each(|w| with.entry(w).or_default().push(n));
    }
    let mut found = Vec::new();
    for new in news {
        let own = bag(&new.title);
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for word in &own {
            with.get(word.as_str()).into_iter().flatten().for_each(|n| *shared.entry(*n).or_default() += 1);
        }
        for (n, count) in shared.into_iter().filter(|(n, _)| olds[*n].kind == new.kind) {
            let likeness = 2.0 * count as f64 / (own.len() + bags[n].len()) as f64;
            if likeness >= LEAST {
                found.push(Suggestion { old: olds[n].item, new: new.item, likeness });
            }
        }
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then((a.new, a.old).cmp(&(b.new, b.old))));
    let (mut used_old, mut used_new) = (HashSet::new(), HashSet::new());
    found.retain(|s| {
        let free = !used_old.contains(&s.old) && !used_new.contains(&s.new);
        if free {
            used_old.insert(s.old);
            used_new.insert(s.new);
        }
        free
    });
    found
}

/// Records that items of an earlier edition (first) go on in items of this one (second). Saying it again changes nothing.
pub fn confirm(tx: &mut Tx, by: &Actor, of: EditionId, pairs: &[(i64, i64)]) -> Result<(), Error> {
    let edition = writable(tx, by, of)?;
    let revision = edition.shown_to_writers().ok_or(Error::NotFound("edition"))?;
    for (old, new) in pairs {
        let here: i64 = item_row::table.find((revision, *new)).count().get_result(&mut **tx)?;
        let plan: Option<(i64, i64)> = item::table
            .inner_join(edition::table.on(edition::id.eq(item::edition)))
            .filter(item::id.eq(*old))
            .select((edition::plan, edition::id))
            .first(&mut **tx)
            .optional()?;
        // What belongs to another plan, or to this very edition, cannot go on here.
        if here == 0 || plan.is_none_or(|(plan, other)| plan != edition.plan.0 || other == of.0) {
            return Err(Problem::new("pair", "desk-problem-pair").into());
        }
        trace::link(tx, Ref::Item(*old), Ref::Item(*new), Relation::CarriedOver, Some(revision))?;
    }
    if pairs.is_empty() {
        return Ok(());
    }
    crate::site::note(tx, by, "pairs_confirmed", ("edition", of.0), Some(edition.plan), &[])?;
    state::touch(tx, of, edition.plan)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(item: i64, kind: &str, code: &str, title: &str) -> Row {
        Row { item, kind: kind.into(), code: code.into(), title: title.into(), hash: format!("{kind}{code}{title}") }
    }

    #[test]
    fn what_goes_on_is_told_then_found_by_code_and_titles_are_only_suggested() {
        let olds = [
            row(1, "action", "A1", "Aprire dieci orti nelle scuole"),
            row(2, "action", "A2", "Formare chi insegna"),
            row(3, "action", "A3", "Mappare i terreni liberi della città"),
            row(4, "action", "A4", "Chiudere i pozzi"),
            row(5, "objective", "O1", "Mappare i terreni liberi della città"),
            row(6, "action", "A6", "Potare gli alberi dei viali"),
        ];
        let news = [
            row(11, "action", "B7", "Formare chi insegna e chi guida"),
            row(12, "action", "A1", "Aprire venti orti nelle scuole"),
            row(13, "action", "B9", "Mappare tutti i terreni liberi"),
            row(14, "action", "B8", "Comprare sementi"),
            row(15, "objective", "O1", "Mappare i terreni liberi della città"),
            row(16, "action", "A6", "Insegnare la cucina delle erbe"),
        ];
        let found = compare(&olds, &news, &[(2, 11)]);
        let fates: Vec<_> = found.lines.iter().map(|l| (l.old, l.new, l.fate, l.known)).collect();
        assert_eq!(
            fates,
            [
                (Some(2), Some(11), Fate::Changed, Some(Known::Told)),
                (Some(1), Some(12), Fate::Changed, Some(Known::ByCode)),
                (None, Some(13), Fate::Added, None),
                (None, Some(14), Fate::Added, None),
                (Some(5), Some(15), Fate::Same, Some(Known::ByCode)),
                (None, Some(16), Fate::Added, None),
                (Some(3), None, Fate::Dropped, None),
                (Some(4), None, Fate::Dropped, None),
                (Some(6), None, Fate::Dropped, None),
            ]
        );
        assert_eq!(found.reused, [(6, 16)], "a code given to something else is no continuation");
        let pairs: Vec<_> = found.suggestions.iter().map(|s| (s.old, s.new)).collect();
        assert_eq!(pairs, [(3, 13)], "never an action with an objective");
    }
}
