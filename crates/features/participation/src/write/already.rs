//! What its writer already sent about the same words, told above the form: who goes back to it after sending sees that it
//! arrived. It forbids nothing: one may write twice, if not the same (`spine::contribution`).

use crate::{address, words};
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionState;
use cantiere_domain::id::ProcessId;
use cantiere_spine::contribution;
use cantiere_web::{Ctx, Error};

/// How many of their latest are looked through.
const LATEST: i64 = 20;

/// Address and name of the latest, if one stands there.
pub async fn sent(ctx: &Ctx, base: &str, to: ProcessId, on: Option<Ref>) -> Result<Option<(String, String)>, Error> {
    let Some(person) = ctx.actor().person else { return Ok(None) };
    let mine = ctx.site.db.read(move |conn| contribution::mine(conn, person, None, LATEST)).await?;
    let latest = mine.into_iter().find(|c| {
        let stands = matches!(c.state, ContributionState::Published | ContributionState::Submitted);
        stands && c.process == to && c.parent.is_none() && c.on == on
    });
    Ok(latest.map(|c| {
        let name = words::numbered(ctx, c.kind, c.number);
        (ctx.href(&address::contribution(base, c.number)), name)
    }))
}
