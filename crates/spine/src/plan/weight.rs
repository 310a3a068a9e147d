//! What cannot be a mere correction of form: a promise that reads otherwise, whoever calls it a slip of the pen. Words alone
//! are left to the writer: only they know whether a sentence still says the same.

use super::actors::{self, PlanActor};
use super::edit::Nature;
use super::import::items_of;
use super::release;
use super::rows::ItemRow;
use crate::{Error, Problem};
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{Content, ResultLine};
use cantiere_store::Conn;
use std::collections::HashMap;

/// Of an item as it was and as it is to be: the first thing that gives another meaning, as the key of what is said about it.
fn changed(known: &ItemRow, now: &ItemRow, named: &[PlanActor]) -> Option<&'static str> {
    let (before, after) = (known.content(), now.content());
    let due = |r: &ResultLine| (r.due, r.state);
    let checks = [
        ("problem-nature-kind", known.kind != now.kind),
        ("problem-nature-code", known.code != now.code),
        ("problem-nature-times", before.times != after.times),
        ("problem-nature-actors", who(&before, named) != who(&after, named)),
        ("problem-nature-results", before.results.iter().map(due).ne(after.results.iter().map(due))),
        ("problem-nature-resources", before.resources != after.resources),
    ];
    checks.into_iter().find(|(_, differs)| *differs).map(|(key, _)| key)
}

/// The problem that an item's form says.
pub(super) fn of_item(known: &ItemRow, now: &ItemRow, named: &[PlanActor]) -> Option<Problem> {
    changed(known, now, named).map(|key| Problem::new("nature", key))
}

/// The same of a whole version, with what was said of its edits: the first reason found, by the item it is about.
pub(super) fn of_version(conn: &mut Conn, of: EditionId, published: i64, draft: i64) -> Result<Option<Problem>, Error> {
    if release::nature_of_edits(conn, draft)? == Some(Nature::Meaning) {
        return Ok(Some(Problem::new("nature", "problem-nature-edits")));
    }
    let (old, new) = (items_of(conn, Some(published))?, items_of(conn, Some(draft))?);
    if old.len() != new.len() {
        return Ok(Some(Problem::new("nature", "problem-nature-items")));
    }
    let named = actors::of_edition(conn, of)?;
    let known: HashMap<i64, &ItemRow> = old.iter().map(|r| (r.item, r)).collect();
    for row in &new {
        match known.get(&row.item) {
            None => return Ok(Some(Problem::new("nature", "problem-nature-items"))),
            Some(before) if before.hash == row.hash => {}
            Some(before) if changed(before, row, &named).is_none() => {}
            Some(_) => {
                let name = format!("{} {}", row.code, row.title);
                return Ok(Some(Problem::new("nature", "problem-nature-item").with("item", name.trim())));
            }
        }
    }
    Ok(None)
}

/// In no order: who stands first promises no more. Actors that became one are one.
fn who<'a>(of: &'a Content, named: &'a [PlanActor]) -> Vec<(&'a str, &'static str)> {
    let one = |key: &'a str| named.iter().find(|a| a.is(key)).map_or(key, |a| a.key.as_str());
    let mut actors: Vec<_> = of.actors.iter().map(|a| (one(&a.actor), a.role.as_str())).collect();
    actors.sort_unstable();
    actors
}
