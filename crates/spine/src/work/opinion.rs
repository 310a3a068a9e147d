//! What an office says of a contribution that it was given. Its people write it, the plan's planners read it.

use super::changed;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, PersonId, ProcessId};
use cantiere_domain::text::clean;
use cantiere_store::schema::actor::person;
use cantiere_store::schema::workbench::{contribution_office as table, office, office_member};
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use diesel::sql_types::Bool;

pub const LONGEST: usize = 8_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opinion {
    pub contribution: i64,
    pub office: i64,
    pub office_name: String,
    /// Markdown; empty: not given yet.
    pub text: String,
    pub author: Option<String>,
    pub at: Option<i64>,
    pub version: i64,
}

type Row = (i64, i64, String, String, Option<String>, Option<i64>, i64);

/// What offices were asked and said of these contributions. The caller has asked whether the reader plans.
pub fn of(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Opinion>, Error> {
    let rows: Vec<Row> = table::table
        .inner_join(office::table.on(office::id.eq(table::office)))
        .left_join(person::table.on(person::id.nullable().eq(table::opinion_by).and(person::erased_at.is_null())))
        .filter(table::contribution.among(ids))
        .order((table::contribution, office::name_key))
        .limit(2_000)
        .select((
            table::contribution,
            table::office,
            office::name,
            table::opinion,
            person::name.nullable(),
            table::opinion_at,
            table::version,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(Opinion::from).collect())
}

/// What the offices of a person, or one of them, were given, those without an answer first; at most so many.
pub fn asked_of(conn: &mut Conn, who: PersonId, of: Option<i64>, at_most: i64) -> Result<Vec<Opinion>, Error> {
    let any = of.is_none();
    let rows: Vec<Row> = table::table
        .inner_join(office::table.on(office::id.eq(table::office)))
        .inner_join(office_member::table.on(office_member::office.eq(table::office)))
        .left_join(person::table.on(person::id.nullable().eq(table::opinion_by).and(person::erased_at.is_null())))
        .filter(office_member::person.eq(who.0))
        .filter(any.into_sql::<Bool>().or(table::office.eq(of.unwrap_or_default())))
        .order((table::opinion_at.is_not_null(), table::assigned_at, table::contribution))
        .limit(at_most)
        .select((
            table::contribution,
            table::office,
            office::name,
            table::opinion,
            person::name.nullable(),
            table::opinion_at,
            table::version,
        ))
        .load(conn)?;
    Ok(rows.into_iter().map(Opinion::from).collect())
}

/// Says it, as one of the office's people; `version` is what they began from.
pub fn say(tx: &mut Tx, by: &Actor, to: ContributionId, office: i64, version: i64, text: &str) -> Result<(), Error> {
    let Some(who) = by.person else { return Err(Error::Denied) };
    let row: Option<(i64, i64)> = table::table
        .inner_join(office_member::table.on(office_member::office.eq(table::office)))
        .filter(office_member::person.eq(who.0))
        .filter(table::contribution.eq(to.0))
        .filter(table::office.eq(office))
        .select((table::process, table::version))
        .first(tx.conn())
        .optional()?;
    let (process, stored) = row.ok_or(Error::NotFound("contribution"))?;
    let text = clean(text);
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Problem::new("opinion", "consolidation-problem-opinion").with("max", LONGEST).into());
    }
    if stored != version {
        return Err(Error::Stale);
    }
    let now = tx.now();
    diesel::update(table::table.find((to.0, office)))
        .set((
            table::opinion.eq(text),
            table::opinion_by.eq(who.0),
            table::opinion_at.eq(now),
            table::version.eq(version + 1),
        ))
        .execute(tx.conn())?;
    changed(tx, ProcessId(process));
    Ok(())
}

impl From<Row> for Opinion {
    fn from((contribution, office, office_name, text, author, at, version): Row) -> Opinion {
        Opinion { contribution, office, office_name, text, author, at, version }
    }
}
