//! What this feature shows on the pages of others: the result of a consultation, where words come from, answers.

use cantiere_domain::Ref;
use cantiere_web::{Ctx, Fragment};

pub mod contribution;
pub mod place;
pub mod result;

/// What a panel shows of these, the same for every reader who was given them, kept until something public changes.
fn kept(
    ctx: &Ctx,
    slot: &str,
    refs: &[Ref],
    make: impl FnOnce() -> Result<Vec<Option<Fragment>>, cantiere_store::Error>,
) -> Result<Vec<Option<Fragment>>, cantiere_store::Error> {
    let version = ctx.site.db.changed("site");
    let ids: Vec<String> = refs.iter().map(|r| r.id().to_string()).collect();
    ctx.site.kept.get(format!("consolidation {slot} {} {}", ctx.lang, ids.join(" ")), version, make)
}
