//! The automatic reminders: a job for each process looks once a day whether one is due, and sends a few in each write. After a
//! crash it goes on with those who have none yet.

use super::invite::register_link;
use crate::{address, mail};
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::ProcessId;
use cantiere_spine::Error;
use cantiere_spine::mail::To;
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process::participants::{self, CHUNK, JOB, Payload, Reminder};
use cantiere_spine::process::{self, Process};
use cantiere_store::Tx;
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_web::{Site, catalog};
use std::sync::Arc;

/// Offices are open by then.
const HOUR: i8 = 9;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(JOB, move |db, job: Job| {
        let site = site.clone();
        async move {
            let what: Payload = serde_json::from_str(&job.payload)?;
            let ran = db.write(move |tx| -> Result<(), Error> {
                let next = look(tx, &site, ProcessId(what.process))?;
                job.done(tx)?;
                if let Some(at) = next {
                    jobs::enqueue_once(tx, JOB, &what.process.to_string(), &what, at)?;
                }
                Ok(())
            });
            match ran.await {
                Ok(()) => Ok(()),
                Err(Error::Store(error)) => Err(error.into()),
                Err(error) => Err(JobError::Fatal(error.to_string())),
            }
        }
    })
}

/// Sends the next few that are due, and says when to look again.
fn look(tx: &mut Tx, site: &Site, of: ProcessId) -> Result<Option<i64>, Error> {
    let process = process::find_by_id(tx, of)?;
    let now = tx.now();
    let local = site.local(now);
    let (stage, again) = participants::due(&process, local.date());
    let at = |date: jiff::civil::Date| {
        let moment = date.at(HOUR, 0, 0, 0).to_zoned(site.zone().clone());
        moment.map_or(now + 24 * 3_600_000_000, |z| z.timestamp().as_microsecond())
    };
    if let Some(stage) = stage {
        if local.hour() < HOUR {
            return Ok(Some(at(local.date())));
        }
        let some = participants::remind(tx, site.zone(), of, stage)?;
        let edition = edition_of(tx, &process)?;
        letters(tx, site, &process, &edition, &some)?;
        if some.len() == CHUNK {
            return Ok(Some(0));
        }
    }
    Ok(again.map(at))
}

/// Whoever is reminded was asked by staff: the edition is found as staff finds it.
pub(super) fn edition_of(tx: &mut Tx, process: &Process) -> Result<Edition, Error> {
    let staff = Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() };
    edition::find_by_id(tx, &staff, process.edition)
}

/// The mails of these reminders.
pub fn letters(tx: &mut Tx, site: &Site, process: &Process, e: &Edition, some: &[Reminder]) -> Result<(), Error> {
    // Of the round that is on: a later one says its own last day.
    let closes = process::last_day(process, site.local(tx.now()).date())?;
    let plan = format!("{} – {}", e.plan_name, e.name);
    for one in some {
        let mut write = |to: To, language: Lang, body: &str, link: &str| {
            let day = catalog::date(language, closes);
            let values = [("name", one.name.as_str()), ("plan", plan.as_str()), ("day", day.as_str())];
            mail::send(tx, site, to, language, ("organizations-mail-reminder-subject", body), &values, link)
        };
        if one.registered {
            let link = format!("{}/consultation", address::edition(&e.plan_slug, &e.slug));
            for (person, language) in &one.people {
                write(To::Person(*person), *language, "organizations-mail-reminder-body", &link)?;
            }
        } else {
            let (to, link) = (To::Address(one.address.clone()), register_link(&one.token));
            write(to, one.language, "organizations-mail-reminder-register-body", &link)?;
        }
    }
    Ok(())
}
