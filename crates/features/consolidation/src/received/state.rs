//! How far the answer to each contribution of a process is: one statement, without its words.

use cantiere_domain::answer::Outcome;
use cantiere_domain::id::ProcessId;
use cantiere_store::Conn;
use cantiere_store::schema::answer::answer;
use diesel::prelude::*;
use std::collections::HashMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    pub outcome: Outcome,
    pub published: bool,
    pub checked: bool,
    pub created_at: i64,
}

pub fn all(conn: &mut Conn, of: ProcessId) -> Result<HashMap<i64, State>, cantiere_spine::Error> {
    let rows: Vec<(i64, String, String, Option<i64>, i64)> = answer::table
        .filter(answer::process.eq(of.0))
        .select((answer::contribution, answer::outcome, answer::state, answer::checked_by, answer::created_at))
        .load(conn)?;
    let one = |(id, outcome, state, checked, created_at): (i64, String, String, Option<i64>, i64)| {
        let outcome = Outcome::parse(&outcome).unwrap_or(Outcome::Postponed);
        (id, State { outcome, published: state == "published", checked: checked.is_some(), created_at })
    };
    Ok(rows.into_iter().map(one).collect())
}
