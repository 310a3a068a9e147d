//! Replying to a contribution. Conversation has one level and needs no answer.

use super::author::speaks_for;
use super::earlier::{self, Said};
use super::rules::{checked, in_time, may_write, place};
use super::submit::{Submitted, version};
use super::visible::became_visible;
use super::{Words, find};
use crate::process::narrower;
use crate::{Error, moderation};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::ContributionId;
use cantiere_domain::{Lang, Ref};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::contribution::contribution;
use cantiere_store::{Tx, insert_id};
use diesel::prelude::*;
use jiff::tz::TimeZone;

#[derive(Clone, Debug)]
pub struct NewReply {
    pub to: ContributionId,
    pub body: String,
    pub language: Lang,
}

/// Takes in a reply; once, however often it is sent.
pub fn reply(tx: &mut Tx, zone: &TimeZone, by: &Actor, new: &NewReply) -> Result<Submitted, Error> {
    let above = find::by_ids(tx, &[new.to.0])?.pop().ok_or(Error::NotFound("contribution"))?;
    // A reply to a reply would be a second level; a hidden contribution is not talked about.
    if above.parent.is_some() || above.state != ContributionState::Published {
        return Err(Error::NotFound("contribution"));
    }
    let (of, edition) = place(tx, by, above.process)?;
    may_write(&of, by)?;
    in_time(&of, above.kind, tx.now(), zone)?;
    let speaker = speaks_for(tx, by)?;
    let words = checked(ContributionKind::Comment, &Words { body: new.body.clone(), ..Words::default() }, "")?;
    let on = (Ref::Contribution(above.id.0).kind(), above.id.0);
    let said = Said { process: of.id, kind: ContributionKind::Comment, on, words: &words };
    let earlier = earlier::before(tx, by, None)?;
    if let Some(there) = earlier::same(&earlier, by, &said) {
        return Ok(there);
    }
    let first = moderation::before_publication(tx, &of, moderation::phase_of(above.kind))?;
    let state = match first || speaker.is_some_and(|s| !s.verified) {
        true => ContributionState::Submitted,
        false => ContributionState::Published,
    };
    let now = tx.now();
    let empty = || String::new();
    let row = (
        contribution::uuid.eq(uuid::Uuid::new_v4().to_string()),
        (
            contribution::plan.eq(of.plan.0),
            contribution::edition.eq(of.edition.0),
            contribution::process.eq(of.id.0),
            contribution::number.eq(0),
            contribution::kind.eq(ContributionKind::Comment.as_str()),
            contribution::state.eq(state.as_str()),
            contribution::visibility.eq(narrower(edition.visibility, of.visibility).as_str()),
            contribution::language.eq(new.language.as_str()),
            contribution::parent.eq(above.id.0),
        ),
        (
            contribution::target_kind.eq(on.0),
            contribution::target.eq(on.1),
            contribution::place.eq(empty()),
            contribution::quote.eq(empty()),
            contribution::title.eq(empty()),
            contribution::body.eq(words.body.clone()),
            contribution::wording.eq(empty()),
            contribution::action.eq(empty()),
            contribution::effect.eq(empty()),
            contribution::theme.eq(empty()),
            contribution::territory.eq(empty()),
        ),
        (
            contribution::person.eq(by.person.map(|p| p.0)),
            contribution::organization.eq(by.acting_for.map(|o| o.0)),
            contribution::channel.eq("site"),
            contribution::supports.eq(0),
            contribution::replies.eq(0),
            contribution::received_at.eq(now),
            contribution::changed_at.eq(now),
            contribution::version.eq(1),
        ),
    );
    let id = ContributionId(insert_id(tx, diesel::insert_into(contribution::table).values(row))?);
    version(tx, id, 1, "submitted", &words, "", by)?;
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb: "replied",
        subject: ("contribution", id.0),
        plan: Some(of.plan.0),
        process: Some(of.id.0),
        public: state == ContributionState::Published,
        ids: &[above.id.0],
    };
    events::record(tx, &event)?;
    if state == ContributionState::Published {
        became_visible(tx, id)?;
    }
    match first {
        true => moderation::to_be_read(tx, &of, id)?,
        false => moderation::look(tx, by, &of, id, &words, &earlier)?,
    }
    Ok(Submitted { id, number: 0, state, again: false })
}
