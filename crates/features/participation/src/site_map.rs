//! The public pages of taking part, for the list of the site's pages: those of editions that everybody sees.

use crate::address;
use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::schema::process::process;
use cantiere_store::{Conn, Error};
use diesel::prelude::*;

pub fn paths(conn: &mut Conn) -> Result<Vec<String>, Error> {
    let rows: Vec<(String, String)> = process::table
        .inner_join(edition::table.on(edition::id.eq(process::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(process::state.ne("designed"))
        .filter(process::visibility.eq("public"))
        .filter(edition::visibility.eq("public"))
        .filter(edition::published_revision.is_not_null())
        .order(process::id)
        .select((plan::slug, edition::slug))
        .load(conn)?;
    let both = |(plan, edition): (String, String)| {
        let base = address::of_slugs(&plan, &edition);
        [address::consultation(&base), address::contributions(&base)]
    };
    Ok(rows.into_iter().flat_map(both).collect())
}
