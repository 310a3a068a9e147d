//! Whoever represents a body is told that the desk corrected or withdrew what it had entered for it from paper, and why. What the
//! letter says is not mailed.

use crate::address;
use cantiere_domain::Lang;
use cantiere_spine::Error;
use cantiere_spine::actor::organization::member;
use cantiere_spine::actor::several;
use cantiere_spine::contribution::{self, Author, Contribution, MENDED, Mended, Past};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::process;
use cantiere_store::Tx;
use cantiere_store::jobs::{Handlers, Job, JobError};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use std::sync::Arc;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let site = site.clone();
    handlers.with(MENDED, move |db, job: Job| {
        let site = site.clone();
        async move {
            let of: Mended = serde_json::from_str(&job.payload)?;
            let ran = db.write(move |tx| -> Result<(), Error> {
                tell(tx, &site, of)?;
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

/// One mail to each of them, in their language.
fn tell(tx: &mut Tx, site: &Site, of: Mended) -> Result<(), Error> {
    let Some(one) = contribution::by_ids(tx, &[of.contribution.0])?.pop() else { return Ok(()) };
    let done = contribution::versions(tx, one.id)?.into_iter().find(|past| past.number == of.version);
    let (Some(done), Some(body)) = (done, one.organization) else { return Ok(()) };
    let note = contribution::entry_notes(tx, &[one.id.0])?.remove(&one.id.0);
    let protocol = note.map(|note| note.protocol).unwrap_or_default();
    let process = process::find_by_id(tx, one.process)?;
    let people = member::representatives(tx, body)?;
    let readers = several::readers(tx, &people)?;
    for person in people {
        let Some(reader) = readers.get(&person).filter(|reader| reader.reachable) else { continue };
        // Somebody who may not see the edition is not told of it.
        let e = match edition::find_by_id(tx, &reader.actor, one.edition) {
            Err(Error::NotFound(_)) => continue,
            found => found?,
        };
        if !process.shown_to(&reader.actor) {
            continue;
        }
        let (subject, body) = letter(site, reader.language, &e, &one, &done, &protocol);
        let unsubscribe = String::new();
        mail::put(tx, &NewMail { to: To::Person(person), language: reader.language, subject, body, unsubscribe })?;
    }
    Ok(())
}

/// Subject and words.
fn letter(site: &Site, lang: Lang, e: &Edition, one: &Contribution, done: &Past, protocol: &str) -> (String, String) {
    let kind = site.catalog.text(lang, &format!("participation-kind-{}", one.kind.as_str()), None);
    let link = address::contribution(&address::edition(e), one.number);
    let mut args = Args::new();
    args.set("site", site.settings_last_read(lang).site_name.clone());
    args.set("what", format!("{kind} n. {}", one.number));
    args.set("protocol", protocol.to_string());
    args.set("reason", done.note.clone());
    args.set("link", site.base_url.join(&format!("/{lang}{link}")));
    if let Author::Organization { name, .. } = &one.author {
        args.set("body", name.clone());
    }
    let text = |key: &str| site.catalog.text(lang, key, Some(&args)).into_owned();
    match done.what.as_str() {
        "withdrawn" => (text("participation-mail-withdrawn-subject"), text("participation-mail-withdrawn-body")),
        _ => (text("participation-mail-corrected-subject"), text("participation-mail-corrected-body")),
    }
}
