//! What the figures count, named one by one: a list begins from the very words of the statement that counts it.

use super::Outcome;
use crate::Error;
use cantiere_domain::Ref;
use cantiere_domain::id::ProcessId;
use cantiere_store::{Conn, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};

pub(super) const RECEIVED: &str = "contribution c where c.process = $1 and c.state = 'published' and c.parent is null";
pub(super) const ANSWERED: &str = "answer a join contribution c on c.id = a.contribution \
     where a.process = $1 and a.state = 'published' and c.state = 'published'";
/// Only what stands in a published version: who counts the lists finds what the figures say.
pub(super) const CHANGED: &str = "trace t join contribution c on c.id = t.from_id \
     join revision r on r.id = t.revision and r.state = 'published' \
     where t.from_kind = 'contribution' and t.relation = 'changed' and c.process = $1 and c.state = 'published'";

/// A figure that leads to a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counted {
    Received,
    Answered,
    /// Accepted as asked, or with changes.
    Accepted,
    Of(Outcome),
    /// Contributions because of which something changed.
    ChangedPlan,
    Paragraphs,
    Items,
}

impl Counted {
    /// Its name in an address.
    pub fn as_str(self) -> &'static str {
        match self {
            Counted::Received => "received",
            Counted::Answered => "answered",
            Counted::Accepted => "all-accepted",
            Counted::Of(outcome) => outcome.as_str(),
            Counted::ChangedPlan => "changed-the-plan",
            Counted::Paragraphs => "changed-paragraphs",
            Counted::Items => "changed-items",
        }
    }

    pub fn parse(name: &str) -> Option<Counted> {
        let own = [
            Counted::Received,
            Counted::Answered,
            Counted::Accepted,
            Counted::ChangedPlan,
            Counted::Paragraphs,
            Counted::Items,
        ];
        own.into_iter().find(|c| c.as_str() == name).or_else(|| Outcome::parse(name).map(Counted::Of))
    }

    pub fn is_places(self) -> bool {
        matches!(self, Counted::Paragraphs | Counted::Items)
    }
}

#[derive(QueryableByName)]
struct Listed {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = Text)]
    outcome: String,
}

/// The contributions that a figure counts, after one of them, at most so many, each with its published outcome if it has
/// one: one statement.
pub fn contributions(
    conn: &mut Conn,
    of: ProcessId,
    what: Counted,
    after: i64,
    at_most: i64,
) -> Result<Vec<(i64, Option<Outcome>)>, Error> {
    let (from, more) = match what {
        Counted::Received => (RECEIVED, ""),
        Counted::Answered => (ANSWERED, ""),
        Counted::Accepted => (ANSWERED, " and a.outcome in ('accepted', 'accepted_with_changes')"),
        Counted::Of(_) => (ANSWERED, " and a.outcome = $4"),
        _ => (CHANGED, ""),
    };
    let text = format!(
        "select x.id as id, coalesce(o.outcome, '') as outcome from \
         (select distinct c.id as id from {from}{more} and c.id > $2 order by id limit $3) x \
         left join answer o on o.contribution = x.id and o.state = 'published' order by x.id"
    );
    let query = sql(text).bind::<BigInt, _>(of.0).bind::<BigInt, _>(after).bind::<BigInt, _>(at_most);
    let rows: Vec<Listed> = match what {
        Counted::Of(outcome) => query.bind::<Text, _>(outcome.as_str()).load(conn)?,
        _ => query.load(conn)?,
    };
    Ok(rows.into_iter().map(|r| (r.id, Outcome::parse(&r.outcome))).collect())
}

#[derive(QueryableByName)]
struct Place {
    #[diesel(sql_type = BigInt)]
    id: i64,
    #[diesel(sql_type = BigInt)]
    revision: i64,
}

/// The paragraphs or items that a figure counts, each with the last version in which it changed, after one of them.
pub fn places(
    conn: &mut Conn,
    of: ProcessId,
    what: Counted,
    after: i64,
    at_most: i64,
) -> Result<Vec<(Ref, i64)>, Error> {
    let kind = if what == Counted::Items { "item" } else { "block" };
    let text = format!(
        "select t.to_id as id, max(t.revision) as revision from {CHANGED} and t.to_kind = $4 and t.to_id > $2 \
         group by t.to_id order by id limit $3"
    );
    let rows: Vec<Place> = sql(text)
        .bind::<BigInt, _>(of.0)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(at_most)
        .bind::<Text, _>(kind)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|r| Some((Ref::parse(kind, r.id)?, r.revision))).collect())
}
