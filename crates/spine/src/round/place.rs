//! Where something stood in a vote: for the chain, for the page of a proposal, for what was received.

use super::Round;
use super::find::Row as RoundRow;
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_store::schema::round::{round, round_option};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;

/// An option of a round that was opened; the place only once it is counted.
#[derive(Clone, Debug)]
pub struct Placed {
    /// The id of the proposal or action.
    pub target: i64,
    pub option: i64,
    pub place: Option<i64>,
    pub round: Round,
}

/// In which rounds these things of one kind stood, oldest round first: two statements however many.
pub fn places(conn: &mut Conn, kind: &str, ids: &[i64]) -> Result<Vec<Placed>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    type Row = (i64, i64, Option<i64>, Option<i64>, Option<i64>);
    let mut wanted = round_option::table
        .filter(round_option::kind.eq(kind).and(round_option::target.among(ids)))
        .order(round_option::round)
        .select((
            round_option::round,
            round_option::id,
            round_option::target,
            round_option::place,
            round_option::arrived,
        ))
        .into_boxed();
    if kind == "contribution" {
        // What became one when it was chosen.
        wanted = wanted.or_filter(round_option::arrived.among(ids));
    }
    let rows: Vec<Row> = wanted.load(conn)?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let of: Vec<i64> = rows.iter().map(|r| r.0).collect();
    let found: Vec<RoundRow> = round::table.filter(round::id.among(of)).filter(round::state.ne("draft")).load(conn)?;
    let rounds: Vec<Round> = found.into_iter().map(Round::from).collect();
    Ok(rows
        .into_iter()
        .filter_map(|(of, option, target, place, arrived)| {
            let target = if kind == "contribution" { arrived.or(target) } else { target };
            let round = rounds.iter().find(|r| r.id == RoundId(of))?.clone();
            let place = place.filter(|_| round.state == "counted");
            Some(Placed { target: target?, option, place, round })
        })
        .collect())
}
