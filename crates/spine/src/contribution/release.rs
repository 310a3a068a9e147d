//! Showing what an organisation sent while it waited to be verified. It was received when it was sent, and counts from then.

use super::visible::became_visible;
use crate::Error;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::{ContributionId, OrganizationId};
use cantiere_store::Tx;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::schema::moderation::moderation_case;
use diesel::prelude::*;

/// What a moderator has still to read waits for the moderator from now on. Gives how many are shown.
pub fn release(tx: &mut Tx, of: OrganizationId) -> Result<usize, Error> {
    let unread: Vec<i64> = moderation_case::table
        .filter(moderation_case::state.eq("open"))
        .filter(moderation_case::kind.eq("check"))
        .select(moderation_case::contribution)
        .load(tx.conn())?;
    let mut waiting: Vec<(i64, i64, i64)> = contribution::table
        .filter(contribution::organization.eq(of.0))
        .filter(contribution::state.eq(ContributionState::Submitted.as_str()))
        .order(contribution::id)
        .select((contribution::id, contribution::plan, contribution::process))
        .load(tx.conn())?;
    waiting.retain(|(id, ..)| !unread.contains(id));
    for (id, plan, process) in &waiting {
        diesel::update(contribution::table.filter(contribution::id.eq(id)))
            .set(contribution::state.eq(ContributionState::Published.as_str()))
            .execute(tx.conn())?;
        let event = Event {
            organization: Some(of.0),
            verb: "published",
            subject: ("contribution", *id),
            plan: Some(*plan),
            process: Some(*process),
            public: true,
            ..Event::default()
        };
        events::record(tx, &event)?;
        became_visible(tx, ContributionId(*id))?;
    }
    Ok(waiting.len())
}
