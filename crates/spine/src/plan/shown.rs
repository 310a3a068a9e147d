//! Which version of an edition a page shows: the published one, or an earlier one by number or by date.

use super::edition::{self, Edition, EditionRef};
use crate::Error;
use cantiere_domain::access::{Action, Actor, can};
use cantiere_store::Conn;
use cantiere_store::schema::plan::revision;
use diesel::prelude::*;

/// What of an edition is asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Which {
    #[default]
    Current,
    /// The n-th version.
    Number(i64),
    /// What was published at a moment, in microseconds.
    At(i64),
    /// What is being written; for the plan's staff.
    Draft,
}

/// An edition with the version that is shown.
#[derive(Clone, Debug)]
pub struct Shown {
    pub edition: Edition,
    pub revision: i64,
    /// None: the current one.
    pub past: Option<Past>,
    pub is_draft: bool,
}

#[derive(Clone, Debug)]
pub struct Past {
    pub number: i64,
    pub published_at: i64,
}

/// One statement for the current version, two for another.
pub fn find(conn: &mut Conn, reader: &Actor, at: &EditionRef, which: Which) -> Result<Shown, Error> {
    let edition = edition::find(conn, reader, at)?;
    let not_found = || Error::NotFound("version");
    match which {
        Which::Current => {
            let revision = edition.shown().ok_or_else(not_found)?;
            let is_draft = edition.published.is_none();
            Ok(Shown { edition, revision, past: None, is_draft })
        }
        Which::Draft => {
            if !can(reader, Action::ReadDraft, &edition.scope()) {
                return Err(not_found());
            }
            let revision = edition.draft.ok_or_else(not_found)?;
            Ok(Shown { edition, revision, past: None, is_draft: true })
        }
        Which::Number(number) => {
            let found: Option<(i64, i64, Option<i64>)> = published()
                .filter(revision::edition.eq(edition.id.0))
                .filter(revision::number.eq(number))
                .first(conn)
                .optional()?;
            past(edition, found)
        }
        Which::At(moment) => {
            let found: Option<(i64, i64, Option<i64>)> = published()
                .filter(revision::edition.eq(edition.id.0))
                .filter(revision::published_at.le(moment))
                .order(revision::number.desc())
                .first(conn)
                .optional()?;
            past(edition, found)
        }
    }
}

#[diesel::dsl::auto_type(no_type_alias)]
fn published() -> _ {
    let columns: (revision::id, revision::number, revision::published_at) =
        (revision::id, revision::number, revision::published_at);
    revision::table.filter(revision::state.eq("published")).select(columns)
}

fn past(edition: Edition, found: Option<(i64, i64, Option<i64>)>) -> Result<Shown, Error> {
    let (id, number, published_at) = found.ok_or(Error::NotFound("version"))?;
    let past = (Some(id) != edition.published).then(|| Past { number, published_at: published_at.unwrap_or_default() });
    Ok(Shown { edition, revision: id, past, is_draft: false })
}
