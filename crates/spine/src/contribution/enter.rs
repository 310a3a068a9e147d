//! What came by letter, certified mail, in a meeting or a hearing, entered by staff. The day it was received decides
//! whether it was in time; it can be entered until some days after the close, and is counted like the rest.

use super::rules::{checked, place};
use super::submit::{Filed, file, found};
use super::target::target;
use super::{NewContribution, Submitted};
use crate::actor::person;
use crate::process::{self, Process, Stops};
use crate::{Error, Problem};
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, OrganizationId, PersonId, ProcessId};
use cantiere_domain::process::standing;
use cantiere_domain::text::clean_line;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::contribution::{contribution, contribution_desk, contribution_entry};
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::HashMap;

/// Days after the close in which what came in time can still be entered, unless the process says otherwise.
pub const DAYS: i64 = 15;
/// The ways by which it comes.
pub const CHANNELS: [&str; 4] = ["letter", "pec", "meeting", "hearing"];

/// Who wrote it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sender {
    /// A body that the site knows: it is its official position.
    Body(OrganizationId),
    /// A group or body that the site does not know.
    Named(String),
    /// A person, whose name stands with the people; empty: who does not want to be named.
    Person(String),
}

#[derive(Clone, Debug)]
pub struct NewEntry {
    pub new: NewContribution,
    pub sender: Sender,
    pub received_on: Date,
    pub protocol: String,
}

/// What decides whether something that came on paper may be entered today: read once for one entry or a whole table.
#[derive(Clone, Debug)]
pub struct EntryRules {
    process: Process,
    stops: Stops,
    /// Days after the close in which it may still be entered.
    pub days: i64,
    today: Date,
}

pub fn entry_rules(conn: &mut Conn, process: Process, zone: &TimeZone, today: Date) -> Result<EntryRules, Error> {
    let stops = process::stops(conn, process.id, zone)?;
    let days = entry_days(conn, process.id)?;
    Ok(EntryRules { process, stops, days, today })
}

impl EntryRules {
    /// The first and the last day on which something was taken: an early end closes as the last day does.
    fn window(&self) -> Option<(Date, Date)> {
        let (opens, closes) = self.process.window()?;
        Some((opens, self.stops.ended_on.map_or(closes, |ended| ended.min(closes))))
    }

    /// The last day on which something may be entered.
    pub fn until(&self) -> Option<Date> {
        self.window().map(|(_, closes)| closes.checked_add(self.days.days()).unwrap_or(closes))
    }

    /// Whether a day is one on which this kind was taken in, and today one on which it may still be entered.
    pub fn in_time(&self, kind: ContributionKind, received_on: Date) -> Result<(), Problem> {
        let wrong = |key| Problem::new("received_on", key);
        if received_on > self.today {
            return Err(wrong("participation-problem-received-future"));
        }
        let Some((opens, closes)) = self.window() else {
            return Err(wrong("participation-problem-no-window"));
        };
        // What online was refused as it stood still is not taken on paper either.
        if self.stops.paused_on(received_on) {
            return Err(wrong("participation-problem-received-paused").with("day", received_on));
        }
        let open = standing(&self.process.phases, false, received_on).open.and(self.process.tools);
        if received_on > closes || !open.has(kind.activity()) {
            let late = wrong("participation-problem-received-late");
            return Err(late.with("day", received_on).with("from", opens).with("to", closes));
        }
        match self.over() {
            Some(last) => Err(wrong("participation-problem-entry-over").with("days", self.days).with("day", last)),
            None => Ok(()),
        }
    }

    /// The last day on which the desk could enter something, or mend what it had entered, if it is past.
    fn over(&self) -> Option<Date> {
        self.until().filter(|last| self.today > *last)
    }

    /// Why the desk neither corrects nor withdraws any more what it entered; none: it does.
    pub fn unmendable(&self) -> Option<Problem> {
        let problem = || Problem::new("form", "participation-problem-mend-over").with("days", self.days);
        self.over().map(|last| problem().with("day", last))
    }

    /// Everything about an entry that depends on the process.
    pub fn problems(&self, entry: &NewEntry) -> Vec<Problem> {
        let mut problems: Vec<Problem> = self.in_time(entry.new.kind, entry.received_on).err().into_iter().collect();
        if self.process.organizations_only && matches!(entry.sender, Sender::Person(_)) {
            problems.push(Problem::new("sender_kind", "participation-problem-entry-organizations"));
        }
        problems
    }
}

/// Takes it in, as of the day it was received.
pub fn enter(tx: &mut Tx, zone: &TimeZone, by: &Actor, to: ProcessId, entry: &NewEntry) -> Result<Submitted, Error> {
    let (of, edition) = place(tx, by, to)?;
    if !can(by, Action::Plan, &edition.scope()) {
        return Err(Error::Denied);
    }
    if !of.published {
        return Err(Error::NotFound("process"));
    }
    let now = tx.now();
    let mut problems = Vec::new();
    let new = &entry.new;
    problems.extend(entry_rules(tx, of.clone(), zone, process::day_of(now, zone))?.problems(entry));
    let protocol = clean_line(&entry.protocol);
    if protocol.is_empty() || protocol.chars().count() > 100 {
        problems.push(Problem::new("protocol", "participation-problem-protocol"));
    }
    if !CHANNELS.contains(&new.channel) {
        problems.push(Problem::new("channel", "participation-problem-channel"));
    }
    let mut verified = true;
    match &entry.sender {
        Sender::Body(id) => {
            let state: Option<String> = organization::table
                .filter(organization::id.eq(id.0))
                .select(organization::state)
                .first(tx.conn())
                .optional()?;
            match state.as_deref() {
                Some("verified") => {}
                Some("registered") => verified = false,
                _ => problems.push(Problem::new("sender", "participation-problem-sender")),
            }
        }
        Sender::Named(name) if clean_line(name).is_empty() => {
            problems.push(Problem::new("sender", "participation-problem-sender"));
        }
        Sender::Named(name) | Sender::Person(name) if name.chars().count() > 200 => {
            problems.push(Problem::new("sender", "participation-problem-sender"));
        }
        _ => {}
    }
    if let Err(Error::Invalid(mut wrong)) = checked(new.kind, &new.words, &quote(tx, &edition, new)?) {
        problems.append(&mut wrong);
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let named = match &entry.sender {
        Sender::Person(name) if !clean_line(name).is_empty() => Some(person::note(tx, name, new.language)?),
        _ => None,
    };
    let noon = entry.received_on.at(12, 0, 0, 0).to_zoned(zone.clone()).map_or(now, |z| z.timestamp().as_microsecond());
    let filed = Filed {
        person: named,
        organization: match entry.sender {
            Sender::Body(id) => Some(id),
            _ => None,
        },
        received_at: noon.min(now),
        published: verified,
    };
    let sent = file(tx, &of, &edition, by, new, &filed)?;
    found(tx, &sent)?;
    let sender = match &entry.sender {
        Sender::Named(name) => clean_line(name),
        _ => String::new(),
    };
    diesel::insert_into(contribution_entry::table)
        .values((
            contribution_entry::contribution.eq(sent.id.0),
            contribution_entry::protocol.eq(protocol),
            contribution_entry::sender.eq(sender),
            contribution_entry::entered_by.eq(by.person.map(|p| p.0)),
            contribution_entry::entered_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(sent)
}

fn quote(tx: &mut Tx, edition: &crate::plan::Edition, new: &NewContribution) -> Result<String, Error> {
    match new.on {
        Some(on) => {
            let found = target(tx, edition, on, new.revision)?;
            Ok(if new.kind == ContributionKind::Amendment { found.wording } else { found.quote })
        }
        None => Ok(String::new()),
    }
}

/// Days after the close in which staff may enter what came in time.
pub fn entry_days(conn: &mut Conn, of: ProcessId) -> Result<i64, Error> {
    let told: Option<i64> =
        contribution_desk::table.find(of.0).select(contribution_desk::days).first(conn).optional()?;
    Ok(told.unwrap_or(DAYS))
}

pub fn set_entry_days(tx: &mut Tx, by: &Actor, of: ProcessId, days: i64) -> Result<(), Error> {
    let (found, edition) = place(tx, by, of)?;
    if !can(by, Action::Plan, &edition.scope()) {
        return Err(Error::Denied);
    }
    if !(0..=90).contains(&days) {
        return Err(Problem::new("days", "participation-problem-entry-days").into());
    }
    let row = contribution_desk::table.find(found.id.0);
    if diesel::update(row).set(contribution_desk::days.eq(days)).execute(tx.conn())? == 0 {
        diesel::insert_into(contribution_desk::table)
            .values((contribution_desk::process.eq(found.id.0), contribution_desk::days.eq(days)))
            .execute(tx.conn())?;
    }
    Ok(())
}

/// How a contribution was entered.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct EntryNote {
    pub contribution: i64,
    pub protocol: String,
    pub sender: String,
    pub entered_at: i64,
}

/// Of these contributions, those that staff entered.
pub fn entry_notes(conn: &mut Conn, ids: &[i64]) -> Result<HashMap<i64, EntryNote>, Error> {
    use contribution_entry as e;
    let rows: Vec<EntryNote> = e::table
        .filter(e::contribution.among(ids))
        .select((e::contribution, e::protocol, e::sender, e::entered_at))
        .load(conn)?;
    Ok(rows.into_iter().map(|n| (n.contribution, n)).collect())
}

/// Empties the name of somebody who wrote on paper and asks for it; what they wrote stays under a pseudonym.
pub fn forget_sender(tx: &mut Tx, by: &Actor, id: ContributionId) -> Result<(), Error> {
    let row: Option<(i64, i64, Option<i64>)> = contribution::table
        .filter(contribution::id.eq(id.0))
        .select((contribution::plan, contribution::process, contribution::person))
        .first(tx.conn())
        .optional()?;
    let (plan, process, named) = row.ok_or(Error::NotFound("contribution"))?;
    let (_, edition) = place(tx, by, ProcessId(process))?;
    if !can(by, Action::Plan, &edition.scope()) {
        return Err(Error::Denied);
    }
    let noted = entry_notes(tx, &[id.0])?;
    if !noted.contains_key(&id.0) {
        return Err(Error::NotFound("entry"));
    }
    match named {
        Some(named) => person::forget_noted(tx, PersonId(named))?,
        None => {
            let row = contribution_entry::table.filter(contribution_entry::contribution.eq(id.0));
            diesel::update(row).set(contribution_entry::sender.eq("")).execute(tx.conn())?;
        }
    }
    process::touch(tx, cantiere_domain::id::PlanId(plan), ProcessId(process));
    Ok(())
}
