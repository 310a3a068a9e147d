//! Bodies' ballots: the log of all that was cast is as it was written, and the ballot that counts is the last of it which was
//! not withdrawn.

use super::super::ballot::digest;
use super::super::{Round, WITHDRAWN, options};
use crate::Error;
use cantiere_domain::round::{Ballot, Candidate, Form, check};
use cantiere_store::Conn;
use cantiere_store::schema::round::{round_ballot as b, round_ballot_log as l};
use diesel::prelude::*;
use std::collections::BTreeMap;

/// Person, content, channel, protocol, received, entered.
type Said = (i64, String, String, String, i64, i64);

pub fn faults(conn: &mut Conn, of: &Round) -> Result<Vec<String>, Error> {
    let said = (l::person, l::content, l::channel, l::protocol, l::received_at, l::entered_at);
    let log: Vec<(i64, i64, Said, String)> = l::table
        .filter(l::round.eq(of.id.0))
        .order(l::id)
        .select((l::id, l::organization, said, l::digest))
        .load(conn)?;
    let said = (b::person, b::content, b::channel, b::protocol, b::received_at, b::entered_at);
    let stored: Vec<(i64, Said, i64)> =
        b::table.filter(b::round.eq(of.id.0)).select((b::organization, said, b::changes)).load(conn)?;
    let choices = options(conn, of.id)?;
    let candidates: Vec<Candidate> = choices.iter().map(|choice| choice.candidate()).collect();

    let mut faults = Vec::new();
    let (mut standing, mut withdrawn): (BTreeMap<i64, Vec<&Said>>, i64) = Default::default();
    for (id, body, said, kept) in &log {
        let (person, content, channel, protocol, received, entered) = said;
        let now = digest(&(of.id.0, *body, *person, content, channel, protocol, *received, *entered));
        let withdraws = channel == WITHDRAWN;
        // What was cast before there were digests is held against the rule alone.
        if !kept.is_empty() && *kept != now || !withdraws && !is_ballot(of, &candidates, content) {
            faults.push(format!("row {id} of the log, a ballot of organisation {body}, is not what was written"));
        }
        let of_body = standing.entry(*body).or_default();
        if !withdraws {
            of_body.push(said);
            continue;
        }
        withdrawn += 1;
        let taken = of_body.pop().map(|taken| (&*taken.2, &*taken.3, taken.4));
        if taken != Some(("desk", protocol.as_str(), *received)) {
            faults.push(format!("row {id} of the log withdraws no ballot on paper of organisation {body}"));
        }
    }
    if withdrawn != of.withdrawn {
        faults.push(format!("{withdrawn} ballots were withdrawn, the vote says {}", of.withdrawn));
    }
    standing.retain(|_, ballots| !ballots.is_empty());
    for (body, said, changes) in &stored {
        let ballots = standing.remove(body).unwrap_or_default();
        let cast = ballots.len() as i64;
        match ballots.last() {
            None => faults.push(format!("the ballot of organisation {body} is none that it cast")),
            Some(logged) if *logged != said => {
                faults.push(format!("the ballot of organisation {body} is not the last one it cast"));
            }
            Some(_) if cast != *changes => {
                faults.push(format!("organisation {body} cast {cast} ballots, its last one says {changes}"));
            }
            Some(_) => {}
        }
    }
    let without = standing.into_keys();
    faults.extend(without.map(|body| format!("the ballot of organisation {body}, which counts, is not there")));
    Ok(faults)
}

/// Whether it says, in the one way to say it, what could be voted.
fn is_ballot(of: &Round, candidates: &[Candidate], content: &str) -> bool {
    let form: Form = of.rules.method.form();
    let ballot = Ballot::parse(form, content);
    ballot.canonical(form) == content && check(&of.rules, candidates, &ballot).is_empty()
}
