//! The site's one vocabulary of themes. What plans and contributions carry is a theme's slug, and a published version never
//! changes: so a theme that was merged lives on as another name of the one it went into, and one that was removed is
//! remembered as removed.

use crate::site::{keeper, note};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::text::clean_line;
use cantiere_domain::{Lang, Slug};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::plan::{edition, item_row, theme};
use cantiere_store::{Conn, Tx, kept};
use diesel::prelude::*;

/// The topic under which the vocabulary changes, and with it what carries a theme.
pub(crate) const THEMES: &str = "themes";

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Theme {
    pub id: i64,
    pub slug: String,
    pub name_it: String,
    pub name_en: String,
    pub position: i64,
    /// Slugs of the themes that were merged into this one, with a space between.
    pub also: String,
    pub removed: bool,
    pub version: i64,
}

impl Theme {
    pub fn name(&self, lang: Lang) -> &str {
        match lang {
            Lang::It => &self.name_it,
            Lang::En => &self.name_en,
        }
    }

    /// Whether a slug means this theme, by its own or by one that was merged into it. An empty one means none.
    pub fn is(&self, slug: &str) -> bool {
        self.slug == slug || self.also.split_whitespace().any(|s| s == slug)
    }
}

/// The themes that can be chosen.
pub fn all(conn: &mut Conn) -> Result<Vec<Theme>, Error> {
    Ok(vocabulary(conn)?.into_iter().filter(|theme| !theme.removed).collect())
}

/// Those that can be chosen and those that were removed: what is needed to read what stands in a plan.
pub fn vocabulary(conn: &mut Conn) -> Result<Vec<Theme>, Error> {
    let told = |_: &Vec<Theme>| vec![THEMES.to_string()];
    kept(conn, "themes", (), told, |conn| Ok(theme::table.order((theme::position, theme::id)).load(conn)?))
}

/// The themes of an item, chosen again on a form. Which ones they are says something and their order does not, so those that
/// stay keep theirs; what no form shows, because it was removed or is in no vocabulary, stays, too.
pub fn chosen_again(vocabulary: &[Theme], old: &[String], chosen: &[String]) -> Vec<String> {
    let of = |slug: &str| vocabulary.iter().find(|t| t.is(slug));
    let is_among = |theme: &Theme, slugs: &[String]| slugs.iter().any(|slug| theme.is(slug));
    let stays = |slug: &str| of(slug).is_none_or(|theme| theme.removed || is_among(theme, chosen));
    let mut out: Vec<String> = old.iter().filter(|slug| stays(slug)).cloned().collect();
    for slug in chosen {
        if !out.contains(slug) && of(slug).is_none_or(|theme| !is_among(theme, &out)) {
            out.push(slug.clone());
        }
    }
    out
}

/// The slugs of a plan as they are meant now: merged ones as what they were merged into, removed ones not at all.
/// What is in no vocabulary stays as it is: an import may have brought it.
pub fn meant(vocabulary: &[Theme], slugs: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(slugs.len());
    for slug in slugs {
        let now = match vocabulary.iter().find(|t| t.is(slug)) {
            Some(t) if t.removed => continue,
            Some(t) => &t.slug,
            None => slug,
        };
        if !out.contains(now) {
            out.push(now.clone());
        }
    }
    out
}

/// Adds a theme at the end, or renames it; for imports and the demonstration.
pub fn put(tx: &mut Tx, slug: &Slug, name_it: &str, name_en: &str) -> Result<(), Error> {
    let changed = diesel::update(theme::table.filter(theme::slug.eq(slug.as_str())))
        .set((theme::name_it.eq(name_it), theme::name_en.eq(name_en)))
        .execute(&mut **tx)?;
    if changed == 0 {
        insert(tx, slug.as_str(), name_it, name_en)?;
    }
    tx.changed(THEMES);
    tx.changed("site");
    Ok(())
}

/// Adds a theme by its names; one that was removed comes back.
pub fn add(tx: &mut Tx, by: &Actor, name_it: &str, name_en: &str) -> Result<i64, Error> {
    keeper(by)?;
    let (name_it, name_en) = names(name_it, name_en)?;
    let slug = Slug::from_text(&name_it);
    let known = vocabulary(tx)?.into_iter().find(|t| t.is(slug.as_str()));
    let id = match known {
        Some(t) if t.removed => {
            diesel::update(theme::table.find(t.id))
                .set((
                    theme::removed.eq(false),
                    theme::name_it.eq(&name_it),
                    theme::name_en.eq(&name_en),
                    theme::version.eq(t.version + 1),
                ))
                .execute(&mut **tx)?;
            t.id
        }
        Some(_) => return Err(Problem::new("name_it", "admin-problem-theme-known").into()),
        None => insert(tx, slug.as_str(), &name_it, &name_en)?,
    };
    note(tx, by, "theme_added", ("theme", id), None, &[])?;
    announce(tx)?;
    Ok(id)
}

/// Gives a theme other names, everywhere at once. `version` is the one that was shown.
pub fn rename(tx: &mut Tx, by: &Actor, id: i64, version: i64, name_it: &str, name_en: &str) -> Result<(), Error> {
    keeper(by)?;
    let old = find(tx, id)?;
    let (name_it, name_en) = names(name_it, name_en)?;
    if (&old.name_it, &old.name_en) == (&name_it, &name_en) {
        return Ok(());
    }
    if old.version != version {
        return Err(Error::Stale);
    }
    diesel::update(theme::table.find(id))
        .set((theme::name_it.eq(name_it), theme::name_en.eq(name_en), theme::version.eq(version + 1)))
        .execute(&mut **tx)?;
    note(tx, by, "theme_renamed", ("theme", id), None, &[])?;
    announce(tx)
}

/// Makes one theme of two: what carried the first now shows the second.
pub fn merge(tx: &mut Tx, by: &Actor, id: i64, into: i64) -> Result<(), Error> {
    keeper(by)?;
    let (gone, stays) = (find(tx, id)?, find(tx, into)?);
    if id == into {
        return Err(Problem::new("into", "admin-problem-theme-itself").into());
    }
    let mut also: Vec<&str> = stays.also.split(' ').filter(|s| !s.is_empty()).collect();
    also.push(&gone.slug);
    also.extend(gone.also.split(' ').filter(|s| !s.is_empty()));
    diesel::delete(theme::table.find(id)).execute(&mut **tx)?;
    diesel::update(theme::table.find(into))
        .set((theme::also.eq(also.join(" ")), theme::version.eq(stays.version + 1)))
        .execute(&mut **tx)?;
    give(tx, &gone.slug, &stays.slug)?;
    note(tx, by, "theme_merged", ("theme", into), None, &[id])?;
    announce(tx)
}

/// Takes a theme out of the vocabulary: nothing shows it any more.
pub fn remove(tx: &mut Tx, by: &Actor, id: i64) -> Result<(), Error> {
    keeper(by)?;
    let gone = find(tx, id)?;
    diesel::update(theme::table.find(id))
        .set((theme::removed.eq(true), theme::version.eq(gone.version + 1)))
        .execute(&mut **tx)?;
    give(tx, &gone.slug, "")?;
    note(tx, by, "theme_removed", ("theme", id), None, &[])?;
    announce(tx)
}

/// Gives the contributions that carry one theme another one; what is kept of their processes is read anew.
fn give(tx: &mut Tx, old: &str, new: &str) -> Result<(), Error> {
    let carrying = contribution::table.filter(contribution::theme.eq(old));
    let processes: Vec<i64> = carrying.select(contribution::process).distinct().load(tx.conn())?;
    diesel::update(carrying).set(contribution::theme.eq(new)).execute(&mut **tx)?;
    for process in processes {
        tx.changed(&format!("process:{process}"));
    }
    Ok(())
}

/// How many actions and other items of what the site shows carry a theme, and how many contributions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    pub items: usize,
    pub contributions: i64,
}

pub fn uses(conn: &mut Conn, of: &Theme) -> Result<Uses, Error> {
    let mut items = 0;
    for slug in std::iter::once(of.slug.as_str()).chain(of.also.split(' ').filter(|s| !s.is_empty())) {
        let rows: Vec<(i64, String)> = item_row::table
            .inner_join(
                edition::table.on(edition::published_revision
                    .eq(item_row::revision.nullable())
                    .or(edition::draft_revision.eq(item_row::revision.nullable()))),
            )
            .filter(item_row::content.like(format!("%\"{slug}\"%")))
            .select((item_row::item, item_row::content))
            .load(conn)?;
        // The sign may stand in another list of the item.
        let mut carrying: Vec<i64> = rows
            .into_iter()
            .filter(|(_, content)| {
                let content: cantiere_domain::plan::Content = serde_json::from_str(content).unwrap_or_default();
                content.themes.iter().any(|t| t == slug)
            })
            .map(|(item, _)| item)
            .collect();
        carrying.sort_unstable();
        carrying.dedup();
        items += carrying.len();
    }
    let contributions = contribution::table.filter(contribution::theme.eq(&of.slug)).count().get_result(conn)?;
    Ok(Uses { items, contributions })
}

pub fn find(conn: &mut Conn, id: i64) -> Result<Theme, Error> {
    let found = theme::table.find(id).filter(theme::removed.eq(false)).first(conn).optional()?;
    found.ok_or(Error::NotFound("theme"))
}

fn names(name_it: &str, name_en: &str) -> Result<(String, String), Error> {
    let (name_it, name_en) = (clean_line(name_it), clean_line(name_en));
    let mut problems = Vec::new();
    for (field, name) in [("name_it", &name_it), ("name_en", &name_en)] {
        if name.is_empty() || name.chars().count() > 100 {
            problems.push(Problem::new(field, "admin-problem-theme-name"));
        }
    }
    if problems.is_empty() { Ok((name_it, name_en)) } else { Err(Error::Invalid(problems)) }
}

fn insert(tx: &mut Tx, slug: &str, name_it: &str, name_en: &str) -> Result<i64, Error> {
    let last: Option<i64> = theme::table.select(diesel::dsl::max(theme::position)).first(&mut **tx)?;
    Ok(diesel::insert_into(theme::table)
        .values((
            theme::slug.eq(slug),
            theme::name_it.eq(name_it),
            theme::name_en.eq(name_en),
            theme::position.eq(last.unwrap_or(0) + 1),
        ))
        .returning(theme::id)
        .get_result(&mut **tx)?)
}

/// Every page may show a theme, and what is kept in memory of an edition holds its themes.
fn announce(tx: &mut Tx) -> Result<(), Error> {
    diesel::update(edition::table).set(edition::version.eq(edition::version + 1)).execute(&mut **tx)?;
    tx.changed(THEMES);
    tx.changed(super::edition::ALL);
    tx.changed("settings");
    tx.changed("site");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn themes_that_stay_keep_their_order_and_what_no_form_shows_is_not_lost() {
        let theme = |slug: &str, also: &str, removed: bool| Theme {
            id: 0,
            slug: slug.into(),
            name_it: String::new(),
            name_en: String::new(),
            position: 0,
            also: also.into(),
            removed,
            version: 1,
        };
        let all = [theme("acqua", "", false), theme("scuola", "asili", false), theme("strade", "", true)];
        let list = |words: &str| words.split_whitespace().map(String::from).collect::<Vec<_>>();
        let check = |old: &str, chosen: &str, expected: &str| {
            assert_eq!(chosen_again(&all, &list(old), &list(chosen)), list(expected), "{old} → {chosen}");
        };
        check("asili acqua", "acqua scuola", "asili acqua");
        check("asili acqua", "acqua", "acqua");
        check("scuola ignoto strade", "acqua", "ignoto strade acqua");
        check("", "acqua scuola", "acqua scuola");
        assert!(all.iter().all(|theme| !theme.is("")), "what has no theme has none");
    }
}
