//! Who is asked to take part in a process: invited, registered, verified, contributed; and who was reminded when.
//! Addresses of those who have not registered stand here and go when they do.

mod answered;
mod list;
mod opened;
mod remind;

pub use list::list;
pub(super) use opened::published;
pub use opened::{OPENED, Opened, opened};
pub(super) use remind::days_changed;
pub use remind::{CHUNK, JOB, Payload, Reminder, Stage as When, due, may_remind, plan_reminders, remind, switch};

use super::{Process, find_by_id};
use crate::actor::organization::invite::{hash, token};
use crate::actor::organization::{OrganizationKind, OrganizationState};
use crate::actor::person::looks_like_address;
use crate::plan::Edition;
use crate::{Error, Problem};
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, Grant, Role, can};
use cantiere_domain::id::{OrganizationId, ProcessId};
use cantiere_domain::plan::Visibility;
use cantiere_domain::text::{clean_line, words};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::organization::{
    process_invitation as table, process_invitation_link as link_table, process_quiet,
};
use cantiere_store::schema::plan::edition_invited;
use cantiere_store::schema::process::process_invited;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// Organisations on one board.
pub const MOST: i64 = 2_000;

/// How far somebody who was asked has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    Invited,
    Registered,
    Verified,
    Contributed,
}

impl Stage {
    pub const ALL: [Stage; 4] = [Stage::Invited, Stage::Registered, Stage::Verified, Stage::Contributed];

    pub fn as_str(self) -> &'static str {
        match self {
            Stage::Invited => "invited",
            Stage::Registered => "registered",
            Stage::Verified => "verified",
            Stage::Contributed => "contributed",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

/// One row of the board.
#[derive(Clone, Debug)]
pub struct Participant {
    /// None: takes part without having been asked.
    pub invitation: Option<i64>,
    pub organization: Option<OrganizationId>,
    pub slug: String,
    pub name: String,
    pub kind: OrganizationKind,
    pub stage: Stage,
    pub invited_at: i64,
    /// When each reminder went: at half time, three days before the end, by hand.
    pub half_at: Option<i64>,
    pub end_at: Option<i64>,
    pub asked_at: Option<i64>,
}

#[derive(Clone, Debug, Default)]
pub struct Wanted {
    pub name: String,
    pub kind: Option<OrganizationKind>,
    pub address: String,
    /// One that is known already; then name, kind and address are its own.
    pub organization: Option<OrganizationId>,
    pub language: Lang,
}

/// What was made, for the mail.
#[derive(Clone, Debug)]
pub struct Asked {
    pub id: i64,
    pub name: String,
    pub kind: String,
    /// Empty for a known organisation: its representatives get the mail.
    pub address: String,
    pub organization: Option<OrganizationId>,
    pub token: String,
}

/// The process of an edition, for those who invite.
pub fn process_of(conn: &mut Conn, by: &Actor, of: &Edition) -> Result<Process, Error> {
    if !can(by, Action::Invite, &of.scope()) {
        return Err(Error::Denied);
    }
    super::find(conn, by, of)?.ok_or(Error::NotFound("process"))
}

/// Asks one organisation; the caller puts the mail on its way in the same transaction.
pub fn invite(tx: &mut Tx, by: &Actor, of: &Edition, new: &Wanted) -> Result<Asked, Error> {
    let process = process_of(tx, by, of)?;
    let good = checked(tx, new)?;
    // Whoever is registered is sent to the page of the consultation: it must be there, and open to them.
    if good.organization.is_some() && !(process.published && seen_by_bodies(&process, of)) {
        let field = if new.organization.is_some() { "organization" } else { "name" };
        return Err(Problem::new(field, "organizations-problem-not-open").into());
    }
    let key = words(&good.name).join(" ");
    let held: i64 = table::table.filter(table::process.eq(process.id.0)).count().get_result(tx.conn())?;
    if held >= MOST {
        return Err(Problem::new("name", "organizations-problem-board-full").with("max", MOST).into());
    }
    let same_name: Option<i64> = table::table
        .filter(table::process.eq(process.id.0))
        .filter(table::name_key.eq(&key))
        .select(table::id)
        .first(tx.conn())
        .optional()?;
    let same_body: Option<i64> = match good.organization {
        Some(body) => table::table
            .filter(table::process.eq(process.id.0))
            .filter(table::organization.eq(body.0))
            .select(table::id)
            .first(tx.conn())
            .optional()?,
        None => None,
    };
    if same_name.or(same_body).is_some() {
        return Err(Problem::new("name", "organizations-problem-asked").with("name", &good.name).into());
    }
    let token = token();
    let now = tx.now();
    let id: i64 = diesel::insert_into(table::table)
        .values((
            table::process.eq(process.id.0),
            table::organization.eq(good.organization.map(|o| o.0)),
            table::name.eq(&good.name),
            table::name_key.eq(key),
            table::kind.eq(good.kind.unwrap_or(OrganizationKind::InformalGroup).as_str()),
            table::address.eq(&good.address),
            table::language.eq(good.language.as_str()),
            table::token_hash.eq(hash(&token)),
            table::invited_by.eq(by.person.map(|p| p.0)),
            table::invited_at.eq(now),
        ))
        .returning(table::id)
        .get_result(tx.conn())?;
    if let Some(body) = good.organization {
        opens(tx, &process, of, body)?;
    }
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: good.organization.map(|o| o.0),
        verb: "invited",
        subject: ("process", process.id.0),
        plan: Some(of.plan.0),
        process: Some(process.id.0),
        ..Event::default()
    };
    events::record(tx, &event)?;
    plan_reminders(tx, process.id)?;
    Ok(Asked {
        id,
        name: good.name,
        kind: good.kind.unwrap_or(OrganizationKind::InformalGroup).as_str().into(),
        address: good.address,
        organization: good.organization,
        token,
    })
}

fn seen_by_bodies(process: &Process, of: &Edition) -> bool {
    matches!(super::narrower(of.visibility, process.visibility), Visibility::Public | Visibility::Invited)
}

/// Whoever is asked to an edition for invited organisations sees it.
fn opens(tx: &mut Tx, process: &Process, of: &Edition, body: OrganizationId) -> Result<(), Error> {
    if process.visibility == Visibility::Invited && !process.invited.contains(&body) {
        diesel::insert_into(process_invited::table)
            .values((process_invited::process.eq(process.id.0), process_invited::organization.eq(body.0)))
            .execute(tx.conn())?;
        super::touch(tx, process.plan, process.id);
    }
    if of.visibility != Visibility::Invited {
        return Ok(());
    }
    let there: Option<i64> =
        edition_invited::table.find((of.id.0, body.0)).select(edition_invited::edition).first(tx.conn()).optional()?;
    if there.is_none() {
        diesel::insert_into(edition_invited::table)
            .values((edition_invited::edition.eq(of.id.0), edition_invited::organization.eq(body.0)))
            .execute(tx.conn())?;
        tx.changed(&format!("plan:{}", of.plan));
    }
    Ok(())
}

fn checked(conn: &mut Conn, new: &Wanted) -> Result<Wanted, Error> {
    if let Some(body) = new.organization {
        let known = crate::actor::organization::directory::by_id(conn, body)?;
        if !matches!(known.state, OrganizationState::Verified | OrganizationState::Registered) {
            return Err(Problem::new("organization", "organizations-problem-not-known").into());
        }
        return Ok(Wanted { name: known.name, kind: Some(known.kind), address: String::new(), ..new.clone() });
    }
    let mut good = Wanted { name: clean_line(&new.name), address: clean_line(&new.address), ..new.clone() };
    let mut problems = Vec::new();
    if words(&good.name).is_empty() || good.name.chars().count() > 200 {
        problems.push(Problem::new("name", "problem-name-length"));
    }
    if good.kind.is_none() {
        problems.push(Problem::new("kind", "organizations-problem-kind"));
    }
    if !looks_like_address(&good.address) {
        problems.push(Problem::new("email", "problem-email-form"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    // Somebody of that name may be registered already: then they are meant.
    let twin: Option<i64> = organization::table
        .filter(organization::sort_key.eq(cantiere_domain::text::natural_key(&good.name)))
        .filter(organization::state.eq("registered").or(organization::state.eq("verified")))
        .select(organization::id)
        .first(conn)
        .optional()?;
    if let Some(twin) = twin {
        good.organization = Some(OrganizationId(twin));
        good.address = String::new();
    }
    Ok(good)
}

/// What an invitation says, by its token or by that of a reminder: to fill in the form of who was asked and is not
/// registered.
pub fn by_token(conn: &mut Conn, token: &str) -> Result<Option<Asked>, Error> {
    let digest = hash(token);
    let reminded: Option<i64> =
        link_table::table.find(&digest).select(link_table::invitation).first(conn).optional()?;
    let row: Option<(i64, String, String, String, Option<i64>)> = table::table
        .filter(table::token_hash.eq(digest).or(table::id.eq(reminded.unwrap_or(0))))
        .select((table::id, table::name, table::kind, table::address, table::organization))
        .first(conn)
        .optional()?;
    Ok(row.filter(|row| row.4.is_none()).map(|(id, name, kind, address, _)| Asked {
        id,
        name,
        kind,
        address,
        organization: None,
        token: token.to_string(),
    }))
}

/// Who was asked has registered: the row knows it from now on, and its address goes.
pub fn answered(tx: &mut Tx, token: &str, body: OrganizationId) -> Result<(), Error> {
    let Some(asked) = by_token(tx, token)? else { return Ok(()) };
    let of: i64 = table::table.find(asked.id).select(table::process).first(tx.conn())?;
    link(tx, asked.id, of, body)
}

/// An organisation of a name that was asked for is verified: the rows of that name know it from now on.
pub fn known(tx: &mut Tx, body: OrganizationId, name: &str) -> Result<(), Error> {
    let rows: Vec<(i64, i64)> = table::table
        .filter(table::organization.is_null())
        .filter(table::name_key.eq(words(name).join(" ")))
        .select((table::id, table::process))
        .load(tx.conn())?;
    for (id, process) in rows {
        link(tx, id, process, body)?;
    }
    Ok(())
}

fn link(tx: &mut Tx, id: i64, process: i64, body: OrganizationId) -> Result<(), Error> {
    let there: Option<i64> = table::table
        .filter(table::process.eq(process))
        .filter(table::organization.eq(body.0))
        .select(table::id)
        .first(tx.conn())
        .optional()?;
    if there.is_some() {
        return Ok(());
    }
    diesel::update(table::table.find(id))
        .set((table::organization.eq(body.0), table::address.eq("")))
        .execute(tx.conn())?;
    diesel::delete(link_table::table.filter(link_table::invitation.eq(id))).execute(tx.conn())?;
    let process = find_by_id(tx, ProcessId(process))?;
    let staff = Actor { grants: vec![Grant { role: Role::Administrator, plan: None }], ..Actor::default() };
    let edition = crate::plan::edition::find_by_id(tx, &staff, process.edition)?;
    opens(tx, &process, &edition, body)
}

/// Takes an invitation back, and with it the sight of a consultation for invited organisations; what was sent stays.
pub fn uninvite(tx: &mut Tx, by: &Actor, of: &Edition, id: i64) -> Result<(), Error> {
    let process = process_of(tx, by, of)?;
    let row = table::table.find(id).filter(table::process.eq(process.id.0));
    let asked = row.select((table::id, table::organization)).first::<(i64, Option<i64>)>(tx.conn()).optional()?;
    let Some((id, body)) = asked else { return Ok(()) };
    diesel::delete(link_table::table.filter(link_table::invitation.eq(id))).execute(tx.conn())?;
    diesel::delete(table::table.find(id)).execute(tx.conn())?;
    if let Some(body) = body.filter(|body| process.invited.contains(&OrganizationId(*body))) {
        diesel::delete(process_invited::table.find((process.id.0, body))).execute(tx.conn())?;
        super::touch(tx, process.plan, process.id);
    }
    Ok(())
}

/// Whether reminders go by themselves: they do unless somebody switched them off.
pub fn are_on(conn: &mut Conn, of: ProcessId) -> Result<bool, Error> {
    let off: Option<i64> = process_quiet::table.find(of.0).select(process_quiet::at).first(conn).optional()?;
    Ok(off.is_none())
}
