//! Reminding those who have not answered: at half time and three days before the end, once each, by a job; or by hand.
//! A reminder and the note that it went are one transaction, so none goes twice.

use super::{Stage as Answer, are_on, contributing, link_table, process_of, table};
use crate::actor::organization::member;
use crate::plan::Edition;
use crate::process::{Process, find_by_id};
use crate::{Error, Problem};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, PersonId, ProcessId};
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::organization::process_quiet;
use cantiere_store::{Among, Conn, Tx, jobs};
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

/// The kind of job that reminds.
pub const JOB: &str = "participants-remind";
/// So many are reminded in one write.
pub const CHUNK: usize = 25;
/// Between two reminders by hand.
const PAUSE: i64 = 2 * 24 * 3_600_000_000;

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Payload {
    pub process: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Half,
    End,
    ByHand,
}

/// One mail to write.
#[derive(Clone, Debug)]
pub struct Reminder {
    pub name: String,
    /// People to write to; empty: write to the address.
    pub people: Vec<(PersonId, Lang)>,
    pub address: String,
    pub language: Lang,
    /// Whether they still have to register.
    pub registered: bool,
    /// One more link to register with, since only the digests of the others are kept. All of them stay good.
    pub token: String,
}

/// Looks after reminders from now on, unless that happens already.
pub fn plan_reminders(tx: &mut Tx, of: ProcessId) -> Result<(), Error> {
    Ok(jobs::enqueue_once(tx, JOB, &of.to_string(), &Payload { process: of.0 }, 0)?)
}

/// Which automatic reminder is due on a day, and when to look again; none: never again.
pub fn due(process: &Process, today: Date) -> (Option<Stage>, Option<Date>) {
    let Some((opens, closes)) = process.window() else { return (None, Some(today + 1.day())) };
    if today > closes {
        return (None, None);
    }
    let half = opens + ((closes - opens).get_days() / 2).days();
    let end = closes - 3.days();
    let stage = match today {
        day if day >= end && day >= opens => Some(Stage::End),
        day if day >= half && day < end => Some(Stage::Half),
        _ => None,
    };
    let runs = process.published && !process.ended && process.paused.is_empty();
    (stage.filter(|_| runs), Some(today + 1.day()))
}

/// The next few who have not answered and did not get this reminder, each noted as reminded; empty: all have it.
pub fn remind(tx: &mut Tx, zone: &TimeZone, of: ProcessId, stage: Stage) -> Result<Vec<Reminder>, Error> {
    let process = find_by_id(tx, of)?;
    if stage != Stage::ByHand && !are_on(tx, of)? {
        return Ok(Vec::new());
    }
    let now = tx.now();
    type Row = (i64, Option<i64>, String, String, String, i64, Option<i64>, Option<i64>, Option<i64>);
    let rows: Vec<(Row, Option<String>)> = table::table
        .left_join(organization::table.on(organization::id.nullable().eq(table::organization)))
        .filter(table::process.eq(of.0))
        .order(table::id)
        .select((
            (
                table::id,
                table::organization,
                table::name,
                table::address,
                table::language,
                table::invited_at,
                table::half_at,
                table::end_at,
                table::asked_at,
            ),
            organization::state.nullable(),
        ))
        .load(tx.conn())?;
    let answered = contributing(tx, of)?;
    let from = starts(&process, zone, stage);
    let mut out = Vec::new();
    for ((id, body, name, address, language, invited_at, half_at, end_at, asked_at), state) in rows {
        if out.len() == CHUNK {
            break;
        }
        if super::stage(body, state.as_deref(), &answered) == Answer::Contributed {
            continue;
        }
        let wanted = match stage {
            // Who was asked after that day has just had a mail.
            Stage::Half => half_at.is_none() && invited_at < from,
            Stage::End => end_at.is_none() && invited_at < from,
            Stage::ByHand => asked_at.is_none_or(|at| now - at >= PAUSE),
        };
        if !wanted {
            continue;
        }
        let row = table::table.find(id);
        match stage {
            Stage::Half => diesel::update(row).set(table::half_at.eq(now)).execute(tx.conn())?,
            Stage::End => diesel::update(row).set(table::end_at.eq(now)).execute(tx.conn())?,
            Stage::ByHand => diesel::update(row).set(table::asked_at.eq(now)).execute(tx.conn())?,
        };
        let mut one = Reminder {
            name,
            people: Vec::new(),
            address,
            language: language.parse().unwrap_or_default(),
            registered: body.is_some(),
            token: String::new(),
        };
        match body {
            Some(body) => one.people = languages(tx, OrganizationId(body))?,
            None => {
                one.token = super::token();
                diesel::insert_into(link_table::table)
                    .values((
                        link_table::token_hash.eq(super::hash(&one.token)),
                        link_table::invitation.eq(id),
                        link_table::made_at.eq(now),
                    ))
                    .execute(tx.conn())?;
            }
        }
        out.push(one);
    }
    Ok(out)
}

/// The representatives, with the language to write to each in.
fn languages(tx: &mut Tx, of: OrganizationId) -> Result<Vec<(PersonId, Lang)>, Error> {
    let ids: Vec<i64> = member::representatives(tx, of)?.into_iter().map(|p| p.0).collect();
    let rows: Vec<(i64, String)> = person::table
        .filter(person::id.among(ids))
        .order(person::id)
        .select((person::id, person::language))
        .load(tx.conn())?;
    Ok(rows.into_iter().map(|(id, language)| (PersonId(id), language.parse().unwrap_or_default())).collect())
}

/// The first moment of the day from which a reminder may go.
fn starts(process: &Process, zone: &TimeZone, stage: Stage) -> i64 {
    let Some((opens, closes)) = process.window() else { return i64::MIN };
    let day = match stage {
        Stage::Half => opens + ((closes - opens).get_days() / 2).days(),
        Stage::End => closes - 3.days(),
        Stage::ByHand => return i64::MAX,
    };
    let start = day.at(0, 0, 0, 0).to_zoned(zone.clone());
    start.map_or(i64::MAX, |z| z.timestamp().as_microsecond())
}

/// By hand: whether `by` may, and there is a window to remind of.
pub fn may_remind(conn: &mut Conn, by: &Actor, of: &Edition, today: Date) -> Result<Process, Error> {
    let process = process_of(conn, by, of)?;
    let open = process.published
        && !process.ended
        && process.window().is_some_and(|(opens, closes)| opens <= today && today <= closes);
    if open { Ok(process) } else { Err(Problem::new("form", "organizations-problem-no-window").into()) }
}

/// Switches the automatic reminders of a process on or off.
pub fn switch(tx: &mut Tx, by: &Actor, of: &Edition, on: bool) -> Result<(), Error> {
    let process = process_of(tx, by, of)?;
    diesel::delete(process_quiet::table.find(process.id.0)).execute(tx.conn())?;
    if !on {
        let now = tx.now();
        diesel::insert_into(process_quiet::table)
            .values((process_quiet::process.eq(process.id.0), process_quiet::at.eq(now)))
            .execute(tx.conn())?;
    }
    Ok(())
}
