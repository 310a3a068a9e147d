//! A second person reads an answer before everybody does, where the site asks for that.

use super::place;
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_store::schema::answer::answer;
use cantiere_store::{Conn, Tx, settings};
use diesel::prelude::*;

/// The setting that asks for it: `yes`.
pub const SETTING: &str = "answers_second_person";

/// Whether answers need a second person.
pub fn second_person(conn: &mut Conn) -> Result<bool, Error> {
    Ok(settings::get(conn, SETTING)?.is_some_and(|(value, _)| value == "yes"))
}

/// Notes that `by` has read these drafts, given as (contribution, version read); nobody checks their own words.
pub fn check(tx: &mut Tx, by: &Actor, of: ProcessId, read: &[(i64, i64)]) -> Result<(), Error> {
    place(tx, by, of)?;
    let Some(person) = by.person else { return Err(Error::Denied) };
    for (contribution, version) in read {
        let row: Option<(i64, String, Option<i64>, i64)> = answer::table
            .filter(answer::process.eq(of.0))
            .filter(answer::contribution.eq(contribution))
            .select((answer::id, answer::state, answer::person, answer::version))
            .first(tx.conn())
            .optional()?;
        let (id, state, writer, stored) = row.ok_or(Error::NotFound("answer"))?;
        if state == "published" {
            return Err(Problem::new("n", "consolidation-problem-final").into());
        }
        if writer == Some(person.0) {
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
