//! What moderation shows on pages of others: why something is gone, the button to report it, the way to the queue.

pub mod foot;
pub mod gone;
pub mod queue;
pub mod record;

use cantiere_domain::access::{Action, Scope, can};
use cantiere_spine::contribution::Contribution;
use cantiere_web::Ctx;

/// Whether the reader moderates where this stands.
pub fn moderates(ctx: &Ctx, c: &Contribution) -> bool {
    can(ctx.actor(), Action::Moderate, &Scope { plan: Some(c.plan), ..Scope::default() })
}

/// Whether the reader wrote it, or their organisation did.
pub fn is_own(ctx: &Ctx, c: &Contribution) -> bool {
    let reader = ctx.actor();
    match c.organization {
        Some(body) => reader.member_of.contains(&body),
        None => c.person.is_some() && c.person == reader.person,
    }
}
