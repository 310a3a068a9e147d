//! A second person reads an answer before everybody does, where its process or the whole site asks for that.

use super::place;
use crate::process::Process;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_store::schema::answer::{answer, contribution_part};
use cantiere_store::{Conn, Tx, settings};
use diesel::prelude::*;

/// The setting of the site that asks for it in every process: `yes`.
pub const SETTING: &str = "answers_second_person";

/// Whether the answers of a process need a second person.
pub fn second_person(conn: &mut Conn, of: &Process) -> Result<bool, Error> {
    Ok(of.second_person || everywhere(conn)?)
}

/// Whether the site asks for one in every process.
pub fn everywhere(conn: &mut Conn) -> Result<bool, Error> {
    Ok(settings::get(conn, SETTING)?.is_some_and(|(value, _)| value == "yes"))
}

/// Asks for a second person from now on, or no more; for administrators, of the whole site.
pub fn set_second_person(tx: &mut Tx, by: &Actor, on: bool) -> Result<(), Error> {
    crate::site::administrator(by)?;
    if everywhere(tx)? == on {
        return Ok(());
    }
    match on {
        true => settings::set(tx, SETTING, "yes")?,
        false => settings::remove(tx, SETTING)?,
    }
    tx.changed("site");
    crate::site::note(tx, by, "site_changed", ("site", 0), None, &[])
}

/// Notes that `by` has read these drafts, given as (contribution, version read); nobody checks their own words.
pub fn check(tx: &mut Tx, by: &Actor, of: ProcessId, read: &[(i64, i64)]) -> Result<(), Error> {
    place(tx, by, of)?;
    let Some(person) = by.person else { return Err(Error::Denied) };
    for (contribution, version) in read {
        let row: Option<(i64, String, Option<i64>, i64, i64)> = answer::table
            .filter(answer::process.eq(of.0))
            .filter(answer::contribution.eq(contribution))
            .select((answer::id, answer::state, answer::person, answer::version, answer::parts))
            .first(tx.conn())
            .optional()?;
        let (id, state, writer, stored, parts) = row.ok_or(Error::NotFound("answer"))?;
        if state == "published" {
            return Err(Problem::new("n", "consolidation-problem-final").into());
        }
        if writer == Some(person.0) {
            return Err(Problem::new("n", "consolidation-problem-own-check").into());
        }
        // Each part may be of another writer.
        let own: i64 = if parts == 0 { 0 } else { written(tx, *contribution, person)? };
        if own > 0 {
            return Err(Problem::new("n", "consolidation-problem-own-check").into());
        }
        if stored != *version {
            return Err(Error::Stale);
        }
        diesel::update(answer::table.filter(answer::id.eq(id)))
            .set((answer::checked_by.eq(person.0), answer::version.eq(stored + 1)))
            .execute(tx.conn())?;
    }
    tx.changed(&format!("answers:{of}"));
    Ok(())
}

/// How many parts of a contribution somebody answered.
fn written(tx: &mut Tx, contribution: i64, who: PersonId) -> Result<i64, Error> {
    Ok(contribution_part::table
        .filter(contribution_part::contribution.eq(contribution))
        .filter(contribution_part::person.eq(who.0))
        .count()
        .get_result(tx.conn())?)
}
