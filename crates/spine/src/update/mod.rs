//! Updates on actions: who reports on which, who was asked and when. What is reported is `plan::state`: told once and never
//! changed; a correction is a new update.

pub mod ask;
pub mod owner;

pub use ask::{Ask, ask, find};
pub use owner::{Owner, is_owner, of_edition, owned_by};

use crate::plan::state::{self, Report};
use crate::{Error, Problem};
use cantiere_domain::access::Actor;
use cantiere_domain::plan::ItemState;
use cantiere_store::Tx;
use cantiere_store::schema::monitoring::item_ask;
use diesel::prelude::*;

pub const LONGEST_NOTE: usize = 4_000;

/// Reports on an action, as its owner or as a planner. Something must be said of a state that needs a reason.
pub fn report(tx: &mut Tx, by: &Actor, new: &Report) -> Result<i64, Error> {
    let note = new.note.trim();
    let mut problems = Vec::new();
    if note.chars().count() > LONGEST_NOTE {
        problems.push(Problem::new("note", "monitoring-problem-long").with("max", LONGEST_NOTE));
    }
    if note.is_empty() && matches!(new.state, ItemState::Blocked | ItemState::Cancelled) {
        problems.push(Problem::new("note", "monitoring-problem-why"));
    }
    if new.state == ItemState::Unknown {
        problems.push(Problem::new("state", "monitoring-problem-state"));
    }
    if !problems.is_empty() {
        return Err(Error::Invalid(problems));
    }
    let id = state::report(tx, by, new)?;
    if let Some(person) = by.person {
        let now = tx.now();
        diesel::update(item_ask::table.filter(item_ask::item.eq(new.item.0)).filter(item_ask::person.eq(person.0)))
            .set(item_ask::answered_at.eq(now))
            .execute(tx.conn())?;
    }
    Ok(id)
}
