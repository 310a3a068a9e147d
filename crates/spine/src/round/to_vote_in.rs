//! Votes as a batch of ballots needs them, read once for all of it.

use super::Round;
use super::find::Row;
use crate::Error;
use crate::plan::Edition;
use crate::plan::edition::{COLUMNS, EditionColumns, with_invited};
use cantiere_domain::round::Candidate;
use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::schema::process::process;
use cantiere_store::schema::round::{round, round_option};
use cantiere_store::{Among, Conn};
use diesel::dsl::exists;
use diesel::prelude::*;
use std::collections::HashMap;

/// What ballots are cast in.
#[derive(Clone)]
pub(super) struct ToVoteIn {
    pub round: Round,
    pub edition: Edition,
    /// What a ballot may name, without its words, whether it was withdrawn or not.
    pub candidates: Vec<Candidate>,
    pub paused: bool,
}

/// Those with these ids, whoever casts.
pub(super) fn to_vote_in(conn: &mut Conn, ids: &[i64]) -> Result<Vec<ToVoteIn>, Error> {
    let paused = process::table.filter(process::edition.eq(round::edition)).filter(process::paused.ne(""));
    let mut candidates = candidates(conn, ids)?;
    let rows: Vec<(Row, EditionColumns, bool)> = round::table
        .inner_join(edition::table.on(edition::id.eq(round::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(round::id.among(ids))
        .select((round::all_columns, COLUMNS, exists(paused)))
        .load(conn)?;
    let mut found = Vec::new();
    let mut editions = Vec::new();
    for (row, edition, paused) in rows {
        found.push((Round::from(row), paused));
        editions.push(edition);
    }
    let editions = with_invited(conn, editions, true)?;
    let one = |((round, paused), edition): ((Round, bool), Edition)| {
        let candidates = candidates.remove(&round.id.0).unwrap_or_default();
        ToVoteIn { round, edition, candidates, paused }
    };
    Ok(found.into_iter().zip(editions).map(one).collect())
}

fn candidates(conn: &mut Conn, of: &[i64]) -> Result<HashMap<i64, Vec<Candidate>>, Error> {
    let rows: Vec<(i64, i64, i64, i64)> = round_option::table
        .filter(round_option::round.among(of))
        .order((round_option::round, round_option::number))
        .select((round_option::round, round_option::id, round_option::list, round_option::cost))
        .load(conn)?;
    let mut all: HashMap<i64, Vec<Candidate>> = HashMap::new();
    for (of, id, list, cost) in rows {
        let list = usize::try_from(list).unwrap_or_default();
        all.entry(of).or_default().push(Candidate { id, list, cost, withdrawn: false });
    }
    Ok(all)
}
