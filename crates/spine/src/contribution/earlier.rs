//! What somebody sent last by the site. Words that say the same at the same place are there already: they are not stored a
//! second time. Read once for each text: signs that it may be unwanted (`moderation`) are looked for among the same rows.

use super::Words;
use super::submit::Submitted;
use crate::Error;
use cantiere_domain::access::Actor;
use cantiere_domain::contribution::{ContributionKind, ContributionState};
use cantiere_domain::id::{ContributionId, ProcessId};
use cantiere_store::Tx;
use cantiere_store::schema::contribution::contribution;
use diesel::prelude::*;

/// So many are read, and no earlier ones.
pub(crate) const LATEST: usize = 12;

#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = contribution)]
pub(crate) struct Earlier {
    id: i64,
    number: i64,
    process: i64,
    kind: String,
    state: String,
    organization: Option<i64>,
    target_kind: String,
    target: i64,
    title: String,
    pub body: String,
    pub wording: String,
    action: String,
    effect: String,
    pub received_at: i64,
}

/// Where something is said, and in whose name.
pub(super) struct Said<'a> {
    pub process: ProcessId,
    pub kind: ContributionKind,
    /// Kind and id, as they are stored: for a reply, what it stands under.
    pub on: (&'static str, i64),
    pub words: &'a Words,
}

/// What the actor sent last before one of them, or before now, in whatever process and name: the newest first.
pub(crate) fn before(tx: &mut Tx, by: &Actor, one: Option<ContributionId>) -> Result<Vec<Earlier>, Error> {
    let Some(author) = by.person else { return Ok(Vec::new()) };
    Ok(contribution::table
        .filter(contribution::person.eq(author.0))
        .filter(contribution::id.lt(one.map_or(i64::MAX, |one| one.0)))
        .filter(contribution::channel.eq("site"))
        .order(contribution::id.desc())
        .limit(LATEST as i64)
        .select(Earlier::as_select())
        .load(tx.conn())?)
}

/// The one among them that says just this, in the same name at the same place, and is not withdrawn.
pub(super) fn same(earlier: &[Earlier], by: &Actor, said: &Said<'_>) -> Option<Submitted> {
    let organization = by.acting_for.map(|o| o.0);
    let there = earlier.iter().find(|e| {
        e.state != ContributionState::Withdrawn.as_str()
            && (e.process, e.organization) == (said.process.0, organization)
            && e.kind == said.kind.as_str()
            && (e.target_kind.as_str(), e.target) == said.on
            && e.says(said.words)
    })?;
    let state = ContributionState::parse(&there.state).unwrap_or(ContributionState::Hidden);
    Some(Submitted { id: ContributionId(there.id), number: there.number, state, again: true })
}

impl Earlier {
    fn says(&self, words: &Words) -> bool {
        let own = [&self.title, &self.body, &self.wording, &self.action, &self.effect];
        own == [&words.title, &words.body, &words.wording, &words.action, &words.effect]
    }
}
