//! What is not needed any more goes by itself, every day: sessions and codes that are over, mails that cannot be delivered,
//! accounts that nobody uses. Whoever has not been here for long is told before, once.

use super::erase::parts;
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::erase::{self, Part};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::{Error, retention};
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::accounts::{identity_request, mail as mails, pending, sign_in};
use cantiere_store::schema::actor::{person, role_grant, session};
use cantiere_store::{Db, Tx};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;
use std::sync::Arc;

const JOB: &str = "accounts.retention";
const HOUR: i64 = 3_600_000_000;
const DAY: i64 = 24 * HOUR;
const MONTH: i64 = 30 * DAY;
/// People in one write.
const CHUNK: i64 = 25;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(JOB, move |db, job: Job| {
        let site = site.clone();
        async move { run(site, db, job).await }
    })
}

pub fn at_start(tx: &mut Tx) -> Result<(), cantiere_store::Error> {
    Ok(jobs::enqueue_once(tx, JOB, "", &(), 0)?)
}

async fn run(site: Arc<Site>, db: Db, job: Job) -> Result<(), JobError> {
    let failed = |error: Error| match error {
        Error::Store(error) => JobError::from(error),
        error => JobError::Fatal(error.to_string()),
    };
    db.write(over).await.map_err(failed)?;
    loop {
        let of = site.clone();
        if db.write(move |tx| warn(tx, &of)).await.map_err(failed)? < CHUNK as usize {
            break;
        }
    }
    let mut after = 0;
    loop {
        let parts = parts(&site);
        match db.write(move |tx| end_unused(tx, &parts, after)).await.map_err(failed)? {
            Some(last) => after = last,
            None => break,
        }
    }
    db.write(move |tx| -> Result<(), Error> {
        job.done(tx)?;
        let tomorrow = tx.now() + DAY;
        Ok(jobs::enqueue_once(tx, JOB, "", &(), tomorrow)?)
    })
    .await
    .map_err(failed)
}

/// What has a day after which it is worth nothing.
fn over(tx: &mut Tx) -> Result<(), Error> {
    let (now, kept) = (tx.now(), retention::read(tx)?);
    diesel::delete(session::table.filter(session::expires_at.le(now))).execute(tx.conn())?;
    diesel::delete(pending::table.filter(pending::expires_at.le(now))).execute(tx.conn())?;
    diesel::delete(identity_request::table.filter(identity_request::expires_at.le(now))).execute(tx.conn())?;
    // A day is what limits count.
    diesel::delete(sign_in::table.filter(sign_in::created_at.le(now - DAY))).execute(tx.conn())?;
    let old = now - i64::from(kept.mail_days) * DAY;
    diesel::delete(mails::table.filter(mails::created_at.le(old))).execute(tx.conn())?;
    Ok(())
}

/// Tells the next few whose account ends soon; gives how many.
fn warn(tx: &mut Tx, site: &Site) -> Result<usize, Error> {
    let (now, kept) = (tx.now(), retention::read(tx)?);
    let before = i64::from(kept.warning_days) * DAY;
    let since = now - i64::from(kept.inactive_months) * MONTH + before;
    let people: Vec<(i64, String)> = person::table
        .filter(person::seen_at.lt(since))
        .filter(person::created_at.lt(since))
        // Whoever wrote on paper has no account.
        .filter(person::email.ne(""))
        .filter(person::erased_at.is_null())
        .filter(person::warned_at.is_null())
        .order(person::id)
        .limit(CHUNK)
        .select((person::id, person::language))
        .load(tx.conn())?;
    for (id, language) in &people {
        diesel::update(person::table.find(id)).set(person::warned_at.eq(now)).execute(tx.conn())?;
        if works_here(tx, *id)? {
            continue;
        }
        let language = language.parse().unwrap_or_default();
        let mut args = Args::new();
        args.set("site", site.settings_last_read(language).site_name.clone());
        args.set("days", i64::from(kept.warning_days));
        args.set("months", i64::from(kept.inactive_months));
        args.set("link", site.base_url.join(&format!("/{language}/sign-in")));
        let text = |key| site.catalog.text(language, key, Some(&args)).into_owned();
        let letter = NewMail {
            to: To::Person(PersonId(*id)),
            language,
            subject: text("accounts-unused-subject"),
            body: text("accounts-unused-body"),
            unsubscribe: String::new(),
        };
        mail::put(tx, &letter)?;
    }
    Ok(people.len())
}

/// Erases the next few who were told long enough ago and did not come; gives the last one looked at.
fn end_unused(tx: &mut Tx, parts: &[Part], after: i64) -> Result<Option<i64>, Error> {
    let (now, kept) = (tx.now(), retention::read(tx)?);
    let told = now - i64::from(kept.warning_days) * DAY;
    let people: Vec<i64> = person::table
        .filter(person::warned_at.le(told))
        .filter(person::erased_at.is_null())
        .filter(person::id.gt(after))
        .order(person::id)
        .limit(CHUNK)
        .select(person::id)
        .load(tx.conn())?;
    for id in &people {
        if !works_here(tx, *id)? {
            // What has to be done first keeps the account; nobody is left to do it, so an administrator must.
            erase::erase(tx, PersonId(*id), parts)?;
        }
    }
    Ok(people.last().copied())
}

/// Accounts with a role end when the role does, not by themselves.
fn works_here(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    let grant: Option<i64> =
        role_grant::table.filter(role_grant::person.eq(id)).select(role_grant::id).first(tx.conn()).optional()?;
    Ok(grant.is_some())
}
