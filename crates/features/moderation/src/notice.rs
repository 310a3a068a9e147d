//! The mails of moderation, written when the job runs: to the author what was decided and how to appeal, to whoever
//! reported what came of it. None holds the name of who decided.

use crate::address;
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::PersonId;
use cantiere_domain::moderation::HideReason;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::member;
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::moderation::{self, JOB, Notice};
use cantiere_spine::plan::edition;
use cantiere_store::Tx;
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_store::schema::actor::person;
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;
use std::sync::Arc;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(JOB, move |db, job: Job| {
        let site = site.clone();
        async move {
            let what: Notice = serde_json::from_str(&job.payload)?;
            let ran = db.write(move |tx| -> Result<(), Error> {
                tell(tx, &site, what)?;
                Ok(job.done(tx)?)
            });
            match ran.await {
                Ok(()) => Ok(()),
                Err(Error::Store(error)) => Err(error.into()),
                Err(error) => Err(JobError::Fatal(error.to_string())),
            }
        }
    })
}

fn tell(tx: &mut Tx, site: &Site, what: Notice) -> Result<(), Error> {
    match what {
        Notice::Decision(id) => {
            let Some(decision) = moderation::decision(tx, id)? else { return Ok(()) };
            let Some((c, base)) = about(tx, decision.contribution)? else { return Ok(()) };
            for author in authors(tx, &c)? {
                let Some((to, lang)) = reader(tx, Some(author.0))? else { continue };
                let mut args = facts(tx, site, lang, &base, &c)?;
                args.set("reason", reason(site, lang, &decision.reason));
                args.set("text", decision.text.clone());
                args.set("appeal", site.base_url.join(&format!("/{lang}{}", address::appeal(&decision.uuid))));
                let (subject, body) = match decision.is_hiding() {
                    true => ("moderation-mail-hidden-subject", "moderation-mail-hidden-body"),
                    false => ("moderation-mail-shown-subject", "moderation-mail-shown-body"),
                };
                put(tx, site, to, lang, subject, body, &args)?;
            }
            Ok(())
        }
        Notice::Appeal(id) => {
            let Some(case) = moderation::case_by_id(tx, id)? else { return Ok(()) };
            let Some((c, base)) = about(tx, case.contribution)? else { return Ok(()) };
            let Some((to, lang)) = reader(tx, case.person)? else { return Ok(()) };
            let mut args = facts(tx, site, lang, &base, &c)?;
            args.set("case", case.id.to_string());
            args.set("text", case.note.clone());
            match case.outcome == "upheld" {
                true => put(tx, site, to, lang, "moderation-mail-appeal-subject", "moderation-mail-upheld-body", &args),
                false => {
                    put(tx, site, to, lang, "moderation-mail-appeal-subject", "moderation-mail-rejected-body", &args)
                }
            }
        }
        Notice::Report(id) => {
            let Some(case) = moderation::case_by_id(tx, id)? else { return Ok(()) };
            let Some((c, base)) = about(tx, case.contribution)? else { return Ok(()) };
            let Some((to, lang)) = reader(tx, case.person)? else { return Ok(()) };
            let mut args = facts(tx, site, lang, &base, &c)?;
            args.set("case", case.id.to_string());
            let outcome =
                if case.outcome == "hidden" { "moderation-outcome-hidden" } else { "moderation-outcome-kept" };
            args.set("outcome", site.catalog.text(lang, outcome, None).into_owned());
            put(tx, site, to, lang, "moderation-mail-report-subject", "moderation-mail-report-body", &args)
        }
    }
}

/// What it is about and the address of its edition; none: no visitor sees the edition, so nothing is mailed about it.
fn about(tx: &mut Tx, id: i64) -> Result<Option<(Contribution, String)>, Error> {
    let Some(c) = contribution::by_ids(tx, &[id])?.pop() else { return Ok(None) };
    let reader = Actor { member_of: c.organization.into_iter().collect(), ..Actor::default() };
    match edition::find_by_id(tx, &reader, c.edition) {
        Ok(edition) => Ok(Some((c, address::edition(&edition)))),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Who is told of a decision: those who may appeal against it. What an organisation said belongs to it, and whoever sent it
/// may have left.
fn authors(tx: &mut Tx, c: &Contribution) -> Result<Vec<PersonId>, Error> {
    match c.organization {
        Some(body) => member::representatives(tx, body),
        None => Ok(c.person.into_iter().collect()),
    }
}

/// Somebody with an address, and the language to write in.
fn reader(tx: &mut Tx, id: Option<i64>) -> Result<Option<(PersonId, Lang)>, Error> {
    let Some(id) = id else { return Ok(None) };
    let language: Option<String> = person::table
        .filter(person::id.eq(id))
        .filter(person::erased_at.is_null())
        .filter(person::email.ne(""))
        .select(person::language)
        .first(tx.conn())
        .optional()?;
    Ok(language.map(|l| (PersonId(id), l.parse().unwrap_or_default())))
}

fn facts<'a>(tx: &mut Tx, site: &Site, lang: Lang, base: &str, c: &Contribution) -> Result<Args<'a>, Error> {
    let number = match c.parent {
        Some(parent) => contribution::by_ids(tx, &[parent.0])?.first().map_or(0, |a| a.number),
        None => c.number,
    };
    let kind = match c.parent {
        Some(_) => site.catalog.counted(lang, "moderation-reply-to", number),
        None => {
            let kind = site.catalog.text(lang, &format!("moderation-kind-{}", c.kind.as_str()), None).into_owned();
            format!("{kind} n. {number}")
        }
    };
    let mut args = Args::new();
    args.set("what", kind);
    args.set("site", site.settings_last_read(lang).site_name.clone());
    args.set("link", site.base_url.join(&format!("/{lang}{}", address::contribution(base, number))));
    Ok(args)
}

fn reason(site: &Site, lang: Lang, slug: &str) -> String {
    let slug = HideReason::parse(slug).map_or("other", HideReason::as_str).replace('_', "-");
    site.catalog.text(lang, &format!("moderation-reason-{slug}"), None).into_owned()
}

fn put(
    tx: &mut Tx,
    site: &Site,
    to: PersonId,
    language: Lang,
    subject: &str,
    body: &str,
    args: &Args<'_>,
) -> Result<(), Error> {
    let text = |key: &str| site.catalog.text(language, key, Some(args)).into_owned();
    let new =
        NewMail { to: To::Person(to), language, subject: text(subject), body: text(body), unsubscribe: String::new() };
    mail::put(tx, &new).map(drop)
}
