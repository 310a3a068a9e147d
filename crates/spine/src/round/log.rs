//! The log of bodies' ballots, for staff and for the body whose ballots they are: a page at a time, so that every row of it can
//! be reached, however many there are.

use super::Stored;
use super::find::{Columns, ROW};
use crate::Error;
use cantiere_domain::id::{OrganizationId, RoundId};
use cantiere_store::Conn;
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::round::{round_ballot as b, round_ballot_log as l};
use diesel::prelude::*;

/// So many rows stand on one page.
pub const LOG_PAGE: usize = 100;

/// A page of the log, newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Log {
    pub rows: Vec<Logged>,
    /// The row before which the next page begins; none: there is no other.
    pub next: Option<i64>,
}

/// A row of the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    pub id: i64,
    pub ballot: Stored,
    /// Whether it is the ballot of its body that counts now.
    pub counts: bool,
}

/// What bodies cast and what was withdrawn of it, or one body alone: the page before a row, or else the newest.
pub fn logged(conn: &mut Conn, of: RoundId, body: Option<OrganizationId>, before: Option<i64>) -> Result<Log, Error> {
    // When it was entered tells a ballot of a body from its others.
    let counting = b::round
        .eq(l::round)
        .and(b::organization.eq(l::organization))
        .and(b::entered_at.eq(l::entered_at))
        .and(b::channel.eq(l::channel));
    let mut query = l::table
        .inner_join(organization::table.on(organization::id.eq(l::organization)))
        .inner_join(person::table.on(person::id.eq(l::person)))
        .left_join(b::table.on(counting))
        .filter(l::round.eq(of.0))
        .filter(l::id.lt(before.unwrap_or(i64::MAX)))
        .order(l::id.desc())
        .limit(LOG_PAGE as i64 + 1)
        .select((l::id, ROW, b::organization.nullable()))
        .into_boxed();
    if let Some(body) = body {
        query = query.filter(l::organization.eq(body.0));
    }
    let found: Vec<(i64, Columns, Option<i64>)> = query.load(conn)?;
    let one = |(id, row, counting): (i64, Columns, Option<i64>)| Logged {
        id,
        ballot: Stored::from(row),
        counts: counting.is_some(),
    };
    let more = found.len() > LOG_PAGE;
    let rows: Vec<Logged> = found.into_iter().take(LOG_PAGE).map(one).collect();
    let next = rows.last().map(|last| last.id).filter(|_| more);
    Ok(Log { rows, next })
}
