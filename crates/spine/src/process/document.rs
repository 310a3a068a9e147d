//! What people are given to read for a consultation: files of any kind, each with a title, its language, whether everybody
//! can use it, and a summary that is read on the page itself.

use super::change::{Change, changed, own};
use crate::attachment::{self, Attachment};
use crate::plan::Edition;
use crate::plan::rows::digest;
use crate::{Error, Problem};
use cantiere_documents::pdf::Words;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::schema::attachment::attachment as table;
use cantiere_store::schema::process::process_document;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;
use jiff::tz::TimeZone;

const LONGEST_TITLE: usize = 200;
const LONGEST_SUMMARY: usize = 5_000;

/// What staff say of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub title: String,
    /// `it`, `en`, or another code.
    pub language: String,
    /// `yes` or `no`.
    pub accessible: String,
    /// Markdown: what is in it, for those who cannot or will not open it.
    pub summary: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub file: Attachment,
    pub summary: String,
    /// A PDF without a word in it.
    pub is_scan: bool,
}

/// The documents of a process, in the order in which they came: two statements.
pub fn documents(conn: &mut Conn, of: ProcessId) -> Result<Vec<Document>, Error> {
    let files = attachment::of_one(conn, Ref::Process(of.0))?;
    let ids: Vec<i64> = files.iter().map(|f| f.id).collect();
    let about: Vec<(i64, String, String)> =
        process_document::table.filter(process_document::attachment.among(ids)).load(conn)?;
    let shape = |file: Attachment| {
        let found = about.iter().find(|a| a.0 == file.id);
        Document {
            summary: found.map(|a| a.1.clone()).unwrap_or_default(),
            is_scan: found.is_some_and(|a| a.2 == "none"),
            file,
        }
    };
    Ok(files.into_iter().map(shape).collect())
}

/// What is wrong with what is said of a file.
fn check_about(about: &About) -> Vec<Problem> {
    let mut problems = Vec::new();
    let title = clean_line(&about.title);
    if title.is_empty() || title.chars().count() > LONGEST_TITLE {
        problems.push(Problem::new("title", "participation-problem-title"));
    }
    if about.language.is_empty() || about.language.len() > 12 {
        problems.push(Problem::new("language", "processes-problem-language"));
    }
    if !["yes", "no"].contains(&about.accessible.as_str()) {
        problems.push(Problem::new("accessible", "processes-problem-accessible"));
    }
    let summary = clean(&about.summary);
    if summary.is_empty() {
        problems.push(Problem::new("summary", "processes-problem-summary"));
    }
    if summary.chars().count() > LONGEST_SUMMARY {
        problems.push(Problem::new("summary", "participation-problem-long").with("max", LONGEST_SUMMARY));
    }
    problems
}

/// Makes the file that waits in a form a document of the process; once that is public, everybody reads that it came.
/// Gives the document's address.
pub fn add_document(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    form: &str,
    words: Words,
    about: &About,
) -> Result<String, Error> {
    let process = own(tx, by, of, id)?;
    let mut problems = check_about(about);
    let file = attachment::of_form(tx, by, form)?.pop();
    if file.is_none() {
        problems.insert(0, Problem::new("files", "attachment-problem-none"));
    }
    if attachment::of_one(tx, Ref::Process(id.0))?.len() >= attachment::MOST_OF_PROCESS {
        problems.push(Problem::new("files", "attachment-problem-many").with("max", attachment::MOST_OF_PROCESS));
    }
    let Some(file) = file.filter(|_| problems.is_empty()) else { return Err(Error::Invalid(problems)) };
    let title = clean_line(&about.title);
    diesel::update(table::table.filter(table::id.eq(file.id)))
        .set((
            table::owner_kind.eq("process"),
            table::owner.eq(id.0),
            table::form.eq(""),
            table::title.eq(&title),
            table::language.eq(clean_line(&about.language)),
            table::accessible.eq(&about.accessible),
        ))
        .execute(tx.conn())?;
    diesel::insert_into(process_document::table)
        .values((
            process_document::attachment.eq(file.id),
            process_document::summary.eq(clean(&about.summary)),
            process_document::words.eq(stored(words)),
        ))
        .execute(tx.conn())?;
    changed(tx, by, &process, "changed", Change::because(title).of_part("documents"))?;
    Ok(file.uuid)
}

fn stored(words: Words) -> &'static str {
    match words {
        Words::Some => "some",
        Words::None => "none",
        Words::Unknown => "unknown",
    }
}

impl Document {
    pub fn about(&self) -> About {
        About {
            title: self.file.title.clone(),
            language: self.file.language.clone(),
            accessible: self.file.accessible.clone(),
            summary: self.summary.clone(),
        }
    }

    /// Tells whether somebody else changed it meanwhile.
    pub fn seen(&self) -> String {
        let about = self.about();
        let content: String = self.file.sha256.iter().map(|byte| format!("{byte:02x}")).collect();
        digest(&[&about.title, &about.language, &about.accessible, &about.summary, &content])
    }
}

/// Corrects what is said of a document, and puts the file that waits in the form, if there is one, in the place of its own;
/// its address stays. Once the process is public, everybody reads which of both it was.
#[expect(clippy::too_many_arguments, reason = "what a form says")]
pub fn change_document(
    tx: &mut Tx,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    uuid: &str,
    seen: &str,
    form: &str,
    words: Words,
    about: &About,
) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    let found = documents(tx, id)?.into_iter().find(|d| d.file.uuid == uuid).ok_or(Error::NotFound("document"))?;
    if found.seen() != seen {
        return Err(Error::Stale);
    }
    let problems = check_about(about);
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let about = About {
        title: clean_line(&about.title),
        language: clean_line(&about.language),
        accessible: about.accessible.clone(),
        summary: clean(&about.summary),
    };
    let new = attachment::of_form(tx, by, form)?.pop();
    if new.is_none() && about == found.about() {
        return Ok(());
    }
    diesel::update(table::table.find(found.file.id))
        .set((
            table::title.eq(&about.title),
            table::language.eq(&about.language),
            table::accessible.eq(&about.accessible),
        ))
        .execute(tx.conn())?;
    let row = process_document::table.find(found.file.id);
    diesel::update(row).set(process_document::summary.eq(&about.summary)).execute(tx.conn())?;
    let part = match new {
        Some(new) => {
            attachment::replace(tx, found.file.id, new.id)?;
            diesel::update(row).set(process_document::words.eq(stored(words))).execute(tx.conn())?;
            "documents-replaced"
        }
        None => "documents-corrected",
    };
    changed(tx, by, &process, "changed", Change::because(about.title).of_part(part))
}

/// Takes a document away; once the process is public, everybody reads that it went.
pub fn remove_document(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    of: &Edition,
    id: ProcessId,
    uuid: &str,
) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    let found = documents(tx, id)?.into_iter().find(|d| d.file.uuid == uuid).ok_or(Error::NotFound("document"))?;
    diesel::delete(process_document::table.filter(process_document::attachment.eq(found.file.id)))
        .execute(tx.conn())?;
    attachment::remove(tx, zone, by, uuid)?;
    changed(tx, by, &process, "changed", Change::because(found.file.title).of_part("documents-removed"))
}
