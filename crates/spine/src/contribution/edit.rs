//! Changing one's own words while the window is open; the earlier ones stay to be seen.

use super::rules::{checked, in_time, place};
use super::submit::version;
use super::visible::became_invisible;
use super::{Contribution, Words, author, earlier, find};
use crate::process::{Process, touch};
use crate::search::contribution::index_contribution;
use crate::{Error, Problem, moderation};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::ContributionId;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::answer::answer;
use cantiere_store::schema::contribution::{contribution, contribution_version};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;

/// What is told of a change: in the history, with the reason if it is the desk's and not the author's, and in the log.
#[derive(Clone, Copy)]
pub(super) struct Done<'a> {
    pub what: &'static str,
    pub verb: &'static str,
    pub reason: &'a str,
}

/// Puts other words in the place of those that stand; `seen` is the version the author was reading.
pub fn edit(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    id: ContributionId,
    seen: i64,
    words: &Words,
) -> Result<(), Error> {
    let (own, process) = own(tx, zone, by, id)?;
    not_answered(tx, id)?;
    // What it names belongs to what was read, too, and may be other by now although its words are the same.
    if own.version != seen {
        return Err(Error::Stale);
    }
    replace(tx, by, (&own, &process), seen, words, Done { what: "edited", verb: "edited", reason: "" }).map(drop)
}

/// The words are replaced, whoever may do so; gives the number of the row of the history. None: sent a second time, they stand
/// already.
pub(super) fn replace(
    tx: &mut Tx,
    by: &Actor,
    (own, process): (&Contribution, &Process),
    seen: i64,
    words: &Words,
    done: Done<'_>,
) -> Result<Option<i64>, Error> {
    let words = checked(own.kind, words, &own.quote)?;
    if words == own.words {
        return Ok(None);
    }
    if own.version != seen {
        return Err(Error::Stale);
    }
    let now = tx.now();
    // Where a moderator reads first, other words are read first too; what the desk enters never waits for one.
    let by_author = done.reason.is_empty();
    let first = by_author && is_read_first(tx, process, own)?;
    let state = if first { ContributionState::Submitted } else { own.state };
    let row = contribution::table.filter(contribution::id.eq(own.id.0)).filter(contribution::version.eq(seen));
    let changed = diesel::update(row)
        .set((
            contribution::title.eq(&words.title),
            contribution::body.eq(&words.body),
            contribution::wording.eq(&words.wording),
            contribution::action.eq(&words.action),
            contribution::effect.eq(&words.effect),
            contribution::state.eq(state.as_str()),
            contribution::changed_at.eq(now),
            contribution::version.eq(seen + 1),
        ))
        .execute(tx.conn())?;
    if changed == 0 {
        return Err(Error::Stale);
    }
    if first {
        waits_again(tx, process, own)?;
    } else {
        if own.state == ContributionState::Published {
            index_contribution(tx, own.id)?;
        }
        if by_author {
            let before = earlier::before(tx, by, Some(own.id))?;
            moderation::look(tx, by, process, own.id, &words, &before)?;
        }
    }
    told(tx, by, own, &words, done).map(Some)
}

/// Whether its answer is out: it answers what was read, which stays from then on.
pub fn is_answered(conn: &mut Conn, id: ContributionId) -> Result<bool, Error> {
    let out = answer::table.filter(answer::contribution.eq(id.0)).filter(answer::state.eq("published"));
    let out: i64 = out.count().get_result(conn)?;
    Ok(out > 0)
}

/// What was read is what is answered: once the answer is out, neither words nor files change.
pub(crate) fn not_answered(conn: &mut Conn, id: ContributionId) -> Result<(), Error> {
    match is_answered(conn, id)? {
        true => Err(Problem::new("form", "participation-problem-answered").into()),
        false => Ok(()),
    }
}

/// The contribution, if it is the actor's own or their organisation's, is not gone, and can still be changed.
pub(crate) fn own(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    id: ContributionId,
) -> Result<(Contribution, Process), Error> {
    let found = find::by_ids(tx, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    let (process, _) = place(tx, by, found.process)?;
    let Some(person) = by.person else { return Err(Error::Denied) };
    let is_own = match found.organization {
        // What was sent belongs to the organisation, whoever represents it now.
        Some(body) => author::speakers(tx, person)?.iter().any(|s| s.organization == body && s.representative),
        None => found.person == Some(person),
    };
    if !is_own {
        return Err(Error::Denied);
    }
    if !matches!(found.state, ContributionState::Published | ContributionState::Submitted) {
        return Err(Error::NotFound("contribution"));
    }
    let kind = kind_in_force(tx, &found)?;
    in_time(&process, kind, tx.now(), zone)?;
    Ok((found, process))
}

/// The kind whose window counts: a reply can be changed for as long as there can be replies to what it stands under.
fn kind_in_force(tx: &mut Tx, of: &Contribution) -> Result<ContributionKind, Error> {
    let Some(above) = of.parent else { return Ok(of.kind) };
    Ok(find::by_ids(tx, &[above.0])?.pop().map_or(of.kind, |above| above.kind))
}

/// A row of its history that is not its author's: it was hidden, or shown again.
pub(crate) fn history(tx: &mut Tx, by: &Actor, one: &Contribution, what: &'static str) -> Result<(), Error> {
    let number = next_version(tx, one.id)?;
    version(tx, one.id, number, what, &one.words, "", by)
}

/// Something about it changed that is not its words: a file came or went.
pub(crate) fn noted(tx: &mut Tx, by: &Actor, id: ContributionId, what: &'static str) -> Result<(), Error> {
    let one = find::by_ids(tx, &[id.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    let words = one.words.clone();
    after(tx, by, &one, what, &words)
}

/// A file came with it: where a moderator reads first, it is read first like other words, and a decision about what stood
/// there before is none.
pub(crate) fn read_first(tx: &mut Tx, process: &Process, own: &Contribution) -> Result<(), Error> {
    if !is_read_first(tx, process, own)? {
        return Ok(());
    }
    let waits = ContributionState::Submitted.as_str();
    diesel::update(contribution::table.filter(contribution::id.eq(own.id.0)))
        .set((contribution::state.eq(waits), contribution::version.eq(contribution::version + 1)))
        .execute(tx.conn())?;
    waits_again(tx, process, own)
}

/// Whether a moderator reads first what comes in now.
fn is_read_first(tx: &mut Tx, process: &Process, own: &Contribution) -> Result<bool, Error> {
    let kind = kind_in_force(tx, own)?;
    moderation::before_publication(tx, process, moderation::phase_of(kind))
}

/// What was to be seen is not while it waits for a moderator; `own` is as it was before.
fn waits_again(tx: &mut Tx, process: &Process, own: &Contribution) -> Result<(), Error> {
    if own.state == ContributionState::Published {
        became_invisible(tx, own.id)?;
    }
    moderation::to_be_read(tx, process, own.id)
}

/// The row of the history, the event, and the pages that change.
pub(super) fn after(
    tx: &mut Tx,
    by: &Actor,
    own: &Contribution,
    what: &'static str,
    words: &Words,
) -> Result<(), Error> {
    told(tx, by, own, words, Done { what, verb: what, reason: "" }).map(drop)
}

/// The same with what is told of it; gives the number of the row of the history.
pub(super) fn told(tx: &mut Tx, by: &Actor, own: &Contribution, words: &Words, done: Done<'_>) -> Result<i64, Error> {
    let number = next_version(tx, own.id)?;
    version(tx, own.id, number, done.what, words, done.reason, by)?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: own.organization.map(|o| o.0),
        verb: done.verb,
        subject: ("contribution", own.id.0),
        plan: Some(own.plan.0),
        process: Some(own.process.0),
        public: own.state == ContributionState::Published,
        ids: &[],
    };
    events::record(tx, &event)?;
    touch(tx, own.plan, own.process);
    Ok(number)
}

fn next_version(tx: &mut Tx, of: ContributionId) -> Result<i64, Error> {
    let last: Option<i64> = contribution_version::table
        .filter(contribution_version::contribution.eq(of.0))
        .select(diesel::dsl::max(contribution_version::number))
        .first(tx.conn())?;
    Ok(last.unwrap_or(0) + 1)
}
