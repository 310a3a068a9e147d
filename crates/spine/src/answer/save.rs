//! Writing the draft of an answer, to one contribution or with one reason to a group.
//! Nothing written here is seen by anybody but the plan's staff.

use super::{CHUNK, Outcome, part, place};
use crate::contribution::{self, Contribution};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{AnswerId, ContributionId, EditionId, PlanId, ProcessId};
use cantiere_domain::text::clean;
use cantiere_store::schema::answer::{answer as table, answer_change, answer_reason, contribution_part as parts};
use cantiere_store::schema::plan::{block, item};
use cantiere_store::{Among, Conn, Tx, insert_id};
use diesel::prelude::*;
use std::collections::HashMap;

pub const LONGEST_REASON: usize = 10_000;
pub const LONGEST_SENTENCE: usize = 2_000;

#[derive(Clone, Debug)]
pub struct NewAnswer {
    pub outcome: Outcome,
    /// Markdown; for each contribution of the group.
    pub reason: String,
    pub merged_into: Option<ContributionId>,
    /// Items and paragraphs of the edition; for accepted ones alone.
    pub changed: Vec<Ref>,
}

/// A contribution of the group.
#[derive(Clone, Debug)]
pub struct To {
    pub contribution: ContributionId,
    /// The version of its answer that the writer began from; 0: there was none.
    pub seen: i64,
    /// A sentence for this one alone, or empty.
    pub sentence: String,
}

struct Known {
    id: i64,
    reason: i64,
    state: String,
    version: i64,
}

/// Writes the drafts. All or none: when one cannot be answered, nothing is written.
pub fn answer(tx: &mut Tx, by: &Actor, of: ProcessId, to: &[To], new: &NewAnswer) -> Result<Vec<AnswerId>, Error> {
    let (process, edition) = place(tx, by, of)?;
    if to.is_empty() || to.len() > CHUNK {
        return Err(Problem::new("n", "consolidation-problem-how-many").with("most", CHUNK).into());
    }
    let ids: Vec<i64> = to.iter().map(|t| t.contribution.0).collect();
    let found = contribution::by_ids(tx, &ids)?;
    if let Some(split) = part::among(tx, &ids)?.first() {
        let number = found.iter().find(|c| c.id.0 == *split).map_or(0, |c| c.number);
        return Err(Problem::new("n", "consolidation-problem-in-parts").with("number", number.to_string()).into());
    }
    let new = checked(tx, of, edition.id, to, &found, new)?;
    let out = write(tx, by, (process.plan, of), to, &new, 0)?;
    tx.changed(&format!("answers:{of}"));
    Ok(out)
}

/// Writes what was checked; `parts`: how many parts it was made from, 0 for a contribution that is not split.
pub(super) fn write(
    tx: &mut Tx,
    by: &Actor,
    (plan, of): (PlanId, ProcessId),
    to: &[To],
    new: &NewAnswer,
    parts: i64,
) -> Result<Vec<AnswerId>, Error> {
    let ids: Vec<i64> = to.iter().map(|t| t.contribution.0).collect();
    let known = known(tx, &ids)?;
    for t in to {
        let stored = known.get(&t.contribution.0);
        if stored.is_some_and(|k| k.state == "published") {
            return Err(Problem::new("n", "consolidation-problem-final").into());
        }
        if stored.map_or(0, |k| k.version) != t.seen {
            return Err(Error::Stale);
        }
    }
    let reason = reason(tx, of, &known, &new.reason)?;
    let mut out = Vec::with_capacity(to.len());
    for t in to {
        let id = put(tx, by, (plan, of), t, known.get(&t.contribution.0), new, (reason, parts))?;
        out.push(AnswerId(id));
    }
    forget_reasons(tx, known.values().map(|k| k.reason).collect())?;
    Ok(out)
}

/// Takes the draft of an answer away.
pub fn discard(tx: &mut Tx, by: &Actor, of: ProcessId, contribution: ContributionId, seen: i64) -> Result<(), Error> {
    place(tx, by, of)?;
    if !part::among(tx, &[contribution.0])?.is_empty() {
        return Err(Error::NotFound("answer"));
    }
    let known = known(tx, &[contribution.0])?.remove(&contribution.0).ok_or(Error::NotFound("answer"))?;
    if known.state == "published" {
        return Err(Problem::new("n", "consolidation-problem-final").into());
    }
    if known.version != seen {
        return Err(Error::Stale);
    }
    remove(tx, known.id, known.reason)?;
    tx.changed(&format!("answers:{of}"));
    Ok(())
}

/// Takes the rows of a draft away.
pub(super) fn remove(tx: &mut Tx, id: i64, reason: i64) -> Result<(), Error> {
    diesel::delete(answer_change::table.filter(answer_change::answer.eq(id))).execute(tx.conn())?;
    diesel::delete(table::table.filter(table::id.eq(id))).execute(tx.conn())?;
    forget_reasons(tx, vec![reason])
}

fn known(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Known>, Error> {
    let rows: Vec<(i64, i64, i64, String, i64)> = table::table
        .filter(table::contribution.among(ids))
        .select((table::contribution, table::id, table::reason, table::state, table::version))
        .load(conn)?;
    Ok(rows.into_iter().map(|(of, id, reason, state, version)| (of, Known { id, reason, state, version })).collect())
}

/// The answer as it is stored, or what is wrong with it.
fn checked(
    tx: &mut Tx,
    of: ProcessId,
    edition: EditionId,
    to: &[To],
    found: &[Contribution],
    new: &NewAnswer,
) -> Result<NewAnswer, Error> {
    let mut problems = Vec::new();
    let answerable =
        |c: &Contribution| c.process == of && c.parent.is_none() && c.state == ContributionState::Published;
    if found.len() != to.len() || !found.iter().all(answerable) {
        return Err(Error::NotFound("contribution"));
    }
    let reason = clean(&new.reason);
    if reason.is_empty() {
        problems.push(Problem::new("reason", "consolidation-problem-no-reason"));
    }
    if reason.chars().count() > LONGEST_REASON {
        problems.push(Problem::new("reason", "consolidation-problem-long").with("max", LONGEST_REASON));
    }
    if to.iter().any(|t| t.sentence.chars().count() > LONGEST_SENTENCE) {
        problems.push(Problem::new("sentence", "consolidation-problem-long").with("max", LONGEST_SENTENCE));
    }
    let merged_into = match (new.outcome, new.merged_into) {
        (Outcome::Merged, Some(into)) => {
            let ids: Vec<i64> = to.iter().map(|t| t.contribution.0).collect();
            problems.extend(merge_problem(tx, of, &ids, into)?);
            Some(into)
        }
        (Outcome::Merged, None) => {
            problems.push(Problem::new("into", "consolidation-problem-no-into"));
            None
        }
        _ => None,
    };
    let mut changed = if new.outcome.is_accepted() { new.changed.clone() } else { Vec::new() };
    changed.sort_by_key(|r| (r.kind(), r.id()));
    changed.dedup();
    if !of_edition(tx, edition, &changed)? {
        problems.push(Problem::new("changed", "consolidation-problem-changed"));
    }
    match problems.is_empty() {
        true => Ok(NewAnswer { outcome: new.outcome, reason, merged_into, changed }),
        false => Err(Error::Invalid(problems)),
    }
}

/// A contribution lives on in one that is answered for itself.
pub(super) fn merge_problem(
    tx: &mut Tx,
    of: ProcessId,
    ids: &[i64],
    into: ContributionId,
) -> Result<Option<Problem>, Error> {
    let target = contribution::by_ids(tx, &[into.0])?.pop();
    let is_there = |c: &Contribution| c.process == of && c.parent.is_none() && c.state == ContributionState::Published;
    if ids.contains(&into.0) || !target.as_ref().is_some_and(is_there) {
        return Ok(Some(Problem::new("into", "consolidation-problem-into")));
    }
    let mut further: Option<i64> = table::table
        .filter(table::merged_into.is_not_null())
        .filter(table::contribution.eq(into.0).or(table::merged_into.among(ids.iter().copied().map(Some))))
        .select(table::id)
        .first(tx.conn())
        .optional()?;
    if further.is_none() {
        // A part may be merged while its contribution waits for the answers of the others.
        further = parts::table
            .filter(parts::merged_into.is_not_null())
            .filter(parts::contribution.eq(into.0).or(parts::merged_into.among(ids.iter().copied().map(Some))))
            .select(parts::id)
            .first(tx.conn())
            .optional()?;
    }
    Ok(further.map(|_| Problem::new("into", "consolidation-problem-into-merged")))
}

/// Whether all of these stand in one edition.
pub(super) fn of_edition(conn: &mut Conn, edition: EditionId, refs: &[Ref]) -> Result<bool, Error> {
    let ids = |kind: &str| refs.iter().filter(|r| r.kind() == kind).map(|r| r.id()).collect::<Vec<_>>();
    let (items, blocks) = (ids("item"), ids("block"));
    if items.len() + blocks.len() != refs.len() {
        return Ok(false);
    }
    let mut found = 0;
    if !items.is_empty() {
        let query = item::table.filter(item::edition.eq(edition.0)).filter(item::id.among(&items));
        found += query.count().get_result::<i64>(conn)?;
    }
    if !blocks.is_empty() {
        let query = block::table.filter(block::edition.eq(edition.0)).filter(block::id.among(&blocks));
        found += query.count().get_result::<i64>(conn)?;
    }
    Ok(found as usize == refs.len())
}

/// One row for the whole group; where its words stand already for one of them, that row.
fn reason(tx: &mut Tx, of: ProcessId, known: &HashMap<i64, Known>, text: &str) -> Result<i64, Error> {
    let before: Vec<i64> = known.values().map(|k| k.reason).collect();
    let same: Option<i64> = answer_reason::table
        .filter(answer_reason::id.among(before))
        .filter(answer_reason::text.eq(text.to_string()))
        .order(answer_reason::id)
        .select(answer_reason::id)
        .first(tx.conn())
        .optional()?;
    if let Some(id) = same {
        return Ok(id);
    }
    let now = tx.now();
    let row =
        (answer_reason::process.eq(of.0), answer_reason::text.eq(text.to_string()), answer_reason::created_at.eq(now));
    Ok(insert_id(tx, diesel::insert_into(answer_reason::table).values(row))?)
}

fn forget_reasons(tx: &mut Tx, mut ids: Vec<i64>) -> Result<(), Error> {
    let used: Vec<i64> =
        table::table.filter(table::reason.among(&ids)).select(table::reason).distinct().load(tx.conn())?;
    ids.retain(|id| !used.contains(id));
    diesel::delete(answer_reason::table.filter(answer_reason::id.among(ids))).execute(tx.conn())?;
    Ok(())
}

fn put(
    tx: &mut Tx,
    by: &Actor,
    (plan, of): (PlanId, ProcessId),
    to: &To,
    known: Option<&Known>,
    new: &NewAnswer,
    (reason, parts): (i64, i64),
) -> Result<i64, Error> {
    let now = tx.now();
    let common = (
        table::outcome.eq(new.outcome.as_str()),
        table::reason.eq(reason),
        table::sentence.eq(clean(&to.sentence)),
        table::merged_into.eq(new.merged_into.map(|c| c.0)),
        table::person.eq(by.person.map(|p| p.0)),
        // Whoever checked it has not seen these words.
        table::checked_by.eq(None::<i64>),
        table::changed_at.eq(now),
        table::parts.eq(parts),
    );
    let id = match known {
        Some(known) => {
            let row = table::table.filter(table::id.eq(known.id)).filter(table::version.eq(to.seen));
            let changed = diesel::update(row).set((common, table::version.eq(to.seen + 1))).execute(tx.conn())?;
            if changed == 0 {
                return Err(Error::Stale);
            }
            diesel::delete(answer_change::table.filter(answer_change::answer.eq(known.id))).execute(tx.conn())?;
            known.id
        }
        None => {
            let row = (
                table::uuid.eq(uuid::Uuid::new_v4().to_string()),
                table::plan.eq(plan.0),
                table::process.eq(of.0),
                table::contribution.eq(to.contribution.0),
                table::state.eq("draft"),
                table::created_at.eq(now),
                table::version.eq(1),
                common,
            );
            insert_id(tx, diesel::insert_into(table::table).values(row))?
        }
    };
    for r in &new.changed {
        insert_change(tx, id, *r)?;
    }
    Ok(id)
}

pub(super) fn insert_change(tx: &mut Tx, answer: i64, r: Ref) -> Result<(), Error> {
    let row = (answer_change::answer.eq(answer), answer_change::kind.eq(r.kind()), answer_change::target.eq(r.id()));
    diesel::insert_into(answer_change::table).values(row).execute(tx.conn())?;
    Ok(())
}
