//! What a row of a list shows of a contribution: its words are read no further than they are shown.

use super::Author;
use super::find::as_asked;
use crate::Error;
use cantiere_domain::Lang;
use cantiere_domain::contribution::ContributionKind;
use cantiere_store::schema::actor::{organization, person};
use cantiere_store::schema::contribution::{contribution, contribution_entry};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;
use diesel::sql_types::Text;

#[derive(Clone, Debug)]
pub struct Brief {
    pub id: i64,
    /// The number that readers cite.
    pub number: i64,
    pub kind: ContributionKind,
    pub language: Lang,
    pub place: String,
    /// The title, or where there is none the first 2,000 signs of the words.
    pub said: String,
    pub author: Author,
    pub supports: i64,
    pub received_at: i64,
}

const SAID: &str = "case when contribution.title <> '' then contribution.title else \
     substr(case when contribution.body <> '' then contribution.body else contribution.wording end, 1, 2000) end";

type Row = (i64, i64, String, String, String, String, String, i64, i64);
type Told = (Row, Option<(String, String)>, Option<(String, String, String, String)>, Option<String>);

/// By their numbers in the database, in the order asked: one statement however many.
pub fn briefly(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Brief>, Error> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let rows: Vec<Told> = contribution::table
        .left_join(person::table.on(person::id.nullable().eq(contribution::person)))
        .left_join(organization::table.on(organization::id.nullable().eq(contribution::organization)))
        .left_join(contribution_entry::table.on(contribution_entry::contribution.eq(contribution::id)))
        .filter(contribution::id.among(ids))
        .select((
            (
                contribution::id,
                contribution::number,
                contribution::kind,
                contribution::language,
                contribution::place,
                diesel::dsl::sql::<Text>(SAID),
                contribution::channel,
                contribution::supports,
                contribution::received_at,
            ),
            (person::display_name, person::uuid).nullable(),
            (organization::name, organization::slug, organization::kind, organization::state).nullable(),
            contribution_entry::sender.nullable(),
        ))
        .load(conn)?;
    let mut all: Vec<Brief> = rows.into_iter().map(told).collect();
    as_asked(&mut all, ids, |c| c.id);
    Ok(all)
}

fn told((row, person, body, sender): Told) -> Brief {
    let (id, number, kind, language, place, said, channel, supports, received_at) = row;
    Brief {
        id,
        number,
        kind: ContributionKind::parse(&kind).unwrap_or(ContributionKind::Comment),
        language: language.parse().unwrap_or_default(),
        place,
        said,
        author: Author::of(body, person, &channel, sender),
        supports,
        received_at,
    }
}
