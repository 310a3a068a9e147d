//! Who is signed in. A session is a random token that only the browser knows; the table keeps its hash.
//! It ends twelve hours after it was last used, or when the person signs out.

use crate::Error;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use cantiere_domain::Lang;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{OrganizationId, PersonId, PlanId};
use cantiere_store::schema::actor::{membership, organization, person, role_grant, session};
use cantiere_store::{Conn, Db, Tx, kept};
use diesel::prelude::*;
use sha2::{Digest, Sha256};
use std::fmt::Write;

const HOUR: i64 = 3_600_000_000;
/// Twelve hours without a request end a session.
pub const LIFETIME: i64 = 12 * HOUR;

/// A person who is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Viewer {
    pub actor: Actor,
    pub name: String,
    /// The name that they chose to be shown by, or empty.
    pub display_name: String,
    /// “7F3”, which stands in its place.
    pub code: String,
    pub language: Lang,
    /// Whether [`renew`] is due: more than an hour since the last time.
    pub renew: bool,
}

/// Begins a session and gives its token, 256 random bits that are nowhere else.
pub fn create(tx: &mut Tx, person: PersonId, assurance: Assurance) -> Result<String, Error> {
    let mut random = [0; 32];
    getrandom::fill(&mut random).expect("the system gives random numbers");
    let token = URL_SAFE_NO_PAD.encode(random);
    let now = tx.now();
    diesel::delete(session::table.filter(session::expires_at.le(now))).execute(tx.conn())?;
    diesel::insert_into(session::table)
        .values((
            session::token_hash.eq(hash(&token)),
            session::person.eq(person.0),
            session::assurance.eq(assurance_name(assurance)),
            session::created_at.eq(now),
            session::expires_at.eq(now + LIFETIME),
        ))
        .execute(tx.conn())?;
    super::profile::was_here(tx, person)?;
    Ok(token)
}

/// Begins a session for somebody who has just shown who they are. What this browser had before ends: a token that
/// somebody planted there is worth nothing afterwards.
pub fn begin(tx: &mut Tx, person: PersonId, assurance: Assurance, before: Option<&str>) -> Result<String, Error> {
    if let Some(before) = before {
        end(tx, before)?;
    }
    create(tx, person, assurance)
}

const SESSION: &str = "session";

/// Whose session it is, with roles and memberships; one statement, or none as long as nothing of it changes. None: unknown,
/// ended, or the person was erased.
pub fn find(conn: &mut Conn, now: i64, token: &str) -> Result<Option<Viewer>, Error> {
    // A token that is unknown may begin a session the next moment.
    let topics = |found: &Option<Session>| found.iter().map(|_| super::PEOPLE.to_owned()).collect();
    let token = hash(token);
    let found = kept(conn, SESSION, token.clone(), topics, |conn| load(conn, &token))?;
    Ok(unless_over(found, now))
}

/// The same as an earlier read kept it; none: ask the database.
pub fn recall(db: &Db, now: i64, token: &str) -> Option<Viewer> {
    unless_over(db.recall(SESSION, hash(token))?, now)
}

fn unless_over(found: Option<Session>, now: i64) -> Option<Viewer> {
    let open = found.filter(|session| session.expires_at > now);
    open.map(|Session { viewer, expires_at }| Viewer { renew: expires_at - now < LIFETIME - HOUR, ..viewer })
}

#[derive(Clone)]
struct Session {
    viewer: Viewer,
    expires_at: i64,
}

fn load(conn: &mut Conn, token: &str) -> Result<Option<Session>, Error> {
    type Row = (
        i64,
        String,
        (String, String, String),
        String,
        Option<i64>,
        i64,
        Option<String>,
        Option<i64>,
        (Option<i64>, Option<String>, Option<i64>),
    );
    let rows: Vec<Row> = session::table
        .inner_join(person::table.on(person::id.eq(session::person)))
        .left_join(role_grant::table.on(role_grant::person.eq(session::person)))
        .left_join(membership::table.on(membership::person.eq(session::person).and(membership::state.eq("active"))))
        .left_join(
            organization::table.on(organization::id
                .nullable()
                .eq(membership::organization.nullable())
                .and(organization::state.eq("registered").or(organization::state.eq("verified")))),
        )
        .filter(session::token_hash.eq(token))
        .filter(person::erased_at.is_null())
        .select((
            person::id,
            person::name,
            (person::language, person::display_name, person::uuid),
            session::assurance,
            session::acting_for,
            session::expires_at,
            role_grant::role.nullable(),
            role_grant::plan.nullable(),
            (organization::id.nullable(), membership::role.nullable(), organization::parent.nullable()),
        ))
        .load(conn)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut viewer = Viewer {
        actor: Actor {
            person: Some(PersonId(first.0)),
            acting_for: None,
            assurance: parse_assurance(&first.3),
            ..Actor::default()
        },
        name: first.1.clone(),
        display_name: first.2.1.clone(),
        code: super::profile::code(&first.2.2),
        language: first.2.0.parse().unwrap_or_default(),
        renew: false,
    };
    for row in &rows {
        // Grants and memberships multiply each other here.
        if let Some(role) = row.6.as_deref().and_then(Role::parse) {
            let grant = Grant { role, plan: row.7.map(PlanId) };
            if !viewer.actor.grants.contains(&grant) {
                viewer.actor.grants.push(grant);
            }
        }
        if let (Some(body), Some(role), parent) = &row.8 {
            let Actor { member_of, staff_of, .. } = &mut viewer.actor;
            let by_domain = role == super::organization::STAFF;
            add(if by_domain { &mut *staff_of } else { member_of }, OrganizationId(*body));
            parent.iter().for_each(|parent| add(staff_of, OrganizationId(*parent)));
        }
    }
    viewer.actor.acting_for = first.4.map(OrganizationId).filter(|o| viewer.actor.member_of.contains(o));
    Ok(Some(Session { viewer, expires_at: first.5 }))
}

fn add(bodies: &mut Vec<OrganizationId>, one: OrganizationId) {
    if !bodies.contains(&one) {
        bodies.push(one);
    }
}

/// Another twelve hours.
pub fn renew(tx: &mut Tx, token: &str) -> Result<(), Error> {
    let now = tx.now();
    let open = session::table.filter(session::token_hash.eq(hash(token))).filter(session::expires_at.gt(now));
    let person: Option<i64> = open.clone().select(session::person).first(tx.conn()).optional()?;
    diesel::update(open).set(session::expires_at.eq(now + LIFETIME)).execute(tx.conn())?;
    tx.changed(super::PEOPLE);
    match person {
        Some(person) => super::profile::was_here(tx, PersonId(person)),
        None => Ok(()),
    }
}

/// Ends one session; ending it twice is no error.
pub fn end(tx: &mut Tx, token: &str) -> Result<(), Error> {
    diesel::delete(session::table.find(hash(token))).execute(tx.conn())?;
    tx.changed(super::PEOPLE);
    Ok(())
}

/// One of a person's sessions, as that person may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Open {
    /// Names the session, and opens nothing.
    pub id: String,
    pub assurance: Assurance,
    pub created_at: i64,
    /// To the hour.
    pub last_used: i64,
    /// The one that asks.
    pub current: bool,
}

/// The sessions of a person that have not ended, the last begun first; `token` is the one that asks.
pub fn open(conn: &mut Conn, now: i64, person: PersonId, token: &str) -> Result<Vec<Open>, Error> {
    let rows: Vec<(String, String, i64, i64)> = session::table
        .filter(session::person.eq(person.0))
        .filter(session::expires_at.gt(now))
        .order((session::created_at.desc(), session::token_hash))
        .limit(100)
        .select((session::token_hash, session::assurance, session::created_at, session::expires_at))
        .load(conn)?;
    let own = hash(token);
    let open = rows.into_iter().map(|(id, assurance, created_at, expires_at)| Open {
        current: id == own,
        assurance: parse_assurance(&assurance),
        created_at,
        last_used: expires_at - LIFETIME,
        id,
    });
    Ok(open.collect())
}

/// Ends one of a person's sessions by its name; another person's is not touched.
pub fn end_one(tx: &mut Tx, person: PersonId, id: &str) -> Result<(), Error> {
    diesel::delete(session::table.find(id).filter(session::person.eq(person.0))).execute(tx.conn())?;
    tx.changed(super::PEOPLE);
    Ok(())
}

/// Ends every session of a person: after a new password, or when roles are taken away.
pub fn end_all(tx: &mut Tx, person: PersonId) -> Result<(), Error> {
    diesel::delete(session::table.filter(session::person.eq(person.0))).execute(tx.conn())?;
    tx.changed(super::PEOPLE);
    Ok(())
}

fn hash(token: &str) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(token.as_bytes()) {
        write!(text, "{byte:02x}").expect("a text takes everything");
    }
    text
}

pub fn assurance_name(assurance: Assurance) -> &'static str {
    match assurance {
        Assurance::Anonymous => "anonymous",
        Assurance::Email => "email",
        Assurance::Low => "low",
        Assurance::Substantial => "substantial",
        Assurance::High => "high",
    }
}

pub fn parse_assurance(text: &str) -> Assurance {
    use Assurance::{Anonymous, Email, High, Low, Substantial};
    let all = [Anonymous, Email, Low, Substantial, High];
    all.into_iter().find(|a| assurance_name(*a) == text).unwrap_or_default()
}
