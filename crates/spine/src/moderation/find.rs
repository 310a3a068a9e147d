//! Reading cases and decisions. Cases are for moderators; what was decided and why is for everybody, without the name of
//! who decided.

use crate::Error;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_store::schema::moderation::{moderation_case as c, moderation_decision as d};
use cantiere_store::{Among, Conn, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseKind {
    /// Waits to be read before it is published.
    Check,
    /// Somebody said that it should not stand there.
    Report,
    /// The site found something unusual.
    Sign,
    /// Its author asks to look again.
    Appeal,
}

impl CaseKind {
    pub const ALL: [CaseKind; 4] = [CaseKind::Check, CaseKind::Report, CaseKind::Sign, CaseKind::Appeal];

    pub fn as_str(self) -> &'static str {
        match self {
            CaseKind::Check => "check",
            CaseKind::Report => "report",
            CaseKind::Sign => "sign",
            CaseKind::Appeal => "appeal",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

#[derive(Clone, Debug)]
pub struct Case {
    /// The number that people cite.
    pub id: i64,
    pub uuid: String,
    pub kind: CaseKind,
    pub contribution: i64,
    /// Of a report: why it should go; of a sign: which.
    pub reason: String,
    pub text: String,
    /// Who reported or appeals; none: a visitor, or the site.
    pub person: Option<i64>,
    /// What an appeal is about.
    pub decision: Option<i64>,
    pub open: bool,
    /// `published`, `hidden`, `kept`, `upheld`, `rejected`; empty: open.
    pub outcome: String,
    /// The reason of the outcome of an appeal.
    pub note: String,
    pub opened_at: i64,
    pub closed_at: Option<i64>,
}

type CaseRow =
    (i64, String, String, i64, String, String, (Option<i64>, Option<i64>), String, String, String, i64, Option<i64>);

type CaseColumns = (
    c::id,
    c::uuid,
    c::kind,
    c::contribution,
    c::reason,
    c::text,
    (c::person, c::decision),
    c::state,
    c::outcome,
    c::note,
    c::opened_at,
    c::closed_at,
);

const CASE: CaseColumns = (
    c::id,
    c::uuid,
    c::kind,
    c::contribution,
    c::reason,
    c::text,
    (c::person, c::decision),
    c::state,
    c::outcome,
    c::note,
    c::opened_at,
    c::closed_at,
);

fn case_of(row: CaseRow) -> Case {
    let (id, uuid, kind, contribution, reason, text, (person, decision), state, outcome, note, opened_at, closed_at) =
        row;
    Case {
        id,
        uuid,
        kind: CaseKind::parse(&kind).unwrap_or(CaseKind::Sign),
        contribution,
        reason,
        text,
        person,
        decision,
        open: state == "open",
        outcome,
        note,
        opened_at,
        closed_at,
    }
}

/// What a moderator decided.
#[derive(Clone, Debug, Queryable)]
pub struct Decision {
    pub id: i64,
    pub uuid: String,
    pub contribution: i64,
    /// `hidden`, `shown` (again), `published`.
    pub what: String,
    pub reason: String,
    /// In the moderator's words, for everybody.
    pub text: String,
    /// Never shown.
    pub person: Option<i64>,
    pub at: i64,
}

type DecisionColumns = (d::id, d::uuid, d::contribution, d::what, d::reason, d::text, d::person, d::at);
const DECISION: DecisionColumns = (d::id, d::uuid, d::contribution, d::what, d::reason, d::text, d::person, d::at);

/// Contributions that wait, by the first of their cases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, QueryableByName)]
pub struct Entry {
    #[diesel(sql_type = BigInt)]
    pub contribution: i64,
    /// The cursor.
    #[diesel(sql_type = BigInt)]
    pub first: i64,
}

/// What waits in a process, the oldest first; `kinds`: of these alone.
pub fn queue(
    conn: &mut Conn,
    of: ProcessId,
    kinds: &[CaseKind],
    after: i64,
    at_most: i64,
) -> Result<Vec<Entry>, Error> {
    let named: Vec<String> = kinds.iter().map(|k| format!("'{}'", k.as_str())).collect();
    let text = format!(
        "select contribution, min(id) as first from moderation_case where process = $1 and state = 'open' \
         and kind in ({}) group by contribution having min(id) > $2 order by first limit $3",
        named.join(", ")
    );
    Ok(sql(text).bind::<BigInt, _>(of.0).bind::<BigInt, _>(after).bind::<BigInt, _>(at_most).load(conn)?)
}

/// How many contributions wait, by why; one may wait for two reasons.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counters {
    pub check: i64,
    /// Reported by readers, or found by the site.
    pub reported: i64,
    pub appeals: i64,
    pub hidden: i64,
}

impl Counters {
    pub fn waiting(&self) -> i64 {
        self.check + self.reported + self.appeals
    }
}

#[derive(QueryableByName)]
struct Counted {
    #[diesel(sql_type = Text)]
    what: String,
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// One statement.
pub fn counters(conn: &mut Conn, of: ProcessId) -> Result<Counters, Error> {
    let rows: Vec<Counted> =
        sql("select case kind when 'sign' then 'report' else kind end as what, count(distinct contribution) as n \
         from moderation_case where process = $1 and state = 'open' group by 1 \
         union all select 'hidden' as what, count(*) as n from contribution where process = $1 and state = 'hidden'")
        .bind::<BigInt, _>(of.0)
        .load(conn)?;
    let n = |what: &str| rows.iter().filter(|r| r.what == what).map(|r| r.n).sum();
    Ok(Counters { check: n("check"), reported: n("report"), appeals: n("appeal"), hidden: n("hidden") })
}

/// How many texts wait to be read or appeals to be decided, before the consultation can be reported.
pub fn waiting(conn: &mut Conn, of: ProcessId) -> Result<i64, Error> {
    Ok(c::table
        .filter(c::process.eq(of.0))
        .filter(c::state.eq("open"))
        .filter(c::kind.eq("check").or(c::kind.eq("appeal")))
        .count()
        .get_result(conn)?)
}

/// The cases of these contributions, the oldest first.
pub fn cases_of(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Case>, Error> {
    let rows: Vec<CaseRow> =
        c::table.filter(c::contribution.among(ids)).order(c::id).limit(1_000).select(CASE).load(conn)?;
    Ok(rows.into_iter().map(case_of).collect())
}

/// What a person reported or appealed, the oldest first.
pub fn cases_by(conn: &mut Conn, person: PersonId) -> Result<Vec<Case>, Error> {
    let rows: Vec<CaseRow> =
        c::table.filter(c::person.eq(person.0)).order(c::id).limit(10_000).select(CASE).load(conn)?;
    Ok(rows.into_iter().map(case_of).collect())
}

/// By what its address says.
pub fn case(conn: &mut Conn, uuid: &str) -> Result<Option<Case>, Error> {
    let row: Option<CaseRow> = c::table.filter(c::uuid.eq(uuid)).select(CASE).first(conn).optional()?;
    Ok(row.map(case_of))
}

pub fn case_by_id(conn: &mut Conn, id: i64) -> Result<Option<Case>, Error> {
    let row: Option<CaseRow> = c::table.filter(c::id.eq(id)).select(CASE).first(conn).optional()?;
    Ok(row.map(case_of))
}

pub fn decision(conn: &mut Conn, id: i64) -> Result<Option<Decision>, Error> {
    Ok(d::table.filter(d::id.eq(id)).select(DECISION).first(conn).optional()?)
}

pub fn decision_by_uuid(conn: &mut Conn, uuid: &str) -> Result<Option<Decision>, Error> {
    Ok(d::table.filter(d::uuid.eq(uuid)).select(DECISION).first(conn).optional()?)
}

/// Everything decided about these contributions, the oldest first.
pub fn decisions_of(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Decision>, Error> {
    Ok(d::table.filter(d::contribution.among(ids)).order(d::id).select(DECISION).load(conn)?)
}

/// The last hiding of each of these contributions.
pub fn latest(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, Decision>, Error> {
    let all = decisions_of(conn, ids)?;
    Ok(all.into_iter().filter(Decision::is_hiding).map(|one| (one.contribution, one)).collect())
}

/// What was hidden in a process, the newest first: for the public record.
pub fn hidden_log(conn: &mut Conn, of: ProcessId, before: i64, at_most: i64) -> Result<Vec<Decision>, Error> {
    Ok(d::table
        .filter(d::process.eq(of.0))
        .filter(d::what.eq("hidden"))
        .filter(d::id.lt(before))
        .order(d::id.desc())
        .limit(at_most)
        .select(DECISION)
        .load(conn)?)
}
