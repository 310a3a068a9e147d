//! On the day of publication each author gets one mail: of each contribution their words, the answer, the changed sentence.
//! Where the version comes out after the answers, its day brings the changed sentences. Those whose contribution lives on in
//! another one hear of them too. What comes days later is no news and is not sent.

use crate::load::{self, Part};
use crate::{address, words};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{EditionId, PersonId, ProcessId};
use cantiere_spine::answer::{self, Announce, AnnounceChanges, Answer};
use cantiere_spine::contribution::{self, Contribution};
use cantiere_spine::mail::{self, NewMail, To};
use cantiere_spine::plan::{Edition, edition};
use cantiere_spine::{Error, process};
use cantiere_store::jobs::{self, Handlers, Job, JobError};
use cantiere_store::schema::actor::person;
use cantiere_store::schema::answer::answer as table;
use cantiere_store::schema::contribution::contribution as written;
use cantiere_store::schema::plan::revision;
use cantiere_store::{Among, Tx};
use cantiere_web::Site;
use cantiere_web::catalog::Args;
use diesel::prelude::*;
use std::collections::HashMap;
use std::sync::Arc;

/// So many authors are told in one write.
const AUTHORS: i64 = 25;
/// Between what is said of one contribution and of the next.
const BETWEEN: &str = "\n\n* * *\n\n";
const DAY: i64 = 86_400_000_000;

pub fn handlers(handlers: Handlers, site: &Arc<Site>) -> Handlers {
    let (answers, changes) = (site.clone(), site.clone());
    handlers
        .with(answer::ANNOUNCE, move |db, job: Job| {
            let site = answers.clone();
            async move {
                let what: Announce = serde_json::from_str(&job.payload)?;
                let ran = db.write(move |tx| -> Result<(), Error> {
                    tell_answers(tx, &site, &what)?;
                    Ok(job.done(tx)?)
                });
                ended(ran.await)
            }
        })
        .with(answer::ANNOUNCE_CHANGES, move |db, job: Job| {
            let site = changes.clone();
            async move {
                let what: AnnounceChanges = serde_json::from_str(&job.payload)?;
                let ran = db.write(move |tx| -> Result<(), Error> {
                    tell_changes(tx, &site, &what)?;
                    Ok(job.done(tx)?)
                });
                ended(ran.await)
            }
        })
}

fn ended(ran: Result<(), Error>) -> Result<(), JobError> {
    match ran {
        Ok(()) => Ok(()),
        Err(Error::Store(error)) => Err(error.into()),
        Err(error) => Err(JobError::Fatal(error.to_string())),
    }
}

/// The mails of the next few, and a job for those after them.
fn tell_answers(tx: &mut Tx, site: &Site, what: &Announce) -> Result<(), Error> {
    if tx.now() - what.published_at > DAY {
        return Ok(());
    }
    let out = || {
        table::table
            .inner_join(written::table.on(written::id.eq(table::contribution)))
            .filter(table::process.eq(what.process))
            .filter(table::published_at.eq(what.published_at))
    };
    let authors: Vec<Option<i64>> = out()
        .filter(written::person.gt(what.author))
        .select(written::person)
        .distinct()
        .order(written::person)
        .limit(AUTHORS)
        .load(tx.conn())?;
    let Some(last) = authors.last().copied().flatten() else { return Ok(()) };
    let ids: Vec<i64> = out()
        .filter(written::person.among(authors.iter().copied()))
        .order((written::person, written::id))
        .select(written::id)
        .load(tx.conn())?;
    let of = process::find_by_id(tx, ProcessId(what.process))?.edition;
    let Some(edition) = public_edition(tx, of)? else { return Ok(()) };
    mail_authors(tx, site, &ids, "consolidation-mail-subject-many", |language, found, c| {
        letter(site, language, &edition, found, c)
    })?;
    jobs::enqueue(tx, answer::ANNOUNCE, &Announce { author: last, ..*what }, 0)?;
    Ok(())
}

/// The same for what a version changed.
fn tell_changes(tx: &mut Tx, site: &Site, what: &AnnounceChanges) -> Result<(), Error> {
    let version: Option<(i64, Option<i64>)> = revision::table
        .filter(revision::id.eq(what.revision))
        .select((revision::edition, revision::published_at))
        .first(tx.conn())
        .optional()?;
    let Some((of, Some(published_at))) = version else { return Ok(()) };
    if tx.now() - published_at > DAY {
        return Ok(());
    }
    let ids = answer::changed_in(tx, what.revision, what.author, AUTHORS)?;
    let last = contribution::by_ids(tx, &ids)?.last().and_then(|c| c.person);
    let Some(PersonId(last)) = last else { return Ok(()) };
    let Some(edition) = public_edition(tx, EditionId(of))? else { return Ok(()) };
    mail_authors(tx, site, &ids, "consolidation-mail-news-subject-many", |language, found, c| {
        news(site, language, &edition, found, c, what.revision)
    })?;
    jobs::enqueue(tx, answer::ANNOUNCE_CHANGES, &AnnounceChanges { author: last, ..*what }, 0)?;
    Ok(())
}

/// What a visitor may not see is not mailed either.
fn public_edition(tx: &mut Tx, of: EditionId) -> Result<Option<Edition>, Error> {
    match edition::find_by_id(tx, &Actor::visitor(), of) {
        Ok(edition) => Ok(Some(edition)),
        Err(Error::NotFound(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// One mail to each author, in their language, with what there is to say of each contribution; `many`: its subject where that
/// are several.
fn mail_authors(
    tx: &mut Tx,
    site: &Site,
    ids: &[i64],
    many: &str,
    letter: impl Fn(Lang, &load::Chain, &Contribution) -> Option<(String, String)>,
) -> Result<(), Error> {
    let found = load::chain_through(tx, ids)?;
    let contributions = contribution::by_ids(tx, ids)?;
    let people: Vec<i64> = contributions.iter().filter_map(|c| c.person).map(|p| p.0).collect();
    let languages: HashMap<i64, Lang> = person::table
        .filter(person::id.among(people))
        .filter(person::erased_at.is_null())
        .select((person::id, person::language))
        .load::<(i64, String)>(tx.conn())?
        .into_iter()
        .map(|(id, language)| (id, language.parse().unwrap_or_default()))
        .collect();
    let there = contributions.iter().filter(|c| c.state == ContributionState::Published);
    let there: Vec<&Contribution> = there.filter(|c| c.person.is_some()).collect();
    for own in there.chunk_by(|a, b| a.person == b.person) {
        let Some((author, language)) = own[0].person.and_then(|p| Some((p, *languages.get(&p.0)?))) else { continue };
        let mut letters: Vec<(String, String)> =
            own.iter().copied().filter_map(|c| letter(language, &found, c)).collect();
        let (subject, body) = match letters.len() {
            0 => continue,
            1 => letters.remove(0),
            n => {
                let mut args = Args::new();
                args.set("site", site.settings_last_read(language).site_name.clone());
                args.set("n", n.to_string());
                let bodies: Vec<String> = letters.into_iter().map(|l| l.1).collect();
                (site.catalog.text(language, many, Some(&args)).into_owned(), bodies.join(BETWEEN))
            }
        };
        mail::put(tx, &NewMail { to: To::Person(author), language, subject, body, unsubscribe: String::new() })?;
    }
    Ok(())
}

/// The reason and what is for this author alone; of a contribution that was split, each part with its own, and where it lives on.
fn reason(site: &Site, language: Lang, answer: &Answer) -> String {
    if answer.parts.is_empty() {
        return [answer.reason.as_str(), &answer.sentence].join("\n\n").trim().to_string();
    }
    let text = |key: &str| site.catalog.text(language, key, None).into_owned();
    let told = |o| text(&format!("consolidation-outcome-{}", words::slug(o)));
    let part = |p: &answer::Part| {
        let said = words::part_said(p, &text("consolidation-answer-none"), told);
        let number = p.merged_number.filter(|_| p.merged_into.is_some());
        let into = number.map(|n| site.catalog.with(language, "consolidation-part-into", &[("n", &n.to_string())]));
        let lines = [Some(said), into, Some(p.reason.clone())];
        lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
    };
    answer.parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}

/// What every mail names: the contribution in its author's words, and where it stands.
fn args<'a>(site: &Site, language: Lang, edition: &Edition, c: &Contribution) -> Args<'a> {
    let link = address::contribution(&address::edition(edition), c.number);
    let mut args = Args::new();
    let kind = format!("consolidation-kind-{}", c.kind.as_str());
    args.set("kind", site.catalog.text(language, &kind, None).into_owned());
    args.set("number", c.number.to_string());
    args.set("site", site.settings_last_read(language).site_name.clone());
    args.set("said", words::said(c, 300));
    args.set("link", site.base_url.join(&format!("/{language}{link}#answer")));
    args
}

/// “Proposta n. 14”, in the language of who reads it.
fn numbered(site: &Site, language: Lang, c: &Contribution) -> String {
    let kind = site.catalog.with(language, &format!("consolidation-kind-{}", c.kind.as_str()), &[]);
    site.catalog.with(language, "consolidation-numbered", &[("kind", &kind), ("number", &c.number.to_string())])
}

fn letter(
    site: &Site,
    language: Lang,
    edition: &Edition,
    found: &load::Chain,
    c: &Contribution,
) -> Option<(String, String)> {
    let answer = found.answers.get(&c.id.0)?;
    let text = |key: &str| site.catalog.text(language, key, None).into_owned();
    let mut args = args(site, language, edition, c);
    let outcome = text(&format!("consolidation-outcome-{}", words::slug(answer.outcome)));
    let into = answer.merged_into.and_then(|into| found.contributions.get(&into.0));
    let outcome = match into {
        Some(into) => format!("{outcome} ({})", numbered(site, language, into)),
        None => outcome,
    };
    args.set("outcome", outcome);
    args.set("reason", reason(site, language, answer));
    let mut body = site.catalog.text(language, "consolidation-mail-body", Some(&args)).into_owned();
    for sentence in sentences(site, language, found, c, None) {
        body.push_str("\n\n");
        body.push_str(&sentence);
    }
    Some((site.catalog.text(language, "consolidation-mail-subject", Some(&args)).into_owned(), body))
}

/// What a version changed because of a contribution that was answered before.
fn news(
    site: &Site,
    language: Lang,
    edition: &Edition,
    found: &load::Chain,
    c: &Contribution,
    revision: i64,
) -> Option<(String, String)> {
    found.answers.get(&c.id.0)?;
    let sentences = sentences(site, language, found, c, Some(revision));
    if sentences.is_empty() {
        return None;
    }
    let mut args = args(site, language, edition, c);
    args.set("sentences", sentences.join("\n\n"));
    let text = |key: &str| site.catalog.text(language, key, Some(&args)).into_owned();
    Some((text("consolidation-mail-news-subject"), text("consolidation-mail-news")))
}

/// The changed sentences, each with its place; of one version, or of all.
fn sentences(site: &Site, language: Lang, found: &load::Chain, c: &Contribution, revision: Option<i64>) -> Vec<String> {
    let changed = found.changed_for(c.id.0).into_iter().filter(|(x, _)| revision.is_none_or(|r| x.revision == r));
    changed
        .map(|(_, sentence)| {
            let mut args = Args::new();
            let place = if sentence.label.is_empty() { &sentence.title } else { &sentence.label };
            args.set("place", place.clone());
            let key = match &sentence.after {
                Some(after) => {
                    args.set("words", words_of(after, sentence.before.as_ref()));
                    "consolidation-mail-changed"
                }
                None => "consolidation-mail-removed",
            };
            site.catalog.text(language, key, Some(&args)).into_owned()
        })
        .collect()
}

/// A paragraph as it reads now; of an action its title, and its description where that changed.
fn words_of(after: &Part, before: Option<&Part>) -> String {
    match after {
        Part::Words(words) => words.clone(),
        Part::Item(row) => {
            let now = row.content().description;
            let same = matches!(before, Some(Part::Item(old)) if old.content().description == now);
            match same || now.is_empty() {
                true => row.title.clone(),
                false => format!("{}. {now}", row.title),
            }
        }
    }
}
