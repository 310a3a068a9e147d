//! The doors into the demonstration: ends of addresses that sign an invented person in.

use crate::files::content;
use crate::{ContentError, raw};
use jiff::civil::date;

/// Each door with its person's address of mail.
pub fn doors() -> Result<Vec<(String, String)>, ContentError> {
    // The file holds no dates.
    let actors: raw::Actors = content!(date(2000, 1, 1), "enti-persone.yaml").parse()?;
    Ok(actors.people.into_iter().filter_map(|person| Some((person.door?, person.email))).collect())
}
