//! Sending a comment, an amendment, a need or a proposal.

use super::author::speaks_for;
use super::ready::Ready;
use super::rules::{in_time, may_write, shown};
use super::visible::{Row, counted_and_told};
use super::{Words, earlier};
use crate::Error;
use crate::moderation;
use crate::plan::{Edition, edition};
use crate::process::{self, Process, narrower};
use crate::round::everything;
use crate::search::contribution::index_new;
use crate::trace::{self, Relation};
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::{ContributionId, OrganizationId, PersonId, ProcessId};
use cantiere_domain::text::clean_line;
use cantiere_domain::{Lang, Ref};
use cantiere_store::events::{self, Event};
use cantiere_store::schema::contribution::{contribution, contribution_version};
use cantiere_store::{Tx, insert_id, sql};
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use jiff::tz::TimeZone;
use std::collections::HashMap;
use std::collections::hash_map::Entry;

#[derive(Clone, Debug)]
pub struct NewContribution {
    pub kind: ContributionKind,
    /// What it is about; none: the whole plan.
    pub on: Option<Ref>,
    /// The version that was being read; none: the current one.
    pub revision: Option<i64>,
    pub words: Words,
    /// Slug of a theme, or empty.
    pub theme: String,
    pub territory: String,
    pub language: Lang,
    /// The need that a proposal comes from.
    pub arises_from: Option<ContributionId>,
    pub channel: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Submitted {
    pub id: ContributionId,
    /// 0 for a reply.
    pub number: i64,
    pub state: ContributionState,
    /// The same words of the same author were there already: this is that one.
    pub again: bool,
}

impl Submitted {
    /// Whether it is to be found from now on.
    pub(super) fn is_shown(&self) -> bool {
        self.state == ContributionState::Published && !self.again
    }
}

/// Takes in what `by` sends, for themselves or for the organisation they act for; once, however often they send the same.
pub fn submit(
    tx: &mut Tx,
    zone: &TimeZone,
    by: &Actor,
    to: ProcessId,
    new: &NewContribution,
) -> Result<Submitted, Error> {
    let sent = Places::default().submit(tx, zone, by, to, new)?;
    found(tx, &sent)?;
    Ok(sent)
}

/// Where several that are sent together go to: read once for all of them.
#[derive(Default)]
pub(super) struct Places(HashMap<ProcessId, Place>);

struct Place {
    process: Process,
    edition: Edition,
    /// Whether a moderator reads what comes in a phase before everybody does.
    read_first: HashMap<&'static str, bool>,
}

impl Places {
    /// Takes one in; it is not found yet, the search takes all of them together.
    pub(super) fn submit(
        &mut self,
        tx: &mut Tx,
        zone: &TimeZone,
        by: &Actor,
        to: ProcessId,
        new: &NewContribution,
    ) -> Result<Submitted, Error> {
        let place = match self.0.entry(to) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(free) => free.insert(Place::find(tx, to)?),
        };
        let of = &place.process;
        shown(of, &place.edition, by)?;
        may_write(of, by)?;
        in_time(of, new.kind, tx.now(), zone)?;
        let speaker = speaks_for(tx, by)?;
        let ready = Ready::of(tx, of, &place.edition, new)?;
        let earlier = earlier::before(tx, by, None)?;
        if let Some(there) = earlier::same(&earlier, by, &ready.said(of, new.kind)) {
            return Ok(there);
        }
        let phase = moderation::phase_of(new.kind);
        let first = match place.read_first.get(phase.as_str()) {
            Some(known) => *known,
            None => *place.read_first.entry(phase.as_str()).or_insert(moderation::before_publication(tx, of, phase)?),
        };
        let filed = Filed {
            person: by.person,
            organization: by.acting_for,
            received_at: tx.now(),
            published: !first && speaker.is_none_or(|s| s.verified),
        };
        let sent = store(tx, of, &place.edition, by, new, &filed, &ready)?;
        match first {
            true => moderation::to_be_read(tx, of, sent.id)?,
            false => moderation::look(tx, by, of, sent.id, &new.words, &earlier)?,
        }
        Ok(sent)
    }
}

impl Place {
    fn find(tx: &mut Tx, id: ProcessId) -> Result<Place, Error> {
        let process = process::find_by_id(tx, id)?;
        let edition = edition::find_by_id(tx, &everything(), process.edition)?;
        Ok(Place { process, edition, read_first: HashMap::new() })
    }
}

/// Lets one that was sent alone be found.
pub(super) fn found(tx: &mut Tx, sent: &Submitted) -> Result<(), Error> {
    match sent.is_shown() {
        true => index_new(tx, &[sent.id.0]),
        false => Ok(()),
    }
}

/// Whose it is, as of when, and whether everybody sees it at once.
pub(super) struct Filed {
    pub person: Option<PersonId>,
    pub organization: Option<OrganizationId>,
    pub received_at: i64,
    pub published: bool,
}

/// Stores it with everything that belongs to it but its place in the search, which `found` gives. The caller has asked who
/// may, and when.
pub(super) fn file(
    tx: &mut Tx,
    of: &Process,
    edition: &Edition,
    by: &Actor,
    new: &NewContribution,
    filed: &Filed,
) -> Result<Submitted, Error> {
    let ready = Ready::of(tx, of, edition, new)?;
    store(tx, of, edition, by, new, filed, &ready)
}

fn store(
    tx: &mut Tx,
    of: &Process,
    edition: &Edition,
    by: &Actor,
    new: &NewContribution,
    filed: &Filed,
    ready: &Ready,
) -> Result<Submitted, Error> {
    let Ready { about, words, need, .. } = ready;
    let state = match filed.published {
        true => ContributionState::Published,
        false => ContributionState::Submitted,
    };
    let number = next_number(tx, of.id)?;
    let visibility = narrower(edition.visibility, of.visibility);
    let id = insert(tx, of, filed, new, ready, (number, state), visibility.as_str())?;
    version(tx, id, 1, "submitted", words, "", by)?;
    if let Some(about) = about {
        trace::link(tx, Ref::Contribution(id.0), about.on, Relation::About, Some(about.revision))?;
    }
    if let Some(need) = need {
        trace::link(tx, Ref::Contribution(id.0), Ref::Contribution(need.0), Relation::ArisesFrom, None)?;
    }
    let event = Event {
        actor: by.person.map(|p| p.0),
        organization: filed.organization.map(|o| o.0),
        verb: "submitted",
        subject: ("contribution", id.0),
        plan: Some(of.plan.0),
        process: Some(of.id.0),
        public: state == ContributionState::Published,
        ids: &[],
    };
    events::record(tx, &event)?;
    if state == ContributionState::Published {
        let row = Row {
            plan: of.plan,
            edition: of.edition,
            process: of.id,
            parent: None,
            kind: Some(new.kind),
            person: filed.person,
            organization: filed.organization,
            target: about.as_ref().map(|t| t.on),
            chapter: about.as_ref().and_then(|t| t.chapter),
            changed: false,
        };
        counted_and_told(tx, id, &row)?;
    }
    tx.changed(&format!("process:{}", of.id));
    Ok(Submitted { id, number, state, again: false })
}

fn insert(
    tx: &mut Tx,
    of: &Process,
    filed: &Filed,
    new: &NewContribution,
    ready: &Ready,
    (number, state): (i64, ContributionState),
    visibility: &str,
) -> Result<ContributionId, Error> {
    let Ready { about, words, theme, .. } = ready;
    let (target_kind, target) = ready.on(of);
    let now = tx.now();
    let territory: String = clean_line(&new.territory).chars().take(120).collect();
    let row = (
        contribution::uuid.eq(uuid::Uuid::new_v4().to_string()),
        (
            contribution::plan.eq(of.plan.0),
            contribution::edition.eq(of.edition.0),
            contribution::process.eq(of.id.0),
            contribution::number.eq(number),
            contribution::kind.eq(new.kind.as_str()),
            contribution::state.eq(state.as_str()),
            contribution::visibility.eq(visibility.to_string()),
            contribution::language.eq(new.language.as_str()),
        ),
        (
            contribution::target_kind.eq(target_kind),
            contribution::target.eq(target),
            contribution::revision.eq(about.as_ref().map(|t| t.revision)),
            contribution::chapter.eq(about.as_ref().and_then(|t| t.chapter)),
            contribution::place.eq(about.as_ref().map(|t| t.place.clone()).unwrap_or_default()),
            contribution::quote.eq(about.as_ref().map(|t| t.quote.clone()).unwrap_or_default()),
        ),
        (
            contribution::title.eq(words.title.clone()),
            contribution::body.eq(words.body.clone()),
            contribution::wording.eq(words.wording.clone()),
            contribution::action.eq(words.action.clone()),
            contribution::effect.eq(words.effect.clone()),
            contribution::theme.eq(theme.clone()),
            contribution::territory.eq(territory),
        ),
        (
            contribution::person.eq(filed.person.map(|p| p.0)),
            contribution::organization.eq(filed.organization.map(|o| o.0)),
            contribution::channel.eq(new.channel),
            contribution::supports.eq(0),
            contribution::replies.eq(0),
            contribution::received_at.eq(filed.received_at),
            contribution::changed_at.eq(now),
            contribution::version.eq(1),
        ),
    );
    Ok(ContributionId(insert_id(tx, diesel::insert_into(contribution::table).values(row))?))
}

/// Keeps a wording, so that what was said is seen also after it was said otherwise.
pub(super) fn version(
    tx: &mut Tx,
    of: ContributionId,
    number: i64,
    what: &str,
    words: &Words,
    note: &str,
    by: &Actor,
) -> Result<(), Error> {
    let now = tx.now();
    diesel::insert_into(contribution_version::table)
        .values((
            contribution_version::contribution.eq(of.0),
            contribution_version::number.eq(number),
            contribution_version::what.eq(what),
            contribution_version::title.eq(&words.title),
            contribution_version::body.eq(&words.body),
            contribution_version::wording.eq(&words.wording),
            contribution_version::action.eq(&words.action),
            contribution_version::effect.eq(&words.effect),
            contribution_version::note.eq(note),
            contribution_version::person.eq(by.person.map(|p| p.0)),
            contribution_version::at.eq(now),
        ))
        .execute(tx.conn())?;
    Ok(())
}

fn next_number(tx: &mut Tx, of: ProcessId) -> Result<i64, Error> {
    #[derive(QueryableByName)]
    struct Number {
        #[diesel(sql_type = BigInt)]
        last_number: i64,
    }
    let text = "update process set last_number = last_number + 1 where id = $1 returning last_number";
    Ok(sql(text).bind::<BigInt, _>(of.0).get_result::<Number>(tx.conn())?.last_number)
}
