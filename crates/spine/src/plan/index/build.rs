//! Building the index of a version from its rows: items, reports of progress, actors.

use super::{Column, EditionIndex, Entry, Facet};
use crate::Error;
use crate::plan::Edition;
use crate::plan::actors::PlanActor;
use crate::plan::kept;
use crate::plan::state::{self, StateRow};
use crate::plan::theme::{self, Theme};
use crate::process::day_of;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{Content, EditionState, ItemKind, ItemState, News, QUIET_MONTHS, news};
use cantiere_store::Conn;
use cantiere_store::schema::plan::item_row;
use diesel::prelude::*;
use fixedbitset::FixedBitSet;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::sync::Mutex;

type Row = (i64, Option<i64>, i64, String, String, String, String);

/// The same for a plan as readers see it on a day in `zone`: what is in force tells what is late and what nobody reported on.
pub fn build_on(
    conn: &mut Conn,
    edition: &Edition,
    revision: i64,
    today: Date,
    zone: &TimeZone,
) -> Result<EditionIndex, Error> {
    let mut index = build(conn, edition.id, revision)?;
    index.quiet_months = edition.quiet_months;
    if !matches!(edition.state, EditionState::InForce | EditionState::Adopted) || edition.published.is_none() {
        return Ok(index);
    }
    for entry in index.entries.iter_mut().filter(|e| e.kind.has_state()) {
        let last = entry.reported_at.map(|at| day_of(at, zone));
        entry.news = news(entry.state, entry.due, last, today, edition.quiet_months);
    }
    index.columns = columns(&index);
    Ok(index)
}

pub fn build(conn: &mut Conn, edition: EditionId, revision: i64) -> Result<EditionIndex, Error> {
    let rows: Vec<Row> = item_row::table
        .filter(item_row::revision.eq(revision))
        .order(item_row::position)
        .select((
            item_row::item,
            item_row::parent,
            item_row::depth,
            item_row::kind,
            item_row::code,
            item_row::title,
            item_row::content,
        ))
        .load(conn)?;
    let reports = state::of_edition(conn, edition)?;
    let reported: HashMap<i64, &StateRow> = reports.iter().map(|r| (r.item, r)).collect();
    let mut last: HashMap<i64, (ItemState, i64)> = reported.iter().map(|(id, r)| (*id, (r.state(), r.at))).collect();
    let kept = kept::of_version(conn, edition, revision)?;
    // A draft is shown as it will be.
    for told in kept.told.into_iter().filter(|t| t.stands(reported.get(&t.item).copied())) {
        let at = last.get(&told.item).map_or(kept.begun, |l| l.1.max(kept.begun));
        last.insert(told.item, (told.state, at));
    }
    let themes = theme::vocabulary(conn)?;
    Ok(assemble(rows, &last, kept.actors, &themes))
}

fn assemble(
    rows: Vec<Row>,
    last: &HashMap<i64, (ItemState, i64)>,
    actors: Vec<PlanActor>,
    themes: &[Theme],
) -> EditionIndex {
    let actor_at: HashMap<&str, u32> =
        actors.iter().enumerate().flat_map(|(n, a)| a.keys().map(move |k| (k, n as u32))).collect();
    let mut entries: Vec<Entry> = Vec::with_capacity(rows.len());
    let mut by_item = HashMap::with_capacity(rows.len());
    let mut by_code = HashMap::with_capacity(rows.len());
    for (n, (item, parent, depth, kind, code, title, content)) in rows.into_iter().enumerate() {
        let content: Content = serde_json::from_str(&content).unwrap_or_default();
        let parent: Option<u32> = parent.and_then(|p| by_item.get(&p).copied());
        let state = last.get(&item);
        by_item.insert(item, n as u32);
        if !code.is_empty() {
            by_code.entry(code.clone().into_boxed_str()).or_insert(n as u32);
        }
        entries.push(Entry {
            item,
            parent,
            top: parent.map_or(n as u32, |p| entries[p as usize].top),
            depth: depth as u16,
            kind: ItemKind::parse(&kind).unwrap_or(ItemKind::Chapter),
            code: code.into(),
            title: title.into(),
            times: content.times,
            due: content.times.due(),
            audience: content.audience,
            actors: content.actors.iter().filter_map(|a| Some((*actor_at.get(a.actor.as_str())?, a.role))).collect(),
            themes: theme::meant(themes, &content.themes).into_iter().map(String::into_boxed_str).collect(),
            serves: content.serves.into_iter().map(String::into_boxed_str).collect(),
            results: content.results.len() as u16,
            state: state.map_or(ItemState::Unknown, |s| s.0),
            reported_at: state.map(|s| s.1),
            news: News::default(),
        });
    }
    let mut index = EditionIndex {
        entries,
        actors,
        by_item,
        by_code,
        columns: Default::default(),
        counts: Mutex::new(HashMap::new()),
        quiet_months: QUIET_MONTHS,
    };
    index.columns = columns(&index);
    index
}

/// One bit set for each value of each facet, the values in the order pages show them.
fn columns(index: &EditionIndex) -> [Vec<Column>; Facet::ALL.len()] {
    let size = index.entries.len();
    Facet::ALL.map(|facet| {
        let mut columns: HashMap<Box<str>, FixedBitSet> = HashMap::new();
        for n in 0..size {
            for value in facet.values(index, n) {
                columns.entry(value).or_insert_with(|| FixedBitSet::with_capacity(size)).insert(n);
            }
        }
        let mut columns: Vec<Column> = columns.into_iter().map(|(value, entries)| Column { value, entries }).collect();
        columns.sort_by_cached_key(|column| index.facet_order(facet, &column.value));
        columns
    })
}
