//! Supporting a need or a proposal: once for a person, once for an organisation, however often and from wherever it
//! is asked. What waits is written together; the counter stands in the same transaction as what it counts.

use super::Contribution;
use super::find::by_ids;
use super::rules::{in_time, may_write};
use crate::plan::Edition;
use crate::process::{self, Process};
use crate::{Error, Problem, plan};
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{ContributionId, OrganizationId};
use cantiere_domain::process::Activity;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::{membership, organization};
use cantiere_store::schema::contribution::{contribution, contribution_support};
use cantiere_store::{Among, BatchAction, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, HashMap, HashSet};

#[derive(Clone, Debug)]
pub struct SupportInput {
    pub contribution: ContributionId,
    /// A person, for themselves or for the organisation they act for.
    pub by: Actor,
    /// false: takes the support back.
    pub wanted: bool,
    pub zone: TimeZone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Supported {
    Now,
    Already,
    TakenBack,
}

/// The batch action: `db.write_batch::<Support>(input)`.
pub struct Support;

impl BatchAction for Support {
    type Input = SupportInput;
    type Output = Supported;
    type Error = Error;

    fn run(tx: &mut Tx, inputs: &[SupportInput]) -> Result<Vec<Result<Supported, Error>>, cantiere_store::Error> {
        let known = match known(tx, inputs) {
            Ok(known) => known,
            Err(Error::Store(error)) => return Err(error),
            Err(_) => return Err(cantiere_store::Error::NotFound),
        };
        let now = tx.now();
        let mut out = Vec::with_capacity(inputs.len());
        let mut deltas: BTreeMap<i64, i64> = BTreeMap::new();
        let mut there = known.there.clone();
        for input in inputs {
            let result = check(&known, input, now);
            out.push(match result {
                Ok(key) => {
                    let row = (input.contribution.0, key);
                    let done = write(tx, &row, &mut there, input, &known)?;
                    let delta = deltas.entry(row.0).or_default();
                    match done {
                        Supported::Now => *delta += 1,
                        Supported::TakenBack => *delta -= 1,
                        Supported::Already => {}
                    }
                    Ok(done)
                }
                Err(error) => Err(error),
            });
        }
        for (id, by) in deltas.into_iter().filter(|(_, by)| *by != 0) {
            diesel::update(contribution::table.filter(contribution::id.eq(id)))
                .set(contribution::supports.eq(contribution::supports + by))
                .execute(tx.conn())?;
            if let Some(on) = known.contributions.get(&id) {
                process::touch(tx, on.plan, on.process);
            }
        }
        Ok(out)
    }
}

/// What the batch needs to know, read once for all of it.
struct Known {
    contributions: HashMap<i64, Contribution>,
    processes: HashMap<i64, (Process, Edition)>,
    /// (person, organisation) who represents it, and whether it is verified.
    represents: HashMap<(i64, i64), bool>,
    /// Supports that are there: (contribution, supporter).
    there: HashSet<(i64, String)>,
}

fn known(tx: &mut Tx, inputs: &[SupportInput]) -> Result<Known, Error> {
    let mut ids: Vec<i64> = inputs.iter().map(|i| i.contribution.0).collect();
    ids.sort_unstable();
    ids.dedup();
    let contributions: HashMap<i64, Contribution> = by_ids(tx, &ids)?.into_iter().map(|c| (c.id.0, c)).collect();
    let mut processes = HashMap::new();
    // Reads every edition with those invited to it; each actor is then held against that.
    let everything = Actor {
        grants: vec![Grant { role: Role::Administrator, plan: None }],
        member_of: vec![OrganizationId(0)],
        ..Actor::default()
    };
    for c in contributions.values() {
        if let std::collections::hash_map::Entry::Vacant(place) = processes.entry(c.process.0) {
            let process = process::find_by_id(tx, c.process)?;
            let edition = plan::edition::find_by_id(tx, &everything, process.edition)?;
            place.insert((process, edition));
        }
    }
    let bodies: Vec<i64> = inputs.iter().filter_map(|i| i.by.acting_for).map(|o| o.0).collect();
    let represents = match bodies.is_empty() {
        true => HashMap::new(),
        false => membership::table
            .inner_join(organization::table.on(organization::id.eq(membership::organization)))
            .filter(membership::organization.among(bodies))
            .filter(membership::role.eq("representative"))
            .filter(membership::state.eq("active"))
            .filter(organization::state.eq("registered").or(organization::state.eq("verified")))
            .select((membership::person, membership::organization, organization::state))
            .load::<(i64, i64, String)>(tx.conn())?
            .into_iter()
            .map(|(person, body, state)| ((person, body), state == "verified"))
            .collect(),
    };
    let keys: Vec<String> = inputs.iter().filter_map(|i| key(&i.by)).collect();
    let there = contribution_support::table
        .filter(contribution_support::contribution.among(&ids))
        .filter(contribution_support::supporter.among(keys))
        .select((contribution_support::contribution, contribution_support::supporter))
        .load::<(i64, String)>(tx.conn())?
        .into_iter()
        .collect();
    Ok(Known { contributions, processes, represents, there })
}

/// Who supports: the organisation if the person acts for one, else the person.
fn key(by: &Actor) -> Option<String> {
    let person = by.person?;
    Some(by.acting_for.map_or_else(|| format!("p{person}"), |body| format!("o{body}")))
}

fn check(known: &Known, input: &SupportInput, now: i64) -> Result<String, Error> {
    let missing = || Error::NotFound("contribution");
    let on = known.contributions.get(&input.contribution.0).ok_or_else(missing)?;
    let (process, edition) = known.processes.get(&on.process.0).ok_or_else(missing)?;
    let visible = edition.readable_by(&input.by) && process.shown_to(&input.by);
    if !visible || on.state != ContributionState::Published || on.parent.is_some() || !on.kind.is_supported() {
        return Err(missing());
    }
    may_write(process, &input.by)?;
    in_time(process, on.kind, now, &input.zone)?;
    process::is_open(process, Activity::Supports, now, &input.zone)?;
    let key = key(&input.by).ok_or(Error::Denied)?;
    if let (Some(person), Some(body)) = (input.by.person, input.by.acting_for) {
        let wrong = match known.represents.get(&(person.0, body.0)) {
            Some(true) => return Ok(key),
            Some(false) => "participation-problem-support-unverified",
            None => "participation-problem-not-representative",
        };
        return Err(Problem::new("speaker", wrong).into());
    }
    Ok(key)
}

fn write(
    tx: &mut Tx,
    row: &(i64, String),
    there: &mut HashSet<(i64, String)>,
    input: &SupportInput,
    known: &Known,
) -> Result<Supported, cantiere_store::Error> {
    use contribution_support as s;
    let now = tx.now();
    let done = match (input.wanted, there.contains(row)) {
        (true, true) | (false, false) => return Ok(Supported::Already),
        (true, false) => {
            diesel::insert_into(s::table)
                .values((
                    s::contribution.eq(row.0),
                    s::supporter.eq(&row.1),
                    s::person.eq(input.by.person.map(|p| p.0)),
                    s::organization.eq(input.by.acting_for.map(|o| o.0)),
                    s::at.eq(now),
                ))
                .execute(tx.conn())?;
            there.insert(row.clone());
            Supported::Now
        }
        (false, true) => {
            diesel::delete(s::table.find((row.0, &row.1))).execute(tx.conn())?;
            there.remove(row);
            Supported::TakenBack
        }
    };
    let on = &known.contributions[&row.0];
    let event = Event {
        actor: input.by.person.map(|p| p.0),
        organization: input.by.acting_for.map(|o| o.0),
        verb: if done == Supported::Now { "supported" } else { "support_taken_back" },
        subject: ("contribution", row.0),
        plan: Some(on.plan.0),
        process: Some(on.process.0),
        public: false,
        ids: &[],
    };
    events::record(tx, &event)?;
    Ok(done)
}
