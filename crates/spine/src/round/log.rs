//! The log of bodies' ballots, for staff: a page at a time, so that every row of it can be reached, however many there are.

use super::Stored;
use super::find::{Columns, ROW};
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_store::Conn;
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::round::{round_ballot as b, round_ballot_log as l};
use diesel::prelude::*;

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// By which the rows after it are asked for.
    pub id: i64,
    pub ballot: Stored,
    /// Whether it is the ballot of its body that counts now.
    pub counts: bool,
}

/// What bodies cast and what was withdrawn of it, before a row, newest first.
pub fn logged(conn: &mut Conn, of: RoundId, before: i64, at_most: i64) -> Result<Vec<Logged>, Error> {
    // When it was entered tells a ballot of a body from its others.
    let counting = b::round
        .eq(l::round)
        .and(b::organization.eq(l::organization))
        .and(b::entered_at.eq(l::entered_at))
        .and(b::channel.eq(l::channel));
    let rows: Vec<(i64, Columns, Option<i64>)> = l::table
        .inner_join(organization::table.on(organization::id.eq(l::organization)))
        .inner_join(person::table.on(person::id.eq(l::person)))
        .left_join(b::table.on(counting))
        .filter(l::round.eq(of.0))
        .filter(l::id.lt(before))
        .order(l::id.desc())
        .limit(at_most)
        .select((l::id, ROW, b::organization.nullable()))
        .load(conn)?;
    let one = |(id, row, counting): (i64, Columns, Option<i64>)| Logged {
        id,
        ballot: Stored::from(row),
        counts: counting.is_some(),
    };
    Ok(rows.into_iter().map(one).collect())
}
