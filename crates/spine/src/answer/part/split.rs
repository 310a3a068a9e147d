//! Splitting a contribution into parts, and putting it together again while nothing of it is published.

use super::{MOST, Part, among, insert_change, of as parts_of, quotes};
use crate::answer::find::of_contributions;
use crate::answer::{place, save as whole};
use crate::{Error, Problem, contribution};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_domain::text::clean;
use cantiere_store::schema::answer::{contribution_part as table, contribution_part_change as change};
use cantiere_store::{Among, Tx, insert_id};
use diesel::prelude::*;

/// Splits it: each passage is of the author's words. An answer that was being written becomes that of the first part.
pub fn split(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    id: ContributionId,
    passages: &[String],
) -> Result<Vec<i64>, Error> {
    place(tx, by, of)?;
    let one = contribution::by_ids(tx, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    if one.process != of || one.parent.is_some() || one.state != ContributionState::Published {
        return Err(Error::NotFound("contribution"));
    }
    if !among(tx, &[id.0])?.is_empty() {
        return Err(Problem::new("passage_1", "consolidation-problem-split-already").into());
    }
    let known = of_contributions(tx, &[id.0], true)?.remove(&id.0);
    if known.as_ref().is_some_and(|a| a.published_at.is_some()) {
        return Err(Problem::new("n", "consolidation-problem-final").into());
    }
    let passages: Vec<String> = passages.iter().map(|p| clean(p)).filter(|p| !p.is_empty()).collect();
    if !(2..=MOST).contains(&passages.len()) {
        return Err(Problem::new("passage_1", "consolidation-problem-split-how-many").with("most", MOST).into());
    }
    let mut problems = Vec::new();
    for (n, passage) in passages.iter().enumerate() {
        if !quotes(&one.words, passage) {
            problems.push(Problem::new("passage", "consolidation-problem-passage").with("n", n + 1));
        } else if passages[..n].contains(passage) {
            problems.push(Problem::new("passage", "consolidation-problem-passage-twice").with("n", n + 1));
        }
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = tx.now();
    let mut out = Vec::with_capacity(passages.len());
    for (n, passage) in passages.iter().enumerate() {
        let draft = known.as_ref().filter(|_| n == 0);
        let reason = draft.map(|a| [a.reason.as_str(), &a.sentence].join("\n\n").trim().to_string());
        let row = (
            table::process.eq(of.0),
            table::contribution.eq(id.0),
            table::position.eq(n as i64 + 1),
            table::passage.eq(passage.clone()),
            table::outcome.eq(draft.map_or("", |a| a.outcome.as_str()).to_string()),
            table::reason.eq(reason.unwrap_or_default()),
            table::merged_into.eq(draft.and_then(|a| a.merged_into).map(|c| c.0)),
            table::person.eq(draft.and_then(|a| a.person).map(|p| p.0)),
            table::changed_at.eq(now),
            table::version.eq(1),
        );
        let part = insert_id(tx, diesel::insert_into(table::table).values(row))?;
        for r in draft.map(|a| a.changed.as_slice()).unwrap_or_default() {
            insert_change(tx, part, *r)?;
        }
        out.push(part);
    }
    if let Some(draft) = known {
        whole::remove(tx, draft.id.0, draft.reason_id)?;
    }
    tx.changed(&format!("answers:{of}"));
    Ok(out)
}

/// Puts it together again, as its parts were seen: (position, version); gives them as they were, so that nothing written for
/// them need be lost.
pub fn join(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    id: ContributionId,
    seen: &[(i64, i64)],
) -> Result<Vec<Part>, Error> {
    place(tx, by, of)?;
    let known = of_contributions(tx, &[id.0], true)?.remove(&id.0);
    if known.as_ref().is_some_and(|a| a.published_at.is_some()) {
        return Err(Problem::new("n", "consolidation-problem-final").into());
    }
    let own: Vec<i64> = table::table
        .filter(table::process.eq(of.0))
        .filter(table::contribution.eq(id.0))
        .select(table::id)
        .load(tx.conn())?;
    if own.is_empty() {
        return Err(Error::NotFound("part"));
    }
    let parts = parts_of(tx, &[id.0])?.remove(&id.0).unwrap_or_default();
    if parts.iter().any(|p| !seen.contains(&(p.position, p.version))) {
        return Err(Error::Stale);
    }
    if let Some(draft) = known {
        whole::remove(tx, draft.id.0, draft.reason_id)?;
    }
    diesel::delete(change::table.filter(change::part.among(&own))).execute(tx.conn())?;
    diesel::delete(table::table.filter(table::id.among(&own))).execute(tx.conn())?;
    tx.changed(&format!("answers:{of}"));
    Ok(parts)
}
