//! Bodies' ballots: the log of all that was cast is as it was written, and the ballot that counts is the last of it.

use super::super::ballot::digest;
use super::super::{Round, options};
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
    let mut last: BTreeMap<i64, (&Said, i64)> = BTreeMap::new();
    for (id, body, said, kept) in &log {
        let (person, content, channel, protocol, received, entered) = said;
        let now = digest(&(of.id.0, *body, *person, content, channel, protocol, *received, *entered));
        // What was cast before there were digests is held against the rule alone.
        if !kept.is_empty() && *kept != now || !is_ballot(of, &candidates, content) {
            faults.push(format!("row {id} of the log, a ballot of organisation {body}, is not what was written"));
        }
        let cast = last.get(body).map_or(0, |(_, cast)| *cast);
        last.insert(*body, (said, cast + 1));
    }
    for (body, said, changes) in &stored {
        match last.remove(body) {
            None => faults.push(format!("the ballot of organisation {body} is none that it cast")),
            Some((logged, _)) if logged != said => {
                faults.push(format!("the ballot of organisation {body} is not the last one it cast"));
            }
            Some((_, cast)) if cast != *changes => {
                faults.push(format!("organisation {body} cast {cast} ballots, its last one says {changes}"));
            }
            Some(_) => {}
        }
    }
    faults
        .extend(last.into_keys().map(|body| format!("the ballot of organisation {body}, which counts, is not there")));
    Ok(faults)
}

/// Whether it says, in the one way to say it, what could be voted.
fn is_ballot(of: &Round, candidates: &[Candidate], content: &str) -> bool {
    let form: Form = of.rules.method.form();
    let ballot = Ballot::parse(form, content);
    ballot.canonical(form) == content && check(&of.rules, candidates, &ballot).is_empty()
}
