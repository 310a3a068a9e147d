//! On the day of publication each author gets one mail for each contribution: their words, the answer, the changed
//! sentence. What comes days later is no news and is not sent.

use crate::load::{self, Part};
use crate::{address, words};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_spine::answer::{self, Announce, Answer};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, process};
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::actor::person;
use cantiere_store::schema::answer::answer as table;
use cantiere_store::{Among, Tx};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// So many authors are told in one write.
const CHUNK: i64 = 25;
const DAY: i64 = 86_400_000_000;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(answer::ANNOUNCE, move |db, job: Job| {
        let site = site.clone();
        async move {
            let what: Announce = serde_json::from_str(&job.payload)?;
            let ran = db.write(move |tx| -> Result<(), Error> {
                tell(tx, &site, &what)?;
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

/// The mails of the next few, and a job for those after them.
fn tell(tx: &mut Tx, site: &Site, what: &Announce) -> Result<(), Error> {
    if tx.now() - what.published_at > DAY {
        return Ok(());
    }
    let ids: Vec<i64> = table::table
        .filter(table::process.eq(what.process))
        .filter(table::published_at.eq(what.published_at))
        .filter(table::contribution.gt(what.after))
        .order(table::contribution)
        .limit(CHUNK)
        .select(table::contribution)
        .load(tx.conn())?;
    let Some(last) = ids.last().copied() else { return Ok(()) };
    // What a visitor may not see is not mailed either.
    let of = process::find_by_id(tx, ProcessId(what.process))?.edition;
    let edition = match edition::find_by_id(tx, &Actor::visitor(), of) {
        Ok(edition) => edition,
        Err(Error::NotFound(_)) => return Ok(()),
        Err(error) => return Err(error),
    };
    let found = load::chain(tx, &ids)?;
    let contributions = contribution::by_ids(tx, &ids)?;
    let people: Vec<i64> = contributions.iter().filter_map(|c| c.person).map(|p| p.0).collect();
    let languages: HashMap<i64, Lang> = person::table
        .filter(person::id.among(people))
        .filter(person::erased_at.is_null())
        .select((person::id, person::language))
        .load::<(i64, String)>(tx.conn())?
        .into_iter()
        .map(|(id, language)| (id, language.parse().unwrap_or_default()))
        .collect();
    let base = address::edition(&edition);
    for c in &contributions {
        let Some((author, language)) = c.person.and_then(|p| Some((p, *languages.get(&p.0)?))) else { continue };
        let Some((subject, body)) = letter(site, language, &base, &found, c) else { continue };
        mail::put(tx, &NewMail { to: To::Person(author), language, subject, body, unsubscribe: String::new() })?;
    }
    if ids.len() as i64 == CHUNK {
        jobs::enqueue(tx, answer::ANNOUNCE, &Announce { after: last, ..*what }, 0)?;
    }
    Ok(())
}

/// The reason and what is for this author alone; of a contribution that was split, each part with its own.
fn reason(answer: &Answer, text: impl Fn(&str) -> String) -> String {
    if answer.parts.is_empty() {
        return [answer.reason.as_str(), &answer.sentence].join("\n\n").trim().to_string();
    }
    let told = |o| text(&format!("consolidation-outcome-{}", words::slug(o)));
    let part =
        |p: &answer::Part| format!("{}\n{}", words::part_said(p, &text("consolidation-answer-none"), told), p.reason);
    answer.parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}

fn letter(site: &Site, language: Lang, base: &str, found: &load::Chain, c: &Contribution) -> Option<(String, String)> {
    let answer = found.answers.get(&c.id.0)?;
    let text = |key: &str, args: &Args<'_>| site.catalog.text(language, key, Some(args)).into_owned();
    let mut args = Args::new();
    args.set("kind", text(&format!("consolidation-kind-{}", c.kind.as_str()), &Args::new()));
    args.set("number", c.number.to_string());
    args.set("site", site.settings_last_read(language).site_name.clone());
    args.set("said", words::said(c, 300));
    args.set("outcome", text(&format!("consolidation-outcome-{}", words::slug(answer.outcome)), &Args::new()));
    args.set("reason", reason(answer, |key| text(key, &Args::new())));
    args.set("link", site.base_url.join(&format!("/{language}{}#answer", address::contribution(base, c.number))));
    let mut body = text("consolidation-mail-body", &args);
    let changed = found.changed.iter().filter(|x| x.contribution == c.id.0);
    for sentence in changed.filter_map(|x| found.texts.get(&(x.on, x.revision))) {
        let now = match &sentence.after {
            Some(Part::Words(words)) => words.clone(),
            _ => sentence.title.clone(),
        };
        let mut args = Args::new();
        args.set("place", sentence.label.clone());
        args.set("words", now);
        body.push_str("\n\n");
        body.push_str(&text("consolidation-mail-changed", &args));
    }
    Some((text("consolidation-mail-subject", &args), body))
}
