//! The public pages of votes, for the list of the site's pages: those of editions that everybody sees.

use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::schema::round::round;
use cantiere_store::{Conn, Error};
use diesel::prelude::*;
use std::collections::BTreeSet;

pub fn paths(conn: &mut Conn) -> Result<Vec<String>, Error> {
    let rows: Vec<(String, String, i64, String, bool)> = round::table
        .inner_join(edition::table.on(edition::id.eq(round::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(round::state.ne("draft"))
        .filter(edition::visibility.eq("public"))
        .filter(edition::published_revision.is_not_null())
        .order(round::id)
        .select((plan::slug, edition::slug, round::number, round::state, round::named))
        .load(conn)?;
    let mut lists = BTreeSet::new();
    let mut paths = Vec::new();
    for (plan, edition, number, state, named) in rows {
        let base = format!("/plans/{plan}/{edition}/votes");
        if lists.insert(base.clone()) {
            paths.push(base.clone());
        }
        paths.push(format!("{base}/{number}"));
        paths.push(format!("{base}/{number}/specimen"));
        match state.as_str() {
            "counted" if named => paths.push(format!("{base}/{number}/ballots")),
            "open" => paths.push(format!("{base}/{number}/ballot")),
            _ => {}
        }
    }
    Ok(paths)
}
