//! The close of a persons' vote: the seed is told, the ballots are counted, and what everybody needs to recount goes out.
//! Single ballots are published only where they cannot tell who cast them.

use super::super::arguments::arguments;
use super::super::election::{OfList, with_ballots};
use super::super::{Choice, Counted, Round, about, everything, find_by_id, options, result, touch};
use super::log::{entries, notes};
use super::seal_of;
use crate::{Error, Problem, plan};
use cantiere_domain::access::Actor;
use cantiere_domain::id::RoundId;
use cantiere_domain::round::{Ballot, Form, Rules};
use cantiere_sealed::export::{self, Ranking, Reconciliation};
use cantiere_sealed::receipt::Opening;
use cantiere_sealed::tag::{seed_commitment, seed_number};
use cantiere_sealed::{Entry, Export, hex};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::round::round;
use cantiere_store::schema::sealed::{round_seal, sealed_opening, sealed_tag};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;
use std::collections::BTreeSet;

/// Tells the seed after the close; it must be the one that was committed to. From then on ties can be decided.
pub fn reveal(tx: &mut Tx, id: RoundId, seed: &[u8; 32]) -> Result<(), Error> {
    let found = find_by_id(tx, id)?;
    let seal = seal_of(tx, id)?.ok_or(Error::NotFound("seal"))?;
    if tx.now() < found.closes_at {
        return Err(Problem::new("form", "rounds-problem-not-open").into());
    }
    if !seal.seed.is_empty() {
        return Ok(());
    }
    if hex::encode(&seed_commitment(seed)) != seal.seed_commitment {
        return Err(Problem::new("form", "rounds-problem-other-seed").into());
    }
    let rules = Rules { lot: seed_number(seed), ..found.rules.clone() };
    diesel::update(round_seal::table.find(id.0)).set(round_seal::seed.eq(hex::encode(seed))).execute(tx.conn())?;
    diesel::update(round::table.find(id.0))
        .set(round::rules.eq(serde_json::to_string(&rules).unwrap_or_default()))
        .execute(tx.conn())?;
    touch(tx, &found);
    Ok(())
}

/// The ballots that count, in the order of their random ids.
pub fn contents(conn: &mut Conn, of: RoundId) -> Result<Vec<(String, String, String)>, Error> {
    let counted: BTreeSet<String> = sealed_tag::table
        .filter(sealed_tag::round.eq(of.0))
        .select(sealed_tag::entry)
        .load(conn)?
        .into_iter()
        .collect();
    let rows: Vec<(String, String, String)> = sealed_opening::table
        .filter(sealed_opening::round.eq(of.0))
        .order(sealed_opening::id)
        .select((sealed_opening::id, sealed_opening::nonce, sealed_opening::content))
        .load(conn)?;
    Ok(rows.into_iter().filter(|(id, ..)| counted.contains(id)).collect())
}

/// Whether the ballot of this entry counts: what was replaced can be opened no more.
pub fn is_counted(conn: &mut Conn, of: RoundId, entry: &[u8; 16]) -> Result<bool, Error> {
    let row = sealed_opening::table.find((of.0, hex::encode(entry)));
    let found: Option<String> = row.select(sealed_opening::id).first(conn).optional()?;
    Ok(found.is_some())
}

/// The entry of the ballot that counts of the voter whose tag this is.
pub fn entry_of(conn: &mut Conn, of: RoundId, tag: &[u8; 32]) -> Result<Option<Entry>, Error> {
    let row = sealed_tag::table.find((of.0, hex::encode(tag)));
    let own: Option<String> = row.select(sealed_tag::entry).first(conn).optional()?;
    let Some(id) = own.as_deref().and_then(hex::decode) else { return Ok(None) };
    Ok(super::entry(conn, of, &id)?.map(|(_, entry)| entry))
}

/// What opens an entry, for the voter whose tag this is and whose last ballot the entry is; none for anybody else.
pub fn own_opening(conn: &mut Conn, of: &Round, entry: &[u8; 16], tag: &[u8; 32]) -> Result<Option<Opening>, Error> {
    let entry = hex::encode(entry);
    let row = sealed_tag::table.find((of.id.0, hex::encode(tag)));
    let own: Option<String> = row.select(sealed_tag::entry).first(conn).optional()?;
    if own.as_ref() != Some(&entry) {
        return Ok(None);
    }
    let row = sealed_opening::table.find((of.id.0, entry));
    let opening: Option<(String, String)> =
        row.select((sealed_opening::nonce, sealed_opening::content)).first(conn).optional()?;
    let Some((nonce, content)) = opening else { return Ok(None) };
    let ballot = as_sealed(of, &options(conn, of.id)?, &Ballot::parse(of.rules.method.form(), &content));
    Ok(ballot.zip(hex::decode(&nonce)).map(|(ballot, nonce)| Opening { ballot, nonce }))
}

/// A ballot as the log commits to it: options by the numbers that files show.
pub(in crate::round) fn as_sealed(
    round: &Round,
    choices: &[Choice],
    ballot: &Ballot,
) -> Option<cantiere_sealed::Ballot> {
    let width = choices.iter().map(|c| c.number).max().unwrap_or(0).to_string().len();
    let ranked = round.rules.method.form() == Form::Ranking;
    let said = ballot.0.iter().enumerate().map(|(n, pick)| {
        let choice = choices.iter().find(|c| c.id == pick.option)?;
        Some((format!("{:0width$}", choice.number), if ranked { n as i64 + 1 } else { pick.points }))
    });
    cantiere_sealed::Ballot::new(round.uuid.clone(), said.collect::<Option<Vec<_>>>()?).ok()
}

/// What is published once it is counted. `auditors`: with the ballots, whatever the risk, under their own terms.
pub fn export(conn: &mut Conn, id: RoundId, auditors: bool, zone: &TimeZone) -> Result<Option<Export>, Error> {
    let found = find_by_id(conn, id)?;
    let edition = plan::edition::find_by_id(conn, &everything(), found.edition)?;
    let choices = options(conn, id)?;
    let (Some(counted), Some(seal)) = (result(conn, &found, &choices)?, seal_of(conn, id)?) else { return Ok(None) };
    let log = entries(conn, id, 0, i64::MAX)?;
    let form = found.rules.method.form();
    let (mut ballots, mut openings) = (Vec::new(), Vec::new());
    let mut ids = BTreeSet::new();
    for (entry, nonce, content) in contents(conn, id)? {
        let ballot = Ballot::parse(form, &content);
        if let (Some(ballot), Some(nonce)) = (as_sealed(&found, &choices, &ballot), hex::decode(&nonce)) {
            openings.push(Opening { ballot, nonce });
        }
        ballots.push(ballot);
        ids.insert(entry);
    }
    let (total, count) = (log.len() as u64, ids.len() as u64);
    let whole = auditors || counted.first().is_some_and(|c| c.publishable);
    let ranking = |counted: &Counted| {
        let of = with_ballots(&found.rules, &choices, counted.list, &ballots);
        let own: Vec<&str> =
            choices.iter().filter(|c| c.list == counted.list).map(|c| c.alternative.as_str()).collect();
        let about = about(&found, &edition, counted.list, own.len(), zone);
        let mut ranking = Ranking {
            name: found.rules.lists.get(counted.list).map(|list| list.name.clone()).unwrap_or_default(),
            count: arguments(&found.rules, &of),
            options: plain(&of.election, &about, &own),
            ballots: None,
            winners: numbers(&of, &counted.winners),
        };
        if !whole && counted.shows_ballots() {
            ranking.ballots = Some(ranking.parts(&openings));
        }
        ranking
    };
    let rankings = counted.iter().map(ranking).collect();
    Ok(Some(Export {
        format: export::FORMAT.into(),
        round: found.uuid.clone(),
        title: found.title.clone(),
        key: seal.public_key,
        seed_commitment: hex::decode(&seal.seed_commitment).unwrap_or_default(),
        seed: hex::decode(&seal.seed).unwrap_or_default(),
        checkpoints: notes(conn, id)?,
        reconciliation: Reconciliation {
            eligible: u64::try_from(found.listed).ok().filter(|n| *n > 0),
            voters: count,
            entries: total,
            superseded: total - count,
            counted: count,
        },
        counted: ids,
        openings: whole.then_some(openings),
        rankings,
        log,
    }))
}

/// Options by the numbers that files show.
fn numbers(of: &OfList, options: &[i64]) -> Vec<String> {
    let number = |option: &i64| {
        let at = of.options.iter().position(|o| o == option)?;
        Some(of.election.projects[at].id.clone())
    };
    options.iter().filter_map(number).collect()
}

/// Options and conditions as a Pabulib file without votes, to which the ballots are added line by line. Strict Pabulib knows no
/// alternatives: the column is there only where some options are.
fn plain(election: &tally::Election, about: &[(String, String)], alternatives: &[&str]) -> String {
    let money = |amount: u64| tally::amount::Money::new(i128::from(amount), election.unit).to_string();
    let total: u64 = election.projects.iter().map(|p| p.cost).sum();
    let figures = [
        ("num_projects", election.projects.len().to_string()),
        ("num_votes", "0".into()),
        ("budget", money(election.budget)),
        ("vote_type", election.vote_type.name().to_string()),
        ("fully_funded", if total <= election.budget { "1".into() } else { String::new() }),
    ];
    let quoted = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let mut out = "META\nkey;value\n".to_string();
    let figures = figures.iter().map(|(key, value)| (*key, value));
    let told = about.iter().chain(&election.meta).map(|(key, value)| (key.as_str(), value));
    for (key, value) in told.chain(figures).filter(|(_, value)| !value.is_empty()) {
        let value = if value.contains([';', '"']) { quoted(value) } else { value.clone() };
        out.push_str(&format!("{key};{value}\n"));
    }
    let groups = alternatives.iter().any(|group| !group.is_empty());
    out.push_str(if groups {
        "PROJECTS\nproject_id;cost;name;alternative\n"
    } else {
        "PROJECTS\nproject_id;cost;name\n"
    });
    for (at, project) in election.projects.iter().enumerate() {
        let group = alternatives.get(at).copied().unwrap_or_default();
        let group = match (groups, group) {
            (false, _) => String::new(),
            (true, "") => ";".into(),
            (true, group) => format!(";{}", quoted(group)),
        };
        out.push_str(&format!("{};{};{}{group}\n", project.id, money(project.cost), quoted(election.project_name(at))));
    }
    let points = if election.vote_type.has_points() { ";points" } else { "" };
    out.push_str(&format!("VOTES\nvoter_id;vote{points}\n"));
    out
}

/// The poll key is gone: tags say nothing more. Never before its time, which [`due`](super::due()) tells.
pub fn destroyed(tx: &mut Tx, id: RoundId) -> Result<(), Error> {
    let now = tx.now();
    diesel::update(round_seal::table.find(id.0)).set(round_seal::destroyed_at.eq(now)).execute(tx.conn())?;
    let found = find_by_id(tx, id)?;
    touch(tx, &found);
    Ok(())
}

/// Writes down that somebody took the ballots away to audit them.
pub fn opened(tx: &mut Tx, by: &Actor, plan: i64, id: RoundId) -> Result<(), Error> {
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb: "ballots_handed_out",
        subject: ("round", id.0),
        plan: Some(plan),
        ..Event::default()
    };
    Ok(events::record(tx, &event)?)
}
