//! Places: regions and provinces ship with the site, municipalities come from a file of the national statistics office.
//! Codes are the office's: two digits a region, three a province, six a municipality, `IT` the whole country.

use crate::Error;
use cantiere_domain::text::{clean_line, fold};
use cantiere_store::schema::organization::territory;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Place {
    pub code: String,
    pub kind: String,
    pub name: String,
    pub parent: String,
}

type Columns = (territory::code, territory::kind, territory::name, territory::parent);
const COLUMNS: Columns = (territory::code, territory::kind, territory::name, territory::parent);

pub fn find(conn: &mut Conn, code: &str) -> Result<Option<Place>, Error> {
    Ok(territory::table.find(code.to_string()).select(COLUMNS).first(conn).optional()?)
}

/// The country, then each region with its provinces behind it.
pub fn regions_and_provinces(conn: &mut Conn) -> Result<Vec<Place>, Error> {
    let mut all: Vec<Place> = territory::table
        .filter(territory::kind.ne("municipality"))
        .order((territory::sort_key, territory::code))
        .select(COLUMNS)
        .load(conn)?;
    let mut out: Vec<Place> = all.extract_if(.., |p| p.kind == "country").collect();
    let regions: Vec<Place> = all.extract_if(.., |p| p.kind == "region").collect();
    for region in regions {
        let code = region.code.clone();
        out.push(region);
        out.extend(all.extract_if(.., |p| p.parent == code));
    }
    Ok(out)
}

/// Whether municipalities were loaded.
pub fn has_municipalities(conn: &mut Conn) -> Result<bool, Error> {
    let one: Option<String> =
        territory::table.filter(territory::kind.eq("municipality")).select(territory::code).first(conn).optional()?;
    Ok(one.is_some())
}

/// Municipalities of that name, within a region or province if one is given; some names are there twice.
pub fn municipalities(conn: &mut Conn, name: &str, within: &str) -> Result<Vec<Place>, Error> {
    let found: Vec<Place> = territory::table
        .filter(territory::kind.eq("municipality"))
        .filter(territory::sort_key.eq(fold(&clean_line(name))))
        .order(territory::code)
        .limit(20)
        .select(COLUMNS)
        .load(conn)?;
    if within.is_empty() || within == "IT" {
        return Ok(found);
    }
    let provinces = with_parts(conn, within)?;
    Ok(found.into_iter().filter(|p| provinces.contains(&p.parent)).collect())
}

/// The place itself and the provinces in it.
pub fn with_parts(conn: &mut Conn, code: &str) -> Result<Vec<String>, Error> {
    let mut codes = vec![code.to_string()];
    if code != "IT" {
        let parts: Vec<String> = territory::table
            .filter(territory::parent.eq(code.to_string()))
            .filter(territory::kind.ne("municipality"))
            .select(territory::code)
            .load(conn)?;
        codes.extend(parts);
    }
    Ok(codes)
}

/// A place as it is written into the table by an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlace {
    pub code: String,
    pub kind: &'static str,
    pub name: String,
    pub parent: String,
}

/// Puts places in; one that is there gets the new name. At most a few hundred at once. Gives how many are new.
pub fn put(tx: &mut Tx, places: &[NewPlace]) -> Result<usize, Error> {
    let codes: Vec<&str> = places.iter().map(|p| p.code.as_str()).collect();
    let known: Vec<String> =
        territory::table.filter(territory::code.among(codes)).select(territory::code).load(tx.conn())?;
    for place in places {
        let name = clean_line(&place.name);
        let row = (
            territory::kind.eq(place.kind),
            territory::sort_key.eq(fold(&name)),
            territory::name.eq(name),
            territory::parent.eq(&place.parent),
        );
        if known.contains(&place.code) {
            diesel::update(territory::table.find(&place.code)).set(row).execute(tx.conn())?;
        } else {
            diesel::insert_into(territory::table).values((territory::code.eq(&place.code), row)).execute(tx.conn())?;
        }
    }
    Ok(places.len() - known.len())
}
