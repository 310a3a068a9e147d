//! The mailed link by which an office's people answer without signing in: one row for each person and office, from which
//! the link's seal is made. It opens what that office is asked and nothing else, and ends when nothing is asked any more:
//! the planner took it back, or the answer is published.

use super::opinion::{self, Opinion};
use crate::Error;
use cantiere_domain::access::{Actor, Assurance};
use cantiere_domain::id::{ContributionId, PersonId};
use cantiere_store::schema::actor::person;
use cantiere_store::schema::answer::answer;
use cantiere_store::schema::workbench::{contribution_office, office_member, opinion_ask as table};
use cantiere_store::{Among, Conn, Tx, insert_id};
use diesel::dsl::{exists, not};
use diesel::prelude::*;

/// A link works so long at most.
pub const LASTS: i64 = 60 * 86_400_000_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub id: i64,
    pub office: i64,
    pub person: i64,
    pub asked_at: i64,
}

impl Ask {
    /// What the link's seal is made over: asked again after it ended, a person gets another link.
    pub fn sealed(&self) -> String {
        format!("{} {} {} {}", self.id, self.office, self.person, self.asked_at)
    }

    /// Who comes by the link: surely the holder of the address, with no role at all.
    pub fn actor(&self) -> Actor {
        Actor { person: Some(PersonId(self.person)), assurance: Assurance::Email, ..Actor::default() }
    }
}

/// The link of one of an office's people, who are asked of these contributions now. One that still opens something stays.
pub fn ask(tx: &mut Tx, office: i64, who: PersonId, fresh: &[i64]) -> Result<Ask, Error> {
    let now = tx.now();
    let known: Option<(i64, i64, i64)> = table::table
        .filter(table::office.eq(office))
        .filter(table::person.eq(who.0))
        .select((table::id, table::asked_at, table::expires_at))
        .first(tx.conn())
        .optional()?;
    let expires = table::expires_at.eq(now + LASTS);
    let (id, asked_at) = match known {
        Some((id, asked_at, expires_at)) if expires_at > now && open(tx, office, fresh)? > 0 => {
            diesel::update(table::table.find(id)).set(expires).execute(tx.conn())?;
            (id, asked_at)
        }
        Some((id, before, _)) => {
            // Never the moment of a link that ended.
            let asked_at = now.max(before + 1);
            diesel::update(table::table.find(id)).set((table::asked_at.eq(asked_at), expires)).execute(tx.conn())?;
            (id, asked_at)
        }
        None => {
            let row = (table::office.eq(office), table::person.eq(who.0), table::asked_at.eq(now), expires);
            (insert_id(tx, diesel::insert_into(table::table).values(row))?, now)
        }
    };
    Ok(Ask { id, office, person: who.0, asked_at })
}

/// How many requests of an office are open, those just made left out.
fn open(conn: &mut Conn, office: i64, fresh: &[i64]) -> Result<i64, Error> {
    use contribution_office as c;
    let out = answer::table.filter(answer::contribution.eq(c::contribution)).filter(answer::state.eq("published"));
    Ok(c::table
        .filter(c::office.eq(office))
        .filter(c::contribution.ne_all(fresh))
        .filter(not(exists(out)))
        .count()
        .get_result(conn)?)
}

/// What a link stands for, if it still does: the person is there, of the office, and something is still asked of it.
pub fn find(conn: &mut Conn, id: i64, now: i64) -> Result<Ask, Error> {
    let missing = || Error::NotFound("link");
    let row: Option<(i64, i64, i64, i64)> = table::table
        .inner_join(person::table.on(person::id.eq(table::person)))
        .inner_join(
            office_member::table
                .on(office_member::office.eq(table::office).and(office_member::person.eq(table::person))),
        )
        .filter(table::id.eq(id))
        .filter(table::expires_at.gt(now))
        .filter(person::erased_at.is_null())
        .select((table::id, table::office, table::person, table::asked_at))
        .first(conn)
        .optional()?;
    let (id, office, person, asked_at) = row.ok_or_else(missing)?;
    match open(conn, office, &[])? {
        0 => Err(missing()),
        _ => Ok(Ask { id, office, person, asked_at }),
    }
}

/// What the link opens: what its office is asked and nobody has answered for good, without an opinion first.
pub fn requests(conn: &mut Conn, of: &Ask, at_most: i64) -> Result<Vec<Opinion>, Error> {
    let all = opinion::asked_of(conn, PersonId(of.person), Some(of.office), at_most)?;
    let ids: Vec<i64> = all.iter().map(|o| o.contribution).collect();
    let out: Vec<i64> = answer::table
        .filter(answer::contribution.among(ids))
        .filter(answer::state.eq("published"))
        .select(answer::contribution)
        .load(conn)?;
    Ok(all.into_iter().filter(|o| !out.contains(&o.contribution)).collect())
}

/// Says it by the link, which is asked again whether it still opens this.
pub fn say(tx: &mut Tx, by: &Ask, to: ContributionId, version: i64, text: &str) -> Result<(), Error> {
    let now = tx.now();
    if find(tx, by.id, now)? != *by {
        return Err(Error::NotFound("link"));
    }
    let out: i64 = answer::table
        .filter(answer::contribution.eq(to.0))
        .filter(answer::state.eq("published"))
        .count()
        .get_result(tx.conn())?;
    if out > 0 {
        return Err(Error::NotFound("contribution"));
    }
    opinion::say(tx, &by.actor(), to, by.office, version, text)
}
