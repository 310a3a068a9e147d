//! What several pages begin with: an action of the published version, with what was reported of it.

use cantiere_domain::access::Actor;
use cantiere_domain::id::{EditionId, ItemId};
use cantiere_spine::plan::rows::ItemRow;
use cantiere_spine::plan::state::{self, StateRow};
use cantiere_spine::plan::{Edition, EditionRef, edition, item};
use cantiere_store::Conn;
use cantiere_store::schema::plan::{item as item_table, item_row};
use cantiere_web::Error;
use diesel::prelude::*;
use serde::Deserialize;

/// The parts of an address below an edition.
#[derive(Clone, Debug, Deserialize)]
pub struct At {
    pub plan: String,
    pub edition: String,
}

impl At {
    pub fn reference(&self) -> EditionRef {
        EditionRef { plan: self.plan.clone(), edition: self.edition.clone() }
    }
}

pub struct Found {
    pub edition: Edition,
    pub row: ItemRow,
    /// Newest first.
    pub reports: Vec<StateRow>,
}

/// An action by its code.
pub fn by_code(conn: &mut Conn, reader: &Actor, at: &At, code: &str) -> Result<Found, Error> {
    let edition = edition::find(conn, reader, &at.reference())?;
    let row = item::find(conn, edition.published.ok_or(Error::NotFound)?, code)?;
    with_reports(conn, edition, row)
}

/// An action by its number.
pub fn by_id(conn: &mut Conn, reader: &Actor, id: i64) -> Result<Found, Error> {
    let of: Option<i64> =
        item_table::table.filter(item_table::id.eq(id)).select(item_table::edition).first(conn).optional()?;
    let edition = edition::find_by_id(conn, reader, EditionId(of.ok_or(Error::NotFound)?))?;
    let published = edition.published.ok_or(Error::NotFound)?;
    let row: Option<ItemRow> = item_row::table.find((published, id)).first(conn).optional()?;
    with_reports(conn, edition, row.ok_or(Error::NotFound)?)
}

fn with_reports(conn: &mut Conn, edition: Edition, row: ItemRow) -> Result<Found, Error> {
    let reports = state::of_item(conn, ItemId(row.item))?;
    Ok(Found { edition, row, reports })
}
