//! Asking an owner for news: one row for each person and action, from which the mailed link is made. The link is for that
//! person alone, opens one form, and ends after sixty days or when the person is no owner any more.

use super::owner;
use crate::Error;
use cantiere_domain::access::{Actor, Assurance, Grant, Role};
use cantiere_domain::id::{PersonId, PlanId};
use cantiere_store::schema::actor::person;
use cantiere_store::schema::monitoring::item_ask as table;
use cantiere_store::schema::plan::{edition, item};
use cantiere_store::{Conn, Tx, insert_id};
use diesel::prelude::*;

const DAY: i64 = 86_400_000_000;
/// A link works so long.
pub const LASTS: i64 = 60 * DAY;
/// By a planner's button nobody is asked of the same action more often; by the daily look, less often still.
pub const BY_HAND: i64 = 14 * DAY;
pub const BY_ITSELF: i64 = 30 * DAY;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    pub id: i64,
    pub item: i64,
    pub person: i64,
    pub plan: PlanId,
    pub asked_at: i64,
}

impl Ask {
    /// What the link's seal is made over: a new request makes a new link.
    pub fn sealed(&self) -> String {
        format!("{} {} {} {}", self.id, self.item, self.person, self.asked_at)
    }

    /// Who comes by the link: surely the holder of the address, an owner on this plan, and nothing more.
    pub fn actor(&self) -> Actor {
        let owner = Grant { role: Role::ActionOwner, plan: Some(self.plan) };
        let person = Some(PersonId(self.person));
        Actor { person, assurance: Assurance::Email, grants: vec![owner], ..Actor::default() }
    }
}

/// Notes that somebody is asked; none: they were asked less than `quiet` ago.
pub fn ask(tx: &mut Tx, item: i64, who: PersonId, quiet: i64) -> Result<Option<Ask>, Error> {
    let now = tx.now();
    let known: Option<(i64, i64, Option<i64>)> = table::table
        .filter(table::item.eq(item))
        .filter(table::person.eq(who.0))
        .select((table::id, table::asked_at, table::answered_at))
        .first(tx.conn())
        .optional()?;
    let values = (table::asked_at.eq(now), table::expires_at.eq(now + LASTS), table::answered_at.eq(None::<i64>));
    let id = match known {
        Some((_, asked, _)) if now - asked < quiet => return Ok(None),
        Some((id, ..)) => {
            diesel::update(table::table.find(id)).set(values).execute(tx.conn())?;
            id
        }
        None => {
            let row = (table::item.eq(item), table::person.eq(who.0), values);
            insert_id(tx, diesel::insert_into(table::table).values(row))?
        }
    };
    Ok(Some(Ask { id, item, person: who.0, plan: plan_of(tx, item)?, asked_at: now }))
}

/// What a link stands for, if it still does: the person is there and still an owner.
pub fn find(conn: &mut Conn, id: i64, now: i64) -> Result<Ask, Error> {
    let missing = || Error::NotFound("link");
    let row: Option<(i64, i64, i64, i64, i64)> = table::table
        .inner_join(person::table.on(person::id.eq(table::person)))
        .filter(table::id.eq(id))
        .filter(table::expires_at.gt(now))
        .filter(person::erased_at.is_null())
        .select((table::id, table::item, table::person, table::asked_at, table::expires_at))
        .first(conn)
        .optional()?;
    let (id, on, who, asked_at, _) = row.ok_or_else(missing)?;
    let plan = plan_of(conn, on)?;
    let bare = Actor { person: Some(PersonId(who)), ..Actor::default() };
    match owner::is_owner(conn, &bare, plan, on)? {
        true => Ok(Ask { id, item: on, person: who, plan, asked_at }),
        false => Err(missing()),
    }
}

fn plan_of(conn: &mut Conn, on: i64) -> Result<PlanId, Error> {
    let plan: Option<i64> = item::table
        .inner_join(edition::table.on(edition::id.eq(item::edition)))
        .filter(item::id.eq(on))
        .select(edition::plan)
        .first(conn)
        .optional()?;
    plan.map(PlanId).ok_or(Error::NotFound("item"))
}

/// When people were last asked of the actions of an edition: (item, moment).
pub fn asked(conn: &mut Conn, of: cantiere_domain::id::EditionId) -> Result<Vec<(i64, i64)>, Error> {
    Ok(table::table
        .inner_join(item::table.on(item::id.eq(table::item)))
        .filter(item::edition.eq(of.0))
        .group_by(table::item)
        .select((table::item, diesel::dsl::max(table::asked_at).assume_not_null()))
        .load(conn)?)
}
