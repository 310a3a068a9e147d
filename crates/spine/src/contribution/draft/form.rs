//! What a form became: it is known by its key to whoever may change the draft, also where the form itself does not know.

use super::{Draft, find, sent};
use crate::Error;
use crate::contribution::author::speakers;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{OrganizationId, PersonId};
use cantiere_store::schema::organization::contribution_draft as table;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// The draft that a form has become already, for somebody who may change it.
pub fn of_form(conn: &mut Conn, by: &Actor, form: &str) -> Result<Option<Draft>, Error> {
    if form.is_empty() {
        return Ok(None);
    }
    let held: Option<i64> =
        table::table.filter(table::form.eq(form)).order(table::id).select(table::id).first(conn).optional()?;
    match held.map(|id| find(conn, by, id)) {
        Some(Ok(draft)) => Ok(Some(draft)),
        None | Some(Err(Error::NotFound(_))) => Ok(None),
        Some(Err(other)) => Err(other),
    }
}

/// The draft has become a contribution, too, of a form that does not know that it became one, if both say the same; else both
/// are to be seen first.
pub fn sent_by_form(tx: &mut Tx, by: &Actor, form: &str, content: &str) -> Result<Option<Draft>, Error> {
    match of_form(tx, by, form)? {
        Some(there) if there.content == content => sent(tx, by, there.id, there.version).map(Some),
        Some(_) => Err(Error::Stale),
        None => Ok(None),
    }
}

/// The organisation whose draft holds a form, if this person writes it together with others: its files are everybody's of
/// them.
pub(crate) fn shared_with(conn: &mut Conn, person: PersonId, form: &str) -> Result<Option<OrganizationId>, Error> {
    let held = table::table.filter(table::form.eq(form)).filter(table::organization.is_not_null());
    let body: Option<Option<i64>> = held.select(table::organization).first(conn).optional()?;
    let Some(body) = body.flatten() else { return Ok(None) };
    Ok(speakers(conn, person)?.into_iter().map(|s| s.organization).find(|own| own.0 == body))
}
