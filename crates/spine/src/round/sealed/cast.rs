//! Casting a person's ballot: entry, opening and tag in one batch. Entry ids and nonces are random and come with the input,
//! so that a batch that runs again writes the same.

use super::super::ballot::{in_time_at, problem};
use super::super::to_vote_in::{ToVoteIn, to_vote_in};
use super::super::{Choice, Round, ballots_topic, find};
use crate::Error;
use crate::plan::Edition;
use cantiere_domain::access::Actor;
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Ballot, Candidate, check};
use cantiere_sealed::{Entry, hex};
use cantiere_store::schema::round::round;
use cantiere_store::schema::sealed::{round_elector, sealed_entry, sealed_tag};
use cantiere_store::{Among, BatchAction, Tx, sql};
use diesel::dsl::max;
use diesel::prelude::*;
use diesel::sql_types::Text;
use jiff::tz::TimeZone;
use serde_json::{Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Debug)]
pub struct SealedInput {
    pub round: RoundId,
    /// A person, for themselves.
    pub by: Actor,
    /// Of that person, under the vote's key.
    pub tag: [u8; 32],
    /// The marks of their address and fiscal codes, one of which stands on the vote's list if there is one.
    pub electors: Vec<[u8; 32]>,
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
        let mut work = Work { tags: tags(tx, inputs)?, ..Work::default() };
        let electors = electors(tx, &of, inputs)?;
        let mut out = Vec::with_capacity(inputs.len());
        for input in inputs {
            out.push(match judge(&of, &electors, input, now) {
                Ok(entry) => work.take(&mut of, input, entry).ok_or(Error::NotFound("round")),
                Err(error) => Err(error),
            });
        }
        work.write(tx)?;
        for (id, of) in of.into_iter().filter(|(_, of)| of.new > 0) {
            let row = round::table.filter(round::id.eq(id));
            diesel::update(row).set(round::ballots.eq(round::ballots + of.new)).execute(tx.conn())?;
            tx.changed(&ballots_topic(RoundId(id)));
        }
        Ok(out)
    }
}

fn known(tx: &mut Tx, inputs: &[SealedInput]) -> Result<HashMap<i64, Of>, Error> {
    let mut ids: Vec<i64> = inputs.iter().map(|i| i.round.0).collect();
    ids.sort_unstable();
    ids.dedup();
    // Places of the log are given by one transaction after another: whoever comes second waits here, or runs again.
    let rows = round::table.filter(round::id.among(&ids));
    diesel::update(rows).set(round::ballots.eq(round::ballots)).execute(tx.conn())?;
    let mut all = HashMap::new();
    for found in to_vote_in(tx, &ids)? {
        let ToVoteIn { round, edition, paused, .. } = found;
        let id = round.id.0;
        let choices = find::options(tx, round.id)?;
        let last: Option<i64> =
            sealed_entry::table.filter(sealed_entry::round.eq(id)).select(max(sealed_entry::place)).first(tx.conn())?;
        let candidates = choices.iter().map(Choice::candidate).collect();
        let next = last.map_or(0, |n| n + 1);
        all.insert(id, Of { round, edition, choices, candidates, paused, next, new: 0 });
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
            .filter(sealed_tag::round.among(rounds))
            .filter(sealed_tag::tag.among(wanted))
            .load(tx.conn())?;
        all.extend(rows.into_iter().map(|(round, tag, entry)| ((round, tag), entry)));
    }
    Ok(all)
}

/// Of those who vote here, who is on a list: asked only where there is one.
fn electors(
    tx: &mut Tx,
    of: &HashMap<i64, Of>,
    inputs: &[SealedInput],
) -> Result<HashSet<(i64, String)>, cantiere_store::Error> {
    let mut all = HashSet::new();
    let listed = |input: &&SealedInput| of.get(&input.round.0).is_some_and(|of| of.round.listed > 0);
    let asked: Vec<&SealedInput> = inputs.iter().filter(listed).collect();
    for chunk in asked.chunks(500) {
        let marks: Vec<String> = chunk.iter().flat_map(|i| &i.electors).map(|mark| hex::encode(mark)).collect();
        let rounds: Vec<i64> = chunk.iter().map(|i| i.round.0).collect();
        let rows: Vec<(i64, String)> = round_elector::table
            .filter(round_elector::round.among(rounds))
            .filter(round_elector::mark.among(marks))
            .load(tx.conn())?;
        all.extend(rows);
    }
    Ok(all)
}

fn judge(
    of: &HashMap<i64, Of>,
    electors: &HashSet<(i64, String)>,
    input: &SealedInput,
    now: i64,
) -> Result<Entry, Error> {
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
    let listed = |mark: &[u8; 32]| electors.contains(&(of.round.id.0, hex::encode(mark)));
    if of.round.listed > 0 && !input.electors.iter().any(listed) {
        return Err(crate::Problem::new("form", "rounds-problem-not-listed").into());
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

/// What is written for all of the batch: as many statements for a thousand ballots as for one.
#[derive(Default)]
struct Work {
    /// The entry that counts of each tag, as stored and then as this batch leaves it.
    tags: Tags,
    entries: Vec<Value>,
    changed: BTreeMap<(i64, String), String>,
    opened: BTreeMap<(i64, String), (String, String)>,
    /// Openings of ballots that were replaced: they count no more, and nobody needs to be able to open them.
    closed: Vec<Value>,
}

impl Work {
    /// None: its round is not there.
    fn take(&mut self, all: &mut HashMap<i64, Of>, input: &SealedInput, entry: Entry) -> Option<SealedReceipt> {
        let of = all.get_mut(&input.round.0)?;
        let (round, place, id) = (input.round.0, of.next, hex::encode(&entry.id));
        of.next += 1;
        self.entries.push(json!([round, place, id, entry.hour, hex::encode(&entry.commitment)]));
        let key = (round, hex::encode(&input.tag));
        let before = self.tags.insert(key.clone(), id.clone());
        match &before {
            None => of.new += 1,
            Some(old) if self.opened.remove(&(round, old.clone())).is_none() => self.closed.push(json!([round, old])),
            Some(_) => {}
        }
        self.changed.insert(key, id.clone());
        let form = of.round.rules.method.form();
        let content = input.ballot.clone().tidied(form).canonical(form);
        self.opened.insert((round, id), (hex::encode(&input.nonce), content));
        Some(SealedReceipt { entry, place: u64::try_from(place).unwrap_or_default(), replaced: before.is_some() })
    }

    fn write(self, tx: &mut Tx) -> Result<(), cantiere_store::Error> {
        if self.entries.is_empty() {
            return Ok(());
        }
        let conn = tx.conn();
        let mut run = |rows: Value, sqlite: &'static str, postgres: &'static str| {
            sql(conn.pick(sqlite, postgres)).bind::<Text, _>(rows.to_string()).execute(conn)
        };
        run(
            Value::Array(self.entries),
            "insert into sealed_entry (round, place, id, hour, commitment) select json_extract(value, '$[0]'), \
             json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]'), \
             json_extract(value, '$[4]') from json_each($1)",
            "insert into sealed_entry (round, place, id, hour, commitment) select (v->>0)::bigint, (v->>1)::bigint, v->>2, \
             v->>3, v->>4 from jsonb_array_elements($1::text::jsonb) t(v)",
        )?;
        run(
            self.changed.into_iter().map(|((round, tag), entry)| json!([round, tag, entry])).collect(),
            "insert into sealed_tag (round, tag, entry) select json_extract(value, '$[0]'), json_extract(value, '$[1]'), \
             json_extract(value, '$[2]') from json_each($1) where true \
             on conflict (round, tag) do update set entry = excluded.entry",
            "insert into sealed_tag (round, tag, entry) select (v->>0)::bigint, v->>1, v->>2 \
             from jsonb_array_elements($1::text::jsonb) t(v) \
             on conflict (round, tag) do update set entry = excluded.entry",
        )?;
        if !self.closed.is_empty() {
            run(
                Value::Array(self.closed),
                "delete from sealed_opening where (round, id) in \
                 (select json_extract(value, '$[0]'), json_extract(value, '$[1]') from json_each($1))",
                "delete from sealed_opening o using jsonb_array_elements($1::text::jsonb) k(v) \
                 where o.round = (k.v->>0)::bigint and o.id = k.v->>1",
            )?;
        }
        run(
            self.opened.into_iter().map(|((round, id), (nonce, text))| json!([round, id, nonce, text])).collect(),
            "insert into sealed_opening (round, id, nonce, content) select json_extract(value, '$[0]'), \
             json_extract(value, '$[1]'), json_extract(value, '$[2]'), json_extract(value, '$[3]') from json_each($1)",
            "insert into sealed_opening (round, id, nonce, content) select (v->>0)::bigint, v->>1, v->>2, v->>3 \
             from jsonb_array_elements($1::text::jsonb) t(v)",
        )?;
        Ok(())
    }
}
