//! Attaching a file to something that is there already, and taking one away.

use super::find::{of_one, row};
use super::{Incoming, LARGEST, MOST, MOST_OF_PROCESS};
use crate::contribution::{Contribution, not_answered, own, read_first};
use crate::process::{self, Process};
use crate::{Error, Problem, plan};
use cantiere_documents::filetype::{self, FileType, Unknown};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Actor, can};
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_domain::text::clean_line;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::attachment::attachment;
use cantiere_store::{Tx, files, insert_id};
use diesel::prelude::*;
use jiff::tz::TimeZone;

/// What staff say of a document; for the files of a contribution all of it stays empty.
#[derive(Clone, Debug, Default)]
pub struct Label {
    pub title: String,
    pub language: String,
    pub accessible: String,
}

/// The type of a file and the name it will have, or why it is not taken. Call it before storing the content.
pub fn check(name: &str, bytes: &[u8]) -> Result<(FileType, String), Problem> {
    let problem = |key| {
        Problem::new("files", key).with("name", filetype::safe_name(name, FileType::Txt).trim_end_matches(".txt"))
    };
    if bytes.len() as u64 > LARGEST {
        return Err(problem("attachment-problem-large").with("max", (LARGEST >> 20) as usize));
    }
    match filetype::recognise(name, bytes) {
        Ok(file_type) => Ok((file_type, filetype::safe_name(name, file_type))),
        Err(Unknown::Empty) => Err(problem("attachment-problem-empty")),
        Err(Unknown::Macros) => Err(problem("attachment-problem-macros")),
        Err(Unknown::Other) => Err(problem("attachment-problem-type")),
    }
}

/// Attaches a file: to one's own contribution while the window is open and no answer is out, or, as a planner, to a
/// process.
pub fn add(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    owner: Ref,
    new: &Incoming,
    label: &Label,
) -> Result<String, Error> {
    let (most, contribution) = allowed(tx, zone, by, owner)?;
    let there = of_one(tx, owner)?;
    // The same file once more, by a second click, is one file.
    if let Some(same) = there.iter().find(|a| a.sha256 == new.stored.sha256 && a.name == new.name) {
        return Ok(same.uuid.clone());
    }
    if there.len() >= most {
        return Err(Problem::new("files", "attachment-problem-many").with("max", most).into());
    }
    let uuid = insert(tx, by, owner.kind(), owner.id(), "", new, label)?;
    if let Some((own, process)) = &contribution {
        read_first(tx, process, own)?;
    }
    after(tx, by, owner, "attached")?;
    Ok(uuid)
}

/// Takes a file away, under the same rules; its content is swept from the database within a day or two.
pub fn remove(tx: &mut Tx, zone: &TimeZone, by: &Actor, uuid: &str) -> Result<Ref, Error> {
    let (found, file) = row(tx, uuid)?;
    let owner = found.owner.ok_or(Error::NotFound("attachment"))?;
    allowed(tx, zone, by, owner)?;
    delete(tx, found.id, file)?;
    after(tx, by, owner, "detached")?;
    Ok(owner)
}

/// Puts the file that waits in a form behind the address of one that is there already. The caller has asked who may.
pub(crate) fn replace(tx: &mut Tx, id: i64, waiting: i64) -> Result<(), Error> {
    let file = |tx: &mut Tx, id: i64| -> Result<i64, Error> {
        Ok(attachment::table.find(id).select(attachment::file).first(tx.conn())?)
    };
    let (old, new) = (file(tx, id)?, file(tx, waiting)?);
    diesel::delete(attachment::table.find(waiting)).execute(tx.conn())?;
    diesel::update(attachment::table.find(id)).set(attachment::file.eq(new)).execute(tx.conn())?;
    Ok(files::forget(tx, old)?)
}

pub(super) fn delete(tx: &mut Tx, id: i64, file: i64) -> Result<(), Error> {
    diesel::delete(attachment::table.find(id)).execute(tx.conn())?;
    Ok(files::forget(tx, file)?)
}

/// How many files the owner may have, if the actor may change them now; of a contribution, that and its process.
fn allowed(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    owner: Ref,
) -> Result<(usize, Option<(Contribution, Process)>), Error> {
    match owner {
        Ref::Contribution(id) => {
            let found = own(tx, zone, by, ContributionId(id))?;
            not_answered(tx, ContributionId(id))?;
            Ok((MOST, Some(found)))
        }
        Ref::Process(id) => {
            let process = process::find_by_id(tx, ProcessId(id))?;
            let edition = plan::edition::find_by_id(tx, by, process.edition)?;
            match can(by, Action::Plan, &edition.scope()) {
                true => Ok((MOST_OF_PROCESS, None)),
                false => Err(Error::Denied),
            }
        }
        _ => Err(Error::NotFound("owner")),
    }
}

/// The history, the event, and the pages that change.
fn after(tx: &mut Tx, by: &Actor, owner: Ref, what: &'static str) -> Result<(), Error> {
    match owner {
        Ref::Contribution(id) => crate::contribution::noted(tx, by, ContributionId(id), what),
        Ref::Process(id) => {
            let process = process::find_by_id(tx, ProcessId(id))?;
            let event = Event {
                actor: by.person.map(|p| p.0),
                verb: what,
                subject: ("process", id),
                plan: Some(process.plan.0),
                process: Some(id),
                public: process.published,
                ..Event::default()
            };
            events::record(tx, &event)?;
            process::touch(tx, process.plan, process.id);
            Ok(())
        }
        _ => Ok(()),
    }
}

pub(super) fn insert(
    tx: &mut Tx,
    by: &Actor,
    owner_kind: &str,
    owner: i64,
    form: &str,
    new: &Incoming,
    label: &Label,
) -> Result<String, Error> {
    let uuid = uuid::Uuid::new_v4().to_string();
    let file = files::name(tx, &uuid, &new.stored, &new.name, new.file_type.media_type())?;
    let short = |text: &str| clean_line(text).chars().take(200).collect::<String>();
    let now = tx.now();
    insert_id(
        tx,
        diesel::insert_into(attachment::table).values((
            attachment::uuid.eq(uuid.clone()),
            attachment::owner_kind.eq(owner_kind.to_string()),
            attachment::owner.eq(owner),
            attachment::form.eq(form.to_string()),
            attachment::file.eq(file),
            attachment::title.eq(short(&label.title)),
            attachment::language.eq(short(&label.language)),
            attachment::accessible.eq(short(&label.accessible)),
            attachment::person.eq(by.person.map(|p| p.0)),
            attachment::created_at.eq(now),
        )),
    )?;
    Ok(uuid)
}
