//! Saying that something changed, and finding those who follow it a chunk at a time.

use super::{NoticeKind, Pace};
use crate::Error;
use cantiere_domain::Ref;
use cantiere_domain::id::{EditionId, PersonId, PlanId};
use cantiere_store::schema::notice::{notice, notice_about};
use cantiere_store::{Among, Conn, Tx, insert_id, jobs, sql};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// The kind of job that finds out who wants to know.
pub const FAN: &str = "notices.fan";

/// Which notice, and after which person it goes on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Fan {
    pub notice: i64,
    pub after: i64,
}

/// Says that something changed, in the transaction that changes it. `about` are the things whose followers are told, the
/// one that it is about first; those who follow the whole plan are told of everything but single contributions. `by` did it
/// and needs not be told. Only for what readers of the edition may see.
pub fn tell(
    tx: &mut Tx,
    by: Option<PersonId>,
    what: NoticeKind,
    plan: PlanId,
    edition: EditionId,
    about: &[Ref],
) -> Result<(), Error> {
    let Some(subject) = about.first() else { return Ok(()) };
    let now = tx.now();
    let row = (
        notice::at.eq(now),
        notice::what.eq(what.as_str()),
        notice::subject_kind.eq(subject.kind()),
        notice::subject.eq(subject.id()),
        notice::plan.eq(plan.0),
        notice::edition.eq(edition.0),
        notice::person.eq(by.map(|p| p.0)),
    );
    let id = insert_id(tx, diesel::insert_into(notice::table).values(row))?;
    let mut told: Vec<Ref> = about.to_vec();
    if what.reaches_plan() {
        told.push(Ref::Plan(plan.0));
    }
    told.sort_unstable();
    told.dedup();
    let told: Vec<(&str, i64)> = told.iter().map(|on| (on.kind(), on.id())).collect();
    let text = tx.pick(
        "insert into notice_about (kind, target, notice) select value ->> 0, value ->> 1, $2 from json_each($1)",
        "insert into notice_about (kind, target, notice) \
         select v->>0, (v->>1)::bigint, $2 from jsonb_array_elements($1::text::jsonb) t(v)",
    );
    sql(text).bind::<Text, _>(json!(told).to_string()).bind::<BigInt, _>(id).execute(tx.conn())?;
    // Most changes are followed by nobody: then there is nothing to do later.
    if !followers(tx, id, 0, 1)?.is_empty() {
        jobs::enqueue(tx, FAN, &Fan { notice: id, after: 0 }, 0)?;
    }
    Ok(())
}

/// Whether that was said of it before. Notices are kept for some months; nobody remembers older ones.
pub(crate) fn was_told(conn: &mut Conn, what: NoticeKind, of: Ref) -> Result<bool, Error> {
    let one: Option<i64> = notice_about::table
        .inner_join(notice::table.on(notice::id.eq(notice_about::notice)))
        .filter(notice_about::kind.eq(of.kind()))
        .filter(notice_about::target.eq(of.id()))
        .filter(notice::what.eq(what.as_str()))
        .filter(notice::subject_kind.eq(of.kind()))
        .filter(notice::subject.eq(of.id()))
        .select(notice::id)
        .first(conn)
        .optional()?;
    Ok(one.is_some())
}

/// Somebody who follows what a notice is about and wants to be written to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub person: PersonId,
    pub pace: Pace,
    /// What they follow; the most urgent, if several.
    pub on: Ref,
}

#[derive(QueryableByName)]
struct FoundRow {
    #[diesel(sql_type = BigInt)]
    person: i64,
    #[diesel(sql_type = Text)]
    best: String,
}

/// The next followers after a person, in the order of their numbers: each once, however many things they follow.
pub fn followers(conn: &mut Conn, of: i64, after: i64, most: i64) -> Result<Vec<Found>, Error> {
    let rows: Vec<FoundRow> =
        sql("select f.person as person, min(f.pace || ' ' || f.kind || ' ' || f.target) as best \
         from notice_about a join follow f on f.kind = a.kind and f.target = a.target \
         where a.notice = $1 and f.person > $2 and f.pace <> 'only_site' group by f.person order by f.person limit $3")
        .bind::<BigInt, _>(of)
        .bind::<BigInt, _>(after)
        .bind::<BigInt, _>(most)
        .load(conn)?;
    Ok(rows.into_iter().filter_map(found).collect())
}

/// The names of the paces sort by their urgency.
fn found(row: FoundRow) -> Option<Found> {
    let mut parts = row.best.split(' ');
    let (pace, kind, target) = (parts.next()?, parts.next()?, parts.next()?.parse().ok()?);
    Some(Found { person: PersonId(row.person), pace: Pace::parse(pace)?, on: Ref::parse(kind, target)? })
}

/// Takes notices away that are older than a moment, at most so many; gives how many.
pub fn forget(tx: &mut Tx, before: i64, most: i64) -> Result<usize, Error> {
    let old: Vec<i64> =
        notice::table.filter(notice::at.lt(before)).order(notice::at).limit(most).select(notice::id).load(tx.conn())?;
    Ok(diesel::delete(notice::table.filter(notice::id.among(old))).execute(tx.conn())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paces_sort_by_urgency_in_the_database_too() {
        // Those that send nothing are left out there.
        let names = [Pace::AtOnce, Pace::Daily, Pace::Weekly].map(Pace::as_str);
        assert!(names.is_sorted());
    }
}
