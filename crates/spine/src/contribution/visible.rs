//! What follows when a contribution becomes visible to readers, or is not visible any more: figures, pages, search.

use crate::Error;
use crate::process::{count_in, recount, touch};
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, OrganizationId, PersonId, PlanId, ProcessId};
use cantiere_store::Tx;
use cantiere_store::schema::contribution::contribution;
use diesel::prelude::*;

type Row = (i64, i64, Option<i64>, String, Option<i64>, Option<i64>);

pub(super) fn became_visible(tx: &mut Tx, id: ContributionId) -> Result<(), Error> {
    let (plan, process, parent, kind, person, organization) = row(tx, id)?;
    if let (None, Some(kind)) = (parent, ContributionKind::parse(&kind)) {
        count_in(tx, ProcessId(process), kind, person.map(PersonId), organization.map(OrganizationId))?;
    }
    if let Some(parent) = parent {
        let above = contribution::table.filter(contribution::id.eq(parent));
        diesel::update(above).set(contribution::replies.eq(contribution::replies + 1)).execute(tx.conn())?;
    }
    touch(tx, PlanId(plan), ProcessId(process));
    Ok(())
}

pub(super) fn became_invisible(tx: &mut Tx, id: ContributionId) -> Result<(), Error> {
    let (plan, process, parent, ..) = row(tx, id)?;
    match parent {
        None => drop(recount(tx, ProcessId(process))?),
        Some(parent) => {
            let above = contribution::table.filter(contribution::id.eq(parent));
            diesel::update(above).set(contribution::replies.eq(contribution::replies - 1)).execute(tx.conn())?;
        }
    }
    touch(tx, PlanId(plan), ProcessId(process));
    Ok(())
}

fn row(tx: &mut Tx, id: ContributionId) -> Result<Row, Error> {
    Ok(contribution::table
        .filter(contribution::id.eq(id.0))
        .select((
            contribution::plan,
            contribution::process,
            contribution::parent,
            contribution::kind,
            contribution::person,
            contribution::organization,
        ))
        .first(tx.conn())?)
}
