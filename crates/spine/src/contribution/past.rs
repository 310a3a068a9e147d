//! Reading what a contribution said before: each wording that stood once.

use crate::Error;
use cantiere_domain::id::ContributionId;
use cantiere_store::schema::contribution::contribution_version;
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use std::collections::HashMap;

/// A wording that stood once.
#[derive(Clone, Debug, Queryable)]
pub struct Past {
    pub number: i64,
    pub what: String,
    pub title: String,
    pub body: String,
    pub wording: String,
    pub action: String,
    pub effect: String,
    /// Why, where the desk mended what it had entered from paper; empty: it was the author, or a moderator.
    pub note: String,
    pub at: i64,
}

/// Everything that was done to a contribution, oldest first.
pub fn versions(conn: &mut Conn, of: ContributionId) -> Result<Vec<Past>, Error> {
    use contribution_version as v;
    Ok(v::table
        .filter(v::contribution.eq(of.0))
        .order(v::number)
        .select((v::number, v::what, v::title, v::body, v::wording, v::action, v::effect, v::note, v::at))
        .load(conn)?)
}

/// The same for many of them, by their numbers in the database.
pub fn versions_of(conn: &mut Conn, of: &[i64]) -> Result<HashMap<i64, Vec<Past>>, Error> {
    use contribution_version as v;
    let rows: Vec<(i64, Past)> = v::table
        .filter(v::contribution.among(of))
        .order((v::contribution, v::number))
        .select((
            v::contribution,
            (v::number, v::what, v::title, v::body, v::wording, v::action, v::effect, v::note, v::at),
        ))
        .load(conn)?;
    let mut all: HashMap<i64, Vec<Past>> = HashMap::new();
    for (id, past) in rows {
        all.entry(id).or_default().push(past);
    }
    Ok(all)
}
