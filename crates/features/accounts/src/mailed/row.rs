//! The rows of table `sign_in`: made, counted, tried, used up, swept away.
//! Every rule about how often and how long is asked inside the transaction that writes.

use super::{ATTEMPTS, LIFETIME, MAILS, token};
use cantiere_domain::Lang;
use cantiere_domain::id::PersonId;
use cantiere_spine::actor::person;
use cantiere_spine::{Error, mail};
use cantiere_store::schema::accounts::sign_in;
use cantiere_store::{Conn, Tx};
use cantiere_web::Secret;
use diesel::prelude::*;

/// One sign-in that was asked for.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = sign_in)]
pub struct SignIn {
    pub id: i64,
    pub nonce: String,
    pub person: Option<i64>,
    /// As it was typed; mail goes to the address that a known person has.
    pub address: String,
    pub language: String,
    pub target: String,
    pub pending: Option<i64>,
    pub attempts: i64,
    pub expires_at: i64,
    pub used_at: Option<i64>,
}

impl SignIn {
    pub fn seed(&self) -> token::Seed<'_> {
        token::Seed { id: self.id, nonce: &self.nonce }
    }

    /// Whether link and code are still good.
    pub fn is_open(&self, now: i64) -> bool {
        self.used_at.is_none() && now < self.expires_at
    }

    pub fn person(&self) -> Option<PersonId> {
        self.person.map(PersonId)
    }
}

/// What somebody asks for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub address: String,
    pub language: Lang,
    pub target: String,
    pub pending: Option<i64>,
}

pub fn find(conn: &mut Conn, id: i64) -> Result<Option<SignIn>, Error> {
    Ok(sign_in::table.find(id).select(SignIn::as_select()).first(conn).optional()?)
}

/// Makes a row and puts its mail on the way; None: too many went to that address lately. The same rows are written
/// whether or not the address is known.
pub fn ask(tx: &mut Tx, secret: &Secret, asked: &Asked) -> Result<Option<SignIn>, Error> {
    let now = tx.now();
    sweep(tx)?;
    let address_mac = address_mac(secret, &asked.address);
    for (most, per) in MAILS {
        let sent: i64 = sign_in::table
            .filter(sign_in::address_mac.eq(&address_mac))
            .filter(sign_in::created_at.gt(now - per))
            .count()
            .get_result(tx.conn())?;
        if sent >= most {
            return Ok(None);
        }
    }
    let person = person::find_by_email(tx.conn(), &asked.address)?;
    let row: SignIn = {
        let id: i64 = diesel::insert_into(sign_in::table)
            .values((
                sign_in::nonce.eq(token::nonce()),
                sign_in::person.eq(person.map(|p| p.0)),
                sign_in::address.eq(&asked.address),
                sign_in::address_mac.eq(address_mac),
                sign_in::language.eq(asked.language.as_str()),
                sign_in::target.eq(&asked.target),
                sign_in::pending.eq(asked.pending),
                sign_in::attempts.eq(0),
                sign_in::created_at.eq(now),
                sign_in::expires_at.eq(now + LIFETIME),
            ))
            .returning(sign_in::id)
            .get_result(tx.conn())?;
        find(tx.conn(), id)?.ok_or(Error::NotFound("the sign-in"))?
    };
    mail::put_sign_in(tx, row.id, person, &row.address, asked.language)?;
    Ok(Some(row))
}

/// Counts one attempt at the code; None when there are none left or it is too late.
pub fn attempt(tx: &mut Tx, id: i64) -> Result<Option<SignIn>, Error> {
    let now = tx.now();
    let counted = diesel::update(sign_in::table.find(id))
        .filter(sign_in::attempts.lt(ATTEMPTS))
        .filter(sign_in::used_at.is_null())
        .filter(sign_in::expires_at.gt(now))
        .set(sign_in::attempts.eq(sign_in::attempts + 1))
        .execute(tx.conn())?;
    if counted == 0 { Ok(None) } else { find(tx.conn(), id) }
}

/// Uses the row up; false when somebody was faster or it is too late. The address goes with it.
pub fn use_up(tx: &mut Tx, id: i64) -> Result<bool, Error> {
    let now = tx.now();
    let used = diesel::update(sign_in::table.find(id))
        .filter(sign_in::used_at.is_null())
        .filter(sign_in::expires_at.gt(now))
        .set((sign_in::used_at.eq(now), sign_in::address.eq("")))
        .execute(tx.conn())?;
    Ok(used == 1)
}

/// Clears addresses half an hour after they were typed, and rows when they count no longer.
fn sweep(tx: &mut Tx) -> Result<(), Error> {
    let now = tx.now();
    diesel::update(sign_in::table)
        .filter(sign_in::created_at.le(now - LIFETIME))
        .filter(sign_in::address.ne(""))
        .set(sign_in::address.eq(""))
        .execute(tx.conn())?;
    let longest = MAILS.map(|(_, per)| per).into_iter().max().unwrap_or(LIFETIME);
    diesel::delete(sign_in::table.filter(sign_in::created_at.le(now - longest))).execute(tx.conn())?;
    Ok(())
}

/// Tells equal addresses without keeping them.
fn address_mac(secret: &Secret, address: &str) -> String {
    secret.mac_hex("sign-in address", cantiere_domain::text::fold(address).as_bytes())
}
