//! What a form sends becomes a contribution: once however often it is sent, with its files and the draft it was held in.

use super::fields::Fields;
use cantiere_domain::Ref;
use cantiere_domain::access::Actor;
use cantiere_domain::id::{PersonId, ProcessId};
use cantiere_spine::actor::pending;
use cantiere_spine::contribution::{self, NewContribution};
use cantiere_spine::{Error, attachment};
use cantiere_store::idempotency;
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

/// Gives the number of the contribution.
pub async fn write(ctx: &Ctx, person: PersonId, fields: &Fields, sent: Sent) -> Result<String, Error> {
    let (zone, key) = (ctx.site.zone().clone(), fields.key.clone());
    let draft = fields.draft.parse::<i64>().ok();
    let team = fields.team.parse::<i64>().ok().zip(fields.seen.parse::<i64>().ok());
    let content = fields.json();
    let written = ctx.site.db.write(move |tx| {
        idempotency::of_form(tx, person.0, "contribution", &key, |tx| {
            let by = &sent.by;
            let arises_from = match sent.need {
                Some(number) => Some(contribution::find(tx, sent.to, number)?.id),
                None => None,
            };
            let new = NewContribution { arises_from, ..sent.new.clone() };
            let held = match team {
                Some((team, seen)) => Some(contribution::draft::sent(tx, by, team, seen)?),
                None => contribution::draft::sent_by_form(tx, by, &key, &content)?,
            };
            let made = contribution::submit(tx, &zone, by, sent.to, &new)?;
            contribution::name_items(tx, by, made.id, &sent.items)?;
            attachment::claim(tx, by, &key, Ref::Contribution(made.id.0))?;
            if let Some(held) = &held {
                attachment::claim_of_draft(tx, held, Ref::Contribution(made.id.0))?;
            }
            if let Some(draft) = draft {
                pending::take(tx, person, sent.kind, draft)?;
            }
            Ok::<_, Error>(made.number.to_string())
        })
    });
    written.await
}
