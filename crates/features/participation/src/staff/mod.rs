//! What staff see of what came in: everything, the newest first, and as files. Reading is not answering.

pub mod download;
pub mod received;

use cantiere_domain::access::{Action, can};
use cantiere_spine::plan::Edition;
use cantiere_web::{Ctx, Error};

/// Staff of this plan, and nobody else.
fn only_staff(ctx: &Ctx, edition: &Edition) -> Result<(), Error> {
    ctx.signed_in()?;
    if can(ctx.actor(), Action::ReadDraft, &edition.scope()) { Ok(()) } else { Err(Error::Forbidden) }
}
