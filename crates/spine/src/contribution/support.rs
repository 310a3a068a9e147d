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
use cantiere_store::schema::contribution::contribution_support;
use cantiere_store::{Among, BatchAction, Tx, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use jiff::tz::TimeZone;
use serde_json::{Value, json};
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
        let mut work = Work { there: known.there.clone(), done: Vec::new() };
        let out = inputs.iter().map(|input| Ok(work.take(input, check(&known, input, now)?))).collect();
        work.write(tx, &known)?;
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

/// What is written for all of the batch.
struct Work<'i> {
    /// As it will be.
    there: HashSet<(i64, String)>,
    /// Each change, in the order asked.
    done: Vec<(&'i SupportInput, String, Supported)>,
}

impl<'i> Work<'i> {
    fn take(&mut self, input: &'i SupportInput, supporter: String) -> Supported {
        let row = (input.contribution.0, supporter.clone());
        let done = match (input.wanted, self.there.contains(&row)) {
            (true, true) | (false, false) => return Supported::Already,
            (true, false) => Supported::Now,
            (false, true) => Supported::TakenBack,
        };
        if !self.there.remove(&row) {
            self.there.insert(row);
        }
        self.done.push((input, supporter, done));
        done
    }

    fn write(self, tx: &mut Tx, known: &Known) -> Result<(), cantiere_store::Error> {
        let mut last: BTreeMap<(i64, &str), (&SupportInput, Supported)> = BTreeMap::new();
        let mut supports: BTreeMap<i64, i64> = BTreeMap::new();
        for (input, supporter, done) in &self.done {
            last.insert((input.contribution.0, supporter), (input, *done));
            *supports.entry(input.contribution.0).or_default() += if *done == Supported::Now { 1 } else { -1 };
        }
        // Who asks and takes back in one batch, or the other way round, leaves things as they were.
        let wanted = |want: Supported| {
            let changed = last.iter().filter(move |((of, by), (_, done))| {
                *done == want && known.there.contains(&(*of, by.to_string())) == (want == Supported::TakenBack)
            });
            changed.map(|((of, by), (input, _))| {
                let (person, body) = (input.by.person.map(|p| p.0), input.by.acting_for.map(|o| o.0));
                json!([of, by, person, body])
            })
        };
        let (new, gone) = (wanted(Supported::Now).collect(), wanted(Supported::TakenBack).collect());
        add(tx, new)?;
        take_back(tx, gone)?;
        events::record_all(
            tx,
            &self.done.iter().map(|(input, _, done)| event(known, input, *done)).collect::<Vec<_>>(),
        )?;
        supports.retain(|_, by| *by != 0);
        count(tx, &supports)?;
        // No page of the plan or of the site tells how many support something; those of the process do.
        for on in supports.keys().filter_map(|id| known.contributions.get(id)) {
            tx.changed(&format!("process:{}", on.process));
        }
        Ok(())
    }
}

fn add(tx: &mut Tx, rows: Vec<Value>) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let now = tx.now();
    let text = tx.pick(
        "insert into contribution_support (contribution, supporter, person, organization, at) \
         select value ->> 0, value ->> 1, value ->> 2, value ->> 3, $2 from json_each($1)",
        "insert into contribution_support (contribution, supporter, person, organization, at) \
         select (v->>0)::bigint, v->>1, (v->>2)::bigint, (v->>3)::bigint, $2 from jsonb_array_elements($1::text::jsonb) t(v)",
    );
    sql(text).bind::<Text, _>(json!(rows).to_string()).bind::<BigInt, _>(now).execute(tx.conn())?;
    Ok(())
}

fn take_back(tx: &mut Tx, rows: Vec<Value>) -> QueryResult<()> {
    if rows.is_empty() {
        return Ok(());
    }
    let text = tx.pick(
        "delete from contribution_support where (contribution, supporter) in \
         (select value ->> 0, value ->> 1 from json_each($1))",
        "delete from contribution_support where (contribution, supporter) in \
         (select (v->>0)::bigint, v->>1 from jsonb_array_elements($1::text::jsonb) t(v))",
    );
    sql(text).bind::<Text, _>(json!(rows).to_string()).execute(tx.conn())?;
    Ok(())
}

/// The counter that stands beside each contribution.
fn count(tx: &mut Tx, changes: &BTreeMap<i64, i64>) -> QueryResult<()> {
    if changes.is_empty() {
        return Ok(());
    }
    let text = tx.pick(
        "update contribution set supports = supports + (value ->> 1) from json_each($1) where contribution.id = value ->> 0",
        "update contribution set supports = supports + (v->>1)::bigint from jsonb_array_elements($1::text::jsonb) t(v) \
         where contribution.id = (v->>0)::bigint",
    );
    let changes: Vec<_> = changes.iter().collect();
    sql(text).bind::<Text, _>(json!(changes).to_string()).execute(tx.conn())?;
    Ok(())
}

fn event<'e>(known: &Known, input: &SupportInput, done: Supported) -> Event<'e> {
    let on = known.contributions.get(&input.contribution.0);
    Event {
        actor: input.by.person.map(|p| p.0),
        organization: input.by.acting_for.map(|o| o.0),
        verb: if done == Supported::Now { "supported" } else { "support_taken_back" },
        subject: ("contribution", input.contribution.0),
        plan: on.map(|c| c.plan.0),
        process: on.map(|c| c.process.0),
        public: false,
        ids: &[],
    }
}
