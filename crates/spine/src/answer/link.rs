//! Naming what changed because of an answer that is out already: consolidation comes after the answer.

use super::save::{insert_change, of_edition};
use super::{place, settle};
use crate::process::touch;
use crate::trace::{self, Relation};
use crate::{Error, Problem};
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{ContributionId, EditionId, ProcessId};
use cantiere_store::Tx;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::answer::{answer, answer_change};
use diesel::prelude::*;

/// Links an accepted contribution to what changes because of it: to the version that is out, where it says so already, else
/// to the next one that does. Of one that is split, the part at that place, or else every accepted part that has no link yet.
pub fn add_changes(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    contribution: ContributionId,
    part: Option<i64>,
    changed: &[Ref],
) -> Result<(), Error> {
    let edition = note_changes(tx, by, of, contribution, part, changed)?;
    settle::settle(tx, edition, Some(contribution))
}

/// The same for words that are only just written: they wait for their version.
pub(crate) fn note_changes(
    tx: &mut Tx,
    by: &Actor,
    of: ProcessId,
    contribution: ContributionId,
    part: Option<i64>,
    changed: &[Ref],
) -> Result<EditionId, Error> {
    let (process, edition) = place(tx, by, of)?;
    let row: Option<(i64, String, String, i64)> = answer::table
        .filter(answer::process.eq(of.0))
        .filter(answer::contribution.eq(contribution.0))
        .select((answer::id, answer::outcome, answer::state, answer::parts))
        .first(tx.conn())
        .optional()?;
    let (id, outcome, state, parts) = row.ok_or(Error::NotFound("answer"))?;
    let accepted = super::Outcome::parse(&outcome).is_some_and(super::Outcome::is_accepted);
    if changed.is_empty() || !accepted || !of_edition(tx, edition.id, changed)? {
        return Err(Problem::new("changed", "consolidation-problem-changed").into());
    }
    if parts > 0 {
        super::part::link(tx, contribution, part, changed)?;
    }
    let known: Vec<(String, i64)> = answer_change::table
        .filter(answer_change::answer.eq(id))
        .select((answer_change::kind, answer_change::target))
        .load(tx.conn())?;
    let mut fresh = false;
    for r in changed {
        if known.iter().any(|(kind, target)| kind == r.kind() && *target == r.id()) {
            continue;
        }
        insert_change(tx, id, *r)?;
        fresh = true;
        if state == "published" {
            trace::link(tx, Ref::Contribution(contribution.0), *r, Relation::Changed, None)?;
        }
    }
    diesel::update(answer::table.filter(answer::id.eq(id)))
        .set(answer::version.eq(answer::version + 1))
        .execute(tx.conn())?;
    if state == "draft" && fresh {
        // Whoever checked the draft has not seen this.
        diesel::update(answer::table.filter(answer::id.eq(id)))
            .set(answer::checked_by.eq(None::<i64>))
            .execute(tx.conn())?;
    }
    let event = Event {
        actor: by.person.map(|p| p.0),
        verb: "linked",
        subject: ("contribution", contribution.0),
        plan: Some(process.plan.0),
        process: Some(of.0),
        public: state == "published",
        ..Event::default()
    };
    events::record(tx, &event)?;
    touch(tx, process.plan, of);
    tx.changed(&format!("answers:{of}"));
    Ok(edition.id)
}
