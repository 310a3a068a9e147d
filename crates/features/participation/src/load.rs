//! What every page here begins with: the edition for its reader, and its process.

use cantiere_domain::Ref;
use cantiere_spine::plan::{Edition, EditionRef, edition};
use cantiere_spine::process::{self, Process};
use cantiere_store::schema::plan::block;
use cantiere_store::{Among, Conn};
use cantiere_web::{Ctx, Error};
use diesel::prelude::*;
use std::collections::HashMap;

/// The edition and its process; not found where either is not for this reader.
pub fn both(conn: &mut Conn, ctx: &Ctx, at: &EditionRef) -> Result<(Edition, Process), Error> {
    let edition = edition::find(conn, ctx.actor(), at)?;
    let process = process::find(conn, ctx.actor(), &edition)?.ok_or(Error::NotFound)?;
    Ok((edition, process))
}

/// The anchors of paragraphs, by their ids: one statement, none if there are no paragraphs.
pub fn anchors(conn: &mut Conn, of: impl Iterator<Item = Ref>) -> Result<HashMap<i64, String>, Error> {
    let ids: Vec<i64> = of.filter(|r| matches!(r, Ref::Block(_))).map(Ref::id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows: Vec<(i64, String)> =
        block::table.filter(block::id.among(ids)).select((block::id, block::anchor)).load(conn)?;
    Ok(rows.into_iter().collect())
}

/// What the pages of a process are cached under.
pub fn topics(edition: &Edition, process: &Process) -> [String; 2] {
    [format!("plan:{}", edition.plan), format!("process:{}", process.id)]
}
