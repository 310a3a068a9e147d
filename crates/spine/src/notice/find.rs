//! Reading notices: of one thing for feeds, of everything a person follows for their own page. The caller narrows them to
//! what its reader may see.

use super::NoticeKind;
use crate::Error;
use cantiere_domain::Ref;
use cantiere_domain::id::{EditionId, PersonId, PlanId};
use cantiere_store::schema::notice::{notice, notice_about};
use cantiere_store::{Among, Conn, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    pub id: i64,
    pub at: i64,
    pub what: NoticeKind,
    pub subject: Ref,
    pub plan: PlanId,
    pub edition: EditionId,
    /// Who did it: they need not be told.
    pub person: Option<PersonId>,
}

type Row = (i64, i64, String, String, i64, i64, i64, Option<i64>);

fn notice_of((id, at, what, kind, subject, plan, edition, person): Row) -> Option<Notice> {
    Some(Notice {
        id,
        at,
        what: NoticeKind::parse(&what)?,
        subject: Ref::parse(&kind, subject)?,
        plan: PlanId(plan),
        edition: EditionId(edition),
        person: person.map(PersonId),
    })
}

/// By their numbers, the last first.
pub fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Notice>, Error> {
    let rows: Vec<Row> = notice::table.filter(notice::id.among(ids)).order(notice::id.desc()).load(conn)?;
    Ok(rows.into_iter().filter_map(notice_of).collect())
}

/// The latest about one thing.
pub fn about(conn: &mut Conn, on: Ref, most: i64) -> Result<Vec<Notice>, Error> {
    let rows: Vec<Row> = notice_about::table
        .inner_join(notice::table.on(notice::id.eq(notice_about::notice)))
        .filter(notice_about::kind.eq(on.kind()))
        .filter(notice_about::target.eq(on.id()))
        .order(notice_about::notice.desc())
        .limit(most)
        .select(notice::all_columns)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(notice_of).collect())
}

#[derive(QueryableByName)]
struct Id {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

/// The latest about anything that a person follows, since they follow it, before a notice. What they did themselves is no
/// news to them.
pub fn of_reader(conn: &mut Conn, of: PersonId, before: i64, most: i64) -> Result<Vec<Notice>, Error> {
    let rows: Vec<Id> = sql("select distinct a.notice as id from follow f \
         join notice_about a on a.kind = f.kind and a.target = f.target join notice n on n.id = a.notice \
         where f.person = $1 and a.notice < $2 and n.at >= f.created_at and (n.person is null or n.person <> $1) \
         order by a.notice desc limit $3")
    .bind::<BigInt, _>(of.0)
    .bind::<BigInt, _>(before)
    .bind::<BigInt, _>(most)
    .load(conn)?;
    by_ids(conn, &rows.into_iter().map(|r| r.id).collect::<Vec<_>>())
}

/// How many of these came after a notice; at most 100 are counted.
pub fn unseen(conn: &mut Conn, of: PersonId, after: i64) -> Result<usize, Error> {
    let rows: Vec<Id> = sql("select distinct a.notice as id from follow f \
         join notice_about a on a.kind = f.kind and a.target = f.target join notice n on n.id = a.notice \
         where f.person = $1 and a.notice > $2 and n.at >= f.created_at and (n.person is null or n.person <> $1) \
         order by a.notice desc limit 100")
    .bind::<BigInt, _>(of.0)
    .bind::<BigInt, _>(after)
    .load(conn)?;
    Ok(rows.len())
}
