//! The public pages of questionnaires, for the list of the site's pages: of processes that everybody sees.

use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::schema::process::process;
use cantiere_store::schema::question::{question, questionnaire};
use cantiere_store::{Among, Conn, Error};
use diesel::prelude::*;

pub fn paths(conn: &mut Conn) -> Result<Vec<String>, Error> {
    let asked: Vec<i64> = questionnaire::table
        .inner_join(question::table.on(question::questionnaire.eq(questionnaire::id)))
        .filter(questionnaire::state.eq("open"))
        .select(questionnaire::process)
        .distinct()
        .load(conn)?;
    let rows: Vec<(String, String)> = process::table
        .inner_join(edition::table.on(edition::id.eq(process::edition)))
        .inner_join(plan::table.on(plan::id.eq(edition::plan)))
        .filter(process::id.among(asked))
        .filter(process::state.ne("designed"))
        .filter(process::visibility.eq("public"))
        .filter(edition::visibility.eq("public"))
        .filter(edition::published_revision.is_not_null())
        .order(process::id)
        .select((plan::slug, edition::slug))
        .load(conn)?;
    Ok(rows.into_iter().map(|(plan, edition)| format!("/plans/{plan}/{edition}/questionnaire")).collect())
}
