//! What the figures count, named one by one: a list begins from the very words of the statement that counts it.

use super::{Cause, Outcome};
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

/// Whether a need is behind a contribution: it, or one that lives on in it, arises from the need, or the need lives on in it.
const FROM_NEED: &str = "exists (select 1 from contribution k where k.kind = 'need' and k.state = 'published' and k.id in \
     (select n.to_id from trace n where n.from_kind = 'contribution' and n.relation = 'arises_from' and n.from_id in \
     (select c.id union all select m.from_id from trace m \
     where m.to_kind = 'contribution' and m.relation = 'merged_into' and m.to_id = c.id) \
     union all select m.from_id from trace m \
     where m.to_kind = 'contribution' and m.relation = 'merged_into' and m.to_id = c.id))";

#[derive(QueryableByName)]
struct Example {
    #[diesel(sql_type = BigInt)]
    contribution: i64,
    #[diesel(sql_type = BigInt)]
    block: i64,
    #[diesel(sql_type = BigInt)]
    revision: i64,
}

/// An accepted contribution that changed a paragraph, to be told as an example: of those behind which a need is, if there
/// are some, and of these of those that changed an item too, the one that came first. One statement.
pub fn example(conn: &mut Conn, of: ProcessId) -> Result<Option<Cause>, Error> {
    let text = format!(
        "select c.id as contribution, t.to_id as block, t.revision as revision from {CHANGED} and t.to_kind = 'block' \
         and exists (select 1 from answer a where a.contribution = c.id and a.state = 'published' \
         and a.outcome in ('accepted', 'accepted_with_changes')) \
         and exists (select 1 from process p where p.id = c.process and p.visibility = 'public') \
         order by case when {FROM_NEED} then 0 else 1 end, \
         case when exists (select 1 from trace i where i.from_kind = 'contribution' and i.from_id = c.id \
         and i.to_kind = 'item' and i.relation = 'changed') then 0 else 1 end, c.id, t.id desc limit 1"
    );
    let found: Option<Example> = sql(text).bind::<BigInt, _>(of.0).load(conn)?.into_iter().next();
    Ok(found.map(|e| Cause { contribution: e.contribution, on: Ref::Block(e.block), revision: e.revision }))
}
