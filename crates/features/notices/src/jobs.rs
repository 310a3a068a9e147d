//! What is done later, a little at a time: finding who follows what changed, writing at once or into the next summary,
//! sending summaries, and telling in the morning which consultations open or are about to close.

use crate::{letter, lines};
use cantiere_domain::Ref;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_spine::actor::several;
use cantiere_spine::notice::{self, FAN, Fan, NoticeKind, Pace, Waiting};
use cantiere_spine::{Error, mail, process};
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::process::{process as process_table, process_phase};
use cantiere_store::{Db, Tx, settings};
use cantiere_web::Site;
use diesel::prelude::*;
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::sync::Arc;

/// So many followers are looked at in one write.
const CHUNK: i64 = 100;
/// Mails that go out at once to one person in a day; what comes after goes into the summary.
const MOST_AT_ONCE: i64 = 10;
/// Lines of a summary; the rest is counted.
const MOST_LINES: usize = 40;
/// The hour at which summaries are written, and the morning's work is done.
const HOUR: i8 = 7;
/// Days before the end on which followers hear of it.
const BEFORE_END: i32 = 3;

pub const MORNING: &str = "notices.morning";

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let [for_fan, for_digest, for_morning] = [site.clone(), site.clone(), site.clone()];
    handlers
        .with(FAN, move |db, job: Job| {
            let site = for_fan.clone();
            async move {
                let what: Fan = serde_json::from_str(&job.payload)?;
                write(&db, job, move |tx| fan(tx, &site, what)).await
            }
        })
        .with(Waiting::JOB, move |db, job: Job| {
            let site = for_digest.clone();
            async move {
                let what: Waiting = serde_json::from_str(&job.payload)?;
                write(&db, job, move |tx| digest(tx, &site, &what)).await
            }
        })
        .with(MORNING, move |db, job: Job| {
            let site = for_morning.clone();
            async move {
                while db.write(sweep).await.map_err(failed)? > 0 {}
                write(&db, job, move |tx| morning(tx, &site)).await
            }
        })
}

/// Plans the morning's work, when the site starts.
pub fn at_start(tx: &mut Tx) -> Result<(), cantiere_store::Error> {
    Ok(jobs::enqueue_once(tx, MORNING, "", &(), 0)?)
}

/// The work and the end of its job are one write: after a crash it runs again, or not at all.
async fn write(
    db: &Db,
    job: Job,
    work: impl Fn(&mut Tx) -> Result<(), Error> + Send + Sync + 'static,
) -> Result<(), JobError> {
    let ran = db.write(move |tx| -> Result<(), Error> {
        // First the end, so that what follows may be planned under the same key.
        job.done(tx)?;
        work(tx)
    });
    ran.await.map_err(failed)
}

fn failed(error: Error) -> JobError {
    match error {
        Error::Store(error) => error.into(),
        error => JobError::Fatal(error.to_string()),
    }
}

/// Tells the next few followers, and plans the same for those after them.
fn fan(tx: &mut Tx, site: &Site, what: Fan) -> Result<(), Error> {
    let Some(told) = notice::by_ids(tx, &[what.notice])?.pop() else { return Ok(()) };
    let followers = notice::followers(tx, told.id, what.after, CHUNK)?;
    let Some(last) = followers.last().map(|f| f.person) else { return Ok(()) };
    let people: Vec<PersonId> = followers.iter().map(|f| f.person).collect();
    let readers = several::readers(tx, &people)?;
    let now = tx.now();
    let today = process::day_of(now, site.zone());
    for follower in &followers {
        let Some(reader) = readers.get(&follower.person) else { continue };
        if told.person == Some(follower.person) || !reader.reachable {
            continue;
        }
        let mut pace = follower.pace;
        if pace == Pace::AtOnce {
            let line = lines::lines(tx, site, reader.language, &reader.actor, &[told])?.pop();
            let Some(line) = line else { continue };
            if notice::count_mail(tx, follower.person, &today.to_string(), MOST_AT_ONCE)? {
                let letter = letter::at_once(tx, site, reader, follower, &line)?;
                mail::put(tx, &letter)?;
                continue;
            }
            pace = Pace::Daily;
        }
        notice::put_due(tx, follower.person, told.id, pace, next(site, today, now, pace))?;
    }
    if followers.len() as i64 == CHUNK {
        jobs::enqueue(tx, FAN, &Fan { after: last.0, ..what }, 0)?;
    }
    Ok(())
}

/// Writes one person's summary: everything that waits for it, as it stands now.
fn digest(tx: &mut Tx, site: &Site, what: &Waiting) -> Result<(), Error> {
    let (person, Some(pace)) = (PersonId(what.person), Pace::parse(&what.pace)) else { return Ok(()) };
    let waiting = notice::take_due(tx, person, pace)?;
    let Some(reader) = several::readers(tx, &[person])?.remove(&person).filter(|r| r.reachable) else { return Ok(()) };
    let notices = notice::by_ids(tx, &waiting)?;
    let lines = lines::lines(tx, site, reader.language, &reader.actor, &notices)?;
    if lines.is_empty() {
        return Ok(());
    }
    let left_out = lines.len().saturating_sub(MOST_LINES);
    let shown: Vec<lines::Line> = lines.into_iter().take(MOST_LINES).collect();
    mail::put(tx, &letter::summary(tx, site, person, &reader, pace, &shown, left_out))?;
    Ok(())
}

/// The next morning, or for the weekly summary the next Monday's.
pub fn next(site: &Site, today: Date, now: i64, pace: Pace) -> i64 {
    let moment = |day: Date| {
        let at = day.at(HOUR, 0, 0, 0).to_zoned(site.zone().clone());
        at.map_or(now, |z| z.timestamp().as_microsecond())
    };
    let mut day = today;
    while moment(day) <= now || (pace == Pace::Weekly && day.weekday() != Weekday::Monday) {
        day += 1.day();
    }
    moment(day)
}

/// What the days bring by themselves: a phase that opens today, a window that ends soon. Once a day each.
fn morning(tx: &mut Tx, site: &Site) -> Result<(), Error> {
    let now = tx.now();
    let today = process::day_of(now, site.zone());
    jobs::enqueue_once(tx, MORNING, "", &(), next(site, today, now, Pace::Daily))?;
    let key = "notices.morning";
    let last = settings::get(tx, key)?.map(|(day, _)| day).unwrap_or_default();
    if last == today.to_string() {
        return Ok(());
    }
    settings::set(tx, key, &today.to_string())?;
    let soon = today + BEFORE_END.days();
    let ids: Vec<i64> = process_table::table
        .inner_join(process_phase::table.on(process_phase::process.eq(process_table::id)))
        .filter(process_table::state.eq("published"))
        .filter(process_phase::opens.eq(today.to_string()).or(process_phase::closes.eq(soon.to_string())))
        .select(process_table::id)
        .distinct()
        .load(tx.conn())?;
    for id in ids {
        let p = process::find_by_id(tx, ProcessId(id))?;
        let about = [Ref::Process(id)];
        if p.phases.iter().any(|phase| phase.opens == today) {
            notice::tell(tx, None, NoticeKind::PhaseOpened, p.plan, p.edition, &about)?;
        }
        if p.paused.is_empty() && p.rounds().iter().any(|(_, closes)| *closes == soon) {
            notice::tell(tx, None, NoticeKind::WindowClosing, p.plan, p.edition, &about)?;
        }
    }
    Ok(())
}

/// Notices older than the site keeps them, a few at a time.
fn sweep(tx: &mut Tx) -> Result<usize, Error> {
    let kept = cantiere_spine::retention::read(tx)?.notices_months;
    let before = tx.now() - i64::from(kept) * 31 * 24 * 3_600_000_000;
    notice::forget(tx, before, 500)
}
