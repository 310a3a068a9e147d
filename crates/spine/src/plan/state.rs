//! Progress: what was said about an item, when, by whom. Told once and never changed; a correction is a new report.

use crate::notice::{self, NoticeKind};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::{EditionId, ItemId, PlanId};
use cantiere_domain::plan::ItemState;
use cantiere_domain::text::{clean, clean_line, is_web};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::plan::{edition, item, item_state};
use cantiere_store::{Conn, Tx};
use diesel::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, Queryable)]
pub struct StateRow {
    pub id: i64,
    pub item: i64,
    pub at: i64,
    pub state: String,
    pub note: String,
    pub source: String,
    pub link: String,
    pub person: Option<i64>,
    pub recorded_at: i64,
}

impl StateRow {
    pub fn state(&self) -> ItemState {
        ItemState::parse(&self.state).unwrap_or_default()
    }
}

#[derive(Clone, Debug)]
pub struct Report {
    pub item: ItemId,
    /// The moment it is true of; none: now.
    pub at: Option<i64>,
    pub state: ItemState,
    pub note: String,
    pub source: String,
    pub link: String,
}

/// Reports progress on an item, as a planner or an action owner of its plan.
pub fn report(tx: &mut Tx, by: &Actor, report: &Report) -> Result<i64, Error> {
    let (edition_id, plan_id): (i64, i64) = item::table
        .inner_join(edition::table.on(edition::id.eq(item::edition)))
        .filter(item::id.eq(report.item.0))
        .select((edition::id, edition::plan))
        .first(&mut **tx)
        .optional()?
        .ok_or(Error::NotFound("item"))?;
    let scope = Scope { plan: Some(PlanId(plan_id)), ..Scope::default() };
    if !can(by, Action::Plan, &scope) && !crate::update::is_owner(tx, by, PlanId(plan_id), report.item.0)? {
        return Err(Error::Denied);
    }
    let now = tx.now();
    let at = report.at.unwrap_or(now);
    if at > now {
        return Err(Problem::new("at", "problem-report-future").into());
    }
    let link = clean_line(&report.link);
    if !link.is_empty() && !is_web(&link) {
        return Err(Problem::new("link", "problem-link-form").into());
    }
    let id = insert(tx, report, at, &link, by.person.map(|p| p.0))?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb: "updated",
        subject: ("item", report.item.0),
        plan: Some(plan_id),
        public: true,
        ..Event::default()
    };
    events::record(tx, &event)?;
    let (plan, edition) = (PlanId(plan_id), EditionId(edition_id));
    notice::tell(tx, by.person, NoticeKind::ItemState, plan, edition, &[Ref::Item(report.item.0)])?;
    touch(tx, edition, plan)?;
    Ok(id)
}

/// Adds the row alone, for an import that checks and announces the whole.
pub(super) fn insert(tx: &mut Tx, report: &Report, at: i64, link: &str, person: Option<i64>) -> Result<i64, Error> {
    let now = tx.now();
    Ok(diesel::insert_into(item_state::table)
        .values((
            item_state::item.eq(report.item.0),
            item_state::at.eq(at),
            item_state::state.eq(report.state.as_str()),
            item_state::note.eq(clean(&report.note)),
            item_state::source.eq(clean_line(&report.source)),
            item_state::link.eq(link),
            item_state::person.eq(person),
            item_state::recorded_at.eq(now),
        ))
        .returning(item_state::id)
        .get_result(&mut **tx)?)
}

/// Says that what an edition's pages show has changed: its version rises, and cached pages are dropped.
pub fn touch(tx: &mut Tx, edition_id: EditionId, plan: PlanId) -> Result<(), Error> {
    let now = tx.now();
    diesel::update(edition::table.filter(edition::id.eq(edition_id.0)))
        .set((edition::changed_at.eq(now), edition::version.eq(edition::version + 1)))
        .execute(&mut **tx)?;
    tx.changed(&format!("plan:{plan}"));
    tx.changed("site");
    Ok(())
}

/// Every report on the items of an edition, oldest first.
pub fn of_edition(conn: &mut Conn, edition_id: EditionId) -> Result<Vec<StateRow>, Error> {
    Ok(item_state::table
        .inner_join(item::table.on(item::id.eq(item_state::item)))
        .filter(item::edition.eq(edition_id.0))
        .order((item_state::at, item_state::id))
        .select(item_state::all_columns)
        .load(conn)?)
}

/// The reports on one item, newest first.
pub fn of_item(conn: &mut Conn, id: ItemId) -> Result<Vec<StateRow>, Error> {
    Ok(item_state::table
        .filter(item_state::item.eq(id.0))
        .order((item_state::at.desc(), item_state::id.desc()))
        .limit(200)
        .load(conn)?)
}
