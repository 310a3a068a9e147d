//! What stands in a form, on its way to become a contribution.

use super::fields::Fields;
use crate::one;
use axum::response::Response;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_spine::Error;
use cantiere_spine::contribution::{NewContribution, SentForm, TakeIn, Taken};
use cantiere_web::Ctx;

pub struct Sent {
    pub by: Actor,
    pub to: ProcessId,
    pub new: NewContribution,
    /// The number of the need that it comes from.
    pub need: Option<i64>,
    /// The items that it names.
    pub items: Vec<i64>,
    /// As what it waited while its writer signed in.
    pub kind: &'static str,
}

/// What it became.
pub async fn write(ctx: &Ctx, person: PersonId, fields: &Fields, sent: Sent) -> Result<Taken, Error> {
    let form = SentForm {
        by: sent.by,
        person,
        zone: ctx.site.zone().clone(),
        to: sent.to,
        new: sent.new,
        need: sent.need,
        items: sent.items,
        key: fields.key.clone(),
        content: fields.json(),
        held: fields.team.parse::<i64>().ok().zip(fields.seen.parse::<i64>().ok()),
        waited: fields.draft.parse::<i64>().ok().map(|draft| (sent.kind, draft)),
    };
    ctx.site.db.write_batch::<TakeIn>(form).await
}

/// Where its writer goes then: to what they sent, or had sent already.
pub fn answer(ctx: &Ctx, base: &str, taken: Taken) -> Response {
    one::to(ctx, base, taken.number, if taken.again { "again" } else { "1" }, "")
}
