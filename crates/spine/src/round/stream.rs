//! The ballots that count, page by page: a count reads as many as there are, and holds one page of them at a time.
//! After the close they cannot change, so that several reads see the same.

use super::Round;
use crate::Error;
use cantiere_domain::id::RoundId;
use cantiere_domain::round::Ballot;
use cantiere_store::schema::actor::organization;
use cantiere_store::schema::round::round_ballot;
use cantiere_store::schema::sealed::sealed_opening;
use cantiere_store::{Conn, Db};
use diesel::prelude::*;

/// Ballots of one statement.
pub const PAGE: i64 = 2_000;

/// Hands every ballot that counts to `see`, with the kind of the body that cast it, which is empty for a person.
pub async fn each(db: &Db, of: &Round, mut see: impl FnMut(&Ballot, &str)) -> Result<(), Error> {
    let form = of.rules.method.form();
    let mut after = After::default();
    loop {
        let (id, persons, from) = (of.id, of.persons, after);
        let (rows, next) = db.read(move |conn| page(conn, id, persons, from)).await?;
        for (content, kind) in &rows {
            see(&Ballot::parse(form, content), kind);
        }
        match next {
            Some(next) => after = next,
            None => return Ok(()),
        }
    }
}

/// The same within one snapshot, for whoever only checks.
pub fn each_in(conn: &mut Conn, of: &Round, mut see: impl FnMut(&Ballot)) -> Result<(), Error> {
    let form = of.rules.method.form();
    let mut after = After::default();
    loop {
        let (rows, next) = page(conn, of.id, of.persons, after)?;
        rows.iter().for_each(|(content, _)| see(&Ballot::parse(form, content)));
        match next {
            Some(next) => after = next,
            None => return Ok(()),
        }
    }
}

/// Where a page begins: behind this body, or this entry.
#[derive(Default)]
struct After {
    body: i64,
    entry: String,
}

type Rows = Vec<(String, String)>;

fn page(conn: &mut Conn, of: RoundId, persons: bool, after: After) -> Result<(Rows, Option<After>), Error> {
    if persons {
        let rows: Vec<(String, String)> = sealed_opening::table
            .filter(sealed_opening::round.eq(of.0))
            .filter(sealed_opening::id.gt(&after.entry))
            .order(sealed_opening::id)
            .limit(PAGE)
            .select((sealed_opening::id, sealed_opening::content))
            .load(conn)?;
        let next = rows.last().filter(|_| rows.len() as i64 == PAGE).map(|row| After { entry: row.0.clone(), body: 0 });
        return Ok((rows.into_iter().map(|(_, content)| (content, String::new())).collect(), next));
    }
    let rows: Vec<(i64, String, String)> = round_ballot::table
        .inner_join(organization::table.on(organization::id.eq(round_ballot::organization)))
        .filter(round_ballot::round.eq(of.0))
        .filter(round_ballot::organization.gt(after.body))
        .order(round_ballot::organization)
        .limit(PAGE)
        .select((round_ballot::organization, round_ballot::content, organization::kind))
        .load(conn)?;
    let next = rows.last().filter(|_| rows.len() as i64 == PAGE).map(|row| After { body: row.0, entry: String::new() });
    Ok((rows.into_iter().map(|(_, content, kind)| (content, kind)).collect(), next))
}
