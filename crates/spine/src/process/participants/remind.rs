//! Reminding those who have not answered: at half time and three days before the end, once each, by a job; or by hand.
//! A reminder and the note that it went are one transaction, so none goes twice.

use super::answered::contributing;
use super::list;
use super::{Stage as Answer, are_on, link_table, process_of, table};
use crate::actor::organization::member;
use crate::plan::Edition;
use crate::process::{Process, day_of, find_by_id};
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

/// The days of a process have changed: if somebody was asked to it, its reminders are looked after again, also when its
/// last day had passed before.
pub(in crate::process) fn days_changed(tx: &mut Tx, of: ProcessId) -> Result<(), Error> {
    let asked: Option<i64> =
        table::table.filter(table::process.eq(of.0)).select(table::id).first(tx.conn()).optional()?;
    if asked.is_some() { plan_reminders(tx, of) } else { Ok(()) }
}

/// Looks after reminders from now on, unless that happens already.
pub fn plan_reminders(tx: &mut Tx, of: ProcessId) -> Result<(), Error> {
    Ok(jobs::enqueue_once(tx, JOB, &of.to_string(), &Payload { process: of.0 }, 0)?)
}

/// The round of a process that is on, or that comes next; none: all are over.
fn round(process: &Process, today: Date) -> Option<(Date, Date)> {
    process.rounds().into_iter().find(|(_, closes)| today <= *closes)
}

/// The days from which the reminders of a round go: at its half, and three days before its end.
fn days_of((opens, closes): (Date, Date)) -> (Date, Date) {
    (opens + ((closes - opens).get_days() / 2).days(), (closes - 3.days()).max(opens))
}

/// Which automatic reminder is due on a day, and when to look again; none: never again, unless its days change. Each round
/// has its own, and in the days between two of them nobody is reminded.
pub fn due(process: &Process, today: Date) -> (Option<Stage>, Option<Date>) {
    let Some((opens, closes)) = round(process, today) else { return (None, None) };
    let (half, end) = days_of((opens, closes));
    let stage = match today {
        day if day >= end => Some(Stage::End),
        day if day >= half => Some(Stage::Half),
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
    let now_on = round(&process, day_of(now, zone));
    let moment = |day: Date| {
        let start = day.at(0, 0, 0, 0).to_zoned(zone.clone());
        start.map_or(i64::MAX, |z| z.timestamp().as_microsecond())
    };
    // By itself only for the round that is on: who answered in an earlier one, or was reminded then, is told of this one.
    let (opened, from) = match (stage, now_on) {
        (Stage::ByHand, _) => (i64::MIN, i64::MAX),
        (_, None) => return Ok(Vec::new()),
        (Stage::Half, Some(round)) => (moment(round.0), moment(days_of(round).0)),
        (Stage::End, Some(round)) => (moment(round.0), moment(days_of(round).1)),
    };
    let answered = contributing(tx, of, opened)?.with_their_wholes;
    let mut out = Vec::new();
    for ((id, body, name, address, language, invited_at, half_at, end_at, asked_at), state) in rows {
        if out.len() == CHUNK {
            break;
        }
        if list::stage(body, state.as_deref(), &answered) == Answer::Contributed {
            continue;
        }
        let wanted = match stage {
            // Who was asked after that day has just had a mail.
            Stage::Half => half_at.is_none_or(|at| at < opened) && invited_at < from,
            Stage::End => end_at.is_none_or(|at| at < opened) && invited_at < from,
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

/// By hand: whether `by` may, and there is a window to remind of.
pub fn may_remind(conn: &mut Conn, by: &Actor, of: &Edition, today: Date) -> Result<Process, Error> {
    let process = process_of(conn, by, of)?;
    let open = process.published
        && !process.ended
        && process.paused.is_empty()
        && process.rounds().iter().any(|(opens, closes)| *opens <= today && today <= *closes);
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
