//! Writing the answers of parts. Once each part has one, the contribution has its draft; until then it has none, and the
//! gates name it as they name what nobody answered.

use super::{Part, insert_change, of as parts_of};
use crate::answer::find::of_contributions;
use crate::answer::save::{LONGEST_REASON, NewAnswer, To, merge_problem, of_edition, write};
use crate::answer::{Outcome, place, save as whole};
use crate::{Error, Problem, contribution};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{ContributionId, EditionId, ProcessId};
use cantiere_domain::text::clean;
use cantiere_store::Tx;
use cantiere_store::schema::answer::{contribution_part as table, contribution_part_change as change};
use diesel::prelude::*;

/// What is answered to a part; without an outcome and a reason it is left unanswered.
#[derive(Clone, Debug)]
pub struct PartAnswer {
    pub position: i64,
    /// The version of the part that the writer began from.
    pub seen: i64,
    pub outcome: Option<Outcome>,
    pub reason: String,
    pub merged_into: Option<ContributionId>,
    pub changed: Vec<Ref>,
}

/// A problem of one part; the page names its field with the part's number behind it.
fn problem(field: &'static str, key: &'static str, position: i64) -> Problem {
    Problem::new(field, key).with("part", position)
}

/// Writes them, all or none; a part that says what it said before is left alone, whoever read it.
pub fn save(tx: &mut Tx, by: &Actor, of: ProcessId, id: ContributionId, answers: &[PartAnswer]) -> Result<(), Error> {
    let (process, edition) = place(tx, by, of)?;
    let one = contribution::by_ids(tx, &[id.0])?.pop().filter(|c| c.process == of);
    let one = one.ok_or(Error::NotFound("contribution"))?;
    if one.state != ContributionState::Published {
        return Err(Error::NotFound("contribution"));
    }
    let known = of_contributions(tx, &[id.0], true)?.remove(&id.0);
    if known.as_ref().is_some_and(|a| a.published_at.is_some()) {
        return Err(Problem::new("n", "consolidation-problem-final").into());
    }
    let parts = parts_of(tx, &[id.0])?.remove(&id.0).ok_or(Error::NotFound("part"))?;
    let mut problems = Vec::new();
    let mut fresh = Vec::new();
    for a in answers {
        let part = parts.iter().find(|p| p.position == a.position).ok_or(Error::NotFound("part"))?;
        let new = checked(tx, of, edition.id, id, part, a, &mut problems)?;
        if same(part, &new) {
            continue;
        }
        if part.version != a.seen {
            return Err(Error::Stale);
        }
        fresh.push((part.id, new));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    if fresh.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    for (part, new) in &fresh {
        diesel::update(table::table.filter(table::id.eq(part)))
            .set((
                table::outcome.eq(new.outcome.map_or("", Outcome::as_str)),
                table::reason.eq(&new.reason),
                table::merged_into.eq(new.merged_into.map(|c| c.0)),
                table::person.eq(by.person.map(|p| p.0)),
                table::changed_at.eq(now),
                table::version.eq(new.seen + 1),
            ))
            .execute(tx.conn())?;
        diesel::delete(change::table.filter(change::part.eq(part))).execute(tx.conn())?;
        for r in &new.changed {
            insert_change(tx, *part, *r)?;
        }
    }
    let parts = parts_of(tx, &[id.0])?.remove(&id.0).unwrap_or_default();
    match made_from(&parts) {
        Some(new) => {
            let to = To { contribution: id, seen: known.map_or(0, |a| a.version), sentence: String::new() };
            write(tx, by, (process.plan, of), &[to], &new, parts.len() as i64)?;
        }
        None => {
            if let Some(draft) = known {
                whole::remove(tx, draft.id.0, draft.reason_id)?;
            }
        }
    }
    tx.changed(&format!("answers:{of}"));
    Ok(())
}

fn same(part: &Part, new: &PartAnswer) -> bool {
    part.outcome == new.outcome
        && part.reason == new.reason
        && part.merged_into == new.merged_into
        && part.changed == new.changed
}

fn checked(
    tx: &mut Tx,
    of: ProcessId,
    edition: EditionId,
    id: ContributionId,
    part: &Part,
    new: &PartAnswer,
    problems: &mut Vec<Problem>,
) -> Result<PartAnswer, Error> {
    let n = part.position;
    let reason = clean(&new.reason);
    match (new.outcome, reason.is_empty()) {
        (Some(_), true) => problems.push(problem("reason", "consolidation-problem-no-reason", n)),
        (None, false) => problems.push(problem("outcome", "consolidation-problem-no-outcome", n)),
        _ => {}
    }
    if reason.chars().count() > LONGEST_REASON {
        problems.push(problem("reason", "consolidation-problem-long", n).with("max", LONGEST_REASON));
    }
    let merged_into = match (new.outcome, new.merged_into) {
        (Some(Outcome::Merged), Some(into)) => {
            problems.extend(merge_problem(tx, of, &[id.0], into)?.map(|p| p.with("part", n)));
            Some(into)
        }
        (Some(Outcome::Merged), None) => {
            problems.push(problem("into", "consolidation-problem-no-into", n));
            None
        }
        _ => None,
    };
    let accepted = new.outcome.is_some_and(Outcome::is_accepted);
    let mut changed = if accepted { new.changed.clone() } else { Vec::new() };
    changed.sort_by_key(|r| (r.kind(), r.id()));
    changed.dedup();
    if !of_edition(tx, edition, &changed)? {
        problems.push(problem("changed", "consolidation-problem-changed", n));
    }
    Ok(PartAnswer { position: n, seen: new.seen, outcome: new.outcome, reason, merged_into, changed })
}

/// The one answer that those of all parts make; none while a part has none. What was accepted in part only is accepted with
/// changes; else the outcome nearest to the author's wish counts, so that each contribution counts once.
fn made_from(parts: &[Part]) -> Option<NewAnswer> {
    let outcomes: Vec<Outcome> = parts.iter().map(|p| p.outcome).collect::<Option<_>>()?;
    let outcome = match outcomes.as_slice() {
        [first, rest @ ..] if rest.iter().all(|o| o == first) => *first,
        several if several.iter().any(|o| o.is_accepted()) => Outcome::AcceptedWithChanges,
        several => [Outcome::Merged, Outcome::Postponed].into_iter().find(|o| several.contains(o))?,
    };
    let quoted = |p: &Part| {
        let passage: Vec<String> = p.passage.lines().map(|line| format!("> {line}").trim_end().to_string()).collect();
        format!("{}\n\n{}", passage.join("\n"), p.reason)
    };
    let mut changed: Vec<Ref> = parts.iter().flat_map(|p| p.changed.iter().copied()).collect();
    changed.sort_by_key(|r| (r.kind(), r.id()));
    changed.dedup();
    Some(NewAnswer {
        outcome,
        reason: parts.iter().map(quoted).collect::<Vec<_>>().join("\n\n"),
        merged_into: match outcome {
            Outcome::Merged => parts.iter().find_map(|p| p.merged_into),
            _ => None,
        },
        changed,
    })
}
