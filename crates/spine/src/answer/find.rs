//! Reading answers. What a visitor reads comes from here with `drafts: false`; drafts are asked for by staff pages alone.

use super::Outcome;
use super::part::{self, Part};
use crate::Error;
use cantiere_domain::Ref;
use cantiere_domain::id::{AnswerId, ContributionId, PersonId, ProcessId};
use cantiere_store::schema::answer::{answer, answer_change, answer_reason};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::{Among, Conn, once};
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub id: AnswerId,
    pub contribution: ContributionId,
    pub outcome: Outcome,
    /// Markdown; perhaps the same for a group.
    pub reason: String,
    pub reason_id: i64,
    /// For this contribution alone, or empty. Markdown.
    pub sentence: String,
    pub merged_into: Option<ContributionId>,
    /// Items and paragraphs that change because of it.
    pub changed: Vec<Ref>,
    /// None: a draft.
    pub published_at: Option<i64>,
    pub person: Option<PersonId>,
    pub checked_by: Option<PersonId>,
    pub version: i64,
    /// Where the contribution was split: what each part was answered, of which the rest is made.
    pub parts: Vec<Part>,
}

type Row = (i64, i64, String, i64, String, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>, i64, i64);

const COLUMNS: (
    answer::id,
    answer::contribution,
    answer::outcome,
    answer::reason,
    answer_reason::text,
    answer::sentence,
    answer::merged_into,
    answer::published_at,
    answer::person,
    answer::checked_by,
    answer::version,
    answer::parts,
) = (
    answer::id,
    answer::contribution,
    answer::outcome,
    answer::reason,
    answer_reason::text,
    answer::sentence,
    answer::merged_into,
    answer::published_at,
    answer::person,
    answer::checked_by,
    answer::version,
    answer::parts,
);

/// The answers to these contributions, by contribution: two statements however many. `drafts`: also what is not published.
pub fn of_contributions(conn: &mut Conn, ids: &[i64], drafts: bool) -> Result<HashMap<i64, Answer>, Error> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let load = |conn: &mut Conn| {
        let rows: Vec<Row> = answer::table
            .inner_join(answer_reason::table.on(answer_reason::id.eq(answer::reason)))
            .filter(answer::contribution.among(ids))
            .select(COLUMNS)
            .load(conn)?;
        with_changes(conn, rows)
    };
    let mut found = match ids {
        [one] => once(conn, "answer", *one, load)?,
        _ => load(conn)?,
    };
    found.retain(|_, answer| drafts || answer.published_at.is_some());
    Ok(found)
}

/// A draft that waits to be published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draft {
    pub contribution: ContributionId,
    /// Whether somebody else has checked it.
    pub checked: bool,
    /// When its words were saved.
    pub changed_at: i64,
}

/// The drafts of the published contributions of a process.
pub fn drafts(conn: &mut Conn, of: ProcessId) -> Result<Vec<Draft>, Error> {
    let rows: Vec<(i64, Option<i64>, i64)> = answer::table
        .inner_join(contribution::table.on(contribution::id.eq(answer::contribution)))
        .filter(answer::process.eq(of.0))
        .filter(answer::state.eq("draft"))
        .filter(contribution::state.eq("published"))
        .order(answer::contribution)
        .select((answer::contribution, answer::checked_by, answer::changed_at))
        .load(conn)?;
    let draft = |(id, checked, changed_at): (i64, Option<i64>, i64)| Draft {
        contribution: ContributionId(id),
        checked: checked.is_some(),
        changed_at,
    };
    Ok(rows.into_iter().map(draft).collect())
}

fn with_changes(conn: &mut Conn, rows: Vec<Row>) -> Result<HashMap<i64, Answer>, Error> {
    let ids: Vec<i64> = rows.iter().map(|r| r.0).collect();
    let mut changed: HashMap<i64, Vec<Ref>> = HashMap::new();
    let found: Vec<(i64, String, i64)> = answer_change::table
        .filter(answer_change::answer.among(ids))
        .order((answer_change::kind, answer_change::target))
        .load(conn)?;
    for (of, kind, target) in found {
        changed.entry(of).or_default().extend(Ref::parse(&kind, target));
    }
    let split: Vec<i64> = rows.iter().filter(|r| r.11 > 0).map(|r| r.1).collect();
    let mut parts = part::of(conn, &split)?;
    let one = |(
        id,
        contribution,
        outcome,
        reason_id,
        reason,
        sentence,
        merged,
        published_at,
        person,
        checked,
        version,
        _,
    ): Row| {
        let answer = Answer {
            id: AnswerId(id),
            contribution: ContributionId(contribution),
            outcome: Outcome::parse(&outcome).unwrap_or(Outcome::Postponed),
            reason,
            reason_id,
            sentence,
            merged_into: merged.map(ContributionId),
            changed: changed.remove(&id).unwrap_or_default(),
            published_at,
            person: person.map(PersonId),
            checked_by: checked.map(PersonId),
            version,
            parts: parts.remove(&contribution).unwrap_or_default(),
        };
        (contribution, answer)
    };
    Ok(rows.into_iter().map(one).collect())
}
