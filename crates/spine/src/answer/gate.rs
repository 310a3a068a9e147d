//! What must be done before a consultation is reported, and before an edition is adopted: lists, so that pages can link them.

use crate::{Error, Problem};
use cantiere_domain::id::{EditionId, ProcessId};
use cantiere_store::schema::answer::{answer, answer_change, contribution_part, contribution_part_change};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::process::process;
use cantiere_store::{Among, Conn};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

const ACCEPTED: [&str; 2] = ["accepted", "accepted_with_changes"];

/// The published contributions of a process that have no published answer, in the order of their arrival.
pub fn unanswered(conn: &mut Conn, of: ProcessId) -> Result<Vec<i64>, Error> {
    let answered =
        answer::table.filter(answer::contribution.eq(contribution::id)).filter(answer::state.eq("published"));
    Ok(contribution::table
        .filter(contribution::process.eq(of.0))
        .filter(contribution::state.eq("published"))
        .filter(contribution::parent.is_null())
        .filter(not(exists(answered)))
        .order(contribution::id)
        .select(contribution::id)
        .load(conn)?)
}

/// The accepted contributions of an edition that nothing in the plan is linked to; of those that are split, also the ones
/// with an accepted part that has no link.
pub fn unlinked(conn: &mut Conn, of: EditionId) -> Result<Vec<i64>, Error> {
    let changed = answer_change::table.filter(answer_change::answer.eq(answer::id));
    let of_part = contribution_part_change::table.filter(contribution_part_change::part.eq(contribution_part::id));
    let part = contribution_part::table
        .filter(contribution_part::contribution.eq(answer::contribution))
        .filter(contribution_part::outcome.among(ACCEPTED))
        .filter(not(exists(of_part)));
    let processes = process::table.filter(process::edition.eq(of.0)).select(process::id);
    Ok(answer::table
        .filter(answer::process.eq_any(processes))
        .filter(answer::outcome.among(ACCEPTED))
        .filter(not(exists(changed)).or(answer::parts.gt(0).and(exists(part))))
        .order(answer::contribution)
        .select(answer::contribution)
        .load(conn)?)
}

/// Refuses an adoption while something that was accepted has not been written into the plan.
pub fn adoptable(conn: &mut Conn, of: EditionId) -> Result<(), Error> {
    match unlinked(conn, of)?.len() {
        0 => Ok(()),
        n => Err(Problem::new("form", "consolidation-problem-unlinked").with("n", n).into()),
    }
}
