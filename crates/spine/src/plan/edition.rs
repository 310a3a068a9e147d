//! Finding an edition by its address, for a reader: what they may not see is not found.

mod columns;
mod versions;

use crate::Error;
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
use cantiere_domain::plan::{EditionState, Source, Visibility};
use cantiere_store::schema::plan::edition_invited;
use cantiere_store::{Among, Conn, Db, kept, remember};
use columns::{Find, load};
use diesel::prelude::*;
use std::sync::Arc;

pub(crate) use columns::{COLUMNS, EditionColumns};
pub use versions::{Revision, revisions};

/// The topic of all editions at once.
pub const ALL: &str = "editions";

/// The topic of what only writers see of an edition.
pub fn draft_topic(of: EditionId) -> String {
    format!("draft:{of}")
}

/// The address of an edition: the slugs of plan and edition.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct EditionRef {
    pub plan: String,
    pub edition: String,
}

/// An edition with its plan, as pages need it; one statement (two if it is for invited organisations).
#[derive(Clone, Debug)]
pub struct Edition {
    pub id: EditionId,
    pub plan: PlanId,
    pub plan_slug: String,
    pub plan_name: String,
    pub owner: String,
    pub owner_organization: Option<OrganizationId>,
    pub plan_brief: String,
    pub slug: String,
    pub name: String,
    pub period_from: String,
    pub period_to: String,
    pub state: EditionState,
    pub visibility: Visibility,
    pub invited: Vec<OrganizationId>,
    pub language: Lang,
    pub brief: String,
    pub source: Source,
    pub predecessor: Option<EditionId>,
    pub published: Option<i64>,
    pub draft: Option<i64>,
    /// JSON of the act of adoption, or empty.
    pub adoption: String,
    pub changed_at: i64,
    pub version: i64,
    /// After so many months without an update an action is said to have no news.
    pub quiet_months: u16,
}

impl Edition {
    pub fn scope(&self) -> Scope {
        Scope {
            plan: Some(self.plan),
            edition: Some(self.id),
            visibility: self.visibility,
            invited: self.invited.clone(),
            owner: self.owner_organization,
        }
    }

    /// Whether the reader may see this edition's published version.
    pub fn readable_by(&self, reader: &Actor) -> bool {
        let has_something = self.published.is_some() || can(reader, Action::ReadDraft, &self.scope());
        has_something && can(reader, Action::Read, &self.scope())
    }

    /// The version pages show: the published one, or for the staff of a plan never published its draft.
    pub fn shown(&self) -> Option<i64> {
        self.published.or(self.draft)
    }

    /// The version writers work on: the draft, or what a draft would begin from.
    pub fn shown_to_writers(&self) -> Option<i64> {
        self.draft.or(self.published)
    }
}

const AT: &str = "edition at";

/// The edition at an address.
pub fn find(conn: &mut Conn, reader: &Actor, at: &EditionRef) -> Result<Edition, Error> {
    let found = kept(conn, AT, at.clone(), topics, |conn| whole(conn, Find::Slugs(&at.plan, &at.edition)))?;
    if let Some(edition) = &*found {
        remember("edition", edition.id, &found);
    }
    for_reader(&found, reader)
}

/// The same as an earlier read kept it; none: ask the database.
pub fn recall(db: &Db, reader: &Actor, at: &EditionRef) -> Option<Edition> {
    let found: Arc<Option<Edition>> = db.recall(AT, at.clone())?;
    for_reader(&found, reader).ok()
}

pub fn find_by_id(conn: &mut Conn, reader: &Actor, id: EditionId) -> Result<Edition, Error> {
    let found = kept(conn, "edition", id, topics, |conn| whole(conn, Find::Id(id)))?;
    for_reader(&found, reader)
}

fn for_reader(found: &Option<Edition>, reader: &Actor) -> Result<Edition, Error> {
    found.as_ref().filter(|e| e.readable_by(reader)).cloned().ok_or(Error::NotFound("edition"))
}

/// Those of these editions that the reader may see: one statement however many.
pub fn by_ids(conn: &mut Conn, reader: &Actor, ids: &[EditionId]) -> Result<Vec<Edition>, Error> {
    match ids {
        [] => Ok(Vec::new()),
        [id] => match find_by_id(conn, reader, *id) {
            Ok(edition) => Ok(vec![edition]),
            Err(Error::NotFound(_)) => Ok(Vec::new()),
            Err(error) => Err(error),
        },
        _ => {
            let found = load(conn, Find::Ids(ids))?;
            readable(conn, reader, found)
        }
    }
}

/// All editions of one plan that the reader may see, newest first.
pub fn of_plan(conn: &mut Conn, reader: &Actor, plan: &str) -> Result<Vec<Edition>, Error> {
    let found = load(conn, Find::Plan(plan))?;
    readable(conn, reader, found)
}

/// Every edition of the site that the reader may see: plans in their order, newest edition first.
pub fn all(conn: &mut Conn, reader: &Actor) -> Result<Vec<Edition>, Error> {
    let found = load(conn, Find::All)?;
    readable(conn, reader, found)
}

/// The editions of these plans that the reader may see: plans in their order, newest edition first.
pub fn of_plans(conn: &mut Conn, reader: &Actor, plans: &[i64]) -> Result<Vec<Edition>, Error> {
    let found = load(conn, Find::Plans(plans))?;
    readable(conn, reader, found)
}

/// So many are read at once of which a reader may see some.
const AT_ONCE: i64 = 100;

/// The first `most` editions in one of these states that the reader may see. Of those with roles or memberships, what they
/// may see is found here; they are asked for on and on until there are enough.
pub fn in_states(conn: &mut Conn, reader: &Actor, states: &[EditionState], most: i64) -> Result<Vec<Edition>, Error> {
    let may_see_more = sees_more_than_visitors(reader);
    let step = if may_see_more { most.max(AT_ONCE) } else { most };
    let mut seen = Vec::new();
    for turn in 0.. {
        let found = load(conn, Find::States(states, may_see_more, turn * step, step))?;
        let last = (found.len() as i64) < step;
        seen.extend(readable(conn, reader, found)?);
        if last || seen.len() as i64 >= most {
            break;
        }
    }
    seen.truncate(most.max(0) as usize);
    Ok(seen)
}

pub(super) fn sees_more_than_visitors(reader: &Actor) -> bool {
    !reader.grants.is_empty() || reader.belongs_somewhere()
}

/// What tells that an edition has changed. One that is not there may be there the next moment.
fn topics(found: &Arc<Option<Edition>>) -> Vec<String> {
    let of = |e: &Edition| [format!("plan:{}", e.plan), draft_topic(e.id), ALL.to_owned()];
    found.iter().flat_map(of).collect()
}

/// One edition, whoever asks.
fn whole(conn: &mut Conn, filter: Find) -> Result<Arc<Option<Edition>>, Error> {
    let found = load(conn, filter)?;
    Ok(Arc::new(with_invited(conn, found, true)?.into_iter().next()))
}

fn readable(conn: &mut Conn, reader: &Actor, found: Vec<EditionColumns>) -> Result<Vec<Edition>, Error> {
    let mut editions = with_invited(conn, found, reader.belongs_somewhere())?;
    editions.retain(|e| e.readable_by(reader));
    Ok(editions)
}

/// As they were read with something else; `wanted`: with the organisations that are invited to what is not public.
pub(crate) fn with_invited(conn: &mut Conn, found: Vec<EditionColumns>, wanted: bool) -> Result<Vec<Edition>, Error> {
    let mut editions: Vec<Edition> = found.into_iter().map(Edition::from).collect();
    let closed: Vec<i64> = editions.iter().filter(|e| e.visibility == Visibility::Invited).map(|e| e.id.0).collect();
    if !closed.is_empty() && wanted {
        let rows: Vec<(i64, i64)> = edition_invited::table
            .filter(edition_invited::edition.among(closed))
            .select((edition_invited::edition, edition_invited::organization))
            .load(conn)?;
        for (id, organization) in rows {
            if let Some(edition) = editions.iter_mut().find(|e| e.id.0 == id) {
                edition.invited.push(OrganizationId(organization));
            }
        }
    }
    Ok(editions)
}
