//! Casting a person's ballot: entry, opening and tag in one batch. Entry ids and nonces are random and come with the input,
//! so that a batch that runs again writes the same.

use super::super::ballot::{in_time_at, problem};
use super::super::{Choice, Round, find, topic};
use crate::Error;
use crate::plan::{self, Edition};
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_domain::round::{Ballot, Candidate, check};
use cantiere_sealed::{Entry, hex};
use cantiere_store::schema::process::process;
use cantiere_store::schema::round::round;
use cantiere_store::schema::sealed::{sealed_entry, sealed_opening, sealed_tag};
use cantiere_store::{BatchAction, Tx};
use diesel::dsl::max;
use diesel::prelude::*;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap};

#[derive(Clone, Debug)]
pub struct SealedInput {
    pub round: RoundId,
    /// A person, for themselves.
    pub by: Actor,
    /// Of that person, under the vote's key.
    pub tag: [u8; 32],
    pub ballot: Ballot,
    pub nonce: [u8; 32],
    pub entry: [u8; 16],
    pub zone: TimeZone,
}

/// In: the entry of the log, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedReceipt {
    pub entry: Entry,
    pub place: u64,
    pub replaced: bool,
}

/// The batch action: `db.write_batch::<Sealed>(input)`.
pub struct Sealed;

struct Of {
    round: Round,
    edition: Edition,
    choices: Vec<Choice>,
    candidates: Vec<Candidate>,
    paused: bool,
    next: i64,
    new: i64,
}

impl BatchAction for Sealed {
    type Input = SealedInput;
    type Output = SealedReceipt;
    type Error = Error;

    fn run(tx: &mut Tx, inputs: &[SealedInput]) -> Result<Vec<Result<SealedReceipt, Error>>, cantiere_store::Error> {
        let mut of = match known(tx, inputs) {
            Ok(of) => of,
            Err(Error::Store(error)) => return Err(error),
            Err(_) => return Err(cantiere_store::Error::NotFound),
        };
        let now = tx.now();
        let mut tags = tags(tx, inputs)?;
        let mut out = Vec::with_capacity(inputs.len());
        let mut opened: BTreeMap<(i64, String), (String, String)> = BTreeMap::new();
        for input in inputs {
            out.push(match judge(&of, input, now) {
                Ok(entry) => Ok(write(tx, &mut of, &mut tags, &mut opened, input, entry)?),
                Err(error) => Err(error),
            });
        }
        for ((round, id), (nonce, content)) in opened {
            diesel::insert_into(sealed_opening::table)
                .values((
                    (sealed_opening::round.eq(round), sealed_opening::id.eq(id)),
                    (sealed_opening::nonce.eq(nonce), sealed_opening::content.eq(content)),
                ))
                .execute(tx.conn())?;
        }
        for (id, of) in of {
            let row = round::table.filter(round::id.eq(id));
            diesel::update(row).set(round::ballots.eq(round::ballots + of.new)).execute(tx.conn())?;
            if of.new > 0 && !of.round.turnout_hidden {
                tx.changed(&topic(RoundId(id)));
            }
        }
        Ok(out)
    }
}

fn known(tx: &mut Tx, inputs: &[SealedInput]) -> Result<HashMap<i64, Of>, Error> {
    let mut ids: Vec<i64> = inputs.iter().map(|i| i.round.0).collect();
    ids.sort_unstable();
    ids.dedup();
    // Places of the log are given by one transaction after another: whoever comes second waits here, or runs again.
    let rows = round::table.filter(round::id.eq_any(&ids));
    diesel::update(rows).set(round::ballots.eq(round::ballots)).execute(tx.conn())?;
    let everything = Actor {
        grants: vec![Grant { role: Role::Administrator, plan: None }],
        member_of: vec![OrganizationId(0)],
        ..Actor::default()
    };
    let mut all = HashMap::new();
    for id in ids {
        let round = match find::find_by_id(tx, RoundId(id)) {
            Ok(round) => round,
            Err(Error::NotFound(_)) => continue,
            Err(error) => return Err(error),
        };
        let edition = plan::edition::find_by_id(tx, &everything, round.edition)?;
        let choices = find::options(tx, round.id)?;
        let last: Option<i64> =
            sealed_entry::table.filter(sealed_entry::round.eq(id)).select(max(sealed_entry::place)).first(tx.conn())?;
        let paused: i64 = process::table
            .filter(process::edition.eq(round.edition.0))
            .filter(process::paused.ne(""))
            .count()
            .get_result(tx.conn())?;
        let candidates = choices.iter().map(Choice::candidate).collect();
        let next = last.map_or(0, |n| n + 1);
        all.insert(id, Of { round, edition, choices, candidates, paused: paused > 0, next, new: 0 });
    }
    Ok(all)
}

type Tags = HashMap<(i64, String), String>;

fn tags(tx: &mut Tx, inputs: &[SealedInput]) -> Result<Tags, cantiere_store::Error> {
    let mut all = Tags::new();
    for chunk in inputs.chunks(500) {
        let wanted: Vec<String> = chunk.iter().map(|i| hex::encode(&i.tag)).collect();
        let rounds: Vec<i64> = chunk.iter().map(|i| i.round.0).collect();
        let rows: Vec<(i64, String, String)> = sealed_tag::table
            .filter(sealed_tag::round.eq_any(rounds))
            .filter(sealed_tag::tag.eq_any(wanted))
            .load(tx.conn())?;
        all.extend(rows.into_iter().map(|(round, tag, entry)| ((round, tag), entry)));
    }
    Ok(all)
}

fn judge(of: &HashMap<i64, Of>, input: &SealedInput, now: i64) -> Result<Entry, Error> {
    let missing = || Error::NotFound("round");
    let of = of.get(&input.round.0).ok_or_else(missing)?;
    if input.by.person.is_none() || input.by.acting_for.is_some() {
        return Err(Error::Denied);
    }
    if !of.round.persons || !of.edition.readable_by(&input.by) || !of.round.is_for(&input.by, &of.edition) {
        return Err(missing());
    }
    in_time_at(&of.round, of.paused, now, &input.zone)?;
    if input.by.assurance < of.round.assurance {
        return Err(crate::Problem::new("form", "rounds-problem-assurance").into());
    }
    let ballot = input.ballot.clone().tidied(of.round.rules.method.form());
    let wrong = check(&of.round.rules, &of.candidates, &ballot);
    if !wrong.is_empty() {
        return Err(Error::Invalid(wrong.into_iter().map(problem).collect()));
    }
    let said = super::as_sealed(&of.round, &of.choices, &ballot).ok_or_else(missing)?;
    let hour = jiff::Timestamp::from_microsecond(now).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
    Ok(Entry {
        commitment: said.commitment(&input.nonce),
        hour: hour.strftime("%Y-%m-%dT%HZ").to_string(),
        id: input.entry,
    })
}

fn write(
    tx: &mut Tx,
    all: &mut HashMap<i64, Of>,
    tags: &mut Tags,
    opened: &mut BTreeMap<(i64, String), (String, String)>,
    input: &SealedInput,
    entry: Entry,
) -> Result<SealedReceipt, cantiere_store::Error> {
    let Some(of) = all.get_mut(&input.round.0) else { return Err(cantiere_store::Error::NotFound) };
    let (round, place, id) = (input.round.0, of.next, hex::encode(&entry.id));
    diesel::insert_into(sealed_entry::table)
        .values((
            (sealed_entry::round.eq(round), sealed_entry::place.eq(place), sealed_entry::id.eq(&id)),
            (sealed_entry::hour.eq(&entry.hour), sealed_entry::commitment.eq(hex::encode(&entry.commitment))),
        ))
        .execute(tx.conn())?;
    of.next += 1;
    let key = (round, hex::encode(&input.tag));
    let before = tags.insert(key.clone(), id.clone());
    match &before {
        None => {
            of.new += 1;
            diesel::insert_into(sealed_tag::table)
                .values((sealed_tag::round.eq(round), sealed_tag::tag.eq(&key.1), sealed_tag::entry.eq(&id)))
                .execute(tx.conn())?;
        }
        Some(old) => {
            let row = sealed_tag::table.find((round, &key.1));
            diesel::update(row).set(sealed_tag::entry.eq(&id)).execute(tx.conn())?;
            // What was replaced counts no more, and nobody needs to be able to open it.
            if opened.remove(&(round, old.clone())).is_none() {
                diesel::delete(sealed_opening::table.find((round, old))).execute(tx.conn())?;
            }
        }
    }
    let content = input.ballot.clone().tidied(of.round.rules.method.form()).canonical(of.round.rules.method.form());
    opened.insert((round, id), (hex::encode(&input.nonce), content));
    Ok(SealedReceipt { entry, place: u64::try_from(place).unwrap_or_default(), replaced: before.is_some() })
}
