//! An author asks to look again; somebody else than who hid it decides, with a reason.

use super::case::close;
use super::decide::shown;
use super::notice::{Notice, tell};
use super::{Case, CaseKind, Decision, NewCase, find, open, place};
use crate::contribution::{self, Contribution};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_domain::text::clean;
use cantiere_store::schema::moderation::moderation_case as t;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

const SHORTEST: usize = 10;
const LONGEST: usize = 5_000;

/// The decision by its address, with what it is about, for the author of it alone.
pub fn decision_for_author(conn: &mut Conn, by: &Actor, decision: &str) -> Result<(Decision, Contribution), Error> {
    let missing = || Error::NotFound("decision");
    let found = find::decision_by_uuid(conn, decision)?.ok_or_else(missing)?;
    let one = contribution::by_ids(conn, &[found.contribution])?.pop().ok_or_else(missing)?;
    let person = by.person.ok_or(Error::Denied)?;
    let is_own = match one.organization {
        Some(body) => contribution::speakers(conn, person)?.iter().any(|s| s.organization == body && s.representative),
        None => one.person == Some(person),
    };
    if is_own { Ok((found, one)) } else { Err(missing()) }
}

/// Opens the appeal against a decision, one for each; gives what its address says.
pub fn appeal(tx: &mut Tx, by: &Actor, decision: &str, text: &str) -> Result<String, Error> {
    let (found, one) = decision_for_author(tx, by, decision)?;
    let known: Option<String> = t::table
        .filter(t::decision.eq(found.id))
        .filter(t::kind.eq("appeal"))
        .select(t::uuid)
        .first(tx.conn())
        .optional()?;
    if let Some(uuid) = known {
        return Ok(uuid);
    }
    if one.state != ContributionState::Hidden || !found.is_hiding() {
        return Err(Problem::new("text", "moderation-problem-not-hidden").into());
    }
    let text = clean(text);
    match text.chars().count() {
        n if n < SHORTEST => return Err(Problem::new("text", "moderation-problem-text").into()),
        n if n > LONGEST => return Err(Problem::new("text", "moderation-problem-long").with("max", LONGEST).into()),
        _ => {}
    }
    let case = NewCase {
        kind: CaseKind::Appeal,
        contribution: one.id,
        plan: one.plan,
        process: one.process,
        reason: "",
        text: &text,
        person: by.person.map(|p| p.0),
        decision: Some(found.id),
    };
    let (_, uuid) = open(tx, &case)?;
    // The public record says that it was asked to look again.
    crate::process::touch(tx, one.plan, one.process);
    Ok(uuid)
}

/// Decides it: upheld shows the contribution again, rejected leaves it hidden. Never by whoever hid it.
pub fn decide_appeal(tx: &mut Tx, by: &Actor, case: i64, seen: i64, upheld: bool, text: &str) -> Result<(), Error> {
    let found: Case = find::case_by_id(tx, case)?.ok_or(Error::NotFound("case"))?;
    let (one, ..) = place(tx, by, ContributionId(found.contribution))?;
    let decision = match found.decision {
        Some(id) if found.kind == CaseKind::Appeal => find::decision(tx, id)?,
        _ => None,
    };
    let decision = decision.ok_or(Error::NotFound("case"))?;
    if by.person.is_none() || decision.person == by.person.map(|p| p.0) {
        return Err(Problem::new("upheld", "moderation-problem-own-decision").into());
    }
    // Nobody decides about their own words.
    if found.person == by.person.map(|p| p.0) {
        return Err(Problem::new("upheld", "moderation-problem-own-appeal").into());
    }
    let text = clean(text);
    match text.chars().count() {
        n if n < SHORTEST => return Err(Problem::new("text", "moderation-problem-text").into()),
        n if n > 2_000 => return Err(Problem::new("text", "moderation-problem-long").with("max", 2_000).into()),
        _ => {}
    }
    if one.version != seen || !found.open {
        return Err(Error::Stale);
    }
    let outcome = if upheld { "upheld" } else { "rejected" };
    if !close(tx, case, by.person.map(|p| p.0), outcome, &text)? {
        return Err(Error::Stale);
    }
    if upheld && one.state == ContributionState::Hidden {
        shown(tx, by, &one, &text)?;
    }
    crate::process::touch(tx, one.plan, one.process);
    tx.changed(&format!("moderation:{}", one.process));
    tell(tx, Notice::Appeal(case))
}
