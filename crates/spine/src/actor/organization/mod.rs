//! Organisations: public bodies, companies, associations, with their units and the people who act for them.
//! One file for each action; a name is kept as readers see it, a unit's with its body's before it.

pub mod check;
pub mod concern;
pub mod details;
pub mod directory;
pub mod invite;
pub mod member;
pub mod place;
pub mod register;
pub mod registry;
pub mod rights;
pub mod verify;

use crate::{Error, Problem};
use cantiere_domain::Slug;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_domain::text::{clean_line, natural_key};
use cantiere_store::Tx;
use cantiere_store::schema::actor::{membership, organization};
use diesel::prelude::*;

/// Sends in the name of the organisation, and looks after its members.
pub const REPRESENTATIVE: &str = "representative";
/// Prepares with the others what a representative sends.
pub const CONTRIBUTOR: &str = "contributor";
/// Known by the domain of their mail: reads what is for the organisation's own people.
pub const STAFF: &str = "staff";

/// What sort of organisation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OrganizationKind {
    CentralAdministration,
    TerritorialAdministration,
    InHouseCompany,
    CivilSociety,
    Firm,
    Research,
    InformalGroup,
    Funder,
}

/// Where an organisation stands with those who run the site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum OrganizationState {
    /// Waiting to be verified: it drafts and sends; what it sends is not shown yet.
    #[default]
    Registered,
    Verified,
    /// Not what it said it was, or not to be told apart from another; may be corrected and asked for again.
    Refused,
    /// Sends nothing until staff say otherwise.
    Suspended,
}

impl OrganizationState {
    pub const ALL: [OrganizationState; 4] = [
        OrganizationState::Registered,
        OrganizationState::Verified,
        OrganizationState::Refused,
        OrganizationState::Suspended,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            OrganizationState::Registered => "registered",
            OrganizationState::Verified => "verified",
            OrganizationState::Refused => "refused",
            OrganizationState::Suspended => "suspended",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

impl OrganizationKind {
    pub const ALL: [OrganizationKind; 8] = [
        OrganizationKind::CentralAdministration,
        OrganizationKind::TerritorialAdministration,
        OrganizationKind::InHouseCompany,
        OrganizationKind::CivilSociety,
        OrganizationKind::Firm,
        OrganizationKind::Research,
        OrganizationKind::InformalGroup,
        OrganizationKind::Funder,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            OrganizationKind::CentralAdministration => "central_administration",
            OrganizationKind::TerritorialAdministration => "territorial_administration",
            OrganizationKind::InHouseCompany => "in_house_company",
            OrganizationKind::CivilSociety => "civil_society",
            OrganizationKind::Firm => "firm",
            OrganizationKind::Research => "research",
            OrganizationKind::InformalGroup => "informal_group",
            OrganizationKind::Funder => "funder",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.as_str() == text)
    }
}

#[derive(Clone, Debug)]
pub struct NewOrganization {
    pub name: String,
    pub kind: OrganizationKind,
    pub ipa_code: String,
    pub verified: bool,
}

pub fn add(tx: &mut Tx, new: &NewOrganization) -> Result<OrganizationId, Error> {
    let name = clean_line(&new.name);
    if name.is_empty() || name.chars().count() > 200 {
        return Err(Problem::new("name", "problem-name-length").into());
    }
    let slug = free_slug(tx, &name)?;
    let now = tx.now();
    let id: i64 = diesel::insert_into(organization::table)
        .values((
            organization::uuid.eq(uuid::Uuid::new_v4().to_string()),
            organization::slug.eq(slug),
            organization::sort_key.eq(natural_key(&name)),
            organization::name.eq(name),
            organization::kind.eq(new.kind.as_str()),
            organization::state.eq(if new.verified { "verified" } else { "registered" }),
            organization::ipa_code.eq(clean_line(&new.ipa_code)),
            organization::created_at.eq(now),
            organization::version.eq(1),
        ))
        .returning(organization::id)
        .get_result(&mut **tx)?;
    Ok(OrganizationId(id))
}

/// Makes a person a member, or changes the role of one who is.
pub fn add_member(tx: &mut Tx, organization: OrganizationId, person: PersonId, role: &str) -> Result<(), Error> {
    let now = tx.now();
    let changed = diesel::update(membership::table)
        .filter(membership::person.eq(person.0))
        .filter(membership::organization.eq(organization.0))
        .set((membership::role.eq(role), membership::state.eq("active")))
        .execute(&mut **tx)?;
    if changed == 0 {
        diesel::insert_into(membership::table)
            .values((
                membership::person.eq(person.0),
                membership::organization.eq(organization.0),
                membership::role.eq(role),
                membership::state.eq("active"),
                membership::created_at.eq(now),
            ))
            .execute(&mut **tx)?;
    }
    tx.changed(super::PEOPLE);
    Ok(())
}

/// Parts of addresses beside those of organisations.
const RESERVED: [&str; 3] = ["new", "invitation", "join"];

fn free_slug(tx: &mut Tx, name: &str) -> Result<String, Error> {
    let base = Slug::from_text(name);
    let first = if RESERVED.contains(&base.as_str()) { 2 } else { 1 };
    for n in first.. {
        let candidate = if n == 1 { base.to_string() } else { format!("{base}-{n}") };
        let taken: Option<i64> = organization::table
            .filter(organization::slug.eq(&candidate))
            .select(organization::id)
            .first(&mut **tx)
            .optional()?;
        if taken.is_none() {
            return Ok(candidate);
        }
    }
    unreachable!("the numbers do not end")
}
