//! Opening and closing cases: a case is what waits for a moderator, and its number is what people cite.

use cantiere_domain::id::{ContributionId, PersonId, PlanId, ProcessId};
use cantiere_store::schema::moderation::moderation_case as t;
use cantiere_store::{Among, Tx, insert_id};
use diesel::prelude::*;

use super::CaseKind;
use crate::Error;
use crate::process::Process;

#[derive(Clone, Debug)]
pub(crate) struct NewCase<'a> {
    pub kind: CaseKind,
    pub contribution: ContributionId,
    pub plan: PlanId,
    pub process: ProcessId,
    pub reason: &'a str,
    pub text: &'a str,
    pub person: Option<i64>,
    pub decision: Option<i64>,
}

/// Opens a case; gives its number and what its address says.
pub(crate) fn open(tx: &mut Tx, new: &NewCase) -> Result<(i64, String), Error> {
    let (now, uuid) = (tx.now(), uuid::Uuid::new_v4().to_string());
    let id = insert_id(
        tx,
        diesel::insert_into(t::table).values((
            t::uuid.eq(uuid.clone()),
            t::kind.eq(new.kind.as_str()),
            t::contribution.eq(new.contribution.0),
            t::plan.eq(new.plan.0),
            t::process.eq(new.process.0),
            t::reason.eq(new.reason.to_string()),
            t::text.eq(new.text.to_string()),
            t::person.eq(new.person),
            t::decision.eq(new.decision),
            t::state.eq("open"),
            t::outcome.eq(""),
            t::note.eq(""),
            t::opened_at.eq(now),
        )),
    )?;
    tx.changed(&format!("moderation:{}", new.process));
    Ok((id, uuid))
}

/// Puts what waits to be published before a moderator; once, however often it is changed meanwhile.
pub(crate) fn to_be_read(tx: &mut Tx, of: &Process, id: ContributionId) -> Result<(), Error> {
    let waiting: Option<i64> = t::table
        .filter(t::contribution.eq(id.0))
        .filter(t::state.eq("open"))
        .filter(t::kind.eq("check"))
        .select(t::id)
        .first(tx.conn())
        .optional()?;
    if waiting.is_some() {
        return Ok(());
    }
    let case = NewCase {
        kind: CaseKind::Check,
        contribution: id,
        plan: of.plan,
        process: of.id,
        reason: "",
        text: "",
        person: None,
        decision: None,
    };
    open(tx, &case).map(drop)
}

/// Closes what is open about a contribution: everything but appeals, which are decided one by one.
pub(super) fn close_all(tx: &mut Tx, of: ContributionId, by: Option<i64>, outcome: &str) -> Result<(), Error> {
    let now = tx.now();
    let open = t::table.filter(t::contribution.eq(of.0)).filter(t::state.eq("open")).filter(t::kind.ne("appeal"));
    diesel::update(open)
        .set((t::state.eq("closed"), t::outcome.eq(outcome), t::closed_by.eq(by), t::closed_at.eq(now)))
        .execute(tx.conn())?;
    Ok(())
}

pub(super) fn close(tx: &mut Tx, id: i64, by: Option<i64>, outcome: &str, note: &str) -> Result<bool, Error> {
    let now = tx.now();
    let changed = diesel::update(t::table.filter(t::id.eq(id)).filter(t::state.eq("open")))
        .set((
            t::state.eq("closed"),
            t::outcome.eq(outcome),
            t::note.eq(note),
            t::closed_by.eq(by),
            t::closed_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(changed == 1)
}

/// Of cases that were closed before a moment, at most so many: who reported or appealed and in which words, and who closed
/// them. Numbers, reasons from the list and outcomes stay. Gives how many.
pub fn forget_before(tx: &mut Tx, before: i64, most: i64) -> Result<usize, Error> {
    let told = t::person.is_not_null().or(t::closed_by.is_not_null()).or(t::text.ne(""));
    let old: Vec<i64> = t::table
        .filter(t::state.eq("closed"))
        .filter(t::closed_at.lt(before))
        .filter(told)
        .order(t::id)
        .limit(most)
        .select(t::id)
        .load(tx.conn())?;
    Ok(diesel::update(t::table.filter(t::id.among(old)))
        .set((t::text.eq(""), t::person.eq(None::<i64>), t::closed_by.eq(None::<i64>)))
        .execute(tx.conn())?)
}

/// A person leaves: their reports lose the name and the words, their appeals the words. Numbers and outcomes stay.
pub fn forget_of(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let own = t::table.filter(t::person.eq(person.0));
    diesel::update(own).set((t::text.eq(""), t::person.eq(None::<i64>))).execute(tx.conn())?;
    Ok(())
}
