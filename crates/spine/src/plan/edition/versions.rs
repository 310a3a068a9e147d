//! The published versions of an edition. Whether a reader may see them is found with the edition.

use crate::Error;
use cantiere_domain::id::EditionId;
use cantiere_store::Conn;
use cantiere_store::schema::plan::revision;
use diesel::prelude::*;

/// A version of an edition, for the list of versions and for reading the plan as it was.
#[derive(Clone, Debug, Queryable)]
pub struct Revision {
    pub id: i64,
    pub number: i64,
    pub state: String,
    pub summary: String,
    pub published_at: Option<i64>,
    pub content_hash: String,
    /// What was said that it is for (`edit::Nature`); empty for the first.
    pub nature: String,
}

/// The published versions of an edition, newest first.
pub fn revisions(conn: &mut Conn, edition: EditionId) -> Result<Vec<Revision>, Error> {
    Ok(revision::table
        .filter(revision::edition.eq(edition.0))
        .filter(revision::state.eq("published"))
        .order(revision::number.desc())
        .select((
            revision::id,
            revision::number,
            revision::state,
            revision::summary,
            revision::published_at,
            revision::content_hash,
            revision::nature,
        ))
        .load(conn)?)
}
