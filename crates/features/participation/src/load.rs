//! What every page here begins with: the edition for its reader, and its process.

use cantiere_domain::Ref;
use cantiere_domain::access::{Action, can};
use cantiere_domain::id::ContributionId;
use cantiere_spine::contribution::{self, Contribution, Target};
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

/// The contribution with a number, for whoever may see its process.
pub async fn id_of(ctx: &Ctx, at: &EditionRef, number: i64) -> Result<ContributionId, Error> {
    let db = &ctx.site.db;
    let known = edition::recall(db, ctx.actor(), at)
        .and_then(|edition| process::recall(db, ctx.actor(), &edition))
        .and_then(|process| contribution::recall_id(db, process.id, number));
    if let Some(known) = known {
        return Ok(known);
    }
    let (own, at) = (ctx.clone(), at.clone());
    let found = db.read(move |conn| -> Result<_, Error> {
        let (_, process) = both(conn, &own, &at)?;
        Ok(contribution::id_of(conn, process.id, number)?)
    });
    found.await
}

/// What was entered at the desk under a number, for whoever may enter there.
pub fn entry(
    conn: &mut Conn,
    ctx: &Ctx,
    edition: &Edition,
    process: &Process,
    number: i64,
) -> Result<Contribution, Error> {
    if !can(ctx.actor(), Action::Plan, &edition.scope()) {
        return Err(Error::Forbidden);
    }
    let one = contribution::find(conn, process.id, number)?;
    match contribution::entry_notes(conn, &[one.id.0])?.is_empty() {
        true => Err(Error::NotFound),
        false => Ok(one),
    }
}

/// What the address in a form is about, in the version that was read; none: the whole plan.
pub fn target(
    conn: &mut Conn,
    of: &Edition,
    revision: Option<i64>,
    on: &str,
) -> Result<Option<Target>, cantiere_spine::Error> {
    if on.is_empty() {
        return Ok(None);
    }
    let on = contribution::parse_target(conn, of, revision, on)?;
    Ok(Some(contribution::target(conn, of, on, revision)?))
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
