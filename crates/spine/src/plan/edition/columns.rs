//! The columns an edition is made of, with its plan's, and the ways to look for them.

use super::Edition;
use crate::{Error, columns};
use cantiere_domain::id::{EditionId, OrganizationId, PlanId};
use cantiere_domain::plan::{EditionState, QUIET_MONTHS, Visibility};
use cantiere_store::schema::plan::{edition, plan};
use cantiere_store::{Among, Conn};
use diesel::prelude::*;

pub(crate) type EditionColumns = (
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

pub(super) enum Find<'a> {
    Slugs(&'a str, &'a str),
    Id(EditionId),
    Ids(&'a [EditionId]),
    Plan(&'a str),
    Plans(&'a [i64]),
    /// Those that everybody may see, or any; behind the first so many, so many.
    States(&'a [EditionState], bool, i64, i64),
    All,
}

columns!(
    /// What is read of an edition and its plan, where both are joined.
    #[expect(clippy::type_complexity, reason = "a type for each column")]
    pub(crate) COLUMNS = (
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
    )
);

pub(super) fn load(conn: &mut Conn, filter: Find) -> Result<Vec<EditionColumns>, Error> {
    let query = edition::table.inner_join(plan::table.on(plan::id.eq(edition::plan)));
    Ok(match filter {
        Find::Slugs(plan_slug, edition_slug) => query
            .filter(plan::slug.eq(plan_slug.to_string()))
            .filter(edition::slug.eq(edition_slug.to_string()))
            .select(COLUMNS)
            .load(conn)?,
        Find::Id(id) => query.filter(edition::id.eq(id.0)).select(COLUMNS).load(conn)?,
        Find::Ids(ids) => {
            query.filter(edition::id.among(ids.iter().map(|e| e.0).collect::<Vec<_>>())).select(COLUMNS).load(conn)?
        }
        Find::Plan(slug) => query
            .filter(plan::slug.eq(slug.to_string()))
            .order((edition::period_from.desc(), edition::id.desc()))
            .select(COLUMNS)
            .load(conn)?,
        Find::Plans(ids) => query
            .filter(plan::id.among(ids.to_vec()))
            .order((plan::position, plan::id, edition::period_from.desc(), edition::id.desc()))
            .select(COLUMNS)
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
            .select(COLUMNS)
            .load(conn)?,
        Find::All => {
            query.order((plan::position, edition::period_from.desc(), edition::id.desc())).select(COLUMNS).load(conn)?
        }
    })
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
