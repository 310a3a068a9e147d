//! Taking back what one has sent, while the window is open. The place stays, with the day; the words are not shown.

use super::Contribution;
use super::edit::{after, own};
use super::visible::became_invisible;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ContributionId;
use cantiere_store::Tx;
use cantiere_store::schema::contribution::contribution;
use diesel::prelude::*;
use jiff::tz::TimeZone;

pub fn withdraw(tx: &mut Tx, zone: &TimeZone, by: &Actor, id: ContributionId) -> Result<(), Error> {
    let (own, _) = own(tx, zone, by, id)?;
    take_back(tx, &own)?;
    after(tx, by, &own, "withdrawn", &own.words)
}

/// It leaves lists, search and figures, whoever may take it back.
pub(super) fn take_back(tx: &mut Tx, one: &Contribution) -> Result<(), Error> {
    let now = tx.now();
    diesel::update(contribution::table.filter(contribution::id.eq(one.id.0)))
        .set((
            contribution::state.eq(ContributionState::Withdrawn.as_str()),
            contribution::changed_at.eq(now),
            contribution::version.eq(contribution::version + 1),
        ))
        .execute(tx.conn())?;
    match one.state {
        ContributionState::Published => became_invisible(tx, one.id),
        _ => Ok(()),
    }
}
