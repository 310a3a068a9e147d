//! Publishing by a planner: a sentence on what changes and why, what the change is for, now or at a time.
//! The version itself is frozen by `publish`; nothing here changes a version once it is out.

use super::edit::{Nature, rights, writable};
use super::edition::Edition;
use super::publish::{self, content_hash};
use super::{actors, kept, weight};
use crate::{Error, Problem};
use cantiere_domain::access::{Actor, Grant, Role};
use cantiere_domain::id::{EditionId, PersonId, PlanId};
use cantiere_domain::text::clean;
use cantiere_store::events::{self, Event};
use cantiere_store::schema::actor::role_grant;
use cantiere_store::schema::desk::{plan_edit, plan_removed};
use cantiere_store::schema::plan::revision;
use cantiere_store::{Conn, Tx, jobs};
use diesel::prelude::*;
use serde::{Deserialize, Serialize};

/// The kind of job that publishes at its time.
pub const JOB: &str = "plan.publish";

/// What is said with a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// What changes and why.
    pub summary: String,
    /// None for the first version: nobody knew another one.
    pub nature: Option<Nature>,
    /// [`seen`] of the draft that was looked at: another one is not published.
    pub seen: String,
}

/// Which draft is to be published, and who said so.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Due {
    pub edition: i64,
    pub revision: i64,
    pub person: i64,
}

/// When a draft is to be published, and with which words.
#[derive(Clone, Debug)]
pub struct Planned {
    pub at: Option<i64>,
    pub summary: String,
    pub nature: String,
    /// How many items get the progress that a file told of.
    pub told: usize,
    /// [`seen`] of the draft.
    pub seen: String,
}

/// What a page carries that shows the draft of an edition, to tell later whether it is still the same. None: no draft.
pub fn seen(conn: &mut Conn, of: &Edition) -> Result<Option<String>, Error> {
    let Some(draft) = of.draft else { return Ok(None) };
    let version: i64 = revision::table.filter(revision::id.eq(draft)).select(revision::version).first(conn)?;
    Ok(Some(mark(draft, version)))
}

fn mark(draft: i64, version: i64) -> String {
    format!("{draft}.{version}")
}

/// Publishes the draft at once; gives the number of the version.
pub fn now(tx: &mut Tx, by: &Actor, of: EditionId, release: &Release) -> Result<i64, Error> {
    let edition = writable(tx, by, of)?;
    let draft = check(tx, &edition, release)?;
    let nature = release.nature.map_or("", Nature::as_str);
    diesel::update(revision::table.filter(revision::id.eq(draft)))
        .set((revision::nature.eq(nature), revision::publish_at.eq(None::<i64>)))
        .execute(&mut **tx)?;
    finish(tx, by, &edition, draft, &release.summary)
}

/// Publishes the draft at a moment in the future, as it then is.
pub fn at(tx: &mut Tx, by: &Actor, of: EditionId, release: &Release, moment: i64) -> Result<(), Error> {
    let edition = writable(tx, by, of)?;
    let draft = check(tx, &edition, release)?;
    if moment <= tx.now() {
        return Err(Problem::new("when", "problem-moment-past").into());
    }
    let Some(PersonId(person)) = by.person else { return Err(Error::Denied) };
    diesel::update(revision::table.filter(revision::id.eq(draft)))
        .set((
            revision::nature.eq(release.nature.map_or("", Nature::as_str)),
            revision::summary.eq(clean(&release.summary)),
            revision::publish_at.eq(moment),
        ))
        .execute(&mut **tx)?;
    jobs::enqueue(tx, JOB, &Due { edition: of.0, revision: draft, person }, moment)?;
    crate::site::note(tx, by, "publication_planned", ("revision", draft), Some(edition.plan), &[])
}

/// Takes a planned publication back.
pub fn cancel(tx: &mut Tx, by: &Actor, of: EditionId) -> Result<(), Error> {
    let edition = writable(tx, by, of)?;
    let Some(draft) = edition.draft else { return Ok(()) };
    diesel::update(revision::table.filter(revision::id.eq(draft)))
        .set(revision::publish_at.eq(None::<i64>))
        .execute(&mut **tx)?;
    crate::site::note(tx, by, "publication_cancelled", ("revision", draft), Some(edition.plan), &[])
}

/// What is planned for a draft.
pub fn planned(conn: &mut Conn, draft: i64) -> Result<Planned, Error> {
    let (at, summary, nature, told, version): (_, _, _, String, i64) = revision::table
        .filter(revision::id.eq(draft))
        .select((revision::publish_at, revision::summary, revision::nature, revision::told, revision::version))
        .first(conn)?;
    Ok(Planned { at, summary, nature, told: kept::standing(conn, &told)?.len(), seen: mark(draft, version) })
}

/// Publishes what is due; nothing when it was published, put off or taken back in the meantime, when who planned it may not
/// do so any more, or when the draft has become one that is not published: the desk then shows that its time has passed.
/// Gives the number of the version.
pub fn due(tx: &mut Tx, due: &Due) -> Result<Option<i64>, Error> {
    let by = person(tx, due.person)?;
    let edition = match writable(tx, &by, EditionId(due.edition)) {
        Ok(edition) => edition,
        Err(Error::Denied | Error::NotFound(_)) => return Ok(None),
        Err(error) => return Err(error),
    };
    if rights::open(&edition).is_err() || edition.draft != Some(due.revision) {
        return Ok(None);
    }
    let planned = planned(tx, due.revision)?;
    if planned.at.is_none_or(|at| at > tx.now()) {
        return Ok(None);
    }
    let nature = Nature::parse(&planned.nature);
    let release = Release { summary: planned.summary, nature, seen: planned.seen };
    match check(tx, &edition, &release) {
        Ok(draft) => finish(tx, &by, &edition, draft, &release.summary).map(Some),
        Err(Error::Invalid(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What the edits of a draft were for, as far as was said: the most serious of them.
pub fn nature_of_edits(conn: &mut Conn, draft: i64) -> Result<Option<Nature>, Error> {
    let natures: Vec<String> =
        plan_edit::table.filter(plan_edit::revision.eq(draft)).select(plan_edit::nature).distinct().load(conn)?;
    Ok(natures.iter().filter_map(|n| Nature::parse(n)).max())
}

/// What was said of single edits of a version: kind and id of what was edited, and the most serious purpose.
pub fn natures(conn: &mut Conn, of: i64) -> Result<std::collections::HashMap<(String, i64), Nature>, Error> {
    let rows: Vec<(String, i64, String)> = plan_edit::table
        .filter(plan_edit::revision.eq(of))
        .select((plan_edit::kind, plan_edit::target, plan_edit::nature))
        .load(conn)?;
    let mut out = std::collections::HashMap::new();
    for (kind, id, nature) in rows {
        if let Some(nature) = Nature::parse(&nature) {
            let known = out.entry((kind, id)).or_insert(nature);
            *known = nature.max(*known);
        }
    }
    Ok(out)
}

fn check(tx: &mut Tx, of: &Edition, release: &Release) -> Result<i64, Error> {
    let Some(draft) = of.draft else { return Err(Problem::new("draft", "problem-nothing-to-publish").into()) };
    rights::open(of)?;
    if seen(tx, of)?.as_ref() != Some(&release.seen) {
        return Err(Error::Stale);
    }
    let mut problems = Vec::new();
    let length = clean(&release.summary).chars().count();
    match length {
        0 => problems.push(Problem::new("summary", "problem-summary-missing")),
        2_001.. => problems.push(Problem::new("summary", "problem-summary-length")),
        _ => {}
    }
    if let Some(published) = of.published {
        if release.nature.is_none() {
            problems.push(Problem::new("nature", "problem-nature-missing"));
        }
        if release.nature == Some(Nature::Form) {
            problems.extend(weight::of_version(tx, of.id, published, draft)?);
        }
        // Of a published version it is kept; the check of a backup says whether it is still true.
        let (before, named): (String, String) = revision::table
            .filter(revision::id.eq(published))
            .select((revision::content_hash, revision::actors))
            .first(&mut **tx)?;
        let told: String = revision::table.filter(revision::id.eq(draft)).select(revision::told).first(&mut **tx)?;
        let same_names = kept::read(of.id, &named) == actors::of_edition(tx, of.id)?;
        if told.is_empty() && same_names && content_hash(tx, draft, &named)? == before {
            problems.push(Problem::new("draft", "problem-nothing-changed"));
        }
    }
    if problems.is_empty() { Ok(draft) } else { Err(Error::Invalid(problems)) }
}

fn finish(tx: &mut Tx, by: &Actor, of: &Edition, draft: i64, summary: &str) -> Result<i64, Error> {
    let number = publish::publish(tx, by, of, summary)?;
    diesel::delete(plan_removed::table.filter(plan_removed::revision.eq(draft))).execute(&mut **tx)?;
    let line = Event {
        actor: by.person.map(|p| p.0),
        organization: by.acting_for.map(|o| o.0),
        verb: "published",
        subject: ("revision", draft),
        plan: Some(of.plan.0),
        public: true,
        ..Event::default()
    };
    events::record(tx, &line)?;
    Ok(number)
}

/// A person with the roles they hold now.
fn person(conn: &mut Conn, id: i64) -> Result<Actor, Error> {
    let rows: Vec<(String, Option<i64>)> =
        role_grant::table.filter(role_grant::person.eq(id)).select((role_grant::role, role_grant::plan)).load(conn)?;
    let grant = |(role, plan): (String, Option<i64>)| Some(Grant { role: Role::parse(&role)?, plan: plan.map(PlanId) });
    Ok(Actor { person: Some(PersonId(id)), grants: rows.into_iter().filter_map(grant).collect(), ..Actor::default() })
}
