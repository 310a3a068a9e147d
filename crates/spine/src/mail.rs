//! Mail that goes out: a row of the transaction that is its reason, and a job that sends it.
//! Nothing is sent from here, and no job holds an address.

use crate::Error;
use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_domain::text::{clean, clean_line};
use cantiere_store::schema::accounts::mail;
use cantiere_store::{Tx, jobs};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The kind of job that sends one.
pub const JOB: &str = "mail";

/// What the job gets.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Payload {
    pub mail: i64,
}

#[derive(Clone, Debug)]
pub enum To {
    /// To the address that the person has when it is sent.
    Person(PersonId),
    /// To somebody whom the site does not know yet: an invitation.
    Address(String),
}

#[derive(Clone, Debug)]
pub struct NewMail {
    pub to: To,
    pub language: Lang,
    pub subject: String,
    /// Plain text; addresses stand on lines of their own.
    pub body: String,
    /// The page that ends mails like this one by one click, without signing in; empty when nothing was subscribed to.
    pub unsubscribe: String,
}

/// Puts a mail on its way.
pub fn put(tx: &mut Tx, new: &NewMail) -> Result<i64, Error> {
    let (person, address) = match &new.to {
        To::Person(person) => (Some(person.0), String::new()),
        To::Address(address) => (None, clean_line(address)),
    };
    insert(tx, person, &address, None, new)
}

/// Puts the mail of a sign-in on its way: its words hold what opens a session, so they are written when it is sent.
pub fn put_sign_in(
    tx: &mut Tx,
    sign_in: i64,
    person: Option<PersonId>,
    address: &str,
    language: Lang,
) -> Result<i64, Error> {
    let to = NewMail {
        to: To::Address(String::new()),
        language,
        subject: String::new(),
        body: String::new(),
        unsubscribe: String::new(),
    };
    let address = if person.is_some() { "" } else { address };
    insert(tx, person.map(|p| p.0), address, Some(sign_in), &to)
}

fn insert(tx: &mut Tx, person: Option<i64>, address: &str, sign_in: Option<i64>, new: &NewMail) -> Result<i64, Error> {
    let now = tx.now();
    let id: i64 = diesel::insert_into(mail::table)
        .values((
            mail::uuid.eq(uuid::Uuid::new_v4().to_string()),
            mail::person.eq(person),
            mail::address.eq(address),
            mail::sign_in.eq(sign_in),
            mail::language.eq(new.language.as_str()),
            // One line: a line end would begin another header.
            mail::subject.eq(clean_line(&new.subject)),
            mail::body.eq(clean(&new.body)),
            mail::unsubscribe.eq(clean_line(&new.unsubscribe)),
            mail::created_at.eq(now),
        ))
        .returning(mail::id)
        .get_result(tx.conn())?;
    jobs::enqueue(tx, JOB, &Payload { mail: id }, 0)?;
    Ok(id)
}
