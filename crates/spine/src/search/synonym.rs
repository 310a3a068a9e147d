//! Words that stand for others in a search: who looks for the one also finds the other, not the other way round.
//! Planners keep the list; it changes nothing in what is indexed.

use super::token::{Stems, words};
use crate::site::{keeper, note};
use crate::{Error, Problem};
use cantiere_domain::Lang;
use cantiere_domain::access::Actor;
use cantiere_domain::text::clean_line;
use cantiere_store::schema::search::synonym;
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

/// `word` also finds `expansion`, in texts of that language.
#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct Synonym {
    pub id: i64,
    pub language: String,
    pub word: String,
    pub expansion: String,
}

/// The whole list, by word.
pub fn all(conn: &mut Conn) -> Result<Vec<Synonym>, Error> {
    Ok(synonym::table
        .order((synonym::language, synonym::word, synonym::expansion, synonym::id))
        .select((synonym::id, synonym::language, synonym::word, synonym::expansion))
        .load(conn)?)
}

/// Adds a pair; one that is there already is left as it is.
pub fn add(tx: &mut Tx, by: &Actor, language: Lang, word: &str, expansion: &str) -> Result<(), Error> {
    // The list serves every plan, so only who plans for the whole site keeps it.
    keeper(by)?;
    let (word, expansion) = (clean_line(word), clean_line(expansion));
    let (asked, found) = (words(&word), words(&expansion));
    let mut problems = Vec::new();
    if asked.len() != 1 || word.chars().count() > 60 {
        problems.push(Problem::new("word", "problem-synonym-word"));
    }
    if found.is_empty() || found.len() > 8 || expansion.chars().count() > 200 {
        problems.push(Problem::new("expansion", "problem-synonym-expansion"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let key = key(language, &asked[0]);
    let known: Option<i64> = synonym::table
        .filter(synonym::key.eq(&key))
        .filter(synonym::expansion.eq(&expansion))
        .select(synonym::id)
        .first(&mut **tx)
        .optional()?;
    if known.is_none() {
        diesel::insert_into(synonym::table)
            .values((
                synonym::language.eq(language.as_str()),
                synonym::word.eq(word),
                synonym::key.eq(key),
                synonym::expansion.eq(expansion),
            ))
            .execute(&mut **tx)?;
        note(tx, by, "synonym_added", ("site", 0), None, &[])?;
        tx.changed("site");
    }
    Ok(())
}

pub fn remove(tx: &mut Tx, by: &Actor, id: i64) -> Result<(), Error> {
    // The list serves every plan, so only who plans for the whole site keeps it.
    keeper(by)?;
    match diesel::delete(synonym::table.filter(synonym::id.eq(id))).execute(&mut **tx)? {
        0 => Err(Error::NotFound("synonym")),
        _ => {
            note(tx, by, "synonym_removed", ("site", 0), None, &[])?;
            tx.changed("site");
            Ok(())
        }
    }
}

/// What a word is looked up by: its stem, so that `comunale` finds what `comunali` stands for.
fn key(language: Lang, word: &str) -> String {
    Stems::new(language).of(word).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_of_the_shipped_pair_is_what_the_tokeniser_makes() {
        assert_eq!(key(Lang::It, "comunali"), "icomunal");
        assert_eq!(key(Lang::It, "comunale"), "icomunal");
    }
}
