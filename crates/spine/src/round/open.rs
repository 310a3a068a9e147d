//! Opening a round to everybody who sees the edition, and moving its close to later with a published reason.

use super::settings::own;
use super::{COUNT, Choice, Round, SEAL, TURN, options, touch};
use crate::notice::{self, NoticeKind};
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::RoundId;
use cantiere_domain::text::clean;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::round::round;
use cantiere_store::{Tx, jobs};
use diesel::prelude::*;

/// From now on everybody sees it; ballots are taken within its window.
pub fn open(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, seen: i64) -> Result<(), Error> {
    let round = own(tx, by, of, id)?;
    if round.version != seen {
        return Err(Error::Stale);
    }
    if round.state != "draft" {
        return Err(Problem::new("form", "rounds-problem-open-already").into());
    }
    let choices = options(tx, id)?;
    let wrong = hindrances(tx, of, &round, &choices)?;
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    diesel::update(round::table.find(id.0))
        .set((round::state.eq("open"), round::version.eq(round::version + 1)))
        .execute(tx.conn())?;
    plan_count(tx, id, round.counts_at)?;
    plan_turns(tx, id, &[round.opens_at, round.closes_at])?;
    if round.persons {
        plan_seal(tx, id, Some(round.opens_at))?;
    }
    record(tx, by, &round, "opened")?;
    touch(tx, &round);
    Ok(())
}

/// Why a round cannot be open as it is: asked when it is opened, and when an open one is changed before its first ballot.
pub(super) fn hindrances(tx: &mut Tx, of: &Edition, round: &Round, choices: &[Choice]) -> Result<Vec<Problem>, Error> {
    let mut wrong = Vec::new();
    if choices.len() < 2 {
        wrong.push(Problem::new("options", "rounds-problem-two-options"));
    }
    if of.published.is_none() {
        wrong.push(Problem::new("form", "rounds-problem-no-edition"));
    }
    if round.closes_at <= tx.now() {
        wrong.push(Problem::new("closes", "rounds-problem-over"));
    }
    if round.persons && super::sealed::seal_of(tx, round.id)?.is_none() {
        wrong.push(Problem::new("form", "rounds-problem-no-keys"));
    }
    let rules = &round.rules;
    for choice in choices {
        let budget = rules.lists.get(choice.list).map_or(0, |l| l.budget);
        if choice.list >= rules.lists.len() {
            wrong.push(Problem::new("options", "rounds-problem-option-list").with("option", &choice.title));
        } else if rules.method.has_budget() && choice.cost <= 0 {
            wrong.push(Problem::new("options", "rounds-problem-option-cost").with("option", &choice.title));
        } else if rules.method.has_budget() && choice.cost > budget {
            wrong.push(Problem::new("options", "rounds-problem-option-dear").with("option", &choice.title));
        }
    }
    Ok(wrong)
}

/// Later, never earlier, and never silently.
pub fn extend(tx: &mut Tx, by: &Actor, of: &Edition, id: RoundId, closes_at: i64, reason: &str) -> Result<(), Error> {
    let round = own(tx, by, of, id)?;
    let reason = clean(reason);
    let mut wrong = Vec::new();
    if round.state != "open" || round.closes_at <= tx.now() {
        wrong.push(Problem::new("until", "rounds-problem-not-open"));
    } else if closes_at == round.closes_at && !reason.is_empty() && round.extension.ends_with(&reason) {
        // The button was pressed twice: it is done.
        return Ok(());
    }
    if closes_at <= round.closes_at {
        wrong.push(Problem::new("until", "rounds-problem-only-later"));
    }
    if reason.is_empty() || reason.chars().count() > 2_000 {
        wrong.push(Problem::new("reason", "rounds-problem-no-reason"));
    }
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong));
    }
    let counts_at = round.counts_at + (closes_at - round.closes_at);
    // Every reason stays public, the oldest first.
    let reasons = if round.extension.is_empty() { reason } else { format!("{}\n\n{reason}", round.extension) };
    diesel::update(round::table.find(id.0))
        .set((
            (round::closes_at.eq(closes_at), round::counts_at.eq(counts_at)),
            round::extension.eq(reasons),
            round::version.eq(round::version + 1),
        ))
        .execute(tx.conn())?;
    plan_count(tx, id, counts_at)?;
    plan_turns(tx, id, &[closes_at])?;
    record(tx, by, &round, "extended")?;
    touch(tx, &round);
    Ok(())
}

/// The count runs by itself; one that comes too early after an extension does nothing. So do the moments at which pages
/// that were kept change: opening and closing.
pub(super) fn plan_count(tx: &mut Tx, id: RoundId, at: i64) -> Result<(), Error> {
    Ok(jobs::enqueue_once(tx, COUNT, &format!("{id}:{at}"), &id, at)?)
}

pub(super) fn plan_turns(tx: &mut Tx, id: RoundId, moments: &[i64]) -> Result<(), Error> {
    for at in moments.iter().filter(|at| **at > tx.now()).copied().collect::<Vec<_>>() {
        jobs::enqueue_once(tx, TURN, &format!("{id}:{at}"), &id, at)?;
    }
    Ok(())
}

/// When the log of a persons' vote is looked at next.
pub fn plan_seal(tx: &mut Tx, id: RoundId, at: Option<i64>) -> Result<(), Error> {
    match at {
        Some(at) => Ok(jobs::enqueue_once(tx, SEAL, &format!("{id}:{at}"), &id, at)?),
        None => Ok(()),
    }
}

/// Says that pages which show the round have changed, because it opened or closed by the clock.
pub fn turn(tx: &mut Tx, id: RoundId) -> Result<(), Error> {
    let round = super::find_by_id(tx, id)?;
    touch(tx, &round);
    Ok(())
}

fn record(tx: &mut Tx, by: &Actor, round: &Round, verb: &str) -> Result<(), Error> {
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb,
        subject: ("round", round.id.0),
        plan: Some(round.plan.0),
        public: true,
        ..Event::default()
    };
    events::record(tx, &event)?;
    let what = if verb == "extended" { NoticeKind::VoteExtended } else { NoticeKind::VoteOpened };
    notice::tell(tx, by.person, what, round.plan, round.edition, &[Ref::Round(round.id.0)])
}
