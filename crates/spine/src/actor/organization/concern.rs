//! What concerns an organisation in an edition: a filter of its actions. Until a representative saves one, it follows from
//! what the organisation is.

use super::directory::{Organization, by_id};
use super::{OrganizationKind, rights};
use crate::Error;
use crate::plan::index::IndexCache;
use crate::plan::{Edition, edition};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, OrganizationId};
use cantiere_domain::plan::Audience;
use cantiere_domain::text::clean_line;
use cantiere_store::schema::organization::organization_filter as table;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;
use jiff::civil::Date;
use std::collections::BTreeSet;

/// Values of the list's filters; empty means any.
#[derive(Clone, Debug, Default, PartialEq, Eq, Queryable)]
pub struct Concern {
    pub audience: String,
    pub theme: String,
    pub actor: String,
    /// 0: not saved, so it follows from the organisation.
    pub version: i64,
}

/// What there is to choose from in an edition.
#[derive(Clone, Debug, Default)]
pub struct Choices {
    pub themes: BTreeSet<String>,
    /// Key and name.
    pub actors: Vec<(String, String)>,
}

pub fn of(conn: &mut Conn, body: &Organization, edition: &Edition) -> Result<Concern, Error> {
    let saved: Option<Concern> = table::table
        .find((body.id.0, edition.id.0))
        .select((table::audience, table::theme, table::actor, table::version))
        .first(conn)
        .optional()?;
    let audience = match body.kind {
        OrganizationKind::CentralAdministration => Audience::Central.as_str(),
        OrganizationKind::TerritorialAdministration => Audience::Territorial.as_str(),
        _ => "",
    };
    Ok(saved.unwrap_or_else(|| Concern { audience: audience.into(), ..Concern::default() }))
}

pub fn choices(conn: &mut Conn, indexes: &IndexCache, edition: &Edition, today: Date) -> Result<Choices, Error> {
    let Some(revision) = edition.shown() else { return Ok(Choices::default()) };
    let index = indexes.get(conn, edition, revision, today)?;
    Ok(Choices {
        themes: index.entries.iter().flat_map(|e| e.themes.iter()).map(|t| t.to_string()).collect(),
        actors: index.actors.iter().map(|a| (a.key.clone(), a.name.clone())).collect(),
    })
}

/// Keeps the filter for everybody who looks; `new.version` is the one that was being read.
pub fn save(tx: &mut Tx, by: &Actor, body: OrganizationId, of: EditionId, new: &Concern) -> Result<(), Error> {
    rights::represented(tx, by, body)?;
    by_id(tx, body)?;
    edition::find_by_id(tx, by, of)?;
    let short = |text: &str| -> String { clean_line(text).chars().take(200).collect() };
    let held: Option<i64> = table::table.find((body.0, of.0)).select(table::version).first(tx.conn()).optional()?;
    if held.unwrap_or(0) != new.version {
        return Err(Error::Stale);
    }
    let values = (
        table::audience.eq(Audience::parse(&new.audience).map_or("", Audience::as_str)),
        table::theme.eq(short(&new.theme)),
        table::actor.eq(short(&new.actor)),
        table::version.eq(new.version + 1),
    );
    if held.is_some() {
        diesel::update(table::table.find((body.0, of.0))).set(values).execute(tx.conn())?;
    } else {
        let key = (table::organization.eq(body.0), table::edition.eq(of.0));
        diesel::insert_into(table::table).values((key, values)).execute(tx.conn())?;
    }
    tx.changed("organizations");
    Ok(())
}
