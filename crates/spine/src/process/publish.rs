//! Opening a process to the public: what it says must be whole, and its window long enough.

use super::change::{Change, changed, own};
use super::check::lacks;
use super::{day_of, participants};
use crate::Error;
use crate::plan::Edition;
use cantiere_domain::access::Actor;
use cantiere_domain::id::ProcessId;
use cantiere_domain::plan::EditionState;
use cantiere_store::Tx;
use cantiere_store::schema::plan::edition;
use cantiere_store::schema::process::process;
use diesel::prelude::*;
use jiff::tz::TimeZone;

/// Shows it to those for whom it is. What it must say and does not is told, field by field; publishing twice is nothing new.
pub fn publish(tx: &mut Tx, zone: &TimeZone, by: &Actor, of: &Edition, id: ProcessId) -> Result<(), Error> {
    let process = own(tx, by, of, id)?;
    if process.published {
        return Ok(());
    }
    let missing = lacks(of, &process, day_of(tx.now(), zone));
    if !missing.is_empty() {
        return Err(Error::Invalid(missing.into_iter().map(|lack| lack.problem).collect()));
    }
    diesel::update(process::table.filter(process::id.eq(id.0)))
        .set(process::state.eq("published"))
        .execute(tx.conn())?;
    // The home page shows what is in consultation; a plan that was a draft is that now.
    if of.state == EditionState::Draft {
        diesel::update(edition::table.filter(edition::id.eq(of.id.0)))
            .set(edition::state.eq(EditionState::InConsultation.as_str()))
            .execute(tx.conn())?;
        crate::plan::state::touch(tx, of.id, of.plan)?;
    }
    participants::published(tx, id)?;
    changed(tx, by, &process, "published", Change::because(""))
}
