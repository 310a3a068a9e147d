//! Adding a person, by the command line or by an administrator.

use crate::{Error, Problem};
use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_domain::text::{clean_line, fold};
use cantiere_store::schema::actor::{person, session};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct NewPerson {
    pub name: String,
    pub email: String,
    pub language: Lang,
    /// Already hashed by [`crate::actor::password::hash`], which is too slow to run inside a transaction.
    pub password_hash: Option<String>,
}

/// Adds a person; an address that is already known is a problem, not a second person.
pub fn add(tx: &mut Tx, new: &NewPerson) -> Result<PersonId, Error> {
    let name = clean_line(&new.name);
    let email = clean_line(&new.email);
    let mut problems = Vec::new();
    if name.is_empty() || name.chars().count() > 200 {
        problems.push(Problem::new("name", "problem-name-length"));
    }
    if !looks_like_address(&email) {
        problems.push(Problem::new("email", "problem-email-form"));
    }
    if find_by_email(tx, &email)?.is_some() {
        problems.push(Problem::new("email", "problem-email-known"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let now = tx.now();
    let id: i64 = diesel::insert_into(person::table)
        .values((
            person::uuid.eq(uuid::Uuid::new_v4().to_string()),
            person::name.eq(name),
            person::email.eq(&email),
            person::email_key.eq(fold(&email)),
            person::language.eq(new.language.as_str()),
            person::password_hash.eq(&new.password_hash),
            person::created_at.eq(now),
            person::version.eq(1),
        ))
        .returning(person::id)
        .get_result(&mut **tx)?;
    Ok(PersonId(id))
}

/// Notes somebody who wrote on paper: a name without an address, so that nobody signs in as them. It stands here so that
/// it can be found, copied and erased like every name.
pub(crate) fn note(tx: &mut Tx, name: &str, language: Lang) -> Result<PersonId, Error> {
    let now = tx.now();
    let id: i64 = diesel::insert_into(person::table)
        .values((
            person::uuid.eq(uuid::Uuid::new_v4().to_string()),
            person::name.eq(clean_line(name)),
            // They were told that it is published.
            person::display_name.eq(clean_line(name)),
            person::email.eq(""),
            person::language.eq(language.as_str()),
            person::created_at.eq(now),
            person::version.eq(1),
        ))
        .returning(person::id)
        .get_result(&mut **tx)?;
    Ok(PersonId(id))
}

/// Empties the record of somebody who was only noted; a person with an account does that themselves.
pub(crate) fn forget_noted(tx: &mut Tx, id: PersonId) -> Result<(), Error> {
    let now = tx.now();
    let row =
        person::table.filter(person::id.eq(id.0)).filter(person::email.eq("")).filter(person::email_key.is_null());
    diesel::update(row)
        .set((
            person::name.eq(""),
            person::display_name.eq(""),
            person::erased_at.eq(now),
            person::version.eq(person::version + 1),
        ))
        .execute(&mut **tx)?;
    tx.changed(super::PEOPLE);
    Ok(())
}

pub fn find_by_email(conn: &mut Conn, email: &str) -> Result<Option<PersonId>, Error> {
    let id: Option<i64> =
        person::table.filter(person::email_key.eq(fold(email))).select(person::id).first(conn).optional()?;
    Ok(id.map(PersonId))
}

/// A person's mail address as addresses are compared; none: they have none any more.
pub fn email_key(conn: &mut Conn, of: PersonId) -> Result<Option<String>, Error> {
    Ok(person::table.find(of.0).select(person::email_key).first(conn).optional()?.flatten())
}

/// The language to write to a person in.
pub fn set_language(tx: &mut Tx, person: PersonId, language: Lang) -> Result<(), Error> {
    diesel::update(person::table.find(person.0)).set(person::language.eq(language.as_str())).execute(&mut **tx)?;
    tx.changed(super::PEOPLE);
    Ok(())
}

/// Gives a person a new password, hashed as in [`NewPerson`]; whoever is signed in as them is not any more.
pub fn set_password(tx: &mut Tx, person: PersonId, password_hash: &str) -> Result<(), Error> {
    diesel::update(person::table.find(person.0)).set(person::password_hash.eq(password_hash)).execute(&mut **tx)?;
    diesel::delete(session::table.filter(session::person.eq(person.0))).execute(&mut **tx)?;
    tx.changed(super::PEOPLE);
    Ok(())
}

/// Whether anybody is known yet: an empty database has nobody.
pub fn any(conn: &mut Conn) -> Result<bool, Error> {
    Ok(person::table.select(person::id).first::<i64>(conn).optional()?.is_some())
}

/// The person with that address and password; the work is the same whether or not the address is known.
/// Two steps, so that the slow check runs outside the database: this one fetches, [`crate::actor::password::verify`] checks.
pub fn password_hash(conn: &mut Conn, email: &str) -> Result<Option<(PersonId, String)>, Error> {
    let row: Option<(i64, Option<String>)> = person::table
        .filter(person::email_key.eq(fold(email)))
        .filter(person::erased_at.is_null())
        .select((person::id, person::password_hash))
        .first(conn)
        .optional()?;
    Ok(row.and_then(|(id, hash)| Some((PersonId(id), hash?))))
}

/// Whether a mail could be sent there, going by the form alone.
pub fn looks_like_address(email: &str) -> bool {
    let Some((local, host)) = email.rsplit_once('@') else { return false };
    email.len() <= 254
        && !local.is_empty()
        && host.contains('.')
        && !host.starts_with('.')
        && !host.ends_with('.')
        && email.chars().all(|c| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | ',' | ';' | '"'))
}
