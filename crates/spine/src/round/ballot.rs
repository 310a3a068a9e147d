//! Casting a ballot for a body: one of each body counts, whoever sends it, however often and from wherever. What waits is
//! judged and written together; whether it came in time is decided here, by the database's clock.

mod write;

use super::Round;
use super::to_vote_in::{ToVoteIn, to_vote_in};
use crate::{Error, Problem, Value};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_domain::round::{Ballot, Refusal, check};
use cantiere_domain::text::clean_line;
use cantiere_store::schema::actor::{membership, organization};
use cantiere_store::schema::round::round_ballot;
use cantiere_store::{Among, BatchAction, Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;
use std::collections::{HashMap, HashSet};
use write::{Told, Work};

pub(super) use write::digest;

#[derive(Clone, Debug)]
pub struct CastInput {
    pub round: RoundId,
    /// On the site: a representative, acting for the body. At the desk: a planner.
    pub by: Actor,
    pub ballot: Ballot,
    pub said: Said,
    pub zone: TimeZone,
}

/// How the ballot came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Site,
    /// On paper, entered by the desk: judged by the day it was received on.
    Paper {
        body: OrganizationId,
        protocol: String,
        received_at: i64,
    },
}

/// In: the ballot that was sent is on disk and counts, unless the body replaces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    pub body: OrganizationId,
    pub received_at: i64,
    /// Whether it took the place of another one.
    pub replaced: bool,
    /// Whether the very same ballot was there already.
    pub same: bool,
}

/// The batch action: `db.write_batch::<Cast>(input)`.
pub struct Cast;

impl BatchAction for Cast {
    type Input = CastInput;
    type Output = Receipt;
    type Error = Error;

    fn run(tx: &mut Tx, inputs: &[CastInput]) -> Result<Vec<Result<Receipt, Error>>, cantiere_store::Error> {
        let known = match known(tx, inputs) {
            Ok(known) => known,
            Err(Error::Store(error)) => return Err(error),
            Err(_) => return Err(cantiere_store::Error::NotFound),
        };
        let now = tx.now();
        let mut work = Work::new(known.there.clone());
        let out = inputs.iter().map(|input| judge(&known, input, now).map(|told| work.take(told))).collect();
        work.write(tx)?;
        Ok(out)
    }
}

/// What the batch needs to know, read once for all of it.
struct Known {
    rounds: HashMap<i64, ToVoteIn>,
    bodies: Bodies,
    there: Ballots,
}

type Bodies = HashMap<i64, Body>;
/// Of a body in a round.
type Ballots = HashMap<(i64, i64), There>;

struct Body {
    kind: String,
    state: String,
    /// Those who represent it, of the people who send.
    people: HashSet<i64>,
}

#[derive(Clone)]
struct There {
    content: String,
    /// Whether the body sent it itself; what the desk entered may be withdrawn.
    own: bool,
    /// Of what the desk entered.
    protocol: String,
    received_at: i64,
}

fn known(tx: &mut Tx, inputs: &[CastInput]) -> Result<Known, Error> {
    let mut ids: Vec<i64> = inputs.iter().map(|i| i.round.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let rounds: HashMap<i64, ToVoteIn> =
        to_vote_in(tx, &ids)?.into_iter().map(|found| (found.round.id.0, found)).collect();
    let (bodies, there) = bodies(tx, &ids, inputs)?;
    Ok(Known { rounds, bodies, there })
}

fn body(input: &CastInput) -> Option<OrganizationId> {
    match &input.said {
        Said::Site => input.by.acting_for,
        Said::Paper { body, .. } => Some(*body),
    }
}

/// The bodies that ballots are sent for, and the ballots that they have in these rounds: one statement.
fn bodies(conn: &mut Conn, rounds: &[i64], inputs: &[CastInput]) -> Result<(Bodies, Ballots), Error> {
    use membership as m;
    use round_ballot as b;
    type Ballot = (i64, String, String, String, i64);
    type Row = (i64, String, String, Option<i64>, Option<Ballot>);
    let ids: HashSet<i64> = inputs.iter().filter_map(|input| Some(body(input)?.0)).collect();
    let people: HashSet<i64> = inputs.iter().filter_map(|input| Some(input.by.person?.0)).collect();
    let represents = m::organization
        .eq(organization::id)
        .and(m::person.among(people))
        .and(m::role.eq("representative"))
        .and(m::state.eq("active"));
    let rows: Vec<Row> = organization::table
        .left_join(m::table.on(represents))
        .left_join(b::table.on(b::organization.eq(organization::id).and(b::round.among(rounds))))
        .filter(organization::id.among(ids))
        .select((
            organization::id,
            organization::kind,
            organization::state,
            m::person.nullable(),
            (b::round, b::content, b::channel, b::protocol, b::received_at).nullable(),
        ))
        .load(conn)?;
    let (mut bodies, mut there) = (HashMap::new(), HashMap::new());
    for (id, kind, state, person, ballot) in rows {
        let body = bodies.entry(id).or_insert_with(|| Body { kind, state, people: HashSet::new() });
        body.people.extend(person);
        if let Some((round, content, channel, protocol, received_at)) = ballot {
            there.insert((round, id), There { content, own: channel == "site", protocol, received_at });
        }
    }
    Ok((bodies, there))
}

fn judge(known: &Known, input: &CastInput, now: i64) -> Result<Told, Error> {
    let missing = || Error::NotFound("round");
    let of = known.rounds.get(&input.round.0).ok_or_else(missing)?;
    let person = input.by.person.ok_or(Error::Denied)?;
    if !of.edition.readable_by(&input.by) || !of.round.is_for(&input.by, &of.edition) {
        return Err(missing());
    }
    if of.round.persons {
        return Err(Problem::new("speaker", "rounds-problem-persons").into());
    }
    let (channel, protocol, received_at) = match &input.said {
        Said::Site => {
            in_time_at(&of.round, of.paused, now, &input.zone)?;
            ("site", String::new(), now)
        }
        Said::Paper { protocol, received_at, .. } => {
            if !can(&input.by, Action::Plan, &of.edition.scope()) {
                return Err(Error::Denied);
            }
            ("desk", paper(of, protocol, *received_at, now)?, *received_at)
        }
    };
    let body = body(input).ok_or_else(|| Problem::new("speaker", "rounds-problem-no-body"))?;
    let sent_for = known.bodies.get(&body.0).ok_or_else(|| Problem::new("speaker", "rounds-problem-no-body"))?;
    if input.said == Said::Site && !sent_for.people.contains(&person.0) {
        return Err(Problem::new("speaker", "rounds-problem-not-representative").into());
    }
    if sent_for.state != "verified" {
        return Err(Problem::new("speaker", "rounds-problem-unverified").into());
    }
    if !of.round.admits(&sent_for.kind) {
        return Err(Problem::new("speaker", "rounds-problem-not-admitted").into());
    }
    let form = of.round.rules.method.form();
    let ballot = input.ballot.clone().tidied(form);
    let wrong = check(&of.round.rules, &of.candidates, &ballot);
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong.into_iter().map(problem).collect()));
    }
    let key = (input.round.0, body.0);
    if let (Said::Paper { .. }, Some(there)) = (&input.said, known.there.get(&key))
        && there.received_at > received_at
    {
        return Err(Problem::new("received", "rounds-problem-newer-ballot").into());
    }
    Ok(Told { key, person: person.0, content: ballot.canonical(form), channel, protocol, received_at, entered_at: now })
}

/// Whether a ballot that arrives now is in or out.
pub(super) fn in_time_at(round: &Round, paused: bool, now: i64, zone: &TimeZone) -> Result<(), Error> {
    if paused {
        return Err(Problem::new("form", "rounds-problem-paused").into());
    }
    let at = |at| moment(at, zone);
    if round.state == "open" && (round.opens_at..round.closes_at).contains(&now) {
        return Ok(());
    }
    Err(match round.state.as_str() {
        "draft" => Problem::new("form", "rounds-problem-draft"),
        _ if now < round.opens_at => {
            Problem::new("form", "rounds-problem-early").with("at", at(now)).with("opens", at(round.opens_at))
        }
        _ => Problem::new("form", "rounds-problem-late").with("at", at(now)).with("closed", at(round.closes_at)),
    }
    .into())
}

/// To the second, as it stands in a receipt.
fn moment(at: i64, zone: &TimeZone) -> String {
    let at = jiff::Timestamp::from_microsecond(at).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    zone.to_datetime(at).strftime("%d/%m/%Y %H:%M:%S").to_string()
}

fn paper(of: &ToVoteIn, protocol: &str, received_at: i64, now: i64) -> Result<String, Error> {
    let protocol = clean_line(protocol);
    let mut wrong = Vec::new();
    // From that moment on it is counted, and a count reads ballots that cannot change.
    if !of.round.takes_paper(now) {
        wrong.push(Problem::new("form", "rounds-problem-not-open"));
    }
    if !(of.round.opens_at..of.round.closes_at).contains(&received_at) || received_at > now {
        wrong.push(Problem::new("received", "rounds-problem-received"));
    }
    if protocol.is_empty() || protocol.chars().count() > 100 {
        wrong.push(Problem::new("protocol", "rounds-problem-protocol"));
    }
    if wrong.is_empty() { Ok(protocol) } else { Err(Error::Invalid(wrong)) }
}

/// What is wrong with a ballot, at the field of the option it is about.
pub fn problem(refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Empty => Problem::new("options", "rounds-problem-empty"),
        Refusal::Unknown(_) => Problem::new("options", "rounds-problem-unknown"),
        Refusal::Twice(_) => Problem::new("options", "rounds-problem-twice"),
        Refusal::Points(_) => Problem::new("options", "rounds-problem-wrong-points"),
        Refusal::TooMany { found, most } => {
            Problem::new("options", "rounds-problem-too-many").with("found", found).with("most", most)
        }
        Refusal::TooManyPoints { found, most } => {
            Problem::new("options", "rounds-problem-too-many-points").with("found", found).with("most", most)
        }
        Refusal::OverBudget { over, .. } => {
            Problem::new("options", "rounds-problem-over-budget").with("over", Value::Cents(over))
        }
    }
}
