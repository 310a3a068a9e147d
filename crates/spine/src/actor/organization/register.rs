//! Registering an organisation, or a unit of one. Whoever registers it represents it; until it is verified, what it sends is
//! received and not shown.

use super::check::{self, Check};
use super::registry::{self, parse_code};
use super::{OrganizationKind, OrganizationState, REPRESENTATIVE, add_member, free_slug, place, rights};
use crate::actor::person::looks_like_address;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::OrganizationId;
use cantiere_domain::text::{clean_line, natural_key};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::organization;
use cantiere_store::{Conn, Tx, insert_id};
use diesel::prelude::*;

/// What somebody says of their organisation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    pub name: String,
    pub kind: Option<OrganizationKind>,
    /// May be empty: not every organisation has one.
    pub ipa_code: String,
    pub sector: String,
    /// The code of a place, or empty.
    pub territory: String,
    /// An office's address, for staff and for verification; readers do not see it.
    pub email: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Registered {
    pub id: OrganizationId,
    pub slug: String,
    /// Where a code goes; none: staff verifies it.
    pub check: Option<Check>,
}

/// An organisation that is there already and could be meant.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Twin {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub state: String,
}

/// Registers it. `distinct`: the writer says that it is another one than the one of the same name.
pub fn register(tx: &mut Tx, by: &Actor, new: &Details, distinct: bool) -> Result<Registered, Error> {
    let person = by.person.ok_or(Error::Denied)?;
    let new = checked(tx, new)?;
    if let Some((field, twin)) = twin(tx, &new, None)? {
        if field == "ipa_code" {
            return Err(Problem::new(field, "organizations-problem-ipa-taken").with("name", twin.name).into());
        }
        if !distinct {
            return Err(Problem::new(field, "organizations-problem-name-taken").with("name", twin.name).into());
        }
    }
    let entry = match new.ipa_code.is_empty() {
        true => None,
        false => registry::find(tx, &new.ipa_code)?.filter(|e| looks_like_address(&e.email)),
    };
    let (id, slug) = insert(tx, by, &new, None, "", OrganizationState::Registered)?;
    add_member(tx, id, person, REPRESENTATIVE)?;
    let check = entry.map(|entry| check::begin(tx, id, entry.email)).transpose()?;
    told(tx, by, id, "organization_registered")?;
    Ok(Registered { id, slug, check })
}

/// A unit that speaks under the name of its body; it stands with staff where its body stands.
pub fn unit(tx: &mut Tx, by: &Actor, of: OrganizationId, name: &str, email: &str) -> Result<Registered, Error> {
    rights::represented(tx, by, of)?;
    let body = super::directory::by_id(tx, of)?;
    if body.parent.is_some() {
        return Err(Problem::new("unit", "organizations-problem-unit-of-unit").into());
    }
    let (name, email) = (clean_line(name), clean_line(email));
    let mut problems = Vec::new();
    if name.is_empty() || name.chars().count() > 150 {
        problems.push(Problem::new("unit", "organizations-problem-unit-name"));
    }
    if !email.is_empty() && !looks_like_address(&email) {
        problems.push(Problem::new("unit_email", "problem-email-form"));
    }
    let details = Details {
        name: format!("{} – {name}", body.name),
        kind: Some(body.kind),
        sector: body.sector.clone(),
        territory: body.territory.clone(),
        email,
        ..Details::default()
    };
    if problems.is_empty() && same_name(tx, &details.name, None)?.is_some() {
        problems.push(Problem::new("unit", "organizations-problem-unit-taken"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let (id, slug) = insert(tx, by, &details, Some(of), &name, body.state)?;
    if let Some(person) = by.person {
        add_member(tx, id, person, REPRESENTATIVE)?;
    }
    told(tx, by, id, "organization_registered")?;
    Ok(Registered { id, slug, check: None })
}

fn insert(
    tx: &mut Tx,
    by: &Actor,
    new: &Details,
    parent: Option<OrganizationId>,
    unit: &str,
    state: OrganizationState,
) -> Result<(OrganizationId, String), Error> {
    let slug = free_slug(tx, &new.name)?;
    let now = tx.now();
    let row = (
        organization::uuid.eq(uuid::Uuid::new_v4().to_string()),
        organization::slug.eq(slug.clone()),
        organization::name.eq(new.name.clone()),
        organization::sort_key.eq(natural_key(&new.name)),
        organization::kind.eq(new.kind.unwrap_or(OrganizationKind::InformalGroup).as_str()),
        organization::state.eq(state.as_str()),
        organization::ipa_code.eq(new.ipa_code.clone()),
        organization::created_at.eq(now),
        organization::version.eq(1),
        organization::parent.eq(parent.map(|p| p.0)),
        organization::unit.eq(unit.to_string()),
        organization::sector.eq(new.sector.clone()),
        organization::territory.eq(new.territory.clone()),
        organization::email.eq(new.email.clone()),
        organization::registered_by.eq(by.person.map(|p| p.0)),
    );
    let id = insert_id(tx, diesel::insert_into(organization::table).values(row))?;
    Ok((OrganizationId(id), slug))
}

/// The details as they are stored, or what is wrong with them.
pub fn checked(conn: &mut Conn, new: &Details) -> Result<Details, Error> {
    let mut good = Details {
        name: clean_line(&new.name),
        kind: new.kind,
        ipa_code: String::new(),
        sector: clean_line(&new.sector),
        territory: new.territory.trim().to_string(),
        email: clean_line(&new.email),
    };
    let mut problems = Vec::new();
    if good.name.is_empty() || good.name.chars().count() > 200 {
        problems.push(Problem::new("name", "problem-name-length"));
    }
    if good.kind.is_none() {
        problems.push(Problem::new("kind", "organizations-problem-kind"));
    }
    if !new.ipa_code.trim().is_empty() {
        match parse_code(&new.ipa_code) {
            Some(code) => good.ipa_code = code,
            None => problems.push(Problem::new("ipa_code", "organizations-problem-ipa-form")),
        }
    }
    if good.sector.chars().count() > 120 {
        problems.push(Problem::new("sector", "organizations-problem-sector-long"));
    }
    if !good.territory.is_empty() && place::find(conn, &good.territory)?.is_none() {
        problems.push(Problem::new("territory", "organizations-problem-territory"));
    }
    if !looks_like_address(&good.email) {
        problems.push(Problem::new("email", "problem-email-form"));
    }
    if problems.is_empty() { Ok(good) } else { Err(Error::Invalid(problems)) }
}

/// The organisation that has the same code or the same name already, and which of the two.
pub fn twin(
    conn: &mut Conn,
    new: &Details,
    but: Option<OrganizationId>,
) -> Result<Option<(&'static str, Twin)>, Error> {
    if let Some(code) = parse_code(&new.ipa_code) {
        let same: Option<Twin> = organization::table
            .filter(organization::ipa_code.eq(code))
            .filter(organization::state.ne(OrganizationState::Refused.as_str()))
            .filter(organization::id.ne(but.map_or(0, |o| o.0)))
            .select((organization::id, organization::slug, organization::name, organization::state))
            .first(conn)
            .optional()?;
        if let Some(twin) = same {
            return Ok(Some(("ipa_code", twin)));
        }
    }
    Ok(same_name(conn, &clean_line(&new.name), but)?.map(|twin| ("name", twin)))
}

fn same_name(conn: &mut Conn, name: &str, but: Option<OrganizationId>) -> Result<Option<Twin>, Error> {
    Ok(organization::table
        .filter(organization::sort_key.eq(natural_key(name)))
        .filter(
            organization::state
                .eq("registered")
                .or(organization::state.eq("verified"))
                .or(organization::state.eq("suspended")),
        )
        .filter(organization::id.ne(but.map_or(0, |o| o.0)))
        .order(organization::id)
        .select((organization::id, organization::slug, organization::name, organization::state))
        .first(conn)
        .optional()?)
}

/// The event, and the pages that change.
pub(super) fn told(tx: &mut Tx, by: &Actor, id: OrganizationId, verb: &'static str) -> Result<(), Error> {
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: Some(id.0),
        verb,
        subject: ("organization", id.0),
        ..Event::default()
    };
    events::record(tx, &event)?;
    tx.changed("organizations");
    Ok(())
}
