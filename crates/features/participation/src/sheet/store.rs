//! The rows of tables between being uploaded and being sent: of the person who uploaded them, for a week.
//! What was sent keeps its number alone; its words stand in the contribution.

use super::{Cells, Kind};
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_spine::Error;
use cantiere_store::schema::sheet::{sheet, sheet_row};
use cantiere_store::{Among, Conn, Tx, insert_id, jobs};
use diesel::prelude::*;

// The states of a row: `ready`, `wrong`, `same` (sent before), `skipped`, `sent`.

/// The job that forgets old tables.
pub const FORGET: &str = "participation.sheets";
const DAY: i64 = 86_400_000_000;
/// Rows written at once: a write holds the database for a moment only.
pub const CHUNK: usize = 200;

#[derive(Clone, Debug)]
pub struct Sheet {
    pub id: i64,
    pub kind: Kind,
    pub process: ProcessId,
    /// `0` for oneself, or the id of an organisation.
    pub speaker: String,
}

#[derive(Clone, Debug)]
pub struct Row {
    pub n: i64,
    pub cells: Cells,
    pub contribution: Option<i64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    pub ready: i64,
    pub wrong: i64,
    pub same: i64,
    pub skipped: i64,
    pub sent: i64,
}

pub fn create(
    tx: &mut Tx,
    person: PersonId,
    process: ProcessId,
    kind: Kind,
    speaker: &str,
) -> Result<(i64, String), Error> {
    let (now, uuid) = (tx.now(), uuid::Uuid::new_v4().to_string());
    let id = insert_id(
        tx,
        diesel::insert_into(sheet::table).values((
            sheet::uuid.eq(uuid.clone()),
            sheet::person.eq(person.0),
            sheet::process.eq(process.0),
            sheet::kind.eq(kind.as_str()),
            sheet::speaker.eq(speaker.to_string()),
            sheet::created_at.eq(now),
        )),
    )?;
    jobs::enqueue_once(tx, FORGET, "", &(), now + DAY)?;
    Ok((id, uuid))
}

pub fn add(tx: &mut Tx, of: i64, rows: &[(i64, String, &'static str)]) -> Result<(), Error> {
    for (n, cells, state) in rows {
        diesel::insert_into(sheet_row::table)
            .values((
                sheet_row::sheet.eq(of),
                sheet_row::n.eq(n),
                sheet_row::cells.eq(cells),
                sheet_row::state.eq(*state),
                sheet_row::contribution.eq(None::<i64>),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// A table of this person; nobody else finds it.
pub fn find(conn: &mut Conn, person: PersonId, uuid: &str) -> Result<Sheet, Error> {
    let row: Option<(i64, String, i64, String)> = sheet::table
        .filter(sheet::uuid.eq(uuid))
        .filter(sheet::person.eq(person.0))
        .select((sheet::id, sheet::kind, sheet::process, sheet::speaker))
        .first(conn)
        .optional()?;
    let (id, kind, process, speaker) = row.ok_or(Error::NotFound("table"))?;
    let kind = Kind::parse(&kind).ok_or(Error::NotFound("table"))?;
    Ok(Sheet { id, kind, process: ProcessId(process), speaker })
}

pub fn counts(conn: &mut Conn, of: i64) -> Result<Counts, Error> {
    let rows: Vec<(String, i64)> = sheet_row::table
        .filter(sheet_row::sheet.eq(of))
        .group_by(sheet_row::state)
        .select((sheet_row::state, diesel::dsl::count_star()))
        .load(conn)?;
    let n = |state: &str| rows.iter().find(|r| r.0 == state).map_or(0, |r| r.1);
    Ok(Counts { ready: n("ready"), wrong: n("wrong"), same: n("same"), skipped: n("skipped"), sent: n("sent") })
}

pub fn rows(conn: &mut Conn, of: i64, states: &[&str], after: i64, at_most: i64) -> Result<Vec<Row>, Error> {
    let found: Vec<(i64, String, Option<i64>)> = sheet_row::table
        .filter(sheet_row::sheet.eq(of))
        .filter(sheet_row::state.among(states.iter().copied()))
        .filter(sheet_row::n.gt(after))
        .order(sheet_row::n)
        .limit(at_most)
        .select((sheet_row::n, sheet_row::cells, sheet_row::contribution))
        .load(conn)?;
    let row =
        |(n, cells, contribution): (i64, String, Option<i64>)| Row { n, cells: Cells::from_json(&cells), contribution };
    Ok(found.into_iter().map(row).collect())
}

/// Other cells for a row that is not sent.
pub fn set(tx: &mut Tx, of: i64, n: i64, cells: &Cells, state: &str) -> Result<(), Error> {
    let changed = diesel::update(sheet_row::table.find((of, n)).filter(sheet_row::state.ne("sent")))
        .set((sheet_row::cells.eq(cells.json()), sheet_row::state.eq(state)))
        .execute(tx.conn())?;
    if changed == 1 { Ok(()) } else { Err(Error::Stale) }
}

pub fn sent(tx: &mut Tx, of: i64, n: i64, contribution: i64) -> Result<(), Error> {
    diesel::update(sheet_row::table.find((of, n)))
        .set((sheet_row::cells.eq("{}"), sheet_row::state.eq("sent"), sheet_row::contribution.eq(contribution)))
        .execute(tx.conn())?;
    Ok(())
}

/// Forgets tables older than a week; gives whether any are left.
pub fn forget_old(tx: &mut Tx) -> Result<bool, Error> {
    let before = tx.now() - 7 * DAY;
    let old: Vec<i64> =
        sheet::table.filter(sheet::created_at.lt(before)).select(sheet::id).limit(20).load(tx.conn())?;
    delete(tx, &old)?;
    Ok(sheet::table.select(sheet::id).first::<i64>(tx.conn()).optional()?.is_some())
}

/// What a person who leaves has uploaded.
pub fn forget_of(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let own: Vec<i64> = sheet::table.filter(sheet::person.eq(person.0)).select(sheet::id).load(tx.conn())?;
    delete(tx, &own)
}

fn delete(tx: &mut Tx, ids: &[i64]) -> Result<(), Error> {
    diesel::delete(sheet_row::table.filter(sheet_row::sheet.among(ids))).execute(tx.conn())?;
    diesel::delete(sheet::table.filter(sheet::id.among(ids))).execute(tx.conn())?;
    Ok(())
}
