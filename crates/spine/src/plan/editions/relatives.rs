//! What an item comes from and goes on in, for readers of its page.

use crate::Error;
use crate::trace::Relation;
use cantiere_store::schema::plan::{edition, item_row, plan, trace as links};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// An item of another edition that this one comes from or goes on in, as everybody may read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relative {
    /// The item asked about.
    pub item: i64,
    /// Whether the other one is the earlier.
    pub earlier: bool,
    pub other: i64,
    pub code: String,
    pub title: String,
    pub plan_slug: String,
    pub edition_slug: String,
    pub edition_name: String,
    pub language: String,
}

/// What these items go on from and in, in published editions that everybody may read: one statement when there is none.
pub fn relatives(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Relative>, Error> {
    let found: Vec<(i64, i64)> = links::table
        .filter(links::relation.eq(Relation::CarriedOver.as_str()))
        .filter(links::from_kind.eq("item").and(links::to_kind.eq("item")))
        .filter(links::from_id.among(ids).or(links::to_id.among(ids)))
        .order(links::id)
        .limit(200)
        .select((links::from_id, links::to_id))
        .load(conn)?;
    let asked: HashSet<i64> = ids.iter().copied().collect();
    let mut wanted: Vec<(i64, bool, i64)> = Vec::new();
    for (from, to) in found {
        if asked.contains(&to) {
            wanted.push((to, true, from));
        }
        if asked.contains(&from) {
            wanted.push((from, false, to));
        }
    }
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let others: Vec<i64> = wanted.iter().map(|w| w.2).collect();
    type Other = (i64, String, String, String, String, String, String);
    let rows: Vec<Other> = item_row::table
        .inner_join(edition::table.on(edition::published_revision.eq(item_row::revision.nullable())))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(edition::visibility.eq("public"))
        .filter(item_row::item.among(others))
        .select((
            item_row::item,
            item_row::code,
            item_row::title,
            plan::slug,
            edition::slug,
            edition::name,
            edition::language,
        ))
        .load(conn)?;
    let known: HashMap<i64, Other> = rows.into_iter().map(|r| (r.0, r)).collect();
    Ok(wanted
        .into_iter()
        .filter_map(|(item, earlier, other)| {
            let (_, code, title, plan_slug, edition_slug, edition_name, language) = known.get(&other)?.clone();
            Some(Relative { item, earlier, other, code, title, plan_slug, edition_slug, edition_name, language })
        })
        .collect())
}
