//! How a person is shown to others: as a participant with three signs, unless they chose a name to be shown by.

use crate::{Error, Problem};
use cantiere_domain::id::PersonId;
use cantiere_domain::text::{clean_line, fold, natural_key};
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// Letters of a chosen name.
pub const LONGEST: usize = 100;

/// A person's own record, as far as they decide about it.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Profile {
    /// Empty: they are shown by their code.
    pub display_name: String,
    uuid: String,
}

impl Profile {
    /// “7F3”.
    pub fn code(&self) -> String {
        code(&self.uuid)
    }
}

/// Three signs of the number that the person's record keeps also after it was emptied.
pub fn code(uuid: &str) -> String {
    uuid.chars().filter(char::is_ascii_hexdigit).take(3).collect::<String>().to_uppercase()
}

pub fn find(conn: &mut Conn, of: PersonId) -> Result<Profile, Error> {
    Ok(person::table.find(of.0).select((person::display_name, person::uuid)).first(conn)?)
}

/// Chooses the name that others see; an empty one hides it again. Everything the person ever wrote shows the new choice.
pub fn show_as(tx: &mut Tx, of: PersonId, name: &str) -> Result<(), Error> {
    let name = clean_line(name);
    if name.chars().count() > LONGEST {
        return Err(Problem::new("display_name", "accounts-problem-display-long").with("max", LONGEST).into());
    }
    // Nobody is to be taken for somebody else's code, or for a body that they do not speak for.
    let folded = fold(&name);
    if folded.starts_with("partecipante") || folded.starts_with("participant") {
        return Err(Problem::new("display_name", "accounts-problem-display-code").into());
    }
    let body: Option<i64> = organization::table
        .filter(organization::sort_key.eq(natural_key(&name)))
        .select(organization::id)
        .first(tx.conn())
        .optional()?;
    if body.is_some() {
        return Err(Problem::new("display_name", "accounts-problem-display-body").into());
    }
    let changed = diesel::update(person::table.find(of.0).filter(person::display_name.ne(&name)))
        .set((person::display_name.eq(&name), person::version.eq(person::version + 1)))
        .execute(tx.conn())?;
    if changed > 0 {
        tx.changed(super::PEOPLE);
        // Pages of every consultation they took part in show it.
        super::erase::touch_written(tx, of)?;
    }
    Ok(())
}

/// Notes that a person was here, at most once a day; a warning about an unused account is over then.
pub fn was_here(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    const DAY: i64 = 24 * 3_600_000_000;
    let now = tx.now();
    diesel::update(person::table.find(of.0).filter(person::seen_at.lt(now - DAY)))
        .set((person::seen_at.eq(now), person::warned_at.eq(None::<i64>)))
        .execute(tx.conn())?;
    Ok(())
}
