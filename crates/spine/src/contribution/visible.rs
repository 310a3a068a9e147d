//! What follows when a contribution becomes visible to readers, or is not visible any more: figures, pages, search.

use crate::Error;
use crate::notice::{self, NoticeKind};
use crate::process::{count_in, recount, touch};
use crate::search::contribution::index_contribution;
use cantiere_domain::Ref;
use cantiere_domain::contribution::ContributionKind;
use cantiere_domain::id::{ContributionId, EditionId, OrganizationId, PersonId, PlanId, ProcessId};
use cantiere_store::Tx;
use cantiere_store::schema::contribution::contribution;
use diesel::prelude::*;

pub(super) struct Row {
    pub plan: PlanId,
    pub edition: EditionId,
    pub process: ProcessId,
    pub parent: Option<i64>,
    pub kind: Option<ContributionKind>,
    pub person: Option<PersonId>,
    pub organization: Option<OrganizationId>,
    pub target: Option<Ref>,
    pub chapter: Option<i64>,
    /// Something was done to it after it had been sent.
    pub changed: bool,
}

/// For the first time, or after it had gone: followers are told once.
pub(crate) fn became_visible(tx: &mut Tx, id: ContributionId) -> Result<(), Error> {
    let one = row(tx, id)?;
    counted_and_told(tx, id, &one)?;
    index_contribution(tx, id)
}

/// All of it but the search, which takes several in one go.
pub(super) fn counted_and_told(tx: &mut Tx, id: ContributionId, one: &Row) -> Result<(), Error> {
    if let (None, Some(kind)) = (one.parent, one.kind) {
        count_in(tx, one.process, kind, one.person, one.organization)?;
    }
    if let Some(parent) = one.parent {
        let above = contribution::table.filter(contribution::id.eq(parent));
        diesel::update(above).set(contribution::replies.eq(contribution::replies + 1)).execute(tx.conn())?;
    }
    tell(tx, id, one)?;
    touch(tx, one.plan, one.process);
    Ok(())
}

pub(crate) fn became_invisible(tx: &mut Tx, id: ContributionId) -> Result<(), Error> {
    let one = row(tx, id)?;
    match one.parent {
        None => drop(recount(tx, one.process)?),
        Some(parent) => {
            let above = contribution::table.filter(contribution::id.eq(parent));
            diesel::update(above).set(contribution::replies.eq(contribution::replies - 1)).execute(tx.conn())?;
        }
    }
    index_contribution(tx, id)?;
    touch(tx, one.plan, one.process);
    Ok(())
}

/// Those who follow the consultation, the place in the plan, or the contribution that is replied to.
fn tell(tx: &mut Tx, id: ContributionId, one: &Row) -> Result<(), Error> {
    let (what, mut about) = match one.parent {
        None => (NoticeKind::ContributionPublished, vec![Ref::Contribution(id.0), Ref::Process(one.process.0)]),
        Some(parent) => (NoticeKind::ReplyPublished, vec![Ref::Contribution(id.0), Ref::Contribution(parent)]),
    };
    if one.changed && notice::was_told(tx, what, Ref::Contribution(id.0))? {
        return Ok(());
    }
    about.extend(one.target.filter(|on| matches!(on, Ref::Item(_))));
    about.extend(one.chapter.map(Ref::Item));
    notice::tell(tx, one.person, what, one.plan, one.edition, &about)
}

fn row(tx: &mut Tx, id: ContributionId) -> Result<Row, Error> {
    type Columns = (i64, i64, i64, Option<i64>, String, Option<i64>, Option<i64>, String, i64, Option<i64>, i64);
    let (plan, edition, process, parent, kind, person, organization, target_kind, target, chapter, version): Columns =
        contribution::table
            .filter(contribution::id.eq(id.0))
            .select((
                contribution::plan,
                contribution::edition,
                contribution::process,
                contribution::parent,
                contribution::kind,
                contribution::person,
                contribution::organization,
                contribution::target_kind,
                contribution::target,
                contribution::chapter,
                contribution::version,
            ))
            .first(tx.conn())?;
    Ok(Row {
        plan: PlanId(plan),
        edition: EditionId(edition),
        process: ProcessId(process),
        parent,
        kind: ContributionKind::parse(&kind),
        person: person.map(PersonId),
        organization: organization.map(OrganizationId),
        target: Ref::parse(&target_kind, target),
        chapter,
        changed: version > 1,
    })
}
