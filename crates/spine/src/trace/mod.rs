//! The links of the chain from need to practice, one table read both ways.
//! A link is made in the transaction of what causes it. What changed because of a contribution is linked without a version
//! until one is published that reads otherwise there; until then it may be taken back.

use crate::Error;
use cantiere_domain::Ref;
use cantiere_store::schema::plan::trace;
use cantiere_store::{Among, Conn, Tx, once, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Text};

/// How one thing follows from another; read “from … to”.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Relation {
    /// A contribution is about an item or paragraph.
    About,
    /// A need or a proposal names an item besides what it is about.
    Names,
    /// A proposal answers a need.
    ArisesFrom,
    /// A contribution lives on in another one.
    MergedInto,
    /// An answer answers a contribution.
    Answers,
    /// An item or paragraph changed because of a contribution.
    Changed,
    /// An item carries on an item of an earlier edition.
    CarriedOver,
    /// An item implements a line of another plan.
    Implements,
}

impl Relation {
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::About => "about",
            Relation::Names => "names",
            Relation::ArisesFrom => "arises_from",
            Relation::MergedInto => "merged_into",
            Relation::Answers => "answers",
            Relation::Changed => "changed",
            Relation::CarriedOver => "carried_over",
            Relation::Implements => "implements",
        }
    }
}

/// Links two things once; doing it again changes nothing.
pub fn link(tx: &mut Tx, from: Ref, to: Ref, relation: Relation, revision: Option<i64>) -> Result<(), Error> {
    let now = tx.now();
    sql("insert into trace (from_kind, from_id, to_kind, to_id, relation, revision, at) \
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing")
    .bind::<Text, _>(from.kind())
    .bind::<BigInt, _>(from.id())
    .bind::<Text, _>(to.kind())
    .bind::<BigInt, _>(to.id())
    .bind::<Text, _>(relation.as_str())
    .bind::<Nullable<BigInt>, _>(revision)
    .bind::<BigInt, _>(now)
    .execute(tx.conn())?;
    Ok(())
}

/// Takes a link back.
pub fn take_back(tx: &mut Tx, from: Ref, to: Ref, relation: Relation) -> Result<(), Error> {
    let link = trace::table
        .filter(trace::from_kind.eq(from.kind()))
        .filter(trace::from_id.eq(from.id()))
        .filter(trace::to_kind.eq(to.kind()))
        .filter(trace::to_id.eq(to.id()))
        .filter(trace::relation.eq(relation.as_str()));
    diesel::delete(link).execute(&mut **tx)?;
    Ok(())
}

/// A link as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub from: Ref,
    pub to: Ref,
    pub relation: String,
    pub revision: Option<i64>,
    pub at: i64,
}

type Row = (String, i64, String, i64, String, Option<i64>, i64);

const COLUMNS: (
    trace::from_kind,
    trace::from_id,
    trace::to_kind,
    trace::to_id,
    trace::relation,
    trace::revision,
    trace::at,
) = (trace::from_kind, trace::from_id, trace::to_kind, trace::to_id, trace::relation, trace::revision, trace::at);

/// What follows from these things of one kind: one statement however many.
pub fn from_all(conn: &mut Conn, kind: &str, ids: &[i64]) -> Result<Vec<Link>, Error> {
    let these = trace::table.filter(trace::from_kind.eq(kind)).filter(trace::from_id.among(ids));
    links(conn, "trace from", kind, ids, |conn| these.order(trace::id).select(COLUMNS).load(conn))
}

/// What these things of one kind follow from: one statement however many.
pub fn to_all(conn: &mut Conn, kind: &str, ids: &[i64]) -> Result<Vec<Link>, Error> {
    let these = trace::table.filter(trace::to_kind.eq(kind)).filter(trace::to_id.among(ids));
    links(conn, "trace to", kind, ids, |conn| these.order(trace::id).select(COLUMNS).load(conn))
}

/// Nothing for nothing; of one thing, which several features may ask about, once a read.
fn links(
    conn: &mut Conn,
    question: &'static str,
    kind: &str,
    ids: &[i64],
    load: impl FnOnce(&mut Conn) -> QueryResult<Vec<Row>>,
) -> Result<Vec<Link>, Error> {
    let load = |conn: &mut Conn| Ok(load(conn)?.into_iter().filter_map(parse).collect());
    match ids {
        [] => Ok(Vec::new()),
        [one] => once(conn, question, (kind.to_string(), *one), load),
        _ => load(conn),
    }
}

fn parse((from_kind, from_id, to_kind, to_id, relation, revision, at): Row) -> Option<Link> {
    Some(Link { from: Ref::parse(&from_kind, from_id)?, to: Ref::parse(&to_kind, to_id)?, relation, revision, at })
}
