//! Following a plan, an action, a contribution or a consultation, and leaving it again. Each person their own.

use super::{Pace, reader};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::PersonId;
use cantiere_store::schema::notice::follow as table;
use cantiere_store::{Among, Conn, Tx};
use diesel::prelude::*;

/// Nobody follows more by hand.
const MOST: i64 = 1_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follow {
    pub on: Ref,
    pub pace: Pace,
    pub since: i64,
}

/// Follows something that the caller has found for this reader; following it again changes nothing but the pace, if one
/// is given.
pub fn follow(tx: &mut Tx, by: &Actor, on: Ref, pace: Option<Pace>) -> Result<(), Error> {
    let person = by.person.ok_or(Error::Denied)?;
    if !matches!(on, Ref::Plan(_) | Ref::Item(_) | Ref::Contribution(_) | Ref::Process(_)) {
        return Err(Error::NotFound("page"));
    }
    let known: Option<String> =
        table::table.find((person.0, on.kind(), on.id())).select(table::pace).first(tx.conn()).optional()?;
    if known.is_some() {
        return match pace {
            Some(pace) => set_pace(tx, person, on, pace),
            None => Ok(()),
        };
    }
    let count: i64 = table::table.filter(table::person.eq(person.0)).count().get_result(tx.conn())?;
    if count >= MOST {
        return Err(Problem::new("form", "notices-problem-too-many").with("max", MOST).into());
    }
    let pace = match pace {
        Some(pace) => pace,
        None => reader::chosen(tx, person)?.pace,
    };
    let now = tx.now();
    diesel::insert_into(table::table)
        .values((
            table::person.eq(person.0),
            table::kind.eq(on.kind()),
            table::target.eq(on.id()),
            table::pace.eq(pace.as_str()),
            table::created_at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

/// Leaves it; leaving it twice is no error.
pub fn unfollow(tx: &mut Tx, person: PersonId, on: Ref) -> Result<(), Error> {
    diesel::delete(table::table.find((person.0, on.kind(), on.id()))).execute(tx.conn())?;
    Ok(())
}

/// Another pace for one thing that is followed; nothing when it is not.
pub fn set_pace(tx: &mut Tx, person: PersonId, on: Ref, pace: Pace) -> Result<(), Error> {
    diesel::update(table::table.find((person.0, on.kind(), on.id())))
        .set(table::pace.eq(pace.as_str()))
        .execute(tx.conn())?;
    Ok(())
}

/// Everything a person follows, the last first.
pub fn following(conn: &mut Conn, of: PersonId) -> Result<Vec<Follow>, Error> {
    let rows: Vec<(String, i64, String, i64)> = table::table
        .filter(table::person.eq(of.0))
        .order((table::created_at.desc(), table::kind, table::target))
        .limit(MOST)
        .select((table::kind, table::target, table::pace, table::created_at))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(row).collect())
}

/// At what pace a person follows each of these, in their order: one statement.
pub fn followed(conn: &mut Conn, of: PersonId, refs: &[Ref]) -> Result<Vec<Option<Pace>>, Error> {
    let ids: Vec<i64> = refs.iter().map(|r| r.id()).collect();
    let rows: Vec<(String, i64, String, i64)> = table::table
        .filter(table::person.eq(of.0))
        .filter(table::target.among(ids))
        .select((table::kind, table::target, table::pace, table::created_at))
        .load(conn)?;
    let known: Vec<Follow> = rows.into_iter().filter_map(row).collect();
    Ok(refs.iter().map(|r| known.iter().find(|f| f.on == *r).map(|f| f.pace)).collect())
}

fn row((kind, target, pace, since): (String, i64, String, i64)) -> Option<Follow> {
    Some(Follow { on: Ref::parse(&kind, target)?, pace: Pace::parse(&pace)?, since })
}
