//! Parts of a contribution that asks several things: each quotes a passage of its author's words and has an outcome and a
//! reason of its own. The contribution stays one, with one author and one number; its one answer is made from those of its
//! parts, so that what counts and links answers need not know of parts.

mod save;
mod split;

pub use save::{PartAnswer, save};
pub use split::{join, split};

use super::Outcome;
use crate::Error;
use crate::contribution::Words;
use cantiere_domain::Ref;
use cantiere_domain::id::{ContributionId, PersonId};
use cantiere_store::schema::answer::{contribution_part as table, contribution_part_change as change};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use std::collections::HashMap;

/// A contribution has so many parts at most.
pub const MOST: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub id: i64,
    /// From 1, in the order of the author's words as the planner put them.
    pub position: i64,
    /// The author's own words.
    pub passage: String,
    /// None: not answered yet.
    pub outcome: Option<Outcome>,
    /// Markdown.
    pub reason: String,
    pub merged_into: Option<ContributionId>,
    /// The number of that one, as readers cite it.
    pub merged_number: Option<i64>,
    /// Items and paragraphs that change because of it.
    pub changed: Vec<Ref>,
    pub person: Option<PersonId>,
    pub version: i64,
}

type Row = (i64, i64, i64, String, String, String, Option<i64>, Option<i64>, Option<i64>, i64);

/// The parts of these contributions, by contribution: two statements however many, none for none. Those of one whose answer is not
/// published are for the plan's planners alone, which the caller has asked.
pub fn of(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Vec<Part>>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<Row> = table::table
        .left_join(contribution::table.on(contribution::id.nullable().eq(table::merged_into)))
        .filter(table::contribution.among(ids))
        .order((table::contribution, table::position))
        .select((
            table::contribution,
            table::id,
            table::position,
            table::passage,
            table::outcome,
            table::reason,
            table::merged_into,
            contribution::number.nullable(),
            table::person,
            table::version,
        ))
        .load(conn)?;
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let mut changed = changes(conn, &rows.iter().map(|r| r.1).collect::<Vec<_>>())?;
    let mut out: HashMap<i64, Vec<Part>> = HashMap::new();
    for (of, id, position, passage, outcome, reason, merged, number, person, version) in rows {
        out.entry(of).or_default().push(Part {
            id,
            position,
            passage,
            outcome: Outcome::parse(&outcome),
            reason,
            merged_into: merged.map(ContributionId),
            merged_number: number,
            changed: changed.remove(&id).unwrap_or_default(),
            person: person.map(PersonId),
            version,
        });
    }
    Ok(out)
}

fn changes(conn: &mut Conn, parts: &[i64]) -> Result<HashMap<i64, Vec<Ref>>, Error> {
    let mut out: HashMap<i64, Vec<Ref>> = HashMap::new();
    let rows: Vec<(i64, String, i64)> = change::table
        .filter(change::part.among(parts))
        .order((change::part, change::kind, change::target))
        .load(conn)?;
    for (part, kind, target) in rows {
        out.entry(part).or_default().extend(Ref::parse(&kind, target));
    }
    Ok(out)
}

/// How many parts each contribution of a process has, where it has any.
pub fn counts(conn: &mut Conn, of: cantiere_domain::id::ProcessId) -> Result<HashMap<i64, i64>, Error> {
    let rows: Vec<(i64, i64)> = table::table
        .filter(table::process.eq(of.0))
        .group_by(table::contribution)
        .select((table::contribution, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Which of these contributions are in parts, oldest first.
pub(super) fn among(conn: &mut Conn, ids: &[i64]) -> Result<Vec<i64>, Error> {
    let found = table::table.filter(table::contribution.among(ids)).select(table::contribution).distinct();
    Ok(found.order(table::contribution).load(conn)?)
}

/// Whether a passage stands in the words: line ends and spaces count as one space.
pub fn quotes(words: &Words, passage: &str) -> bool {
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let passage = flat(passage);
    let all = [&words.title, &words.body, &words.wording, &words.action, &words.effect];
    !passage.is_empty() && all.into_iter().any(|text| flat(text).contains(&passage))
}

/// Notes what changed because of parts: of the one that is named, else of every accepted one that nothing is linked to
/// yet, or of the first where all are.
pub(super) fn link(tx: &mut Tx, of: ContributionId, position: Option<i64>, changed: &[Ref]) -> Result<(), Error> {
    let parts = self::of(tx, &[of.0])?.remove(&of.0).unwrap_or_default();
    let accepted: Vec<&Part> = parts.iter().filter(|p| p.outcome.is_some_and(Outcome::is_accepted)).collect();
    let mut chosen: Vec<&Part> = match position {
        Some(position) => accepted.iter().filter(|p| p.position == position).copied().collect(),
        None => accepted.iter().filter(|p| p.changed.is_empty()).copied().collect(),
    };
    if chosen.is_empty() && position.is_none() {
        chosen.extend(accepted.first());
    }
    if chosen.is_empty() {
        return Err(crate::Problem::new("changed", "consolidation-problem-changed").into());
    }
    for part in chosen {
        for r in changed.iter().filter(|r| !part.changed.contains(r)) {
            insert_change(tx, part.id, *r)?;
        }
    }
    Ok(())
}

/// Takes such a note back from every part of a contribution.
pub(crate) fn unlink(tx: &mut Tx, of: ContributionId, on: Ref) -> Result<(), Error> {
    let parts: Vec<i64> = table::table.filter(table::contribution.eq(of.0)).select(table::id).load::<i64>(tx.conn())?;
    if parts.is_empty() {
        return Ok(());
    }
    let rows = change::table.filter(change::part.among(parts)).filter(change::kind.eq(on.kind()));
    diesel::delete(rows.filter(change::target.eq(on.id()))).execute(tx.conn())?;
    Ok(())
}

fn insert_change(tx: &mut Tx, part: i64, r: Ref) -> Result<(), Error> {
    let row = (change::part.eq(part), change::kind.eq(r.kind()), change::target.eq(r.id()));
    diesel::insert_into(change::table).values(row).execute(tx.conn())?;
    Ok(())
}
