//! Write first, sign in after: a text that waits until its writer has signed in, in this browser or another one.
//! Nobody else finds it: before signing in it takes its token, afterwards its person alone has a list.

use crate::{Error, Problem};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_domain::id::PersonId;
use cantiere_store::schema::accounts::pending;
use cantiere_store::{Conn, Tx, kept};
use diesel::prelude::*;
use sha2::{Digest, Sha256};

/// Bytes of a text.
pub const LONGEST: usize = 64 * 1_024;
/// How long it waits, in microseconds: a day.
pub const LIFETIME: i64 = 24 * 3_600_000_000;
/// Texts that may wait for nobody yet at once; above that somebody is filling the disk.
const MOST: i64 = 2_000;

/// What was written, and where it goes on.
#[derive(Clone, Debug)]
pub struct New {
    /// Whose text it is: the feature that takes it back, such as `comment`.
    pub kind: &'static str,
    /// The page that takes it back, a local path such as `/it/plans/p/e/comment`; `draft=…` is added to it.
    pub target: String,
    pub content: String,
}

/// A text that waits for its person.
#[derive(Clone, Debug, Queryable)]
pub struct Waiting {
    pub id: i64,
    target: String,
    pub created_at: i64,
    expires_at: i64,
}

impl Waiting {
    /// The page that takes it back.
    pub fn path(&self) -> String {
        back(&self.target, self.id)
    }
}

/// Keeps a text for a day and gives the token that goes with the reader to `/{lang}/sign-in?pending=…`. The caller limits how
/// often one network may do so.
pub fn keep(tx: &mut Tx, new: &New) -> Result<String, Error> {
    if new.content.len() > LONGEST {
        return Err(Problem::new("text", "problem-pending-long").with("kb", LONGEST / 1_024).into());
    }
    let now = tx.now();
    diesel::delete(pending::table.filter(pending::expires_at.le(now))).execute(tx.conn())?;
    let waiting: i64 = pending::table.filter(pending::person.is_null()).count().get_result(tx.conn())?;
    if waiting >= MOST {
        return Err(cantiere_store::Error::Full.into());
    }
    let mut random = [0; 32];
    getrandom::fill(&mut random).expect("the system gives random numbers");
    let token = URL_SAFE_NO_PAD.encode(random);
    diesel::insert_into(pending::table)
        .values((
            pending::token_hash.eq(hash(&token)),
            pending::kind.eq(new.kind),
            pending::target.eq(&new.target),
            pending::content.eq(&new.content),
            pending::created_at.eq(now),
            pending::expires_at.eq(now + LIFETIME),
        ))
        .execute(tx.conn())?;
    Ok(token)
}

/// The waiting text that a token names, while it waits for nobody in particular.
pub fn find(conn: &mut Conn, now: i64, token: &str) -> Result<Option<i64>, Error> {
    let id = pending::table
        .filter(pending::token_hash.eq(hash(token)))
        .filter(pending::person.is_null())
        .filter(pending::expires_at.gt(now))
        .select(pending::id)
        .first(conn)
        .optional()?;
    Ok(id)
}

/// Gives the text to the person who has just signed in, and the address of the page that takes it back. None: it is
/// somebody else's already, or gone.
pub fn claim(tx: &mut Tx, id: i64, person: PersonId) -> Result<Option<String>, Error> {
    let now = tx.now();
    let free = pending::person.is_null().or(pending::person.eq(person.0));
    let claimed = diesel::update(pending::table.find(id).filter(pending::expires_at.gt(now)).filter(free))
        .set(pending::person.eq(person.0))
        .execute(tx.conn())?;
    if claimed == 0 {
        return Ok(None);
    }
    tx.changed(&topic(person));
    let target: String = pending::table.find(id).select(pending::target).first(tx.conn())?;
    Ok(Some(back(&target, id)))
}

/// What the person wrote before signing in and has not sent, the latest first.
pub fn own(conn: &mut Conn, now: i64, person: PersonId) -> Result<Vec<Waiting>, Error> {
    let told = |_: &Vec<Waiting>| vec![topic(person)];
    let all = kept(conn, "texts that wait", person.0, told, |conn| -> Result<Vec<Waiting>, Error> {
        Ok(pending::table
            .filter(pending::person.eq(person.0))
            .order(pending::id.desc())
            .limit(20)
            .select((pending::id, pending::target, pending::created_at, pending::expires_at))
            .load(conn)?)
    })?;
    Ok(all.into_iter().filter(|text| now < text.expires_at).collect())
}

/// The text, to show it in the form again; it stays until it is taken.
pub fn read(conn: &mut Conn, now: i64, person: PersonId, kind: &str, id: i64) -> Result<Option<String>, Error> {
    let content = pending::table
        .find(id)
        .filter(pending::person.eq(person.0))
        .filter(pending::kind.eq(kind))
        .filter(pending::expires_at.gt(now))
        .select(pending::content)
        .first(conn)
        .optional()?;
    Ok(content)
}

/// The text, which does not wait any longer: in the transaction that stores what it became.
pub fn take(tx: &mut Tx, person: PersonId, kind: &str, id: i64) -> Result<Option<String>, Error> {
    let now = tx.now();
    let content = read(tx.conn(), now, person, kind, id)?;
    if content.is_some() {
        diesel::delete(pending::table.find(id)).execute(tx.conn())?;
        tx.changed(&topic(person));
    }
    Ok(content)
}

fn back(target: &str, id: i64) -> String {
    let joint = if target.contains('?') { '&' } else { '?' };
    format!("{target}{joint}draft={id}")
}

fn topic(person: PersonId) -> String {
    format!("pending:{person}")
}

fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
