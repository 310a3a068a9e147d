//! A reader says that something should not stand there. Anybody who can read it may; how often is limited by the page.

use super::{CaseKind, NewCase, open};
use crate::contribution;
use crate::{Error, Problem, plan, process};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_domain::moderation::HideReason;
use cantiere_domain::text::clean;
use cantiere_store::Tx;
use cantiere_store::schema::moderation::moderation_case as t;
use diesel::prelude::*;

/// Opens a case, or gives the one that says the same already: of the same person, or for a visitor of any visitor. Gives
/// what its address says.
pub fn report(tx: &mut Tx, by: &Actor, id: ContributionId, reason: &str, text: &str) -> Result<String, Error> {
    let missing = || Error::NotFound("contribution");
    let one = contribution::by_ids(tx, &[id.0])?.pop().ok_or_else(missing)?;
    let process = process::find_by_id(tx, one.process)?;
    let edition = plan::edition::find_by_id(tx, by, one.edition)?;
    if one.state != ContributionState::Published || !process.shown_to(by) || edition.id != process.edition {
        return Err(missing());
    }
    let reason = HideReason::parse(reason).ok_or_else(|| Problem::new("reason", "moderation-problem-reason"))?.as_str();
    let text: String = clean(text).chars().take(1_000).collect();
    let there = t::table
        .filter(t::contribution.eq(id.0))
        .filter(t::state.eq("open"))
        .filter(t::kind.eq("report"))
        .filter(t::reason.eq(reason));
    let known: Option<String> = match by.person {
        Some(person) => there.filter(t::person.eq(person.0)).select(t::uuid).first(tx.conn()).optional()?,
        None => there.filter(t::person.is_null()).select(t::uuid).first(tx.conn()).optional()?,
    };
    if let Some(uuid) = known {
        return Ok(uuid);
    }
    let case = NewCase {
        kind: CaseKind::Report,
        contribution: id,
        plan: one.plan,
        process: one.process,
        reason,
        text: &text,
        person: by.person.map(|p| p.0),
        decision: None,
    };
    Ok(open(tx, &case)?.1)
}
