//! What must be done before a consultation is reported, and before an edition is adopted: lists, so that pages can link them.

use crate::process::{Process, of_editions};
use crate::{Error, Problem};
use cantiere_domain::id::{EditionId, ProcessId};
use cantiere_domain::process::ProcessKind;
use cantiere_store::schema::answer::{answer, answer_change, contribution_part, contribution_part_change};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::process::process;
use cantiere_store::{Among, Conn, sql};
use diesel::dsl::{exists, not};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::civil::Date;

const ACCEPTED: [&str; 2] = ["accepted", "accepted_with_changes"];
pub(super) const PAUSED: &str = "consolidation-problem-paused";
const GOES_ON: &str = "consolidation-problem-goes-on";
const UNOPENED: &str = "consolidation-problem-unopened";
const DRAFTED: &str = "consolidation-problem-drafted";

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
/// with an accepted part that has no link. What its author took back or a moderator hid stands in nobody's way.
pub fn unlinked(conn: &mut Conn, of: EditionId) -> Result<Vec<i64>, Error> {
    let changed = answer_change::table.filter(answer_change::answer.eq(answer::id));
    let of_part = contribution_part_change::table.filter(contribution_part_change::part.eq(contribution_part::id));
    let part = contribution_part::table
        .filter(contribution_part::contribution.eq(answer::contribution))
        .filter(contribution_part::outcome.among(ACCEPTED))
        .filter(not(exists(of_part)));
    Ok(answer::table
        .inner_join(contribution::table.on(contribution::id.eq(answer::contribution)))
        .filter(answer::process.eq_any(process::table.filter(process::edition.eq(of.0)).select(process::id)))
        .filter(contribution::state.eq("published"))
        .filter(answer::outcome.among(ACCEPTED))
        .filter(not(exists(changed)).or(answer::parts.gt(0).and(exists(part))))
        .order(answer::contribution)
        .select(answer::contribution)
        .load(conn)?)
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = BigInt)]
    contribution: i64,
    #[diesel(sql_type = BigInt)]
    drafted: i64,
}

/// The accepted contributions that are linked to places which no published version changed yet, each with whether the
/// draft changes one of them: one statement.
pub fn unchanged(conn: &mut Conn, of: EditionId) -> Result<Vec<(i64, bool)>, Error> {
    let rows: Vec<Row> = sql("select a.contribution as contribution, cast(max(case when e.draft_revision is not null \
         and coalesce(nb.hash, ni.hash, '') <> coalesce(ob.hash, oi.hash, '') then 1 else 0 end) as bigint) as drafted \
         from process p join answer a on a.process = p.id \
         join contribution c on c.id = a.contribution and c.state = 'published' \
         join edition e on e.id = p.edition join answer_change h on h.answer = a.id \
         left join block_row nb on h.kind = 'block' and nb.block = h.target and nb.revision = e.draft_revision \
         left join block_row ob on h.kind = 'block' and ob.block = h.target and ob.revision = e.published_revision \
         left join item_row ni on h.kind = 'item' and ni.item = h.target and ni.revision = e.draft_revision \
         left join item_row oi on h.kind = 'item' and oi.item = h.target and oi.revision = e.published_revision \
         where p.edition = $1 and a.outcome in ('accepted', 'accepted_with_changes') \
         and not exists (select 1 from trace t where t.from_kind = 'contribution' and t.from_id = a.contribution \
         and t.relation = 'changed' and t.revision is not null) group by a.contribution order by a.contribution")
    .bind::<BigInt, _>(of.0)
    .load(conn)?;
    Ok(rows.into_iter().map(|r| (r.contribution, r.drafted > 0)).collect())
}

/// The consultation of an edition that is not over, as [`under_way`] says it.
pub fn consulting(conn: &mut Conn, of: EditionId, field: &'static str, today: Date) -> Result<Option<Problem>, Error> {
    Ok(of_editions(conn, &[of])?.iter().find_map(|p| under_way(p, field, today)))
}

/// Why a consultation keeps its plan from being adopted: it stands still, or its last day is not over. One that is only
/// prepared binds nobody, except for the strategy of an ecosystem, whose sixty days are without exception.
pub fn under_way(process: &Process, field: &'static str, today: Date) -> Option<Problem> {
    match (process.published, process.window()) {
        _ if process.ended => None,
        (false, _) => (process.kind == ProcessKind::EcosystemStrategy).then(|| Problem::new(field, UNOPENED)),
        (true, _) if !process.paused.is_empty() => Some(Problem::new(field, PAUSED)),
        (true, Some((_, closes))) if today <= closes => Some(Problem::new(field, GOES_ON).with("day", closes)),
        (true, _) => None,
    }
}

/// What stands in the way of an adoption: something that was accepted is linked to nothing, or all that it is linked to was
/// changed in a draft alone.
pub fn in_the_way(conn: &mut Conn, of: EditionId, field: &'static str) -> Result<Vec<Problem>, Error> {
    let (unlinked, unchanged) = (unlinked(conn, of)?.len(), unchanged(conn, of)?);
    let drafted = unchanged.iter().filter(|u| u.1).count();
    let problem = |key, n: usize| (n > 0).then(|| Problem::new(field, key).with("n", n));
    Ok(problem("consolidation-problem-unlinked", unlinked).into_iter().chain(problem(DRAFTED, drafted)).collect())
}
