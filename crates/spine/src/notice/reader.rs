//! What somebody chose for everything they follow, how far they have read, and how many mails they got today.

use super::Pace;
use crate::Error;
use cantiere_domain::id::PersonId;
use cantiere_store::schema::notice::{follow, notice, notice_reader as table};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen {
    /// For what is followed from now on.
    pub pace: Pace,
    /// The last notice that was read.
    pub seen: i64,
    /// What the secret address of one's own calendar is made with; empty: there is none.
    pub calendar: String,
}

pub fn chosen(conn: &mut Conn, of: PersonId) -> Result<Chosen, Error> {
    let row: Option<(String, i64, String)> =
        table::table.find(of.0).select((table::pace, table::seen, table::calendar)).first(conn).optional()?;
    Ok(row.map_or_else(Chosen::default, |(pace, seen, calendar)| Chosen {
        pace: Pace::parse(&pace).unwrap_or_default(),
        seen,
        calendar,
    }))
}

/// One pace for everything: what is followed already, and what will be.
pub fn choose(tx: &mut Tx, of: PersonId, pace: Pace) -> Result<(), Error> {
    ensure(tx, of)?;
    diesel::update(table::table.find(of.0)).set(table::pace.eq(pace.as_str())).execute(tx.conn())?;
    diesel::update(follow::table.filter(follow::person.eq(of.0)))
        .set(follow::pace.eq(pace.as_str()))
        .execute(tx.conn())?;
    Ok(())
}

/// Everything up to now has been read.
pub fn seen(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    ensure(tx, of)?;
    let last: Option<i64> = notice::table.select(diesel::dsl::max(notice::id)).first(tx.conn())?;
    diesel::update(table::table.find(of.0)).set(table::seen.eq(last.unwrap_or(0))).execute(tx.conn())?;
    Ok(())
}

/// A new secret for the address of one's own calendar; an address given out before leads nowhere afterwards.
pub fn new_calendar(tx: &mut Tx, of: PersonId) -> Result<String, Error> {
    ensure(tx, of)?;
    let secret = uuid::Uuid::new_v4().simple().to_string();
    diesel::update(table::table.find(of.0)).set(table::calendar.eq(&secret)).execute(tx.conn())?;
    Ok(secret)
}

/// Counts a mail that goes out at once, unless so many went out today already.
pub fn count_mail(tx: &mut Tx, of: PersonId, today: &str, most: i64) -> Result<bool, Error> {
    ensure(tx, of)?;
    let (day, mails): (String, i64) = table::table.find(of.0).select((table::day, table::mails)).first(tx.conn())?;
    let mails = if day == today { mails } else { 0 };
    if mails >= most {
        return Ok(false);
    }
    diesel::update(table::table.find(of.0))
        .set((table::day.eq(today), table::mails.eq(mails + 1)))
        .execute(tx.conn())?;
    Ok(true)
}

fn ensure(tx: &mut Tx, of: PersonId) -> Result<(), Error> {
    let known: Option<i64> = table::table.find(of.0).select(table::person).first(tx.conn()).optional()?;
    if known.is_none() {
        diesel::insert_into(table::table)
            .values((
                table::person.eq(of.0),
                table::pace.eq(Pace::default().as_str()),
                table::seen.eq(0),
                table::calendar.eq(""),
                table::day.eq(""),
                table::mails.eq(0),
            ))
            .execute(tx.conn())?;
    }
    Ok(())
}
