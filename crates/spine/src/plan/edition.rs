//! Finding an edition by its address, for a reader: what they may not see is not found.

mod versions;

use crate::Error;
use cantiere_domain::Lang;
use cantiere_domain::access::{Action, Actor, Scope, can};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
use cantiere_domain::plan::{EditionState, QUIET_MONTHS, Source, Visibility};
use cantiere_store::schema::plan::{edition, edition_invited, plan};
use cantiere_store::{Among, Conn, kept, remember};
use diesel::prelude::*;
use std::sync::Arc;

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

pub type EditionColumns = (
    i64,
    i64,
    String,
    String,
    String,
    String,
    String,
    String,
    String,
    (
        String,
        String,
        String,
        String,
        String,
        String,
        Option<i64>,
        Option<i64>,
        Option<i64>,
        String,
        i64,
        i64,
        Option<i64>,
        i64,
    ),
);

fn load(conn: &mut Conn, filter: Find) -> Result<Vec<EditionColumns>, Error> {
    let columns = (
        edition::id,
        plan::id,
        plan::slug,
        plan::name,
        plan::owner,
        plan::brief,
        edition::slug,
        edition::name,
        edition::period_from,
        (
            edition::period_to,
            edition::state,
            edition::visibility,
            edition::language,
            edition::brief,
            edition::source,
            edition::predecessor,
            edition::published_revision,
            edition::draft_revision,
            edition::adoption,
            edition::changed_at,
            edition::version,
            plan::owner_organization,
            edition::quiet_months,
        ),
    );
    let query = edition::table.inner_join(plan::table.on(plan::id.eq(edition::plan)));
    Ok(match filter {
        Find::Slugs(plan_slug, edition_slug) => query
            .filter(plan::slug.eq(plan_slug.to_string()))
            .filter(edition::slug.eq(edition_slug.to_string()))
            .select(columns)
            .load(conn)?,
        Find::Id(id) => query.filter(edition::id.eq(id.0)).select(columns).load(conn)?,
        Find::Ids(ids) => {
            query.filter(edition::id.among(ids.iter().map(|e| e.0).collect::<Vec<_>>())).select(columns).load(conn)?
        }
        Find::Plan(slug) => query
            .filter(plan::slug.eq(slug.to_string()))
            .order((edition::period_from.desc(), edition::id.desc()))
            .select(columns)
            .load(conn)?,
        Find::Plans(ids) => query
            .filter(plan::id.among(ids.to_vec()))
            .order((plan::position, plan::id, edition::period_from.desc(), edition::id.desc()))
            .select(columns)
            .load(conn)?,
        Find::States(states, may_see_more, skip, most) => query
            .filter(
                edition::visibility
                    .eq(Visibility::Public.as_str())
                    .and(edition::published_revision.is_not_null())
                    .or(may_see_more.into_sql::<diesel::sql_types::Bool>()),
            )
            .filter(edition::state.among(states.iter().map(|s| s.as_str()).collect::<Vec<_>>()))
            .order((plan::position, edition::period_from.desc(), edition::id.desc()))
            .offset(skip)
            .limit(most)
            .select(columns)
            .load(conn)?,
        Find::All => {
            query.order((plan::position, edition::period_from.desc(), edition::id.desc())).select(columns).load(conn)?
        }
    })
}

enum Find<'a> {
    Slugs(&'a str, &'a str),
    Id(EditionId),
    Ids(&'a [EditionId]),
    Plan(&'a str),
    Plans(&'a [i64]),
    /// Those that everybody may see, or any; behind the first so many, so many.
    States(&'a [EditionState], bool, i64, i64),
    All,
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

/// The edition at an address.
pub fn find(conn: &mut Conn, reader: &Actor, at: &EditionRef) -> Result<Edition, Error> {
    let found = kept(conn, "edition at", at.clone(), topics, |conn| whole(conn, Find::Slugs(&at.plan, &at.edition)))?;
    if let Some(edition) = &*found {
        remember("edition", edition.id, &found);
    }
    for_reader(&found, reader)
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

fn with_invited(conn: &mut Conn, found: Vec<EditionColumns>, wanted: bool) -> Result<Vec<Edition>, Error> {
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

impl From<EditionColumns> for Edition {
    fn from(row: EditionColumns) -> Edition {
        let (id, plan, plan_slug, plan_name, owner, plan_brief, slug, name, period_from, rest) = row;
        let (
            period_to,
            state,
            visibility,
            language,
            brief,
            source,
            predecessor,
            published,
            draft,
            adoption,
            changed_at,
            version,
            owner_organization,
            quiet_months,
        ) = rest;
        Edition {
            id: EditionId(id),
            plan: PlanId(plan),
            plan_slug,
            plan_name,
            owner,
            owner_organization: owner_organization.map(OrganizationId),
            plan_brief,
            slug,
            name,
            period_from,
            period_to,
            state: EditionState::parse(&state).unwrap_or_default(),
            visibility: Visibility::parse(&visibility).unwrap_or_default(),
            invited: Vec::new(),
            language: language.parse().unwrap_or_default(),
            brief,
            source: serde_json::from_str(&source).unwrap_or_default(),
            predecessor: predecessor.map(EditionId),
            published,
            draft,
            adoption,
            changed_at,
            version,
            quiet_months: u16::try_from(quiet_months).unwrap_or(QUIET_MONTHS),
        }
    }
}
