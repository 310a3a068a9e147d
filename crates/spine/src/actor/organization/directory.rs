//! Reading organisations: one, those a person belongs to, those waiting for staff, the public list.
//! The public list holds verified ones alone; who may see another is for the caller to ask [`super::rights`].

use super::{OrganizationKind, OrganizationState, place};
use crate::Error;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_store::schema::actor::{membership, organization};
use cantiere_store::schema::organization::territory;
use cantiere_store::{Among, Conn};
use diesel::prelude::*;

#[derive(Clone, Debug)]
pub struct Organization {
    pub id: OrganizationId,
    pub slug: String,
    /// As readers see it, a unit's with its body's before it.
    pub name: String,
    pub kind: OrganizationKind,
    pub state: OrganizationState,
    pub ipa_code: String,
    pub parent: Option<OrganizationId>,
    pub unit: String,
    pub sector: String,
    pub territory: String,
    pub email: String,
    pub domains: String,
    /// Why it was refused or suspended.
    pub refusal: String,
    pub registered_by: Option<PersonId>,
    pub created_at: i64,
    pub version: i64,
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = organization)]
struct Row {
    id: i64,
    slug: String,
    name: String,
    kind: String,
    state: String,
    ipa_code: String,
    created_at: i64,
    version: i64,
    parent: Option<i64>,
    unit: String,
    sector: String,
    territory: String,
    email: String,
    domains: String,
    refusal: String,
    registered_by: Option<i64>,
}

impl From<Row> for Organization {
    fn from(row: Row) -> Organization {
        Organization {
            id: OrganizationId(row.id),
            slug: row.slug,
            name: row.name,
            kind: OrganizationKind::parse(&row.kind).unwrap_or(OrganizationKind::InformalGroup),
            state: OrganizationState::parse(&row.state).unwrap_or(OrganizationState::Suspended),
            ipa_code: row.ipa_code,
            parent: row.parent.map(OrganizationId),
            unit: row.unit,
            sector: row.sector,
            territory: row.territory,
            email: row.email,
            domains: row.domains,
            refusal: row.refusal,
            registered_by: row.registered_by.map(PersonId),
            created_at: row.created_at,
            version: row.version,
        }
    }
}

pub fn by_id(conn: &mut Conn, id: OrganizationId) -> Result<Organization, Error> {
    let row: Option<Row> = organization::table.find(id.0).select(Row::as_select()).first(conn).optional()?;
    row.map(Organization::from).ok_or(Error::NotFound("organization"))
}

pub fn by_slug(conn: &mut Conn, slug: &str) -> Result<Organization, Error> {
    let row: Option<Row> =
        organization::table.filter(organization::slug.eq(slug)).select(Row::as_select()).first(conn).optional()?;
    row.map(Organization::from).ok_or(Error::NotFound("organization"))
}

pub fn by_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Organization>, Error> {
    let rows: Vec<Row> = organization::table
        .filter(organization::id.among(ids))
        .order((organization::sort_key, organization::id))
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Organization::from).collect())
}

/// Units of a body, by name.
pub fn units(conn: &mut Conn, of: OrganizationId) -> Result<Vec<Organization>, Error> {
    let rows: Vec<Row> = organization::table
        .filter(organization::parent.eq(of.0))
        .order((organization::sort_key, organization::id))
        .limit(200)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Organization::from).collect())
}

/// Those a person belongs to or asked to join: with role and state of the membership.
pub fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<(Organization, String, String)>, Error> {
    let rows: Vec<(Row, String, String)> = organization::table
        .inner_join(membership::table.on(membership::organization.eq(organization::id)))
        .filter(membership::person.eq(person.0))
        .filter(membership::state.ne("left"))
        .order((organization::sort_key, organization::id))
        .limit(200)
        .select((Row::as_select(), membership::role, membership::state))
        .load(conn)?;
    Ok(rows.into_iter().map(|(row, role, state)| (row.into(), role, state)).collect())
}

/// In a state, those that came first before the others; after the one numbered `after`.
pub fn in_state(conn: &mut Conn, state: OrganizationState, after: i64, most: i64) -> Result<Vec<Organization>, Error> {
    let rows: Vec<Row> = organization::table
        .filter(organization::state.eq(state.as_str()))
        .filter(organization::id.gt(after))
        .order(organization::id)
        .limit(most)
        .select(Row::as_select())
        .load(conn)?;
    Ok(rows.into_iter().map(Organization::from).collect())
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub kind: Option<OrganizationKind>,
    /// The code of a place; what lies in it counts too.
    pub territory: String,
    /// The slug after which the page begins; empty: the first.
    pub after: String,
}

/// Verified organisations without their units, by name: at most `size`, and whether there are more.
pub fn list(conn: &mut Conn, filter: &Filter, size: usize) -> Result<(Vec<Organization>, bool), Error> {
    let after: Option<(String, i64)> = match filter.after.is_empty() {
        true => None,
        false => organization::table
            .filter(organization::slug.eq(&filter.after))
            .select((organization::sort_key, organization::id))
            .first(conn)
            .optional()?,
    };
    let mut query = organization::table
        .filter(organization::state.eq(OrganizationState::Verified.as_str()))
        .filter(organization::parent.is_null())
        .order((organization::sort_key, organization::id))
        .limit(size as i64 + 1)
        .select(Row::as_select())
        .into_boxed();
    if let Some(kind) = filter.kind {
        query = query.filter(organization::kind.eq(kind.as_str()));
    }
    if !filter.territory.is_empty() {
        let codes = place::with_parts(conn, &filter.territory)?;
        let inside = territory::table
            .filter(territory::parent.among(codes.clone()))
            .filter(territory::kind.eq("municipality"))
            .select(territory::code);
        query = query.filter(organization::territory.among(codes).or(organization::territory.eq_any(inside)));
    }
    if let Some((key, id)) = after {
        query = query.filter(
            organization::sort_key.gt(key.clone()).or(organization::sort_key.eq(key).and(organization::id.gt(id))),
        );
    }
    let mut rows: Vec<Row> = query.load(conn)?;
    let more = rows.len() > size;
    rows.truncate(size);
    Ok((rows.into_iter().map(Organization::from).collect(), more))
}
