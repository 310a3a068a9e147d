//! The items of the plan that a need or a proposal names, besides the one it is about: links of the chain, read both ways.

use super::Contribution;
use super::edit::{after, own};
use super::find::by_ids;
use crate::plan::edition;
use crate::trace::{self, Relation};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ContributionId;
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::item_row;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// Items that one contribution names.
pub const MOST_NAMED: usize = 10;

/// An item as the version that is in force calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedItem {
    pub id: i64,
    pub code: String,
    pub title: String,
}

impl NamedItem {
    /// “A2.3 Aprire dieci orti”.
    pub fn label(&self) -> String {
        format!("{} {}", self.code, self.title).trim().to_string()
    }
}

/// Says which items a contribution of the actor's names: in the transaction that sends it.
pub fn name_items(tx: &mut Tx, by: &Actor, id: ContributionId, items: &[i64]) -> Result<(), Error> {
    if items.is_empty() {
        return Ok(());
    }
    let one = by_ids(tx, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    if one.person.is_none() || one.person != by.person {
        return Err(Error::Denied);
    }
    let revision = edition::find_by_id(tx, by, one.edition)?.published;
    for item in nameable(tx, &one, revision, items)? {
        trace::link(tx, Ref::Contribution(id.0), Ref::Item(item), Relation::Names, revision)?;
    }
    Ok(())
}

/// Puts other items in the place of those that it names, for as long as its words can be changed: in the transaction that
/// changes those, which has looked at the version that was read. What the plan does not have any more stays named.
pub fn name_others(tx: &mut Tx, zone: &TimeZone, by: &Actor, id: ContributionId, items: &[i64]) -> Result<(), Error> {
    let (one, _) = own(tx, zone, by, id)?;
    let revision = edition::find_by_id(tx, by, one.edition)?.published;
    let before: Vec<i64> = named_by(tx, &[id.0])?.into_iter().map(|(_, item)| item).collect();
    let before: Vec<i64> = items_of(tx, revision, &before)?.into_iter().map(|item| item.id).collect();
    let wanted = nameable(tx, &one, revision, items)?;
    let gone: Vec<i64> = before.iter().copied().filter(|item| !wanted.contains(item)).collect();
    let new: Vec<i64> = wanted.into_iter().filter(|item| !before.contains(item)).collect();
    if gone.is_empty() && new.is_empty() {
        return Ok(());
    }
    for item in gone {
        trace::take_back(tx, Ref::Contribution(id.0), Ref::Item(item), Relation::Names)?;
    }
    for item in new {
        trace::link(tx, Ref::Contribution(id.0), Ref::Item(item), Relation::Names, revision)?;
    }
    let row = contribution::table.filter(contribution::id.eq(id.0));
    let values = (contribution::version.eq(contribution::version + 1), contribution::changed_at.eq(tx.now()));
    diesel::update(row).set(values).execute(tx.conn())?;
    after(tx, by, &one, "items_named", &one.words)
}

/// Those of these items that it may name; what it is about it names already.
fn nameable(tx: &mut Tx, one: &Contribution, revision: Option<i64>, items: &[i64]) -> Result<Vec<i64>, Error> {
    if items.len() > MOST_NAMED {
        return Err(Problem::new("find", "participation-problem-many-items").with("max", MOST_NAMED).into());
    }
    let known = items_of(tx, revision, items)?;
    if items.iter().any(|item| !known.iter().any(|k| k.id == *item)) {
        return Err(Problem::new("find", "participation-problem-no-item").into());
    }
    Ok(items.iter().copied().filter(|item| one.on != Some(Ref::Item(*item))).collect())
}

/// Items of one version by their numbers, in the order of the plan; those that it does not have are left out.
pub fn items_of(conn: &mut Conn, revision: Option<i64>, items: &[i64]) -> Result<Vec<NamedItem>, Error> {
    let (Some(revision), false) = (revision, items.is_empty()) else { return Ok(Vec::new()) };
    // Ordered here: an order by position leads SQLite through all items of the version.
    let mut rows: Vec<(i64, i64, String, String)> = item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::item.among(items))
        .select((item_row::position, item_row::item, item_row::code, item_row::title))
        .load(conn)?;
    rows.sort_unstable_by_key(|row| (row.0, row.1));
    Ok(rows.into_iter().map(|(_, id, code, title)| NamedItem { id, code, title }).collect())
}

/// The items that these contributions name: (contribution, item), oldest link first.
pub fn named_by(conn: &mut Conn, contributions: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
    let links = trace::from_all(conn, "contribution", contributions)?;
    let named = links.into_iter().filter(|l| l.relation == Relation::Names.as_str() && l.to.kind() == "item");
    Ok(named.map(|l| (l.from.id(), l.to.id())).collect())
}

/// What files call the items that these contributions name: codes, or else titles.
pub fn names_of(
    conn: &mut Conn,
    revision: Option<i64>,
    contributions: &[i64],
) -> Result<HashMap<i64, Vec<String>>, Error> {
    let links = named_by(conn, contributions)?;
    let items: Vec<i64> = links.iter().map(|(_, item)| *item).collect();
    let items = items_of(conn, revision, &items)?;
    let mut out: HashMap<i64, Vec<String>> = HashMap::new();
    for (of, id) in links {
        if let Some(item) = items.iter().find(|i| i.id == id) {
            let name = if item.code.is_empty() { &item.title } else { &item.code };
            out.entry(of).or_default().push(name.clone());
        }
    }
    Ok(out)
}

/// The contributions that name these items: (item, contribution), oldest link first. Who sees them is asked elsewhere.
pub fn naming(conn: &mut Conn, items: &[i64]) -> Result<Vec<(i64, i64)>, Error> {
    let links = trace::to_all(conn, "item", items)?;
    let naming = links.into_iter().filter(|l| l.relation == Relation::Names.as_str());
    Ok(naming.map(|l| (l.to.id(), l.from.id())).collect())
}
