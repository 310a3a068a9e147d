//! The way back from a line of a plan to the lines of other plans that implement it. An item names what it implements as
//! `plan/edition/code`; what the version in force names stands in a table of its own, by which it is found.

use super::edition::by_ids;
use super::item::Line;
use super::rows::ItemRow;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, PlanId};
use cantiere_store::schema::plan::{edition, item_implements, item_row, plan};
use cantiere_store::{Among, Conn, Tx, kept, sql};
use diesel::prelude::*;
use diesel::sql_types::Text;
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// As many as a page still lists.
const MOST: usize = 100;

/// Writes down what this version names, which is in force from now on. Pages of the plans that are named, or were, show it.
pub(super) fn keep(tx: &mut Tx, of: EditionId, revision: i64) -> Result<(), Error> {
    let own = item_implements::table.filter(item_implements::edition.eq(of.0));
    let mut named: BTreeSet<String> = own.select(item_implements::named).load(tx.conn())?.into_iter().collect();
    diesel::delete(own).execute(tx.conn())?;
    let items: Vec<ItemRow> = item_row::table
        .filter(item_row::revision.eq(revision))
        .filter(item_row::content.like("%\"implements\":[%"))
        .load(tx.conn())?;
    let mut rows: BTreeSet<(i64, String)> = BTreeSet::new();
    for item in &items {
        rows.extend(item.content().implements.into_iter().map(|name| (item.item, name)));
    }
    if !rows.is_empty() {
        let all: Value = rows.iter().map(|(item, name)| json!([of.0, item, name])).collect();
        let text = tx.conn().pick(
            "insert into item_implements (edition, item, named) select json_extract(value, '$[0]'), \
             json_extract(value, '$[1]'), json_extract(value, '$[2]') from json_each($1)",
            "insert into item_implements (edition, item, named) select (v->>0)::bigint, (v->>1)::bigint, v->>2 \
             from jsonb_array_elements($1::text::jsonb) t(v)",
        );
        sql(text).bind::<Text, _>(all.to_string()).execute(tx.conn())?;
    }
    named.extend(rows.into_iter().map(|(_, name)| name));
    let slugs: BTreeSet<String> = named.iter().filter_map(|name| name.split('/').next()).map(str::to_string).collect();
    if !slugs.is_empty() {
        let slugs: Vec<String> = slugs.into_iter().collect();
        let plans: Vec<i64> = plan::table.filter(plan::slug.among(slugs)).select(plan::id).load(tx.conn())?;
        plans.iter().for_each(|id| tx.changed(&format!("plan:{id}")));
    }
    Ok(())
}

/// Who implements a line.
#[derive(Clone, Debug, Default)]
pub struct Implementers {
    /// Those that the reader may see, plan by plan.
    pub lines: Vec<Line>,
    /// Every plan that one of them stands in, seen or not: a page that is kept changes with these.
    pub plans: Vec<i64>,
}

type Row = (i64, i64, i64, String, String);

/// Of the line of a plan that is named `plan/edition/code`: what is in force is kept, for whoever reads.
pub fn of(conn: &mut Conn, reader: &Actor, own: PlanId, named: &str) -> Result<Implementers, Error> {
    // Whoever names a line of a plan says that this plan changed, too.
    let topics = |found: &Vec<Row>| {
        let plans = found.iter().map(|row| row.1).chain([own.0]);
        plans.collect::<BTreeSet<_>>().into_iter().map(|plan| format!("plan:{plan}")).collect()
    };
    let found = kept(conn, "implementers", named.to_string(), topics, |conn| named_by(conn, named))?;
    if found.is_empty() {
        return Ok(Implementers::default());
    }
    let ids: BTreeSet<i64> = found.iter().map(|row| row.0).collect();
    let editions = by_ids(conn, reader, &ids.into_iter().map(EditionId).collect::<Vec<_>>())?;
    let plans: BTreeSet<i64> = found.iter().map(|row| row.1).collect();
    let line = |(id, _, item, code, title): Row| {
        let edition = editions.iter().find(|e| e.id.0 == id)?.clone();
        Some(Line { edition, item, code, title })
    };
    // Cut after what the reader may not see is left out.
    Ok(Implementers {
        lines: found.into_iter().filter_map(line).take(MOST).collect(),
        plans: plans.into_iter().collect(),
    })
}

/// The lines that name it, in the versions in force, plan by plan.
fn named_by(conn: &mut Conn, named: &str) -> Result<Vec<Row>, Error> {
    Ok(item_implements::table
        .inner_join(edition::table.on(edition::id.eq(item_implements::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .inner_join(item_row::table.on(
            item_row::item.eq(item_implements::item).and(item_row::revision.nullable().eq(edition::published_revision)),
        ))
        .filter(item_implements::named.eq(named.to_string()))
        .order((plan::position, edition::id.desc(), item_row::position))
        .select((edition::id, plan::id, item_row::item, item_row::code, item_row::title))
        .load(conn)?)
}
