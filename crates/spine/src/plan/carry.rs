//! Beginning the next edition from the one before: what is still open goes on, as new items linked to the old ones.

use super::actors::{self, PlanActor};
use super::create::{self, NewEdition};
use super::edit::writable;
use super::edition;
use super::import::{items_of, open_draft, replace_items};
use super::rows::{ItemRow, POSITION_STEP};
use super::{kept, state};
use crate::trace::{self, Relation};
use crate::{Error, Problem};
use cantiere_documents::ActorEntry;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::EditionId;
use cantiere_domain::plan::{ItemKind, ItemState};
use cantiere_store::Tx;
use cantiere_store::schema::plan::{edition as edition_table, item, plan_actor};
use diesel::prelude::*;
use std::collections::{HashMap, HashSet};

/// What of the edition before goes into the next one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Carry {
    Nothing,
    /// Actions, commitments, targets and milestones neither completed nor cancelled, and what stands above them.
    Open,
    /// The whole tree.
    All,
}

impl Carry {
    pub fn parse(text: &str) -> Option<Carry> {
        Some(match text {
            "nothing" => Carry::Nothing,
            "open" => Carry::Open,
            "all" => Carry::All,
            _ => return None,
        })
    }
}

/// Makes the edition that follows `new.predecessor`; gives it and how many items were carried over.
pub fn next(tx: &mut Tx, by: &Actor, new: &NewEdition, carry: Carry) -> Result<(EditionId, usize), Error> {
    let Some(previous) = new.predecessor else { return Err(Problem::new("predecessor", "problem-predecessor").into()) };
    let previous = writable(tx, by, previous)?;
    if previous.plan != new.plan {
        return Err(Problem::new("predecessor", "problem-predecessor").into());
    }
    let id = create::edition(tx, by, new)?;
    diesel::update(edition_table::table.filter(edition_table::id.eq(id.0)))
        .set(edition_table::quiet_months.eq(i64::from(previous.quiet_months)))
        .execute(&mut **tx)?;
    tx.changed(&edition::draft_topic(id));
    let rows = match carry {
        Carry::Nothing => Vec::new(),
        Carry::Open | Carry::All => items_of(tx, previous.shown())?,
    };
    let kept = match carry {
        Carry::Open => open(tx, previous.id, &rows)?,
        _ => rows.iter().map(|r| r.item).collect(),
    };
    let rows: Vec<ItemRow> = rows.into_iter().filter(|r| kept.contains(&r.item)).collect();
    if rows.is_empty() {
        return Ok((id, 0));
    }
    let named = match previous.shown() {
        Some(shown) => kept::of_version(tx, previous.id, shown)?.actors,
        None => Vec::new(),
    };
    let entries: Vec<ActorEntry> = named.iter().map(entry).collect();
    actors::merge(tx, id, &entries)?;
    // What was merged in the edition before is one in the next, too.
    for actor in named.iter().filter(|a| !a.also.is_empty()) {
        diesel::update(plan_actor::table.filter(plan_actor::edition.eq(id.0)).filter(plan_actor::key.eq(&actor.key)))
            .set(plan_actor::also.eq(&actor.also))
            .execute(&mut **tx)?;
    }
    let next = edition::find_by_id(tx, by, id)?;
    let draft = open_draft(tx, &next, by)?;
    let mut ids = HashMap::new();
    let mut fresh = Vec::with_capacity(rows.len());
    for (n, row) in rows.iter().enumerate() {
        let new_item = create_item(tx, id)?;
        ids.insert(row.item, new_item);
        trace::link(tx, Ref::Item(row.item), Ref::Item(new_item), Relation::CarriedOver, Some(draft))?;
        fresh.push(ItemRow {
            revision: draft,
            item: new_item,
            parent: row.parent.and_then(|p| ids.get(&p).copied()),
            position: (n as i64 + 1) * POSITION_STEP,
            version: 1,
            ..row.clone()
        });
    }
    replace_items(tx, draft, &fresh)?;
    state::touch(tx, id, new.plan)?;
    Ok((id, fresh.len()))
}

fn open(tx: &mut Tx, of: EditionId, rows: &[ItemRow]) -> Result<HashSet<i64>, Error> {
    let mut last = HashMap::new();
    for report in state::of_edition(tx, of)? {
        last.insert(report.item, report.state());
    }
    let parents: HashMap<i64, Option<i64>> = rows.iter().map(|r| (r.item, r.parent)).collect();
    let mut kept = HashSet::new();
    for row in rows {
        let promised = ItemKind::parse(&row.kind).is_some_and(ItemKind::has_state);
        let done = matches!(last.get(&row.item), Some(ItemState::Completed | ItemState::Cancelled));
        if !promised || done {
            continue;
        }
        let mut at = Some(row.item);
        while let Some(item) = at {
            kept.insert(item);
            at = parents.get(&item).copied().flatten();
        }
    }
    Ok(kept)
}

fn entry(actor: &PlanActor) -> ActorEntry {
    ActorEntry { key: actor.key.clone(), name: actor.name.clone(), audience: actor.audience() }
}

fn create_item(tx: &mut Tx, edition: EditionId) -> Result<i64, Error> {
    let now = tx.now();
    Ok(diesel::insert_into(item::table)
        .values((
            item::uuid.eq(uuid::Uuid::new_v4().to_string()),
            item::edition.eq(edition.0),
            item::created_at.eq(now),
        ))
        .returning(item::id)
        .get_result(&mut **tx)?)
}
