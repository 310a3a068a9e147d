//! The site's one vocabulary of themes.

use crate::Error;
use cantiere_domain::{Lang, Slug};
use cantiere_store::schema::plan::theme;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Theme {
    pub id: i64,
    pub slug: String,
    pub name_it: String,
    pub name_en: String,
    pub position: i64,
}

impl Theme {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.name_it,
            Lang::En => &self.name_en,
        }
    }
}

pub fn all(conn: &mut Conn) -> Result<Vec<Theme>, Error> {
    Ok(theme::table.order((theme::position, theme::id)).load(conn)?)
}

/// Adds a theme at the end, or renames it.
pub fn put(tx: &mut Tx, slug: &Slug, name_it: &str, name_en: &str) -> Result<(), Error> {
    let changed = diesel::update(theme::table.filter(theme::slug.eq(slug.as_str())))
        .set((theme::name_it.eq(name_it), theme::name_en.eq(name_en)))
        .execute(&mut **tx)?;
    if changed == 0 {
        let last: Option<i64> = theme::table.select(diesel::dsl::max(theme::position)).first(&mut **tx)?;
        diesel::insert_into(theme::table)
            .values((
                theme::slug.eq(slug.as_str()),
                theme::name_it.eq(name_it),
                theme::name_en.eq(name_en),
                theme::position.eq(last.unwrap_or(0) + 1),
            ))
            .execute(&mut **tx)?;
    }
    tx.changed("site");
    Ok(())
}
