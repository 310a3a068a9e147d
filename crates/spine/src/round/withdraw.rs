//! Taking back what the desk entered by mistake, for the wrong body say: the ballot that it had taken the place of counts again;
//! where there was none, the body votes as if it never had. The log loses nothing: that it was withdrawn is a row of its own,
//! with who, when and why. What a representative sent is never taken back here.

use super::ballot::digest;
use super::settings::own;
use super::{PAPER, Paper, Stored, ballots_topic, find};
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_domain::text::clean;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::round::{round, round_ballot as b, round_ballot_log as l};
use cantiere_store::{Tx, jobs};
use diesel::prelude::*;
use std::collections::HashMap;

/// The channel of a row of the log which says that the ballot before it was withdrawn.
pub const WITHDRAWN: &str = "withdrawn";

/// Of rows of the log, newest first, the ballots that were not withdrawn, in that order: of each body the first one counts.
pub fn not_withdrawn(log: &[Stored]) -> Vec<&Stored> {
    let mut withdrawn: HashMap<OrganizationId, usize> = HashMap::new();
    let mut standing = Vec::new();
    for row in log {
        let before = withdrawn.entry(row.organization).or_default();
        if row.is_withdrawal() {
            *before += 1;
        } else if *before > 0 {
            *before -= 1;
        } else {
            standing.push(row);
        }
    }
    standing
}

/// Withdraws the ballot of the body that counts, if it is the one that was `seen` (when it was entered). Gives whether an
/// earlier one counts again. Until the count begins, as ballots on paper are entered.
pub fn withdraw(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: RoundId,
    body: OrganizationId,
    seen: i64,
    reason: &str,
) -> Result<bool, Error> {
    let vote = own(tx, by, of, id)?;
    let person = by.person.ok_or(Error::Denied)?;
    let reason = clean(reason);
    if !vote.takes_paper(tx.now()) {
        return Err(Problem::new("form", "rounds-problem-not-open").into());
    }
    let log = find::history(tx, id, body)?;
    let mut standing = not_withdrawn(&log).into_iter();
    let taken = standing.next().filter(|ballot| ballot.entered_at == seen).ok_or(Error::Stale)?;
    if taken.channel != "desk" {
        return Err(Problem::new("form", "rounds-problem-not-paper").into());
    }
    if reason.is_empty() || reason.chars().count() > 2_000 {
        return Err(Problem::new("reason", "rounds-problem-no-reason").into());
    }
    write(tx, (id, body), person.0, taken, &reason)?;
    let before = standing.next();
    put_back(tx, (id, body), before)?;
    let fewer = i64::from(before.is_none());
    diesel::update(round::table.find(id.0))
        .set((round::ballots.eq(round::ballots - fewer), round::withdrawn.eq(round::withdrawn + 1)))
        .execute(tx.conn())?;
    let event = Event {
        actor: Some(person.0),
        verb: "ballot_withdrawn",
        subject: ("round", id.0),
        plan: Some(vote.plan.0),
        ..Event::default()
    };
    events::record(tx, &event)?;
    tx.changed(&ballots_topic(id));
    let paper = Paper { round: id, body, at: tx.now(), withdrawn: true, other: before.is_some() };
    jobs::enqueue(tx, PAPER, &paper, 0)?;
    Ok(before.is_some())
}

/// The row of the log which says that `taken` was withdrawn.
fn write(
    tx: &mut Tx,
    (id, body): (RoundId, OrganizationId),
    person: i64,
    taken: &Stored,
    reason: &str,
) -> Result<(), Error> {
    let (now, protocol) = (tx.now(), &*taken.protocol);
    let digest = digest(&(id.0, body.0, person, reason, WITHDRAWN, protocol, taken.received_at, now));
    diesel::insert_into(l::table)
        .values((
            (l::round.eq(id.0), l::organization.eq(body.0), l::person.eq(person)),
            (l::content.eq(reason), l::channel.eq(WITHDRAWN), l::protocol.eq(protocol)),
            (l::received_at.eq(taken.received_at), l::entered_at.eq(now), l::digest.eq(digest)),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// What counts of the body from now on.
fn put_back(tx: &mut Tx, (id, body): (RoundId, OrganizationId), before: Option<&Stored>) -> Result<(), Error> {
    let there = b::table.find((id.0, body.0));
    match before {
        Some(before) => diesel::update(there)
            .set((
                (b::person.eq(before.person), b::content.eq(&before.content), b::channel.eq(&before.channel)),
                (b::protocol.eq(&before.protocol), b::received_at.eq(before.received_at)),
                (b::entered_at.eq(before.entered_at), b::changes.eq(b::changes - 1)),
            ))
            .execute(tx.conn())?,
        None => diesel::delete(there).execute(tx.conn())?,
    };
    Ok(())
}
