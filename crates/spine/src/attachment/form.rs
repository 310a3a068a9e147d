//! Files of a form that is not sent yet: they belong to the person who chose them and to the form's key, so that they
//! survive a mistake in another field. What is not sent within a day is forgotten, unless a draft holds the form; those of a
//! draft that is written together are seen, taken out and sent by everybody who writes it.

use super::add::{Label, delete, insert};
use super::find::of_key;
use super::{Attachment, Incoming, MOST};
use crate::contribution::draft::Draft;
use crate::{Error, Problem, contribution};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_store::schema::attachment::attachment;
use cantiere_store::schema::organization::contribution_draft;
use cantiere_store::{Conn, Tx, jobs};
use diesel::prelude::*;

/// The job that forgets what was never sent.
pub const FORGET: &str = "attachment.forget";
const DAY: i64 = 86_400_000_000;
/// Files of one person that wait in all their forms, and of one organisation that wait with all its drafts.
const WAITING: i64 = 20;
const WAITING_OF_BODY: i64 = 100;

/// Keeps a file for a form. The caller's key is one that nobody guesses.
pub fn keep(tx: &mut Tx, by: &Actor, form: &str, new: &Incoming) -> Result<(), Error> {
    let person = by.person.ok_or(Error::Denied)?;
    if form.len() < 16 || form.len() > 100 {
        return Err(Error::NotFound("form"));
    }
    let there = of_key(tx, person, form)?;
    // The same file chosen again, after a form came back, is one file.
    if there.iter().any(|(a, _)| a.sha256 == new.stored.sha256 && a.name == new.name) {
        return Ok(());
    }
    if there.len() >= MOST {
        return Err(Problem::new("files", "attachment-problem-many").with("max", MOST).into());
    }
    // What waits with an organisation's draft counts against the organisation, whoever of its people chose it.
    match contribution::draft::shared_with(tx, person, form)? {
        Some(body) => few(of_body(tx, body, form)?, WAITING_OF_BODY, "attachment-problem-waiting-body")?,
        None => few(of_person(tx, person)?, WAITING, "attachment-problem-waiting")?,
    }
    insert(tx, by, "form", 0, form, new, &Label::default())?;
    let at = tx.now() + DAY;
    Ok(jobs::enqueue_once(tx, FORGET, "", &(), at)?)
}

/// Whether what waits in a form may go with one more draft of the organisation.
pub(crate) fn room(conn: &mut Conn, body: OrganizationId, form: &str) -> Result<(), Error> {
    // One less, because what is in the form is among them already.
    few(of_body(conn, body, form)? - 1, WAITING_OF_BODY, "attachment-problem-waiting-body")
}

fn few(waiting: i64, most: i64, key: &'static str) -> Result<(), Error> {
    if waiting < most { Ok(()) } else { Err(Problem::new("files", key).with("max", most).into()) }
}

/// Files that wait in a person's forms, without those of drafts that an organisation's people write together.
fn of_person(conn: &mut Conn, person: PersonId) -> Result<i64, Error> {
    let shared = contribution_draft::table
        .filter(contribution_draft::form.eq(attachment::form))
        .filter(contribution_draft::organization.is_not_null());
    Ok(attachment::table
        .filter(attachment::person.eq(person.0))
        .filter(attachment::form.ne(""))
        .filter(diesel::dsl::not(diesel::dsl::exists(shared)))
        .count()
        .get_result(conn)?)
}

/// Files that wait with an organisation's drafts, and in this form.
fn of_body(conn: &mut Conn, body: OrganizationId, form: &str) -> Result<i64, Error> {
    let held =
        contribution_draft::table.filter(contribution_draft::organization.eq(body.0)).select(contribution_draft::form);
    Ok(attachment::table
        .filter(attachment::form.ne(""))
        .filter(attachment::form.eq(form).or(attachment::form.eq_any(held)))
        .count()
        .get_result(conn)?)
}

pub fn of_form(conn: &mut Conn, by: &Actor, form: &str) -> Result<Vec<Attachment>, Error> {
    match by.person {
        Some(person) if !form.is_empty() => Ok(of_key(conn, person, form)?.into_iter().map(|(a, _)| a).collect()),
        _ => Ok(Vec::new()),
    }
}

/// Takes one out of a form again.
pub fn drop_of_form(tx: &mut Tx, by: &Actor, form: &str, uuid: &str) -> Result<(), Error> {
    let Some(person) = by.person else { return Err(Error::Denied) };
    if form.is_empty() {
        return Ok(());
    }
    for (found, file) in of_key(tx, person, form)?.into_iter().filter(|(a, _)| a.uuid == uuid) {
        delete(tx, found.id, file)?;
    }
    Ok(())
}

/// Gives the files that waited with a draft to what it has become, in the transaction that sends it.
pub fn claim_of_draft(tx: &mut Tx, draft: &Draft, owner: Ref) -> Result<usize, Error> {
    let Ref::Contribution(id) = owner else { return Err(Error::NotFound("owner")) };
    if draft.form.is_empty() {
        return Ok(0);
    }
    let rows = attachment::table.filter(attachment::form.eq(&draft.form));
    let values = (attachment::owner_kind.eq(owner.kind()), attachment::owner.eq(id), attachment::form.eq(""));
    Ok(diesel::update(rows).set(values).execute(tx.conn())?)
}

/// Gives the files of a form to what the form has made, in the same transaction.
pub fn claim(tx: &mut Tx, by: &Actor, form: &str, owner: Ref) -> Result<usize, Error> {
    let Some(person) = by.person else { return Err(Error::Denied) };
    if form.is_empty() {
        return Ok(0);
    }
    if of_key(tx, person, form)?.is_empty() {
        return Ok(0);
    }
    let Ref::Contribution(id) = owner else { return Err(Error::NotFound("owner")) };
    let one = contribution::by_ids(tx, &[id])?.pop().ok_or(Error::NotFound("contribution"))?;
    if one.person != Some(person) {
        return Err(Error::Denied);
    }
    let rows = attachment::table.filter(attachment::person.eq(person.0)).filter(attachment::form.eq(form));
    Ok(diesel::update(rows)
        .set((attachment::owner_kind.eq(owner.kind()), attachment::owner.eq(id), attachment::form.eq("")))
        .execute(tx.conn())?)
}

/// Forgets what waited for more than a day; gives whether some still wait.
pub fn forget_old(tx: &mut Tx) -> Result<bool, Error> {
    let before = tx.now() - DAY;
    let held = contribution_draft::table.filter(contribution_draft::form.eq(attachment::form));
    let waiting = attachment::table.filter(attachment::form.ne("")).filter(diesel::dsl::not(diesel::dsl::exists(held)));
    let rows: Vec<(i64, i64)> = waiting
        .filter(attachment::created_at.le(before))
        .select((attachment::id, attachment::file))
        .limit(500)
        .load(tx.conn())?;
    for (id, file) in rows {
        delete(tx, id, file)?;
    }
    Ok(waiting.select(attachment::id).first::<i64>(tx.conn()).optional()?.is_some())
}

/// Forgets what waited with a draft that is thrown away.
pub(crate) fn forget_form(tx: &mut Tx, form: &str) -> Result<(), Error> {
    if form.is_empty() {
        return Ok(());
    }
    let waiting = attachment::table.filter(attachment::form.eq(form));
    let rows: Vec<(i64, i64)> = waiting.select((attachment::id, attachment::file)).load(tx.conn())?;
    for (id, file) in rows {
        delete(tx, id, file)?;
    }
    Ok(())
}

/// Forgets what one person, who leaves, has chosen and not sent; what they chose for an organisation's draft is the
/// organisation's.
pub fn forget_of(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    let shared = contribution_draft::table
        .filter(contribution_draft::form.eq(attachment::form))
        .filter(contribution_draft::organization.is_not_null());
    let rows: Vec<(i64, i64)> = attachment::table
        .filter(attachment::form.ne(""))
        .filter(attachment::person.eq(person.0))
        .filter(diesel::dsl::not(diesel::dsl::exists(shared)))
        .select((attachment::id, attachment::file))
        .load(tx.conn())?;
    for (id, file) in rows {
        delete(tx, id, file)?;
    }
    Ok(())
}
