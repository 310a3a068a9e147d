//! Showing moderation and the desk in the open consultation: one text hidden with an appeal, some that wait, one that came
//! by certified mail, one with a document. Everything goes through the functions that the pages use.

use super::fill::{Cast, Failure, set_clock};
use cantiere_demo::{DemoEdition, moderation as told};
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, EditionId, ProcessId};
use cantiere_domain::{Lang, Ref};
use cantiere_spine::attachment::{self, Incoming, Label};
use cantiere_spine::contribution::{self, NewContribution, NewEntry, Sender, Words};
use cantiere_spine::moderation::{self, Decide};
use cantiere_spine::plan::edition;
use cantiere_spine::{Error, process};
use cantiere_store::{Db, Tx, files};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use std::io::Cursor;

pub async fn fill(db: &Db, of: &DemoEdition, id: EditionId, cast: &Cast) -> Result<(), Failure> {
    let zone = TimeZone::get("Europe/Rome")?;
    let today = cast.today(&zone);
    let is_open = |c: &cantiere_demo::DemoConsultation| c.opens < today - 13.days() && c.closes > today;
    if !of.process.as_ref().is_some_and(|p| is_open(&p.consultation)) {
        return Ok(());
    }
    let reader = cast.administrator();
    let process = db
        .read(move |conn| -> Result<_, Error> {
            let edition = edition::find_by_id(conn, &reader, id)?;
            process::find(conn, &reader, &edition)?.ok_or(Error::NotFound("process"))
        })
        .await?
        .id;
    let send = async |sent: &'static told::Sent| -> Result<ContributionId, Failure> {
        set_clock(db, today - sent.days.days())?;
        let (by, reader, zone) = (person(cast, sent.person)?, cast.administrator(), zone.clone());
        Ok(db
            .write(move |tx| -> Result<_, Error> {
                let new = comment(tx, &reader, id, sent, "site")?;
                Ok(contribution::submit(tx, &zone, &by, process, &new)?.id)
            })
            .await?)
    };
    let hidden = send(&told::HIDDEN).await?;
    let attached = send(&told::ATTACHED).await?;
    attach(db, cast, &zone, attached).await?;
    let reported = send(&told::REPORTED).await?;
    enter(db, cast, &zone, id, process).await?;
    send(&told::LINKED).await?;
    let (moderator, author) = (moderator(cast)?, person(cast, told::HIDDEN.person)?);
    set_clock(db, today - 2.days())?;
    db.write(move |tx| -> Result<(), Error> {
        let what = Decide { contribution: hidden, seen: 1, text: told::HIDDEN_TEXT.into() };
        let decision = moderation::hide(tx, &moderator, &what, told::HIDDEN_REASON)?;
        moderation::report(tx, &Actor::visitor(), reported, "offensive", "")?;
        let decision = moderation::decision(tx, decision)?.ok_or(Error::NotFound("decision"))?;
        moderation::appeal(tx, &author, &decision.uuid, told::APPEAL)?;
        Ok(())
    })
    .await?;
    db.set_clock_offset(cast.present);
    Ok(())
}

/// The document of a contribution, stored as a form would.
async fn attach(db: &Db, cast: &Cast, zone: &TimeZone, to: ContributionId) -> Result<(), Failure> {
    let bytes = told::DOCUMENT_TEXT.as_bytes();
    let (file_type, name) = attachment::check(told::DOCUMENT, bytes).map_err(|p| p.to_string())?;
    let store = db.clone();
    let stored =
        tokio::task::spawn_blocking(move || files::put(&store, &mut Cursor::new(bytes), attachment::LARGEST)).await??;
    let (by, zone) = (person(cast, told::ATTACHED.person)?, zone.clone());
    let new = Incoming { name, file_type, stored };
    db.write(move |tx| attachment::add(tx, &zone, &by, Ref::Contribution(to.0), &new, &Label::default()).map(drop))
        .await?;
    Ok(())
}

async fn enter(db: &Db, cast: &Cast, zone: &TimeZone, id: EditionId, process: ProcessId) -> Result<(), Failure> {
    let sent = &told::BY_PEC;
    let body = *cast.organizations.get(sent.person).ok_or("the body that wrote by certified mail is not there")?;
    let today = cast.today(zone);
    set_clock(db, today - 4.days())?;
    let (by, zone) = (cast.administrator(), zone.clone());
    db.write(move |tx| -> Result<(), Error> {
        let new = comment(tx, &by, id, sent, "pec")?;
        let received_on = today - sent.days.days();
        let entry = NewEntry { new, sender: Sender::Body(body), received_on, protocol: told::PROTOCOL.into() };
        contribution::enter(tx, &zone, &by, process, &entry).map(drop)
    })
    .await?;
    Ok(())
}

fn comment(
    tx: &mut Tx,
    reader: &Actor,
    id: EditionId,
    sent: &told::Sent,
    channel: &'static str,
) -> Result<NewContribution, Error> {
    let of = edition::find_by_id(tx, reader, id)?;
    Ok(NewContribution {
        kind: ContributionKind::Comment,
        on: Some(contribution::parse_target(tx, &of, None, &format!("p:{}", sent.on))?),
        revision: None,
        words: Words { body: sent.text.into(), ..Words::default() },
        theme: String::new(),
        territory: String::new(),
        language: Lang::It,
        arises_from: None,
        channel,
    })
}

fn person(cast: &Cast, key: &str) -> Result<Actor, Failure> {
    let person = cast.people.get(key).ok_or_else(|| format!("the demonstration knows no person “{key}”"))?;
    Ok(Actor { person: Some(*person), assurance: Assurance::Substantial, ..Actor::default() })
}

fn moderator(cast: &Cast) -> Result<Actor, Failure> {
    let grants = vec![Grant { role: Role::Moderator, plan: None }];
    Ok(Actor { grants, ..person(cast, "tommaso-neri")? })
}
